"""Rules and glyphs of a page -> tables: cells between rules, merged where no rule parts them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from booklet.importing.pdf.drawings import Rule
from booklet.importing.pdf.glyphs import Glyph
from booklet.values import dataclass

_TOUCH = 3.0
"""Points within which rules meet and lines of the grid are one."""
_COVERED = 0.6
"""Of the side of a cell: as much of it must be ruled."""
_MOST_RULES = 3000
_MOST_CELLS = 4000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a ruled table; lengths in points."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float
    glyphs: tuple[Glyph, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; lengths in points."""

    left: float
    bottom: float
    right: float
    top: float
    columns: tuple[float, ...]
    """Where its upright lines are."""
    cells: tuple[GridCell, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether `glyph` stands in the table."""
        x, y = (glyph.x + glyph.right) / 2, glyph.y + glyph.size / 3
        return self.left <= x < self.right and self.bottom <= y < self.top


def find_grids(rules: tuple[Rule, ...], glyphs: tuple[Glyph, ...]) -> tuple[Grid, ...]:
    """Return the tables of a page: two columns that have text, or more; one row may be left of a table."""
    grids = (_grid(group, glyphs) for group in _groups(rules))
    return tuple(grid for grid in grids if grid is not None)


def _groups(rules: tuple[Rule, ...]) -> list[list[Rule]]:
    """Return the rules that meet one another, directly or over others."""
    groups: list[list[Rule]] = []
    for rule in rules[:_MOST_RULES]:
        joined, apart = [rule], []
        for group in groups:
            if any(_meet(rule, other) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.bottom - _TOUCH <= other.top
        and other.bottom - _TOUCH <= one.top
    )


def _grid(rules: list[Rule], glyphs: tuple[Glyph, ...]) -> Grid | None:
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    xs, ys = _lines(rule.left for rule in upright), _lines(rule.bottom for rule in level)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    ys = ys[::-1]
    grid = Grid(xs[0], ys[-1], xs[-1], ys[0], tuple(xs), ())
    inside = [glyph for glyph in glyphs if grid.holds(glyph)]
    cells = [_filled(cell, inside) for cell in _cells(xs, ys, level, upright)]
    used = [cell for cell in cells if cell.glyphs]
    if len({cell.column for cell in used}) < 2:
        return None
    return replace(grid, cells=tuple(cells))


def _lines(places: Iterable[float]) -> list[float]:
    """Return the places in order, those that are near one another as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return found


def _cells(xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> list[GridCell]:
    """Return the cells row by row; `ys` go from top to bottom."""
    walls = [[_is_wall(upright, x, bottom, top) for x in xs] for top, bottom in pairwise(ys)]
    floors = [[_is_floor(level, y, left, right) for left, right in pairwise(xs)] for y in ys]
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns = 1
            while column + columns < len(xs) - 1 and not walls[row][column + columns]:
                columns += 1
            rows = 1
            span = range(column, column + columns)
            while row + rows < len(ys) - 1 and not any(floors[row + rows][at] for at in span):
                rows += 1
            taken |= {(row + down, at) for down in range(rows) for at in span}
            cells.append(
                GridCell(
                    row, column, rows, columns, xs[column], ys[row + rows], xs[column + columns], ys[row]
                )
            )
    return cells


def _is_wall(upright: list[Rule], x: float, bottom: float, top: float) -> bool:
    ruled = sum(
        max(0.0, min(rule.top, top) - max(rule.bottom, bottom))
        for rule in upright
        if abs(rule.left - x) <= _TOUCH
    )
    return ruled >= _COVERED * (top - bottom)


def _is_floor(level: list[Rule], y: float, left: float, right: float) -> bool:
    ruled = sum(
        max(0.0, min(rule.right, right) - max(rule.left, left))
        for rule in level
        if abs(rule.bottom - y) <= _TOUCH
    )
    return ruled >= _COVERED * (right - left)


def _filled(cell: GridCell, glyphs: list[Glyph]) -> GridCell:
    held = (
        glyph
        for glyph in glyphs
        if cell.left <= (glyph.x + glyph.right) / 2 < cell.right
        and cell.bottom <= glyph.y + glyph.size / 3 < cell.top
    )
    return replace(cell, glyphs=tuple(held))
