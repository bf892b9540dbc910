"""A session's folder to a Session."""

from dataclasses import astuple, replace
from pathlib import Path

from booklet.diagnostics import Checked, finding
from booklet.model.pages import Anchor
from booklet.reading.cache import Memory
from booklet.reading.decoding import load
from booklet.reading.listing import SHEET, article_paths
from booklet.reading.parsed import Defaults, ReadArticle, ReadSession


def read_session(
    folder: Path, root: Path, index: int, defaults: Defaults, memory: Memory
) -> Checked[ReadSession]:
    """Read session.md and the articles beside it; `index` counts the sessions from 1."""
    anchor = Anchor(f's{index:02}')
    sheet = _sheet(folder / SHEET, root, anchor, index, defaults, memory)
    findings = list(sheet.findings)
    articles = []
    for number, path in enumerate(article_paths(folder), 1):
        read = _article(path, root, Anchor(f'{anchor}a{number}'), defaults.language, memory)
        articles.append(read.value)
        findings.extend(read.findings)
    if not articles:
        findings.append(finding('session.empty', sheet.value.session.place))
    return Checked(replace(sheet.value, articles=tuple(articles)), tuple(findings))


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
