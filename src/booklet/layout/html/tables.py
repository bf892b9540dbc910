"""Tables to markup: open at the sides, rules at head and foot (三线表), the head repeated on each page."""

import math
import re
from itertools import permutations

from markupsafe import Markup

from booklet.layout.html.inlines import Setting, set_inlines
from booklet.layout.html.titles import title_width
from booklet.model.blocks import Cell, Table
from booklet.model.inlines import NoteCall, plain_text
from booklet.project.settings import TypeArea

WIDE = 5
"""From so many columns on the type is smaller."""

SIZE, WIDE_SIZE = 9.0, 8.0
"""Of the type in tables, in points (tables.css)."""

PADDING = 1.0
"""Between columns, in ems of the type."""

LEAST = 2.2
"""The narrowest column, in ems: two characters."""

SLACK = 0.3
"""Ems that kinsoku and unbreakable words cost a line."""

NAME = 6.0
"""A cell of so many ems is a name or a number."""

TORN = 3.0
"""What such a cell costs when it is broken in two, in lines: other columns give room for it."""

MOVES = 200
"""Upper bound of the search; tables settle after a dozen."""

_STEP = 0.5
_MEETING = re.compile(r'(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])')


def set_table(table: Table, setting: Setting, area: TypeArea) -> Markup:
    """Set `table` with its caption above it."""
    cells = _texts(table)
    wide = len(cells[0]) >= WIDE if cells else False
    measure = setting.column(area) * area.size / (WIDE_SIZE if wide else SIZE)
    widths = column_widths(cells, measure)
    shares = [width / measure * 100 for width in widths]
    columns = Markup('').join(Markup('<col style="width: {:.2f}%">').format(share) for share in shares)
    is_ruled = any(_lines(row, widths) > 1 for row in cells[len(table.head) :])
    # Notes are numbered in the order in which their calls are met: those of the caption are the first.
    caption = _set_caption(table, setting)
    head = Markup('').join(_set_row(row, setting, 'th') for row in table.head)
    tall = [_lines(row, widths) > area.lines_per_page // 2 for row in cells[len(table.head) :]]
    body = Markup('').join(
        _set_row(row, setting, 'td', is_tall) for row, is_tall in zip(table.rows, tall, strict=True)
    )
    return Markup(
        '<div class="table{kind}" id="{anchor}">{caption}'
        '<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table></div>'
    ).format(
        kind=(' wide' if wide else '') + (' ruled' if is_ruled else ''),
        anchor=table.anchor,
        caption=caption,
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
    floor = min(LEAST + PADDING, measure / count)
    # What the narrow columns lack comes from those that have more than they need.
    wanted = [max(measure * width / total - floor, 0.0) for width in longest]
    share = (measure - count * floor) / (sum(wanted) or 1.0)
    widths = [floor + width * share for width in wanted] if sum(wanted) else [measure / count] * count
    return min(
        (_settled(cells, start, floor) for start in (widths, _with_names_whole(longest, measure, floor))),
        key=lambda found: _height(cells, found),
    )


def _with_names_whole(longest: list[float], measure: float, floor: float) -> list[float]:
    """Return widths in which columns of names and numbers only are as wide as they need."""
    needed = [max(width + PADDING + SLACK, floor) if width <= NAME else 0.0 for width in longest]
    rest = sum(width for width, need in zip(longest, needed, strict=True) if not need)
    room = measure - sum(needed)
    if room < floor * needed.count(0.0):
        return [measure / len(longest)] * len(longest)
    if not rest:
        return [need * measure / sum(needed) for need in needed]
    return [need or room * width / rest for width, need in zip(longest, needed, strict=True)]


def _settled(cells: list[list[float]], widths: list[float], floor: float) -> list[float]:
    count, cost = len(widths), _height(cells, widths)
    pairs = list(permutations(range(count), 2))
    for _ in range(MOVES):
        moved = [_moved(widths, giver, taker) for giver, taker in pairs]
        better = [(_height(cells, trial), trial) for trial in moved if min(trial) >= floor]
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
    torn = sum(
        TORN + (cell - width + SLACK) / cell
        for row in cells
        for cell, width in zip(row, room, strict=True)
        if width - SLACK < cell <= NAME
    )
    fullness = tight / (20 * len(widths) * max(len(cells), 1))
    return sum(_lines(row, widths) for row in cells) + torn + fullness


def _lines(row: list[float], widths: list[float]) -> int:
    room = [max(width - PADDING - SLACK, 0.5) for width in widths]
    return max((math.ceil(cell / width) for cell, width in zip(row, room, strict=True) if cell), default=1)


def _texts(table: Table) -> list[list[float]]:
    """Return the widths of the cells' texts in ems, all rows equally long; spanning cells count as empty."""
    rows = []
    for row in (*table.head, *table.rows):
        widths: list[float] = []
        for cell in row:
            spans = max(cell.colspan, 1)
            widths += [_text_width(cell) if spans == 1 else 0.0] + [0.0] * (spans - 1)
        rows.append(widths)
    count = max((len(row) for row in rows), default=0)
    return [row + [0.0] * (count - len(row)) for row in rows]


def _text_width(cell: Cell) -> float:
    """Return the width of a cell's text in ems, with the quarter em between Han and Western characters."""
    text = plain_text(cell.inlines)
    calls = sum(isinstance(inline, NoteCall) for inline in cell.inlines)
    return title_width(text) + 0.25 * len(_MEETING.findall(text)) + 0.7 * calls


def _set_caption(table: Table, setting: Setting) -> Markup:
    if not table.caption and not table.number:
        return Markup('')
    label = f'{setting.words.table}\u00a0{table.number}' if table.number else ''
    number = Markup('<span class="number">{}</span>').format(label) if label else Markup('')
    with setting.in_kai():
        run = set_inlines(table.caption, setting, number)
    return Markup('<div class="caption" role="caption">{}</div>').format(run.markup)


def _set_row(row: tuple[Cell, ...], setting: Setting, tag: str, is_tall: bool = False) -> Markup:
    # A row of more than half a page is parted between its lines: whole, it would leave a page blank.
    kind = Markup(' class="tall"') if is_tall else ''
    cells = Markup('').join(_set_cell(cell, setting, tag) for cell in row)
    return Markup('<tr{}>{}</tr>').format(kind, cells)


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
