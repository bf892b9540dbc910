"""A table of HTML -> its cells, where it is a table; most tables of old sites only lay out the page."""

from collections.abc import Callable

from lxml.html import HtmlElement

from booklet.importing.passage import Cell, Run
from booklet.importing.web.tree import text_of

_LONGEST_CELL = 400
"""Characters on average; what is longer is a column of the page."""
_MOST_SPANNED = 60
"""Columns or rows that a cell may cover."""


def rows_of(table: HtmlElement) -> list[list[HtmlElement]]:
    """Return the cells of each row of `table`, none of tables inside it."""
    rows = []
    for row in table.iter('tr'):
        if next(row.iterancestors('table')) is table:
            rows.append([cell for cell in row if cell.tag in ('td', 'th')])
    return [row for row in rows if row]


def is_real(table: HtmlElement) -> bool:
    """Tell whether `table` has rows and columns of words, and is not there to lay out the page."""
    rows = [row for row in rows_of(table) if any(text_of(cell) for cell in row)]
    filled = [cell for row in rows for cell in row if text_of(cell)]
    if len(rows) < 2 or max((sum(_span(cell, 'colspan') for cell in row) for row in rows), default=0) < 2:
        return False
    if table.get('role') == 'presentation' or any(len(inner) for inner in table.iterdescendants('table')):
        return False
    if _has_loose_words(table):
        return False
    several = sum(sum(bool(text_of(cell)) for cell in row) >= 2 for row in rows)
    return several >= 2 and sum(len(text_of(cell)) for cell in filled) / len(filled) < _LONGEST_CELL


def _has_loose_words(table: HtmlElement) -> bool:
    """Tell whether words stand in a table and in no cell, as in pages that were written by hand."""
    parts = [*(cell for row in rows_of(table) for cell in row), *table.iterchildren('caption')]
    return sum(len(_squeezed(part)) for part in parts) < len(_squeezed(table))


def _squeezed(element: HtmlElement) -> str:
    return text_of(element).replace(' ', '')


def cells_of(
    table: HtmlElement, read: Callable[[HtmlElement], tuple[tuple[Run, ...], ...]]
) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells; `read` makes the paragraphs of one."""
    return tuple(
        tuple(Cell(read(cell), _span(cell, 'colspan'), _span(cell, 'rowspan')) for cell in row)
        for row in rows_of(table)
    )


def head_rows(table: HtmlElement) -> int:
    """Return how many rows are the head: all of <thead> or of <th>; 1 where nothing says so."""
    count = 0
    for row in rows_of(table):
        if not (row[0].getparent().getparent().tag == 'thead' or all(cell.tag == 'th' for cell in row)):
            break
        count += 1
    return max(1, count)


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or '1').strip()
    return max(1, min(int(value), _MOST_SPANNED)) if value.isdecimal() and len(value) < 6 else 1
