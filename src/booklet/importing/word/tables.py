"""Tables of Word -> rows of cells with spans; tables that only lay out -> what they hold."""

from collections.abc import Callable
from dataclasses import field

from lxml import etree

from booklet.importing.passage import Cell, Kind, Passage, Run
from booklet.importing.word.package import W, is_on, local, value, whole
from booklet.values import dataclass

_WRAPPERS = ('sdt', 'sdtContent', 'ins', 'customXml', 'smartTag', 'moveTo')
_MOST_COLUMNS = 63
"""Word's own limit."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it stands in the file."""

    passages: tuple[Passage, ...]
    columns: int = 1
    goes_on: bool = False
    """It is the lower part of a cell above."""


@dataclass(slots=True)
class RawTable:
    """A table as it stands in the file."""

    rows: list[list[RawCell]] = field(default_factory=list)
    head_rows: int = 0
    has_borders: bool = True


def read_table(table: etree._Element, read: Callable[[etree._Element], tuple[Passage, ...]]) -> RawTable:
    """Return the rows of a `w:tbl`; `read` gives the passages of a cell."""
    raw = RawTable(has_borders=_has_borders(table))
    for row in _children(table, 'tr'):
        properties = row.find(W + 'trPr')
        if properties is not None and properties.find(W + 'del') is not None:
            continue
        if is_on(properties, 'tblHeader') and raw.head_rows == len(raw.rows):
            raw.head_rows += 1
        before = whole(value(properties, 'gridBefore'))
        cells = [RawCell(()) for _ in range(min(before, _MOST_COLUMNS))]
        raw.rows.append(cells + [_cell(cell, read) for cell in _children(row, 'tc')])
    return raw


def only_lays_out(raw: RawTable) -> bool:
    """Tell whether a table is no table: one cell, or pictures and words side by side without any rule."""
    cells = [cell for row in raw.rows for cell in row]
    if len(cells) < 2:
        return True
    has_pictures = any(passage.picture for cell in cells for passage in cell.passages)
    return has_pictures and (not raw.has_borders or len(raw.rows[0]) == 1)


def cells_of(raw: RawTable) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows with the spans of merged cells; a covered cell is not in its row."""
    grid: list[list[tuple[int, Cell] | None]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in raw.rows:
        column = 0
        out: list[tuple[int, Cell] | None] = []
        for cell in row:
            if cell.goes_on and column in above:
                line, place = above[column]
                held = grid[line][place]
                if held is not None:
                    grid[line][place] = (column, _taller(held[1], cell))
            else:
                above[column] = (len(grid), len(out))
                out.append((column, Cell(_paragraphs(cell), cell.columns)))
            column += cell.columns
        grid.append(out)
    return tuple(tuple(held[1] for held in out if held is not None) for out in grid)


def _taller(cell: Cell, below: RawCell) -> Cell:
    return Cell((*cell.paragraphs, *_paragraphs(below)), cell.columns, cell.rows + 1)


def _paragraphs(cell: RawCell) -> tuple[tuple[Run, ...], ...]:
    """Return the words of a cell, paragraph by paragraph; a nested table gives one paragraph a row."""
    paragraphs: list[tuple[Run, ...]] = []
    for passage in cell.passages:
        if passage.kind is Kind.TABLE:
            paragraphs += (_in_a_row(row) for row in passage.table)
        elif passage.picture is None:
            number = (Run(passage.text.removesuffix(''.join(run.text for run in passage.runs))),)
            paragraphs.append((*number, *passage.runs) if passage.number else passage.runs)
    return tuple(runs for runs in paragraphs if runs)


def _in_a_row(row: tuple[Cell, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for cell in row:
        for paragraph in cell.paragraphs:
            runs += (*((Run(' '),) if runs else ()), *paragraph)
    return tuple(runs)


def _cell(cell: etree._Element, read: Callable[[etree._Element], tuple[Passage, ...]]) -> RawCell:
    properties = cell.find(W + 'tcPr')
    merge = value(properties, 'vMerge')
    columns = min(max(1, whole(value(properties, 'gridSpan'), 1)), _MOST_COLUMNS)
    return RawCell(read(cell), columns, merge is not None and merge != 'restart')


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in element:
        if local(child) == name:
            found.append(child)
        elif local(child) in _WRAPPERS:
            found += _children(child, name)
    return found


def _has_borders(table: etree._Element) -> bool:
    if table.find(f'{W}tblPr/{W}tblStyle') is not None:
        return True
    borders = [*table.iterfind(f'{W}tblPr/{W}tblBorders/*'), *table.iterfind(f'.//{W}tcBorders/*')]
    return any(border.get(W + 'val') not in ('nil', 'none', None) for border in borders)
