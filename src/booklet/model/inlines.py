"""Text inside a block."""

from msgspec import Struct

from booklet.diagnostics import Place
from booklet.model.pages import Anchor


class Text(Struct, frozen=True, tag=True):
    """A run of plain characters; soft line breaks of the source are already joined."""

    text: str
    place: Place | None = None
    """Where the first character stands in the source."""


class Strong(Struct, frozen=True, tag=True):
    """`**…**`: set in a real bold face."""

    children: 'tuple[Inline, ...]'


class Emphasis(Struct, frozen=True, tag=True):
    """`*…*`: set in 楷体 in Chinese text, in italics in Western text."""

    children: 'tuple[Inline, ...]'


class Dotted(Struct, frozen=True, tag=True):
    """着重号: a dot under each character."""

    children: 'tuple[Inline, ...]'


class Pin(Struct, frozen=True, tag=True):
    """`==…==`: the editor wants this sentence on the slides. Prints like plain text."""

    children: 'tuple[Inline, ...]'


class Link(Struct, frozen=True, tag=True):
    """A link to the outside; `target` has the scheme http, https or mailto."""

    children: 'tuple[Inline, ...]'
    target: str


class Reference(Struct, frozen=True, tag=True):
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


class NoteCall(Struct, frozen=True, tag=True):
    """A footnote where it is called; `content` is its whole text (paragraphs joined by LineBreak)."""

    label: str
    content: 'tuple[Inline, ...]'
    place: Place | None = None


class Code(Struct, frozen=True, tag=True):
    """Text in a fixed pitch."""

    text: str


class LineBreak(Struct, frozen=True, tag=True):
    """A hard line break."""


class Subscript(Struct, frozen=True, tag=True):
    """Lowered, as the 2 of CO₂."""

    children: 'tuple[Inline, ...]'


class Superscript(Struct, frozen=True, tag=True):
    """Raised."""

    children: 'tuple[Inline, ...]'


class Ruby(Struct, frozen=True, tag=True):
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
)


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the characters a reader sees in the running text.

    Footnotes and glosses are left out, a LineBreak is `\\n`. Offsets of a `Sentence` count in this string.
    """
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak():
                parts.append('\n')
            case NoteCall():
                pass
            case _:
                parts.append(plain_text(inline.children))
    return ''.join(parts)
