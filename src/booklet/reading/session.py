"""A session's folder to a Session."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from booklet.diagnostics import Checked, finding
from booklet.fields import Fields
from booklet.model.pages import Anchor
from booklet.model.semester import Session
from booklet.reading.article import ReadArticle, read_article
from booklet.reading.body import read_body
from booklet.reading.decoding import read_source
from booklet.reading.draft import Named, Shelf
from booklet.reading.frontmatter import read_front_matter
from booklet.reading.listing import SHEET, article_paths
from booklet.text.dates import half_year, parse_date, parse_weekday, weekday_name


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a session takes from its semester."""

    organisation: str
    series: str
    term: str
    language: str


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A session whose references are not resolved yet, and the names of its files."""

    session: Session
    file: str
    names: Mapping[str, Named]
    """Of the introduction."""
    articles: tuple[ReadArticle, ...]


def read_session(folder: Path, root: Path, index: int, defaults: Defaults) -> Checked[ReadSession]:
    """Read session.md and the articles beside it; `index` counts the sessions from 1."""
    anchor = Anchor(f's{index:02}')
    sheet = _read_sheet(folder, root, anchor, index, defaults)
    findings = list(sheet.findings)
    articles = []
    for number, path in enumerate(article_paths(folder), 1):
        read = read_article(path, root, Anchor(f'{anchor}a{number}'), defaults.language)
        articles.append(read.value)
        findings.extend(read.findings)
    if not articles:
        findings.append(finding('session.empty', sheet.value.session.place))
    return Checked(replace(sheet.value, articles=tuple(articles)), tuple(findings))


def _read_sheet(
    folder: Path, root: Path, anchor: Anchor, index: int, defaults: Defaults
) -> Checked[ReadSession]:
    path = folder / SHEET
    file = path.relative_to(root).as_posix()
    read = read_source(path, file)
    matter = read_front_matter(read.value)
    body = read_body(read.value, matter.body, f'{anchor}i', Shelf(root, folder), language=defaults.language)
    session = _frame(matter.fields, anchor, index, defaults)
    session = replace(session, introduction=body.value.blocks)
    names = body.value.names
    return Checked(
        ReadSession(session, file, names, ()), (*read.findings, *matter.fields.findings, *body.findings)
    )


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
        title=fields.text('title'),
        location=fields.text('place'),
        chair=fields.text('chair'),
        minutes=fields.whole('minutes', None, 1, 600),
        questions=tuple(text for text, _ in fields.texts('questions')),
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
