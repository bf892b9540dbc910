"""The lines below 二、内容 -> the items of the agenda, and where they end."""

import re

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.labels import BODY, Label, read_label
from booklet.importing.lines import Layout, Line, join_wrapped
from booklet.importing.paragraphs import NUMERALS, group_lines
from booklet.importing.passage import Cell, Kind
from booklet.importing.statements import minutes_in
from booklet.text.spacing import tidy_headline
from booklet.values import dataclass

_CLOCK = r'\d{1,2}\s*[:：]\s*\d{2}'
_ITEM = re.compile(r'(?P<number>\d{1,2})\s*[.．、)）]\s*(?=\D)')
_ORDINALS = (
    _ITEM,
    re.compile(r'[（(](?P<number>\d{1,2})[）)]\s*'),
    re.compile(rf'[（(](?P<number>[{NUMERALS}]{{1,3}})[）)]\s*'),
    re.compile(rf'(?P<number>[{NUMERALS}]{{1,3}})、\s*'),
    re.compile(r'(?P<number>[①-⑳])\s*'),
)
_TIMED = re.compile(
    rf'(?P<time>(?:上午|下午|晚上)?\s*{_CLOCK}\s*(?:(?:[-—–~～至到]+)\s*(?:上午|下午|晚上)?\s*{_CLOCK})?)\s*[：:，,]?\s*'
)
_BULLET = re.compile(r'[●•■◆·—-]{1,2}\s*')
_LEADERS = re.compile(
    r'\s*(?:[.．…·]{2,}|[-—]{3,}|\t|\s{2,})\s*(?:第?\s*\d{1,3}\s*页?|[（(]\d{1,3}[）)])$|[/／]\s*\d{1,3}$'
)
"""Dots and a page number at the end of a line of contents."""
_SEARCHED = 80


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda."""

    number: int
    """Of its first line in the source."""
    text: str
    minutes: int = 0
    """It takes; 0 when nobody said."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of a sheet."""

    items: tuple[AgendaItem, ...]
    end: int
    """Index of the first line behind it, and behind the label of the articles."""
    has_body_label: bool
    kept: tuple[Line, ...] = ()
    """Lines of it that go into the introduction: a table of the day."""


def read_agenda(name: str, lines: tuple[Line, ...], label: Label, layout: Layout) -> Checked[Agenda]:
    """Return the agenda that begins with `label`."""
    findings = [finding('import.derived', Place(name, lines[label.index].number), text=label.words)]
    first = lines[label.index]
    rows = lines[label.index + 1 :]
    rest = (Line(first.number, label.rest),) if label.rest else ()
    body = next((place for place, row in enumerate(rows[:_SEARCHED]) if BODY.fullmatch(row.text)), None)
    stop = next((place for place, row in enumerate(rows[:_SEARCHED]) if _is_other_label(row)), None)
    if body is not None:
        findings.append(finding('import.derived', Place(name, rows[body].number), text=rows[body].text))
        end = body if stop is None or stop > body else stop
    else:
        limit = len(rows) if stop is None else stop
        end = _end((*rest, *rows[:limit]), layout) - len(rest)
    tables = tuple(row for row in rows[:end] if row.passage and row.passage.kind is Kind.TABLE)
    texts = tuple(row for row in (*rest, *rows[:end]) if row not in tables)
    items, numbers = _items(name, texts, layout)
    items += tuple(item for row in tables for item in _rows_of_table(row))
    behind = body + 1 if body is not None and end == body else end
    made = Agenda(items, label.index + 1 + behind, body is not None and end == body, tables)
    return Checked(made, (*findings, *numbers))


def _is_other_label(row: Line) -> bool:
    found = read_label(0, row.text)
    # A numbered item may begin like a label (1.学习要求); what has no 一、 and no colon is none.
    is_item = any(pattern.match(row.text) for pattern in _ORDINALS[:3])
    return found is not None and not is_item and not BODY.fullmatch(row.text) and not _TIMED.match(row.text)


def _end(rows: tuple[Line, ...], layout: Layout) -> int:
    """Return where an agenda ends that no label follows: after the last item that counts on."""
    end = 0
    expected = 1
    for group, _ in group_lines(rows[:_SEARCHED], layout):
        text = group[0].text
        passage = group[0].passage
        is_table = passage is not None and passage.kind is Kind.TABLE
        if not (is_table or _TIMED.match(text) or _LEADERS.search(text) or _counts(text, expected)):
            break
        end += len(group)
        expected += 0 if is_table else 1
    return end or min(1, len(rows))


def _counts(text: str, expected: int) -> bool:
    return any(
        (match := pattern.match(text)) and _value(match['number']) == expected for pattern in _ORDINALS
    )


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    return '①②③④⑤⑥⑦⑧⑨⑩'.find(number) + 1 if number in '①②③④⑤⑥⑦⑧⑨⑩' else _han(number)


def _han(number: str) -> int:
    tens, has_ten, ones = number.rpartition('十')
    digits = '〇一二三四五六七八九'
    return (digits.find(tens) if tens else 1) * 10 * bool(has_ten) + (digits.find(ones) if ones else 0)


def _items(
    name: str, rows: tuple[Line, ...], layout: Layout
) -> tuple[tuple[AgendaItem, ...], tuple[Finding, ...]]:
    items: list[AgendaItem] = []
    findings = []
    for row in rows:
        cut = _mark(row.text, len(items) + 1)
        if cut:
            findings.append(finding('import.derived', Place(name, row.number), text=row.text[:cut].strip()))
            items.append(AgendaItem(row.number, row.text[cut:], minutes_in(row.text[:cut])))
        elif findings and items:
            last = items[-1]
            items[-1] = AgendaItem(last.number, join_wrapped(last.text, row.text), last.minutes)
        else:
            items.append(AgendaItem(row.number, row.text))
    if not findings:
        items = [
            AgendaItem(group[0].number, ' '.join(line.text for line in group))
            for group, _ in group_lines(rows, layout)
        ]
    told = [_without_leaders(name, item) for item in items]
    leaders = tuple(found for item in told for found in item.findings)
    return tuple(item.value for item in told if item.value.text), (*findings, *leaders)


def _mark(text: str, expected: int) -> int:
    """Return how long the number or the time is that `text` begins with."""
    timed = _TIMED.match(text)
    if timed and timed['time'].strip():
        return timed.end()
    for pattern in _ORDINALS:
        match = pattern.match(text)
        if match and _value(match['number']) == expected:
            inner = _TIMED.match(text, match.end())
            return inner.end() if inner else match.end()
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else 0


def _without_leaders(name: str, item: AgendaItem) -> Checked[AgendaItem]:
    match = _LEADERS.search(item.text)
    text = tidy_headline(item.text[: match.start()] if match else item.text)
    made = AgendaItem(item.number, text, item.minutes)
    if match is None:
        return Checked(made)
    return Checked(made, (finding('import.derived', Place(name, item.number), text=match.group().strip()),))


def _rows_of_table(row: Line) -> tuple[AgendaItem, ...]:
    """Return the longest cell of each row below the head: what is spoken about."""
    table = row.passage.table if row.passage else ()
    texts = (max((_words(cell) for cell in cells), key=len, default='') for cells in table[1:])
    return tuple(AgendaItem(row.number, tidy_headline(text)) for text in texts if text)


def _words(cell: Cell) -> str:
    return ' '.join(''.join(run.text for run in runs) for runs in cell.paragraphs)
