"""Rows of cells -> a Markdown table; a merged cell stands once, the cells that it covers are empty."""

from booklet.importing.inline import to_markdown
from booklet.importing.passage import Cell, Mark

_HEAD_MARKS = frozenset((Mark.STRONG,))
_MOST_COLUMNS = 63


def to_table(rows: tuple[tuple[Cell, ...], ...]) -> str:
    """Return the table; its first row is the head, since Markdown has no table without."""
    grid = _grid(rows)
    columns = max((len(row) for row in grid), default=1)
    lines = [f'| {" | ".join(row + [""] * (columns - len(row)))} |' for row in grid]
    lines.insert(1, '|' + ' --- |' * columns)
    return '\n'.join(lines)


def words_of_table(rows: tuple[tuple[Cell, ...], ...]) -> str:
    """Return the words of a table in a row."""
    cells = (cell for row in rows for cell in row)
    return ' '.join(''.join(run.text for run in runs) for cell in cells for runs in cell.paragraphs)


def _grid(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    grid: list[list[str]] = []
    covered: dict[int, int] = {}
    for number, row in enumerate(rows):
        out: list[str] = []
        for cell in row:
            _pass_over(out, covered)
            words = _words(cell, is_head=number == 0)
            for place in range(min(cell.columns, _MOST_COLUMNS)):
                if cell.rows > 1:
                    covered[len(out)] = cell.rows - 1
                out.append('' if place else words)
        _pass_over(out, covered)
        grid.append(out)
    return grid


def _pass_over(out: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(out), 0):
        covered[len(out)] -= 1
        out.append('')


def _words(cell: Cell, is_head: bool) -> str:
    without = _HEAD_MARKS if is_head else frozenset()
    return '<br>'.join(to_markdown(runs, without, '|') for runs in cell.paragraphs if runs)
