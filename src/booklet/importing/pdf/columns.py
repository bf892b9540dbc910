"""Rows of a page -> reading order: one column, or two parted by a gutter with full-width rows between."""

import statistics

from booklet.importing.pdf.glyphs import Glyph
from booklet.importing.pdf.rows import Row, make_row

_FEWEST_ROWS = 8
_SHORT = 8
"""Characters; shorter rows say nothing about columns."""
_CROSSING = 0.12
"""Of the rows at most may run across a gutter."""
_SIDE = 0.25
"""Of the rows at least must have text on each side."""
_HALF_GUTTER = 3.0
"""Points on each side of its middle that are free."""
_FILLED = 0.6
"""Of its column a row of text fills at least this much in the median; a cell of a table does not."""


def in_reading_order(rows: tuple[Row, ...], width: float) -> tuple[Row, ...]:
    """Return the rows as they are read, parted at the gutter where the page (`width` in points) has one."""
    gutter = find_gutter(rows, width)
    if gutter is None:
        return rows
    ordered: list[Row] = []
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        if not _is_free(row, gutter):
            ordered += (*sides[0], *sides[1], row)
            sides = ([], [])
            continue
        for index, part in enumerate(_parted(row, gutter)):
            if part:
                sides[index].append(make_row(row.page, part, index + 1))
    return (*ordered, *sides[0], *sides[1])


def find_gutter(rows: tuple[Row, ...], width: float) -> float | None:
    """Return where the gutter of a page is; None when its text stands in one column."""
    long = [row for row in rows if len(row.text) >= _SHORT]
    if len(long) < _FEWEST_ROWS:
        return None
    candidates = []
    for step in range(35, 66):
        x = width * step / 100
        crossing = sum(not _is_free(row, x) for row in long)
        if crossing <= _CROSSING * len(long):
            candidates.append((crossing, abs(step - 50), x))
    return next((x for _, _, x in sorted(candidates) if _has_columns(long, x)), None)


def _has_columns(rows: list[Row], x: float) -> bool:
    for side in (0, 1):
        parts = [part for row in rows if _is_free(row, x) and (part := _parted(row, x)[side])]
        if len(parts) < _SIDE * len(rows):
            return False
        left = min(part[0].x for part in parts)
        right = max(part[-1].right for part in parts)
        if statistics.median(part[-1].right - part[0].x for part in parts) < _FILLED * (right - left):
            return False
    return True


def _is_free(row: Row, x: float) -> bool:
    """Tell whether `row` leaves a gutter around `x`."""
    left, right = _parted(row, x)
    return (
        (not left or left[-1].right <= x + _HALF_GUTTER)
        and (not right or right[0].x >= x - _HALF_GUTTER)
        and not (left and right and right[0].x - left[-1].right < 2 * _HALF_GUTTER)
    )


def _parted(row: Row, x: float) -> tuple[list[Glyph], list[Glyph]]:
    left = [glyph for glyph in row.glyphs if (glyph.x + glyph.right) / 2 < x]
    return left, [glyph for glyph in row.glyphs if (glyph.x + glyph.right) / 2 >= x]
