"""Grids and aligned rows -> table passages at their places; a table that goes on over pages is one."""

from booklet.importing.passage import Cell, Kind, Passage, Run
from booklet.importing.pdf.glyphs import Drawn
from booklet.importing.pdf.paragraphs import first_unit
from booklet.importing.pdf.placed import Placed
from booklet.importing.pdf.rows import Row, to_rows
from booklet.importing.pdf.ruled import Grid, GridCell
from booklet.importing.pdf.runs import to_runs

_SAME = 3.0
"""Points within which the columns of two grids are the same."""
_PADDING = 8.0
"""Points that a filled line of a cell may leave free besides what did not fit."""


def to_table(page: int, grid: Grid, face: str) -> Placed:
    """Return the table of a grid at its place."""
    rows = [
        tuple(_cell(page, cell, face) for cell in grid.cells if cell.row == row)
        for row in sorted({cell.row for cell in grid.cells})
    ]
    passage = Passage(0, kind=Kind.TABLE, table=tuple(rows), page=page)
    return Placed(page, grid.left, grid.bottom, grid.right, grid.top, passage, grid.columns)


def go_on(table: Placed, following: Placed) -> bool:
    """Tell whether `following`, at the head of a page, goes on with `table` of the one before."""
    return (
        following.page == table.page + 1
        and len(table.columns) == len(following.columns) > 0
        and all(abs(one - other) < _SAME for one, other in zip(table.columns, following.columns, strict=True))
    )


def joined(table: Passage, following: Passage) -> tuple[Passage, str]:
    """Return two parts of a table as one, and the head that is repeated and stands once."""
    head = _words(following.table[0])
    is_repeated = head == _words(table.table[0])
    rest = following.table[1:] if is_repeated else following.table
    whole = Passage(0, kind=Kind.TABLE, table=(*table.table, *rest), page=table.page)
    return whole, ' '.join(head) if is_repeated else ''


def _words(row: tuple[Cell, ...]) -> list[str]:
    return [''.join(run.text for part in cell.paragraphs for run in part) for cell in row]


def _cell(page: int, cell: GridCell, face: str) -> Cell:
    rows = to_rows(page, Drawn(0, 0, cell.glyphs))
    return Cell(cell_paragraphs(rows, cell.right, face), cell.columns, cell.rows)


def cell_paragraphs(rows: tuple[Row, ...], right: float, face: str) -> tuple[tuple[Run, ...], ...]:
    """Return the paragraphs of a cell that ends at `right`: a line that had room for more ends one."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and groups[-1][-1].right + first_unit(row) > right - _PADDING:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(to_runs(tuple(group), {}, face) for group in groups)
