"""Text inside a block."""

from collections.abc import Mapping

from booklet.diagnostics import Place
from booklet.model.pages import Anchor
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain characters; soft line breaks of the source are already joined."""

    text: str
    place: Place | None = None
    """Where the first character stands in the source."""


@dataclass(frozen=True, slots=True)
class Strong:
    """`**…**`: set in a real bold face."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*…*`: set in 楷体 in Chinese text, in italics in Western text."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Dotted:
    """着重号: a dot under each character."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Pin:
    """`==…==`: the editor wants this sentence on the slides. Prints like plain text."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the outside; `target` has the scheme http, https or mailto."""

    children: 'tuple[Inline, ...]'
    target: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a place in the same semester, resolved by the reader.

    The children may hold the placeholders `{页}`/`{page}` and `{号}`/`{number}` in their Text; the layout
    fills them in from the PageMap and from `number`. Without children it prints “第 N 页”. With children that
    hold no placeholder it prints the children and then （第 N 页）.
    """

    children: 'tuple[Inline, ...]'
    target: Anchor
    number: str = ''
    """The number of the figure, table or heading referred to, as printed; empty when it has none."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A footnote where it is called; `content` is its whole text (paragraphs joined by LineBreak)."""

    label: str
    content: 'tuple[Inline, ...]'
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """Text in a fixed pitch."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered, as the 2 of CO₂."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Struck:
    """`~~…~~`: words that no longer hold, with a line through them."""

    children: 'tuple[Inline, ...]'


@dataclass(frozen=True, slots=True)
class Formula:
    """`$…$`: mathematics in the notation of LaTeX."""

    source: str
    text: str
    """As it stands where text is plain: `F = mω²`."""
    is_display: bool = False
    """Set on a line of its own."""


@dataclass(frozen=True, slots=True)
class Ruby:
    """A base with a gloss (pinyin) above it."""

    children: 'tuple[Inline, ...]'
    gloss: str


Inline = (
    Text
    | Strong
    | Emphasis
    | Dotted
    | Pin
    | Link
    | Reference
    | NoteCall
    | Code
    | LineBreak
    | Subscript
    | Superscript
    | Ruby
    | Struck
    | Formula
)


def children_of(inline: Inline) -> tuple[Inline, ...]:
    """Return what the inline holds of the running text; nothing for characters and for notes."""
    return () if isinstance(inline, Text | Code | LineBreak | NoteCall | Formula) else inline.children


RAISED = dict(zip(
    '0123456789+-−=()（）abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
    strict=True,
))  # fmt: skip
LOWERED = dict(
    zip('0123456789+-−=()（）aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ', strict=True)
)
"""Characters of Unicode that stand for raised and lowered ones where text has one size."""
LEVEL = {
    shifted: plain for table in (RAISED, LOWERED) for plain, shifted in table.items() if plain not in '-（）'
}
"""What each of them is when it is set on the line again."""
ON_THE_LINE = str.maketrans(LEVEL)


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the characters a reader sees in the running text.

    Footnotes and glosses are left out, a LineBreak is `\\n`; raised and lowered words stand as `10⁶` and
    `CO₂`, those that Unicode has not as `^{…}` and `_{…}`. Offsets of a `Sentence` count in this string.
    """
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text) | Formula(text=text):
                parts.append(text)
            case LineBreak():
                parts.append('\n')
            case NoteCall():
                pass
            case Superscript(children=children):
                parts.append(shifted(plain_text(children), RAISED, '^'))
            case Subscript(children=children):
                parts.append(shifted(plain_text(children), LOWERED, '_'))
            case _:
                parts.append(plain_text(inline.children))
    return ''.join(parts)


def struck_spans(inlines: tuple[Inline, ...], start: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the spans of the plain text that are struck out; `start` is where the run begins in it."""
    spans: list[tuple[int, int]] = []
    for inline in inlines:
        end = start + len(plain_text((inline,)))
        if isinstance(inline, Struck):
            spans.append((start, end))
        elif isinstance(inline, Strong | Emphasis | Dotted | Pin | Link):
            spans += struck_spans(inline.children, start)
        start = end
    return tuple(spans)


def shifted(text: str, table: Mapping[str, str], sign: str) -> str:
    """Return words raised or lowered, character by character where `table` has them all."""
    if all(char in table or char == ' ' for char in text):
        return ''.join(table.get(char, char) for char in text)
    return f'{sign}{{{text}}}'
