"""Glyphs of a page -> its rows, each from left to right: fonts of one line arrive in separate runs."""

import itertools
import statistics
from collections.abc import Iterable, Iterator

from booklet.importing.pdf.glyphs import Drawn, Glyph
from booklet.text.classes import is_han
from booklet.text.spacing import is_full_width
from booklet.values import dataclass

_SAME_BASE = 0.22
"""Of the size: base lines nearer than this are one."""
_SMALL = 0.82
"""Of the size of its row: a smaller glyph may be raised or lowered."""
_RAISED = 0.12
"""Of the size: glyphs raised by more are superscripts."""
_LOWERED = 0.08
_WIDE_GAP = 0.6
"""Of the size: a gap between Han characters that somebody made, more than is usual in the row."""
_TYPED_GAP = 0.18
"""The same where the file has a space."""
_CONTACT_GAP = 0.45
"""The same between Han and Western characters."""
_WORD_GAP = 0.16
"""The same between Western words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text as set; lengths in points."""

    page: int
    """From 1."""
    glyphs: tuple[Glyph, ...]
    """From left to right; never empty."""
    x: float
    right: float
    y: float
    """Of the base line of most glyphs."""
    size: float
    """Of most glyphs."""
    text: str
    column: int = 0
    """0: over the whole page; else from 1."""
    number: int = 0
    """In the document, from 1, in reading order."""

    @property
    def is_bold(self) -> bool:
        """Tell whether the whole row is bold."""
        return all(glyph.is_bold for glyph in self.glyphs)


def to_rows(page: int, drawn: Drawn) -> tuple[Row, ...]:
    """Return the rows of a page from top to bottom."""
    strands = _strands(drawn.glyphs)
    return tuple(make_row(page, strand) for strand in _with_small_ones(strands))


def make_row(page: int, glyphs: Iterable[Glyph], column: int = 0) -> Row:
    """Return a row of `glyphs` (at least one)."""
    ordered = tuple(sorted(glyphs, key=lambda glyph: glyph.x))
    size = statistics.median_high(sorted(glyph.size for glyph in ordered))
    y = statistics.median_low([glyph.y for glyph in ordered if glyph.size >= _SMALL * size] or [ordered[0].y])
    right = max(glyph.right for glyph in ordered)
    return Row(page, ordered, ordered[0].x, right, y, size, spaced_text(ordered), column)


def spaced_text(glyphs: tuple[Glyph, ...]) -> str:
    """Return the characters with the spaces that are typed or seen between them."""
    return ''.join(f' {glyph.text}' if spaced else glyph.text for glyph, spaced in with_spaces(glyphs))


def with_spaces(glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, bool]]:
    """Yield each glyph of a row, and whether a space stands before it."""
    usual = _usual_gap(glyphs)
    for before, glyph in zip((None, *glyphs), glyphs, strict=False):
        yield glyph, before is not None and _has_space(before, glyph, usual)


def _has_space(before: Glyph, glyph: Glyph, usual: float) -> bool:
    gap = (glyph.x - before.right) / max(before.size, glyph.size, 1)
    wide = is_full_width(before.text[-1]) + is_full_width(glyph.text[0])
    if wide == 2:
        return gap - max(0, usual) > (_TYPED_GAP if glyph.follows_space else _WIDE_GAP)
    if wide == 1:
        # Here programs add a quarter of an em, and a typed space looks the same; but none behind a mark.
        return gap > (_WORD_GAP if before.text[-1] in '.),:;' else _CONTACT_GAP)
    return gap > _WORD_GAP or (glyph.follows_space and gap > 0.05)


def _usual_gap(glyphs: tuple[Glyph, ...]) -> float:
    """Return the gap between two Han characters of a row, in em: lines are set wider to fill the measure."""
    gaps = [
        (glyph.x - before.right) / max(glyph.size, 1)
        for before, glyph in itertools.pairwise(glyphs)
        if is_han(before.text[-1]) and is_han(glyph.text[0])
    ]
    return statistics.median(gaps) if len(gaps) > 3 else 0.0


def is_raised(glyph: Glyph, row: Row) -> bool:
    """Tell whether `glyph` is a superscript of its row."""
    return glyph.size < _SMALL * row.size and glyph.y > row.y + _RAISED * row.size


def is_lowered(glyph: Glyph, row: Row) -> bool:
    """Tell whether `glyph` is a subscript of its row."""
    return glyph.size < _SMALL * row.size and glyph.y < row.y - _LOWERED * row.size


def _strands(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    """Return the glyphs by base line, from top to bottom."""
    strands: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x)):
        if strands and strands[-1][0].y - glyph.y <= max(
            1, _SAME_BASE * max(glyph.size, strands[-1][0].size)
        ):
            strands[-1].append(glyph)
        else:
            strands.append([glyph])
    return strands


def _with_small_ones(strands: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put super- and subscripts, which have base lines of their own, into the rows that they belong to."""
    sizes = [max(glyph.size for glyph in strand) for strand in strands]
    kept: list[list[Glyph] | None] = list(strands)
    for index, strand in enumerate(strands):
        for other in (index + 1, index - 1):
            if not 0 <= other < len(strands) or sizes[index] >= _SMALL * sizes[other]:
                continue
            host = kept[other]
            lift = (strand[0].y - strands[other][0].y) / sizes[other]
            if host is not None and -0.4 < lift < 0.75 and _touches(strand, host, sizes[other]):
                host.extend(strand)
                kept[index] = None
                break
    return [strand for strand in kept if strand is not None]


def _touches(strand: list[Glyph], host: list[Glyph], size: float) -> bool:
    """Tell whether small glyphs stand in a row, or before it as the mark of a note does."""
    left, right = min(glyph.x for glyph in host), max(glyph.right for glyph in host)
    return all(left - 3 * size <= glyph.x and glyph.right <= right + 2.5 * size for glyph in strand)
