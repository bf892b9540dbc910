"""Rows of a page whose words stand below one another in columns -> tables without upright rules."""

import itertools
from collections.abc import Iterator

from booklet.importing.passage import Cell, Kind, Passage
from booklet.importing.pdf.drawings import Rule
from booklet.importing.pdf.glyphs import Glyph
from booklet.importing.pdf.placed import Placed
from booklet.importing.pdf.rows import Row, make_row
from booklet.importing.pdf.tables import cell_paragraphs
from booklet.values import dataclass

_GAP = 1.4
"""Em between words of two columns."""
_FREE = 0.7
"""Em that are free from top to bottom between two columns."""
_FEWEST_ROWS = 3
_SAME = 4.0
"""Points within which rules begin and end together."""
_NEXT = 2.2
"""Em; a row further off is of another block."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table and the rows it is made of."""

    placed: Placed
    rows: tuple[Row, ...]


def find_aligned(rows: tuple[Row, ...], rules: tuple[Rule, ...], face: str) -> tuple[Aligned, ...]:
    """Return the tables among `rows` (from top to bottom): between level rules, or three rows by three."""
    found = []
    taken: set[int] = set()
    for top, bottom in _between_rules(rules):
        inside = tuple(row for row in rows if bottom < row.y < top and id(row) not in taken)
        if len(inside) >= 2 and (table := _table(inside, face, 2)):
            found.append(table)
            taken |= {id(row) for row in inside}
    for block in _blocks(tuple(row for row in rows if id(row) not in taken)):
        if table := _table(block, face, 3):
            found.append(table)
    return tuple(found)


def _between_rules(rules: tuple[Rule, ...]) -> Iterator[tuple[float, float]]:
    """Yield top and bottom of three level rules or more of one width: a table of three rules (三线表)."""
    level = sorted((rule for rule in rules if rule.is_level), key=lambda rule: -rule.bottom)
    while level:
        first = level[0]
        same = [
            rule
            for rule in level
            if abs(rule.left - first.left) < _SAME and abs(rule.right - first.right) < _SAME
        ]
        if len(same) >= 3:
            yield first.bottom, same[-1].bottom
        level = [rule for rule in level if rule not in same]


def _blocks(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Yield rows that follow one another and have three words apart, or more."""
    block: list[Row] = []
    for row in rows:
        is_parted = len(_parts(row)) >= 3
        if block and (not is_parted or block[-1].y - row.y > _NEXT * row.size):
            if len(block) >= _FEWEST_ROWS:
                yield tuple(block)
            block = []
        if is_parted:
            block.append(row)
    if len(block) >= _FEWEST_ROWS:
        yield tuple(block)


def _parts(row: Row) -> list[list[Glyph]]:
    parts: list[list[Glyph]] = [[]]
    for glyph in row.glyphs:
        if parts[-1] and glyph.x - parts[-1][-1].right > _GAP * row.size:
            parts.append([])
        parts[-1].append(glyph)
    return parts


def _table(rows: tuple[Row, ...], face: str, fewest: int) -> Aligned | None:
    gutters = _gutters(rows)
    if len(gutters) + 1 < fewest:
        return None
    edges = [-1e6, *gutters, 1e6]
    lines: list[list[list[Row]]] = []
    for row in rows:
        cells = [_part(row, left, right) for left, right in itertools.pairwise(edges)]
        if lines and not cells[0] and any(cells):
            for cell, more in zip(lines[-1], cells, strict=True):
                cell += more
        else:
            lines.append(cells)
    if len(lines) < 2:
        return None
    rights = [*gutters, max(row.right for row in rows)]
    table = tuple(
        tuple(
            Cell(cell_paragraphs(tuple(cell), right, face)) for cell, right in zip(line, rights, strict=True)
        )
        for line in lines
    )
    left, top = min(row.x for row in rows), rows[0].y + rows[0].size
    passage = Passage(0, kind=Kind.TABLE, table=table, page=rows[0].page)
    return Aligned(Placed(rows[0].page, left, rows[-1].y, rights[-1], top, passage), rows)


def _gutters(rows: tuple[Row, ...]) -> list[float]:
    """Return the middles of the strips that all rows leave free."""
    size = rows[0].size
    spans = sorted((part[0].x, part[-1].right) for row in rows for part in _parts(row))
    gutters = []
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach > _FREE * size:
            gutters.append((left + reach) / 2)
        reach = max(reach, right)
    return gutters


def _part(row: Row, left: float, right: float) -> list[Row]:
    glyphs = [glyph for glyph in row.glyphs if left <= (glyph.x + glyph.right) / 2 < right]
    return [make_row(row.page, glyphs)] if glyphs else []
