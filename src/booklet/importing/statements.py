"""What a sheet says of its meeting (2026年3月5日 星期四 下午2:30 集中学习) -> fields of session.md."""

import datetime
import re

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.dates import complete_date, find_date
from booklet.importing.lines import Line
from booklet.importing.markdown import Field
from booklet.text.spacing import tidy_headline

_WEEKDAY = re.compile(r'[（(]?\s*(?:星期|周|礼拜)(?P<day>[一二三四五六日天])\s*[）)]?')
_WORDS = '(?:时间|形式|方式|地点|会场|主持人?)'
_LABEL = re.compile(rf'^(?:学习|会议|活动)?{_WORDS}[：:]')
_PART_END = re.compile(rf'(?<=[；;])|(?<=\S)\s+(?=(?:学习|会议|活动)?{_WORDS}[：:])')
_ROOM = re.compile(r'.*(?:室|厅|楼|教室|中心|\d{3,4})$')
_CLOCK = r'(\d{1,2})\s*(?:[:：]\s*(\d{2})|[点时](半)?(?:(\d{1,2})分?)?)'
_SPAN = re.compile(rf'{_CLOCK}\s*(?:[-—–~～至到]+|——)\s*(?:下午|上午|晚上|晚)?\s*{_CLOCK}')
_MONTH_DAY = re.compile(r'\d{1,2}\s*月\s*\d{1,2}\s*日')


def read_when(
    name: str, rows: tuple[tuple[int, str], ...], near: datetime.date | None
) -> Checked[tuple[Field, ...]]:
    """Return date, form, place, chair and minutes as `rows` (line and text) say them."""
    fields: dict[str, Field] = {}
    findings: list[Finding] = []
    for number, row in rows:
        for part in _parts(row):
            read = _part(Place(name, number), tidy_headline(part), fields, near)
            fields |= {field[0]: field for field in read.value}
            findings += read.findings
    if 'date' not in fields and rows:
        text = ' '.join(row for _, row in rows).strip()
        findings.append(finding('import.unsure-date', Place(name, rows[-1][0]), text=text))
    return Checked(tuple(fields.values()), tuple(findings))


def minutes_in(text: str) -> int:
    """Return how many minutes it is from 14:00 to 15:30, as `text` says; 0 when it does not say."""
    match = _SPAN.search(text)
    if match is None:
        return 0
    start, end = (_minute(*match.groups()[place : place + 4]) for place in (0, 4))
    # 2:00 to 5:00 in the afternoon, and 11:30 to 1:00.
    length = (end - start) % (12 * 60) if end < start else end - start
    return length if 0 < length <= 600 else 0


def recognised(place: Place, key: str, value: object, text: str) -> Finding:
    """Return the finding that says what was understood."""
    return finding('import.recognised', place, field=key, value=value, text=text)


def rows_of(label_rest: str, first: Line, lines: tuple[Line, ...]) -> tuple[tuple[int, str], ...]:
    """Return what stands behind a label and on the lines below it, line by line."""
    rows = ((first.number, label_rest), *((line.number, line.text) for line in lines))
    return tuple(row for row in rows if row[1])


def _minute(hour: str, minute: str | None, half: str | None, other: str | None) -> int:
    return int(hour) * 60 + (30 if half else int(minute or other or 0))


def _parts(row: str) -> list[str]:
    return [part for part in _PART_END.split(row) if part.strip()]


def _part(
    place: Place, text: str, known: dict[str, Field], near: datetime.date | None
) -> Checked[tuple[Field, ...]]:
    """Read one statement: a date with what follows it, or `label：value`."""
    fields: list[Field] = []
    rest = text
    if 'date' not in known and (found := find_date(rest)):
        fields.append(('date', found.date))
        rest = rest[: found.start] + ' ' + rest[found.end :]
        rest = _without_weekday(rest, found.date, fields)
    elif 'date' not in known and (match := _MONTH_DAY.search(rest)) and (date := complete_date(rest, near)):
        fields.append(('date', date))
        rest = _without_weekday(rest[: match.start()] + ' ' + rest[match.end() :], date, fields)
    label = _LABEL.match(rest.strip())
    rest = tidy_headline(_LABEL.sub('', rest.strip())).rstrip('；;，, 。')
    if 'minutes' not in known and (length := minutes_in(rest)):
        fields.append(('minutes', length))
    key = _key(label.group() if label else '', rest)
    if rest.strip(' 、，,（）()'):
        before = known.get(key)
        fields.append((key, f'{before[1]} {rest}' if before else rest))
    if not fields:
        return Checked((), (finding('import.derived', place, text=text),))
    return Checked(tuple(fields), tuple(recognised(place, key, value, text) for key, value in fields))


def _without_weekday(text: str, date: datetime.date, fields: list[Field]) -> str:
    """Take the weekday out; keep it as a field only where it disagrees, so that the reader says so."""
    match = _WEEKDAY.search(text)
    if match is None:
        return text
    if '一二三四五六日'.index(match['day'].replace('天', '日')) != date.weekday():
        fields.append(('weekday', match.group().strip(' （）()')))
    return f'{text[: match.start()]} {text[match.end() :]}'


def _key(label: str, value: str) -> str:
    for word, key in (
        ('地点', 'place'),
        ('会场', 'place'),
        ('主持', 'chair'),
        ('形式', 'form'),
        ('方式', 'form'),
    ):
        if word in label:
            return key
    return 'place' if _ROOM.fullmatch(value) and ' ' not in value else 'form'
