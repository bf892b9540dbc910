"""A semester's folder to a Semester: every file read, every reference resolved, the whole checked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from booklet.diagnostics import Checked, Finding, finding
from booklet.model.semester import Article, Semester, Session
from booklet.model.titles import read_title
from booklet.model.walk import rewrite
from booklet.project import Fields, read_table
from booklet.project.settings import Project
from booklet.reading.cache import Memory
from booklet.reading.listing import FRAME, UNDATED, session_paths, typed_date
from booklet.reading.parsed import LANGUAGES, Defaults, Named, ReadArticle, ReadSession
from booklet.reading.references import Resolver, file_names
from booklet.reading.session import read_session
from booklet.reading.strays import find_strays
from booklet.reading.timetable import check_sessions


def read_semester(project: Project, name: str, memory: Memory | None = None) -> Checked[Semester]:
    """Read content/`name`. Whatever is wrong is a finding; the semester is the best guess.

    `memory` spares reading files that it knows; the result is the same.
    """
    return read_apart(project, name, memory)[0]


def read_apart(
    project: Project, name: str, memory: Memory | None = None
) -> tuple[Checked[Semester], tuple[ReadSession, ...]]:
    """Read content/`name`; return also the texts as they were before their references were resolved, with
    which one of them can be read again alone (`read_again`).
    """
    memory = memory or Memory()
    folder = project.content / name
    file = (folder / FRAME).relative_to(project.root).as_posix()
    table = read_table(folder / FRAME, file)
    fields = Fields(table.value, findings=list(table.findings))
    semester = _frame(fields, name)
    defaults = Defaults(semester.organisation, semester.series, semester.term, semester.language)
    findings = list(fields.findings)
    read: list[ReadSession] = []
    for index, path in enumerate(session_paths(folder, project.root), 1):
        session = read_session(path, project.root, index, defaults, memory)
        if not session.value.is_cancelled:
            read.append(session.value)
        findings.extend(session.findings)
    resolved, missed = _resolve(read)
    findings.extend((*missed, *check_sessions(resolved, f'{name} {semester.term}')))
    findings.extend(find_strays(project, name).findings)
    if not resolved:
        findings.append(finding('semester.empty', table.value.place, name=name))
    if semester.date == UNDATED:
        latest = max((session.date for session in resolved if session.date), default=UNDATED)
        semester = replace(semester, date=latest)
    whole = Checked(replace(semester, sessions=resolved), tuple(dict.fromkeys(findings)))
    return whole, tuple(read)


def read_again(
    sessions: Sequence[ReadSession], project: Project, article: Article, content: bytes, language: str
) -> Checked[Article]:
    """Read `content` in place of the text of `article`, one of `sessions`; `language` is the semester's.

    What others say that refer to it is not looked at.
    """
    from booklet.reading.article import read_article

    path = project.root / article.place.file
    made = read_article(content, path, project.root, article.anchor, language)
    names = _names(sessions)
    names[article.place.file] = file_names(article.anchor, made.value.article.place, made.value.names)
    findings: list[Finding] = []
    return Checked(_resolve_article(made.value, names, findings), (*made.findings, *findings))


def _frame(fields: Fields, name: str) -> Semester:
    language = fields.choice('language', 'zh-CN', LANGUAGES)
    semester = Semester(
        name=name,
        title=read_title(fields.text('title', name, is_required=True))[0],
        term=fields.text('term', is_required=True),
        organisation=fields.text('organisation', is_required=True),
        sessions=(),
        language=language,
        audience=fields.text('audience'),
        series=fields.text('series'),
        date=typed_date(fields) or UNDATED,
        editor=fields.names('editor', language),
        contact=fields.text('contact'),
        notice=fields.text('notice'),
        copies=fields.whole('copies', None, 1, 100_000),
        delivery=typed_date(fields, 'delivery'),
        url=fields.text('url'),
    )
    fields.close()
    return semester


def _names(read: Sequence[ReadSession]) -> dict[str, Mapping[str, Named]]:
    names: dict[str, Mapping[str, Named]] = {}
    for session in read:
        names[session.file] = file_names(session.session.anchor, session.session.place, session.names)
        for article in session.articles:
            place = article.article.place
            names[place.file] = file_names(article.article.anchor, place, article.names)
    return names


def _resolve(read: list[ReadSession]) -> tuple[tuple[Session, ...], list[Finding]]:
    names = _names(read)
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
    if not read.refers:
        return read.article
    resolver = Resolver(names, read.article.place.file, findings)
    return replace(read.article, blocks=rewrite(tuple(read.article.blocks), resolver.resolve))
