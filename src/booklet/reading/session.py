"""A session's folder to a Session."""

import shlex
from dataclasses import astuple, replace
from pathlib import Path

from booklet.diagnostics import Checked, Place, finding
from booklet.model.pages import Anchor
from booklet.model.semester import Session
from booklet.reading.cache import Memory
from booklet.reading.decoding import load
from booklet.reading.listing import article_paths, sheet_path
from booklet.reading.parsed import Defaults, ReadArticle, ReadSession
from booklet.reading.sorting import SHEET


def read_session(
    folder: Path, root: Path, index: int, defaults: Defaults, memory: Memory
) -> Checked[ReadSession]:
    """Read session.md and the articles beside it; `index` counts the sessions from 1."""
    anchor = Anchor(f's{index:02}')
    path = sheet_path(folder, root)
    if path is None:
        sheet = _without_sheet(folder, root, anchor, index, defaults)
    else:
        sheet = _sheet(path, root, anchor, index, defaults, memory)
    if sheet.value.is_cancelled:
        return Checked(sheet.value, (finding('session.cancelled', sheet.value.session.place),))
    findings = list(sheet.findings)
    articles = []
    for number, path in enumerate(article_paths(folder, root), 1):
        read = _article(path, root, Anchor(f'{anchor}a{number}'), defaults.language, memory)
        articles.append(read.value)
        findings.extend(read.findings)
    if not articles:
        findings.append(finding('session.empty', sheet.value.session.place))
    return Checked(replace(sheet.value, articles=tuple(articles)), tuple(findings))


def _without_sheet(
    folder: Path, root: Path, anchor: Anchor, index: int, defaults: Defaults
) -> Checked[ReadSession]:
    """Return the session of a folder that has articles and no session.md."""
    place = Place((folder / SHEET).relative_to(root).as_posix())
    command = f'booklet new session {shlex.quote(folder.name)}'
    session = Session(
        number=index, anchor=anchor, place=place, date=None, form='', school=defaults.organisation,
        series=defaults.series, term=defaults.term, articles=(),
    )  # fmt: skip
    found = finding('session.sheet-missing', place, name=folder.name, command=command)
    return Checked(ReadSession(session, place.file, {}, ()), (found,))


def _sheet(
    path: Path, root: Path, anchor: Anchor, index: int, defaults: Defaults, memory: Memory
) -> Checked[ReadSession]:
    content = load(path)

    def read() -> Checked[ReadSession]:
        # Imported for texts that changed: the library that reads Markdown costs as much as ten of them.
        from booklet.reading.sheet import read_sheet

        return read_sheet(content, path, root, anchor, index, defaults)

    context = (path.relative_to(root).as_posix(), anchor, str(index), *astuple(defaults))
    return memory.recall(ReadSession, content, context, read)


def _article(
    path: Path, root: Path, anchor: Anchor, language: str, memory: Memory
) -> Checked[ReadArticle]:
    content = load(path)

    def read() -> Checked[ReadArticle]:
        from booklet.reading.article import read_article

        return read_article(content, path, root, anchor, language)

    context = (path.relative_to(root).as_posix(), anchor, language)
    return memory.recall(ReadArticle, content, context, read)
