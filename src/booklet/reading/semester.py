"""A semester's folder to a Semester: every file read, every reference resolved, the whole checked."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Checked, Finding, finding
from booklet.fields import Fields, read_table
from booklet.model.semester import Article, Semester, Session
from booklet.project import Project
from booklet.reading.article import LANGUAGES, ReadArticle
from booklet.reading.decoding import read_source
from booklet.reading.draft import Named
from booklet.reading.frontmatter import read_front_matter
from booklet.reading.references import Resolver, file_names
from booklet.reading.session import SHEET, Defaults, ReadSession, article_paths, by_name, read_session
from booklet.reading.walking import rewrite
from booklet.text.dates import parse_date

FRAME = 'semester.toml'
UNDATED = datetime.date(1980, 1, 1)
"""Of a semester without any date: the first that a zip archive can hold."""


def read_semester(project: Project, name: str) -> Checked[Semester]:
    """Read content/`name`. Whatever is wrong is a finding; the semester is the best guess."""
    folder = project.content / name
    file = (folder / FRAME).relative_to(project.root).as_posix()
    table = read_table(folder / FRAME, file)
    fields = Fields(table.value, findings=list(table.findings))
    semester = _frame(fields, name)
    defaults = Defaults(semester.organisation, semester.series, semester.term, semester.language)
    findings = list(fields.findings)
    read: list[ReadSession] = []
    for index, path in enumerate(_session_paths(folder), 1):
        session = read_session(path, project.root, index, defaults)
        read.append(session.value)
        findings.extend(session.findings)
    resolved, missed = _resolve(read)
    findings.extend((*missed, *_check_sessions(resolved)))
    if not resolved:
        findings.append(finding('semester.empty', table.value.place, name=name))
    if semester.date == UNDATED:
        latest = max((session.date for session in resolved if session.date), default=UNDATED)
        semester = replace(semester, date=latest)
    return Checked(replace(semester, sessions=resolved), tuple(dict.fromkeys(findings)))


def list_semesters(project: Project) -> tuple[str, ...]:
    """Return the names of the folders under content/ that have a semester.toml, in order of name."""
    try:
        return tuple(
            sorted(path.parent.name for path in project.content.glob(f'*/{FRAME}') if path.is_file())
        )
    except OSError:
        return ()


def newest_semester(project: Project) -> str | None:
    """Return the name of the semester with the latest date, of equal ones the last by name."""
    names = list_semesters(project)
    return max(names, key=lambda name: (_quick_date(project.content / name), name), default=None)


def _frame(fields: Fields, name: str) -> Semester:
    semester = Semester(
        name=name,
        title=fields.text('title', name, is_required=True),
        term=fields.text('term', is_required=True),
        organisation=fields.text('organisation', is_required=True),
        sessions=(),
        language=fields.choice('language', 'zh-CN', LANGUAGES),
        audience=fields.text('audience'),
        series=fields.text('series'),
        date=_typed_date(fields) or UNDATED,
        editor=fields.text('editor'),
        contact=fields.text('contact'),
        notice=fields.text('notice'),
        copies=fields.whole('copies', None, 1, 100_000),
        url=fields.text('url'),
    )
    fields.close()
    return semester


def _quick_date(folder: Path) -> datetime.date:
    """Return a semester's date from its frame and session sheets alone."""
    dates = [_typed_date(Fields(read_table(folder / FRAME, FRAME).value))]
    if dates == [None]:
        sheets = (read_source(path / SHEET, SHEET).value for path in _session_paths(folder))
        dates.extend(_typed_date(read_front_matter(sheet).fields) for sheet in sheets)
    return max((date for date in dates if date), default=UNDATED)


def _typed_date(fields: Fields) -> datetime.date | None:
    return fields.parsed('date', parse_date, 'field.not-date')


def _session_paths(folder: Path) -> list[Path]:
    """Return the session folders in the order of their names: those that have a session.md or an article."""
    try:
        folders = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith('.')]
    except OSError:
        return []
    return sorted((path for path in folders if (path / SHEET).is_file() or article_paths(path)), key=by_name)


def _resolve(read: list[ReadSession]) -> tuple[tuple[Session, ...], list[Finding]]:
    names: dict[str, Mapping[str, Named]] = {}
    for session in read:
        names[session.file] = file_names(session.session.anchor, session.session.place, session.names)
        for article in session.articles:
            place = article.article.place
            names[place.file] = file_names(article.article.anchor, place, article.names)
    findings: list[Finding] = []
    sessions = []
    for session in read:
        articles = tuple(_resolve_article(article, names, findings) for article in session.articles)
        resolver = Resolver(names, session.file, findings)
        introduction = rewrite(session.session.introduction, resolver.resolve)
        sessions.append(replace(session.session, articles=articles, introduction=introduction))
    return tuple(sessions), findings


def _resolve_article(
    read: ReadArticle, names: Mapping[str, Mapping[str, Named]], findings: list[Finding]
) -> Article:
    resolver = Resolver(names, read.article.place.file, findings)
    return replace(read.article, blocks=rewrite(read.article.blocks, resolver.resolve))


def _check_sessions(sessions: tuple[Session, ...]) -> list[Finding]:
    """Return findings for numbers that are given twice and dates that run backwards."""
    findings: list[Finding] = []
    numbers: dict[int, Session] = {}
    latest: Session | None = None
    for session in sessions:
        if first := numbers.get(session.number):
            findings.append(
                finding('session.number-twice', session.place, number=session.number, other=first.place.file)
            )
        numbers.setdefault(session.number, session)
        if session.date is None:
            continue
        if latest is not None and latest.date is not None and session.date < latest.date:
            findings.append(
                finding('session.date-order', session.place, date=session.date, other=latest.date)
            )
        else:
            latest = session
    return findings
