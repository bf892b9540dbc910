"""A plain text without blank lines between its paragraphs to lines that have them."""

from collections.abc import Sequence

from booklet.reading.lines import Line
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the paragraphs of a plain text begin, when blank lines do not tell it."""

    starts: frozenset[int]
    """Offsets of the lines that begin a paragraph."""
    is_double_spaced: bool
    """Blank lines mean nothing."""


def shaped(lines: Sequence[Line], shape: Shape) -> list[Line]:
    """Return the lines with a blank one before every paragraph and, in double-spaced texts, no other."""
    found: list[Line] = []
    for line in lines:
        if line.is_blank and shape.is_double_spaced:
            continue
        if line.offset in shape.starts:
            found.append(Line('', line.offset))
        found.append(line)
    return found
