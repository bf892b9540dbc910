"""Lines of a text file -> how they were set: hard-wrapped or not, how wide, with what gaps and indents."""

import re
from dataclasses import replace

from booklet.importing.passage import Kind, Passage
from booklet.text.classes import HAN
from booklet.text.joining import joint
from booklet.text.spacing import has_han, is_full_width, width
from booklet.values import dataclass

_CLOSERS = r'"\'”’）)》」』】〉］\]'
_ENDS_SENTENCE = re.compile(f'(?:[。！？!?…]|(?<=[a-zA-Z0-9{HAN}{_CLOSERS}])\\.)[{_CLOSERS}]*$')
_NEVER_FIRST = re.compile('[，。、；：！？…）》」』】〉”’％,.;:!?)]')
_OPENER = '“‘（《「『【〈('
_UNIT = re.compile(f'[{_OPENER}]*(?:[A-Za-z0-9.,/%+-]+|.)(?:{_NEVER_FIRST.pattern})*')
_LATIN_WORD = re.compile(r'\S+')

INDENT_ROOM = 6.0
"""What a first line leaves free whose indent (2 em) was lost, and one more character."""
_STANDS_ALONE = 8.0
"""Room in half-ems beyond which an unfinished line is a line of its own."""
_NARROWEST = 24.0
"""Shorter lines say nothing about the measure, in half-ems."""
_WIDEST = 120.0
"""Lines wider than this many half-ems are paragraphs that nobody wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has text."""

    number: int
    """In the source, from 1."""
    text: str
    """Without white space at its ends."""
    indent: float = 0
    """White space before it, in half-ems."""
    gap: int = 0
    """Empty lines between it and the line before."""
    passage: Passage | None = None
    """What a reader knows of it, when it is a whole paragraph."""

    @property
    def is_words(self) -> bool:
        """Tell whether it may be a title, a label or a signature: no table, picture or code."""
        return self.passage is None or self.passage.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were set."""

    is_wrapped: bool
    measure: float = 0
    """Width of a filled line, in half-ems; 0 when lines are not wrapped."""
    is_spaced: bool = False
    """An empty line follows every line, as when text is taken out of a PDF; so it parts no paragraphs."""
    has_indents: bool = False
    """Paragraphs begin with white space."""
    lost_indents: bool = False
    """Paragraphs began with white space that is gone: their first lines break off early."""


def to_lines(source: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines that have text, with the gaps between them."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(source, 1):
        if not (text := raw.strip()):
            gap += 1
            continue
        margin = raw[: len(raw) - len(raw.lstrip())].expandtabs(4)
        lines.append(Line(number, text, sum(2 if char == '\u3000' else 1 for char in margin), gap))
        gap = 0
    return tuple(lines)


def measure_layout(lines: tuple[Line, ...]) -> Layout:
    """Return how `lines` were set, judged by the lines that break off in mid-sentence."""
    indented = sum(1 for line in lines if line.indent >= 2)
    has_indents = 0 < indented < 0.7 * len(lines)
    widths = [width(line.text) for line in lines]
    broken = sorted(
        taken
        for line, taken in zip(lines, widths, strict=True)
        if taken >= _NARROWEST and not ends_sentence(line.text)
    )
    if len(broken) < 2:
        return Layout(False, has_indents=has_indents)
    measure = broken[len(broken) * 3 // 4]
    near = sum(1 for taken in broken if measure - 14 <= taken <= measure + 4)
    if near < 0.6 * len(broken) or max(widths) > measure + 14 or measure > _WIDEST:
        return Layout(False, has_indents=has_indents)
    gaps = sorted(line.gap for line in lines[1:])
    layout = Layout(True, measure, bool(gaps) and gaps[len(gaps) // 4] >= 1, has_indents)
    return replace(layout, lost_indents=not has_indents and _have_lost_indents(lines, layout))


def _have_lost_indents(lines: tuple[Line, ...], layout: Layout) -> bool:
    """Tell whether nearly all first lines that break off in mid-sentence break off early."""
    first_lines = [
        lost_its_indent(line, after, layout)
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if ends_sentence(before.text) and not is_filled(before, line, layout) and not ends_sentence(line.text)
    ]
    return len(first_lines) >= 3 and sum(first_lines) >= 0.8 * len(first_lines)


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends with the end of a sentence, closing marks included."""
    return _ENDS_SENTENCE.search(text) is not None


def is_unfinished(text: str) -> bool:
    """Tell whether `text` ends with a mark that something must follow."""
    return text.endswith(('，', '、', ',', '（', '《', '“'))


def room(line: Line, layout: Layout) -> float:
    """Return how much of the measure `line` leaves free, in half-ems."""
    return layout.measure - width(line.text)


def is_filled(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether the first unbreakable unit of `following` would not have fitted on `line`."""
    text = following.text
    western = not is_full_width(text[0])
    unit = _LATIN_WORD.match(text) if western and not is_full_width(line.text[-1]) else _UNIT.match(text)
    needed = width(unit.group()) + western if unit else 1
    # Western characters are only about one half-em wide, so that such lines are judged with more tolerance.
    slack = 1 if re.search(r'[A-Za-z0-9]', line.text) else 0
    return width(line.text) + needed > layout.measure - slack


def lost_its_indent(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether `line` breaks off early by the width of an indent, so that it was a first line."""
    is_broken = not ends_sentence(line.text) and not is_filled(line, following, layout)
    return is_broken and 2 <= room(line, layout) <= INDENT_ROOM


def begins_late(text: str) -> bool:
    """Tell whether `text` begins with a mark that never begins a line or a paragraph."""
    return text[0] in '，。、；：！？）》」』】〉”’/'


def stands_alone(line: Line, layout: Layout) -> bool:
    """Tell whether `line` is much shorter than the measure."""
    return not layout.is_wrapped or room(line, layout) > _STANDS_ALONE


def join_wrapped(first: str, second: str) -> str:
    """Return two lines of a wrapped paragraph as one: a space only where Western words meet."""
    touching = first[-1:] + second[:1]
    if len(touching) < 2 or '/' in touching or has_han(touching):
        return first + second
    return first + joint(first, second) + second
