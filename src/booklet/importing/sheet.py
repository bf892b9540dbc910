"""The head of a session sheet -> the fields of the session and its agenda."""

import datetime
import re

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.dates import find_date
from booklet.importing.lines import Layout, Line, join_wrapped
from booklet.importing.markdown import Field
from booklet.importing.paragraphs import NUMERALS, group_lines
from booklet.text.numerals import parse_chinese_numeral
from booklet.text.spacing import tidy_headline
from booklet.values import dataclass

_HEADING = re.compile(
    r'(?P<school>.*?)\s*(?P<term>\d{4}\s*(?:[-–—－]\s*\d{4}\s*)?(?:年|学年)\s*(?:[上下]半年|(?:第?[一二12]|春季?|秋季?)学期))'
    rf'\s*第\s*(?P<number>\d+|[{NUMERALS}]+)\s*[次期]\s*(?P<series>.*)'
)
_TIME = re.compile(rf'[{NUMERALS}]+、\s*(?:学习|会议|活动)?时间[^：:\d]{{0,8}}[：:]?\s*(?P<rest>.*)')
_AGENDA = re.compile(rf'[{NUMERALS}]+、\s*(?:学习|会议|主要)?(?:内容|议程)(?:[：:]\s*(?P<rest>.*))?')
_BODY = re.compile(rf'(?:[{NUMERALS}]+、)?\s*(?:详细|具体|学习)(?:内容|材料|资料)[：:]?')
_ITEM = re.compile(r'(?P<number>\d{1,2})\s*[.．、)）]\s*(?=\D)')
_WEEKDAY = re.compile(r'[（(]?\s*(?:星期|周|礼拜)(?P<day>[一二三四五六日天])\s*[）)]?')
_LABEL = re.compile(r'^(?:学习)?(?:时间|形式|方式|地点|主持人?)[：:]')
_PART_END = re.compile(r'(?<=[；;])|(?<=\S)\s+(?=(?:学习)?(?:时间|形式|方式|地点|主持人?)[：:])')
_ROOM = re.compile(r'.*(?:室|厅|楼|教室|中心|\d{3,4})$')
_SEARCHED = 80
"""Lines of text at the top of a file among which the labels of a session sheet are looked for."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda."""

    number: int
    """Of its first line in the source."""
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands before the articles."""

    fields: tuple[Field, ...]
    """Of session.md, in the order of the format."""
    date: datetime.date | None
    agenda: tuple[AgendaItem, ...]
    leftover: tuple[Line, ...]
    """Lines that are none of it; they go into the session's introduction."""
    body: tuple[Line, ...]
    """The lines of the articles."""


def read_sheet(name: str, lines: tuple[Line, ...], layout: Layout) -> Checked[Sheet] | None:
    """Return the sheet at the head of `lines`; None when there is none."""
    time = _first(_TIME, lines)
    agenda = _first(_AGENDA, lines)
    if agenda is None or (time is None and not any(_HEADING.match(line.text) for line in lines[:agenda])):
        return None
    heading = _heading(name, lines[: agenda if time is None else min(time, agenda)])
    between = () if time is None or time > agenda else lines[time:agenda]
    when = _when(name, between)
    start, listed = _agenda(name, lines[agenda:], layout)
    fields = (*heading.value[0], *when.value)
    date = next((value for key, value in fields if key == 'date' and isinstance(value, datetime.date)), None)
    sheet = Sheet(_in_order(fields), date, listed.value, heading.value[1], lines[agenda + start :])
    return Checked(sheet, (*heading.findings, *when.findings, *listed.findings))


def has_sheet(lines: tuple[Line, ...]) -> bool:
    """Tell whether a session sheet stands at the head of `lines`."""
    agenda = _first(_AGENDA, lines)
    if agenda is None:
        return False
    return _first(_TIME, lines) is not None or any(_HEADING.match(line.text) for line in lines[:agenda])


def _first(label: re.Pattern[str], lines: tuple[Line, ...]) -> int | None:
    return next((index for index, line in enumerate(lines[:_SEARCHED]) if label.fullmatch(line.text)), None)


def _in_order(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    order = ('number', 'date', 'weekday', 'form', 'place', 'chair', 'school', 'series', 'term')
    return tuple(sorted(fields, key=lambda field: order.index(field[0])))


def _heading(name: str, lines: tuple[Line, ...]) -> Checked[tuple[tuple[Field, ...], tuple[Line, ...]]]:
    """Return the fields that the heading says, and the lines that say none."""
    text = ''
    for index, line in enumerate(lines):
        text = f'{text} {line.text}'.strip()
        if match := _HEADING.fullmatch(text):
            fields = _heading_fields(match, lines[index + 1 :])
            return Checked((fields, ()), _about_heading(name, lines, index + 1, fields))
    return Checked(((), lines))


def _heading_fields(match: re.Match[str], below: tuple[Line, ...]) -> tuple[Field, ...]:
    series = ' '.join([match['series'], *(line.text for line in below)])
    return (
        ('number', parse_chinese_numeral(match['number']) or ''),
        ('school', tidy_headline(match['school'])),
        ('term', tidy_headline(match['term'])),
        ('series', tidy_headline(series)),
    )


def _about_heading(
    name: str, lines: tuple[Line, ...], taken: int, fields: tuple[Field, ...]
) -> tuple[Finding, ...]:
    """Say what was understood; the first `taken` lines hold all but the series, which goes on to the end."""
    findings = []
    for index, line in enumerate(lines):
        for key, value in fields if index < taken else fields[-1:]:
            if value != '':
                findings.append(_recognised(Place(name, line.number), key, value, line.text))
    return tuple(findings)


def _when(name: str, lines: tuple[Line, ...]) -> Checked[tuple[Field, ...]]:
    """Return the date and the form; the first line is the label and may hold them too."""
    if not lines:
        return Checked(())
    label = _TIME.fullmatch(lines[0].text)
    rest = label['rest'] if label else ''
    heading = lines[0].text[: len(lines[0].text) - len(rest)].strip()
    findings = [finding('import.derived', Place(name, lines[0].number), text=heading)]
    rows = [(lines[0].number, rest), *((line.number, line.text) for line in lines[1:])]
    fields: dict[str, Field] = {}
    for number, row in rows:
        for part in _parts(row):
            read = _when_part(Place(name, number), tidy_headline(part), fields)
            fields |= {field[0]: field for field in read.value}
            findings += read.findings
    if 'date' not in fields:
        text = ' '.join(row for _, row in rows).strip()
        findings.append(finding('import.unsure-date', Place(name, rows[-1][0]), text=text))
    return Checked(tuple(fields.values()), tuple(findings))


def _parts(row: str) -> list[str]:
    return [part for part in _PART_END.split(row) if part.strip()]


def _when_part(place: Place, text: str, known: dict[str, Field]) -> Checked[tuple[Field, ...]]:
    """Read one statement: a date with what follows it, or `label：value`."""
    fields: list[Field] = []
    rest = text
    if 'date' not in known and (found := find_date(rest)):
        fields.append(('date', found.date))
        rest = rest[: found.start] + ' ' + rest[found.end :]
        rest = _without_weekday(rest, found.date, fields)
    label = _LABEL.match(rest.strip())
    rest = tidy_headline(_LABEL.sub('', rest.strip())).rstrip('；;，, ')
    key = _key(label.group() if label else '', rest)
    if rest:
        before = known.get(key)
        fields.append((key, f'{before[1]} {rest}' if before else rest))
    if not fields:
        return Checked((), (finding('import.derived', place, text=text),))
    return Checked(tuple(fields), tuple(_recognised(place, key, value, text) for key, value in fields))


def _without_weekday(text: str, date: datetime.date, fields: list[Field]) -> str:
    """Take the weekday out; keep it as a field only where it disagrees, so that the reader says so."""
    match = _WEEKDAY.search(text)
    if match is None:
        return text
    if '一二三四五六日'.index(match['day'].replace('天', '日')) != date.weekday():
        fields.append(('weekday', match.group().strip(' （）()')))
    return f'{text[: match.start()]} {text[match.end() :]}'


def _key(label: str, value: str) -> str:
    for word, key in (('地点', 'place'), ('主持', 'chair'), ('形式', 'form'), ('方式', 'form')):
        if word in label:
            return key
    return 'place' if _ROOM.fullmatch(value) and ' ' not in value else 'form'


def _agenda(
    name: str, lines: tuple[Line, ...], layout: Layout
) -> tuple[int, Checked[tuple[AgendaItem, ...]]]:
    """Return where the articles begin and the items of the agenda; the first line is the label."""
    label = _AGENDA.fullmatch(lines[0].text)
    rest = (label['rest'] or '') if label else ''
    heading = lines[0].text.removesuffix(rest)
    findings = [finding('import.derived', Place(name, lines[0].number), text=heading)]
    rows = ((Line(lines[0].number, rest),) if rest else ()) + lines[1:]
    skipped = 1 - bool(rest)
    end = next((index for index, line in enumerate(rows[:_SEARCHED]) if _BODY.fullmatch(line.text)), None)
    if end is not None:
        findings.append(finding('import.derived', Place(name, rows[end].number), text=rows[end].text))
        start = skipped + end + 1
    else:
        end = _agenda_end(rows, layout)
        start = skipped + end
    items, numbers = _items(name, rows[:end], layout)
    return start, Checked(items, (*findings, *numbers))


def _agenda_end(rows: tuple[Line, ...], layout: Layout) -> int:
    """Return where the agenda ends that no label follows: after the last numbered item."""
    end = 0
    expected = 1
    for group, _ in group_lines(rows[:_SEARCHED], layout):
        match = _ITEM.match(group[0].text)
        if match is None or int(match['number']) != expected:
            break
        end += len(group)
        expected += 1
    return end or min(1, len(rows))


def _items(
    name: str, rows: tuple[Line, ...], layout: Layout
) -> tuple[tuple[AgendaItem, ...], tuple[Finding, ...]]:
    items: list[tuple[int, str]] = []
    findings = []
    for row in rows:
        match = _ITEM.match(row.text)
        if match and int(match['number']) == len(items) + 1:
            findings.append(finding('import.derived', Place(name, row.number), text=match.group().strip()))
            items.append((row.number, row.text[match.end() :]))
        elif findings and items:
            items[-1] = (items[-1][0], join_wrapped(items[-1][1], row.text))
        else:
            items.append((row.number, row.text))
    if not findings:
        items = [
            (group[0].number, ' '.join(line.text for line in group)) for group, _ in group_lines(rows, layout)
        ]
    return tuple(AgendaItem(number, tidy_headline(text)) for number, text in items), tuple(findings)


def _recognised(place: Place, key: str, value: object, text: str) -> Finding:
    return finding('import.recognised', place, field=key, value=value, text=text)
