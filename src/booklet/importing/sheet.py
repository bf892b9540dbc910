"""The head of a session sheet, a notice or a bulletin -> the fields of the session and its agenda."""

import datetime
import re

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.agenda import AgendaItem, read_agenda
from booklet.importing.dates import find_date
from booklet.importing.labels import Label, find_labels
from booklet.importing.letterhead import unspaced
from booklet.importing.lines import Layout, Line
from booklet.importing.markdown import Field
from booklet.importing.paragraphs import NUMERALS
from booklet.importing.statements import read_when, recognised, rows_of
from booklet.text.numerals import parse_chinese_numeral
from booklet.text.spacing import tidy_headline
from booklet.values import dataclass

_HEADING = re.compile(
    r'(?P<school>.*?)\s*(?P<term>\d{4}\s*(?:[-–—－]\s*\d{4}\s*)?(?:年|学年)\s*(?:[上下]半年|(?:第?[一二12]|春季?|秋季?)学期))'
    rf'\s*第\s*(?P<number>\d+|[{NUMERALS}]+)\s*[次期]\s*(?P<series>.*)'
)
_ISSUE = re.compile(
    rf'[（(]?\s*(?:\d{{4}}\s*年\s*)?第\s*(?P<number>\d{{1,3}}|[{NUMERALS}]{{1,3}})\s*[次期]\s*(?:[（(]?总第\s*\d+\s*期)?\s*[）)]?'
)
_MEETING = re.compile(r'学习|会议|研讨|组织生活|党日|例会|培训|座谈|议程')
_NOTICE = re.compile(r'.{2,60}(?:通知|安排|方案|函)')
_ORDER = (
    'number',
    'date',
    'weekday',
    'form',
    'place',
    'chair',
    'title',
    'minutes',
    'school',
    'series',
    'term',
)


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
    has_body_label: bool = True
    """The articles begin where the body begins."""
    is_meeting: bool = True
    """Its head speaks of a meeting; a plan with time and content may be an article."""


def read_sheet(name: str, lines: tuple[Line, ...], layout: Layout) -> Checked[Sheet] | None:
    """Return the sheet at the head of `lines`; None when there is none."""
    labels = find_labels(lines)
    agenda = next((label for label in labels if label.kind == 'agenda'), None)
    if agenda is None or not _is_sheet(lines, labels, agenda):
        return None
    listed = read_agenda(name, lines, agenda, layout)
    first = labels[0].index
    heading = _heading(name, lines[:first])
    near = _date_of(heading.value[0]) or _last_date(lines)
    stated = _statements(name, lines, labels, agenda, listed.value.end, near)
    fields = {key: (key, value) for key, value in (*stated.value[0], *heading.value[0]) if value != ''}
    leftover = (*heading.value[1], *stated.value[1], *listed.value.kept)
    body = lines[stated.value[2] :]
    sheet = Sheet(
        _in_order(fields),
        _date_of(tuple(fields.values())),
        listed.value.items,
        leftover,
        body,
        listed.value.has_body_label,
        _is_meeting(lines[:first], dict(fields.values())),
    )
    return Checked(sheet, (*heading.findings, *stated.findings, *listed.findings))


def has_sheet(lines: tuple[Line, ...]) -> bool:
    """Tell whether a session sheet stands at the head of `lines`."""
    labels = find_labels(lines)
    agenda = next((label for label in labels if label.kind == 'agenda'), None)
    return agenda is not None and _is_sheet(lines, labels, agenda)


def _is_sheet(lines: tuple[Line, ...], labels: tuple[Label, ...], agenda: Label) -> bool:
    """Tell whether an agenda belongs to a sheet: the time, or the heading of a session or a bulletin."""
    if any(label.kind == 'when' for label in labels):
        return True
    head = [line.text for line in lines[: agenda.index]]
    return any(_HEADING.match(text) or (_ISSUE.search(text) and len(text) < 60) for text in head)


def _is_meeting(head: tuple[Line, ...], fields: dict[str, str | int | datetime.date]) -> bool:
    return 'number' in fields or any(_MEETING.search(line.text) for line in head) or not head


def _date_of(fields: tuple[Field, ...]) -> datetime.date | None:
    return next((value for key, value in fields if key == 'date' and isinstance(value, datetime.date)), None)


def _last_date(lines: tuple[Line, ...]) -> datetime.date | None:
    """Return the last full date of a short text: the one it is signed with."""
    dates = [found.date for line in lines[-60:] if len(line.text) < 40 and (found := find_date(line.text))]
    return dates[-1] if dates else None


def _in_order(fields: dict[str, Field]) -> tuple[Field, ...]:
    return tuple(sorted(fields.values(), key=lambda field: _ORDER.index(field[0])))


def _heading(name: str, lines: tuple[Line, ...]) -> Checked[tuple[tuple[Field, ...], tuple[Line, ...]]]:
    """Return the fields that the heading says, and the lines that say none."""
    text = ''
    for index, line in enumerate(lines):
        text = f'{text} {line.text}'.strip()
        if match := _HEADING.fullmatch(text):
            fields = _heading_fields(match, lines[index + 1 :])
            return Checked((fields, ()), _about_heading(name, lines, index + 1, fields))
    if any(_ISSUE.search(line.text) for line in lines):
        return _bulletin(name, lines)
    return _notice(name, lines)


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
                findings.append(recognised(Place(name, line.number), key, value, line.text))
    return tuple(findings)


def _bulletin(name: str, lines: tuple[Line, ...]) -> Checked[tuple[tuple[Field, ...], tuple[Line, ...]]]:
    """Read 学习简报 / 第3期 / 学院办公室编 2026年3月5日."""
    fields: dict[str, Field] = {}
    findings: list[Finding] = []
    leftover = []
    for line in lines:
        place = Place(name, line.number)
        found: list[Field] = []
        issue = _ISSUE.search(line.text)
        date = find_date(line.text)
        if issue and 'number' not in fields:
            found.append(('number', parse_chinese_numeral(issue['number']) or ''))
            words = tidy_headline(line.text[: issue.start()] + ' ' + line.text[issue.end() :])
            if words and not date:
                found.append(('series', unspaced(words)))
        elif 'series' not in fields and not date and len(line.text) < 30:
            found.append(('series', unspaced(tidy_headline(line.text))))
        if date and 'date' not in fields:
            found.append(('date', date.date))
        if not found:
            leftover.append(line)
        fields |= {field[0]: field for field in found}
        findings += (recognised(place, key, value, line.text) for key, value in found)
    return Checked((tuple(fields.values()), tuple(leftover)), tuple(findings))


def _notice(name: str, lines: tuple[Line, ...]) -> Checked[tuple[tuple[Field, ...], tuple[Line, ...]]]:
    """Read 关于……的通知: its title is the session's; 主送 and what it says before its items stay."""
    at = next((index for index, line in enumerate(lines) if _NOTICE.fullmatch(line.text)), None)
    if at is None:
        return Checked(((), lines))
    title = tidy_headline(lines[at].text)
    found = recognised(Place(name, lines[at].number), 'title', title, lines[at].text)
    return Checked(((('title', title),), (*lines[:at], *lines[at + 1 :])), (found,))


def _statements(
    name: str,
    lines: tuple[Line, ...],
    labels: tuple[Label, ...],
    agenda: Label,
    end: int,
    near: datetime.date | None,
) -> Checked[tuple[tuple[Field, ...], tuple[Line, ...], int]]:
    """Return fields, lines for the introduction, and where the articles begin."""
    fields: dict[str, Field] = {}
    findings: list[Finding] = []
    leftover: list[Line] = []
    begin = end
    for label, following in zip(labels, (*labels[1:], None), strict=True):
        is_below = label.index > agenda.index
        is_kept = label.kind in ('other', 'agenda')
        is_item = agenda.index < label.index < end
        if label is agenda or is_item or label.index > begin or (is_below and is_kept):
            continue
        stop = min(following.index if following else label.index + 1, agenda.index)
        if is_below:
            stop = label.index + (1 if label.rest else 2)
        inside = lines[label.index + 1 : stop]
        begin = max(begin, stop)
        if is_kept:
            leftover += lines[label.index : stop]
            continue
        place = Place(name, lines[label.index].number)
        findings.append(finding('import.derived', place, text=label.words))
        rows = rows_of(label.rest, lines[label.index], inside)
        read = read_when(name, rows, near) if label.kind == 'when' else _one(name, label.kind, rows)
        for key, value in read.value:
            # 时间：……14:00 and 形式：集中学习 are one statement to the booklet.
            before = fields.get(key)
            fields[key] = (key, f'{before[1]} {value}' if before and key == 'form' else value)
        findings += read.findings
    return Checked((tuple(fields.values()), tuple(leftover), begin), tuple(findings))


def _one(name: str, key: str, rows: tuple[tuple[int, str], ...]) -> Checked[tuple[Field, ...]]:
    value = tidy_headline(' '.join(text for _, text in rows)).rstrip('；;。')
    found = tuple(recognised(Place(name, number), key, value, text) for number, text in rows)
    return Checked(((key, value),) if value else (), found)
