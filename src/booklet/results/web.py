"""A laid booklet -> one page for telephones, complete in itself: web/booklet.html."""

import base64
from collections.abc import Iterator
from functools import partial

from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task
from booklet.layout.html.flowing import Medium
from booklet.layout.html.words import is_english
from booklet.model.laid import SectionKind
from booklet.pictures import media_type
from booklet.results.context import ResultContext
from booklet.results.edition import EDITION, Edition, edition_task
from booklet.results.output import OutputFile

LOWER = {SectionKind.COVER: 0, SectionKind.ARTICLE: 2, SectionKind.QUESTIONS: 2}
"""By how much headings are lower than on the page; 1 elsewhere: booklet, session, article."""


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what reads the pages and what makes one of them."""
    yield edition_task(context)
    yield Task('web', make_web, lambda results: results[EDITION], (EDITION,), is_here=True)


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the page."""
    yield Checked(results['web'])


def make_web(edition: Edition, machine: Machine) -> OutputFile:
    """Make the page."""
    chapters = []
    for chapter in edition.chapters:
        lower = LOWER.get(chapter.plan.kind, 1)
        address, picture = partial(_address, edition), partial(_inline, edition)
        medium = Medium(address, picture, edition.words.page, lower)
        kind = 'en' if is_english(chapter.language) else 'zh'
        chapters.append((chapter.plan.kind.value, kind, chapter.language, edition.write(chapter, medium)))
    page = edition.render(
        'edition-web.html',
        css=edition.render('edition.css'),
        chapters=chapters,
        contents='contents' if 'contents' in edition.homes else '',
    )
    return OutputFile('web/booklet.html', page.encode(), edition.laid.pages)


def _address(edition: Edition, anchor: str) -> str:
    return f'#{anchor}' if anchor in edition.homes else ''


def _inline(edition: Edition, source: str) -> str:
    """Return a picture as an address that holds all of it."""
    content = edition.picture(source)
    kind = media_type(content)
    return f'data:{kind};base64,{base64.b64encode(content).decode()}' if kind else ''
