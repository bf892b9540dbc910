"""A session sheet to a Session without its articles."""

import datetime
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Checked
from booklet.model.pages import Anchor
from booklet.model.semester import Session
from booklet.model.titles import read_title
from booklet.project import Fields
from booklet.reading.body import read_body
from booklet.reading.decoding import source_of
from booklet.reading.draft import Shelf
from booklet.reading.frontmatter import read_front_matter
from booklet.reading.parsed import Defaults, ReadSession
from booklet.text.dates import half_year, parse_date, parse_weekday, weekday_name

STATUSES = ('planned', 'cancelled', '取消')
"""What a session sheet may say of its session; the first is understood."""


def read_sheet(
    content: bytes | None, path: Path, root: Path, anchor: Anchor, index: int, defaults: Defaults
) -> Checked[ReadSession]:
    """Read what the session sheet `path` holds; `index` counts the sessions from 1."""
    folder, file = path.parent, path.relative_to(root).as_posix()
    read = source_of(content, file)
    matter = read_front_matter(read.value)
    is_cancelled = matter.fields.choice('status', STATUSES[0], STATUSES) != STATUSES[0]
    body = read_body(read.value, matter.body, f'{anchor}i', Shelf(root, folder), language=defaults.language)
    session = _frame(matter.fields, anchor, index, defaults)
    session = replace(session, introduction=body.value.blocks)
    names = body.value.names
    made = ReadSession(session, file, names, (), is_cancelled)
    return Checked(made, (*read.findings, *matter.fields.findings, *body.findings))


def _frame(fields: Fields, anchor: Anchor, index: int, defaults: Defaults) -> Session:
    date = fields.parsed('date', parse_date, 'field.not-date')
    if date is None and fields.entry('date') is None:
        fields.find('field.missing', fields.place('date'), key='date')
    number = fields.whole('number', None, 1, 999)
    if number is None and fields.entry('number') is None:
        fields.find('field.missing', fields.place('number'), key='number')
    _check_weekday(fields, date, defaults.language)
    session = Session(
        number=number or index,
        anchor=anchor,
        place=fields.place('number'),
        date=date,
        form=fields.text('form', is_required=True),
        school=fields.text('school', defaults.organisation),
        series=fields.text('series', defaults.series),
        term=fields.text('term', defaults.term or (half_year(date) if date else '')),
        articles=(),
        title=read_title(fields.text('title'))[0],
        location=fields.text('place'),
        chair=fields.names('chair', defaults.language),
        minutes=fields.whole('minutes', None, 1, 600),
        questions=tuple(read_title(text)[0] for text, _ in fields.texts('questions')),
    )
    fields.close()
    return session


def _check_weekday(fields: Fields, date: datetime.date | None, language: str) -> None:
    written = fields.text('weekday')
    if not written:
        return
    weekday = parse_weekday(written)
    if weekday is None:
        fields.find('session.no-weekday', fields.place('weekday'), weekday=written)
    elif date is not None and weekday != date.weekday():
        right = weekday_name(date, language)
        fields.find('session.weekday', fields.place('weekday'), weekday=written, date=date, right=right)
