"""Tables to markup: open at the sides, rules at head and foot (三线表), the head repeated on each page."""

import math
from itertools import permutations

from markupsafe import Markup

from booklet.layout.html.inlines import Setting, set_inlines
from booklet.layout.html.titles import title_width
from booklet.model.blocks import Cell, Table
from booklet.model.inlines import plain_text
from booklet.project.settings import TypeArea

WIDE = 5
"""From so many columns on the type is smaller."""

SIZE, WIDE_SIZE = 9.0, 8.0
"""Of the type in tables, in points (tables.css)."""

PADDING = 1.0
"""Between columns, in ems of the type."""

LEAST = 2.2
"""The narrowest column, in ems: two characters."""

MOVES = 200
"""Upper bound of the search; tables settle after a dozen."""

_STEP = 0.5


def set_table(table: Table, setting: Setting, area: TypeArea) -> Markup:
    """Set `table` with its caption above it."""
    cells = _texts(table)
    wide = len(cells[0]) >= WIDE if cells else False
    measure = area.chars_per_line * area.size / (WIDE_SIZE if wide else SIZE)
    widths = column_widths(cells, measure)
    shares = [width / measure * 100 for width in widths]
    columns = Markup('').join(Markup('<col style="width: {:.2f}%">').format(share) for share in shares)
    is_ruled = any(_lines(row, widths) > 1 for row in cells[len(table.head) :])
    head = Markup('').join(_set_row(row, setting, 'th') for row in table.head)
    body = Markup('').join(_set_row(row, setting, 'td') for row in table.rows)
    return Markup(
        '<div class="table{kind}" id="{anchor}">{caption}'
        '<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table></div>'
    ).format(
        kind=(' wide' if wide else '') + (' ruled' if is_ruled else ''),
        anchor=table.anchor,
        caption=_set_caption(table, setting),
        columns=columns,
        head=Markup('<thead>{}</thead>').format(head) if head else '',
        body=body,
    )


def column_widths(cells: list[list[float]], measure: float) -> list[float]:
    """Return the widths of the columns in ems, adding up to `measure`.

    `cells` holds the width of each cell's text, row by row. Half an em after half an em moves from one column
    to another as long as the table gets shorter by it, or stays as long and its columns get more even.
    """
    count = len(cells[0]) if cells else 1
    longest = [max((row[column] for row in cells), default=LEAST) for column in range(count)]
    total = sum(longest) or 1.0
    widths = [max(measure * width / total, LEAST + PADDING) for width in longest]
    widths = [width * measure / sum(widths) for width in widths]
    cost = _height(cells, widths)
    pairs = list(permutations(range(count), 2))
    for _ in range(MOVES):
        moved = [_moved(widths, giver, taker) for giver, taker in pairs]
        better = [(_height(cells, trial), trial) for trial in moved if min(trial) >= LEAST + PADDING]
        best = min(better, default=(cost, widths))
        if best[0] >= cost:
            break
        cost, widths = best
    return widths


def _moved(widths: list[float], giver: int, taker: int) -> list[float]:
    trial = list(widths)
    trial[giver] -= _STEP
    trial[taker] += _STEP
    return trial


def _height(cells: list[list[float]], widths: list[float]) -> float:
    """Return the number of lines, and as a fraction how tightly the cells are filled."""
    room = [max(width - PADDING, 0.1) for width in widths]
    tight = sum((cell / width) ** 2 for row in cells for cell, width in zip(row, room, strict=True))
    return sum(_lines(row, widths) for row in cells) + tight / (20 * len(widths) * max(len(cells), 1))


def _lines(row: list[float], widths: list[float]) -> int:
    # Kinsoku and unbreakable words cost about a third of an em a line.
    room = [max(width - PADDING - 0.3, 0.5) for width in widths]
    return max((math.ceil(cell / width) for cell, width in zip(row, room, strict=True) if cell), default=1)


def _texts(table: Table) -> list[list[float]]:
    """Return the widths of the cells' texts in ems, all rows equally long; spanning cells count as empty."""
    rows = []
    for row in (*table.head, *table.rows):
        widths: list[float] = []
        for cell in row:
            spans = max(cell.colspan, 1)
            widths += [title_width(plain_text(cell.inlines)) if spans == 1 else 0.0] + [0.0] * (spans - 1)
        rows.append(widths)
    count = max((len(row) for row in rows), default=0)
    return [row + [0.0] * (count - len(row)) for row in rows]


def _set_caption(table: Table, setting: Setting) -> Markup:
    if not table.caption and not table.number:
        return Markup('')
    label = f'{setting.words.table}\u00a0{table.number}' if table.number else ''
    number = Markup('<span class="number">{}</span>').format(label) if label else Markup('')
    with setting.in_kai():
        run = set_inlines(table.caption, setting, number)
    return Markup('<div class="caption" role="caption">{}</div>').format(run.markup)


def _set_row(row: tuple[Cell, ...], setting: Setting, tag: str) -> Markup:
    return Markup('<tr>{}</tr>').format(Markup('').join(_set_cell(cell, setting, tag) for cell in row))


def _set_cell(cell: Cell, setting: Setting, tag: str) -> Markup:
    attributes = Markup('')
    if cell.align in ('left', 'center', 'right'):
        attributes += Markup(' class="{}"').format(cell.align)
    if cell.colspan > 1:
        attributes += Markup(' colspan="{}"').format(cell.colspan)
    if cell.rowspan > 1:
        attributes += Markup(' rowspan="{}"').format(cell.rowspan)
    return Markup('<{tag}{attributes}>{text}</{tag}>').format(
        tag=tag, attributes=attributes, text=set_inlines(cell.inlines, setting).markup
    )
