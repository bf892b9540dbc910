"""What provokes each finding of the deck."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from pptx import Presentation

from booklet.deck import make_deck, own_template, read_house, verify
from booklet.diagnostics import Finding
from booklet.executor import Here, Machine
from booklet.layout.fonts.faces import FontSet
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.pages import PageMap
from booklet.model.semester import Session
from booklet.progress import Silence
from booklet.project.settings import Project, SlideSettings
from booklet.results.context import ResultContext
from booklet.results.make import make_outputs
from tests.deck.brands import HOUSES, low_subtitle
from tests.deck.sample import ARTICLES, KEYS, MIDDLE, PAGES, SEMESTER, SESSION, STAMP, THEME, choice, key

OURS = own_template(THEME, 'zh-CN')


def made(
    session: Session = SESSION, keys: tuple[ArticleKeys, ...] = KEYS, pages: PageMap = PAGES
) -> Iterable[Finding]:
    """Return what making the deck finds."""
    return make_deck(session, SEMESTER, keys, pages, THEME, STAMP).findings


def minutes_exceed(folder: Path) -> Iterable[Finding]:
    """The articles take 75 minutes, the session has 60."""
    return made(replace(SESSION, minutes=60))


def no_sentence(folder: Path) -> Iterable[Finding]:
    """Nothing was chosen for articles 2 and 3."""
    return made(keys=KEYS[:1])


def folio_missing(folder: Path) -> Iterable[Finding]:
    """The booklet was not laid out."""
    return made(pages=PageMap())


def figure_left_out(folder: Path) -> Iterable[Finding]:
    """The figure's bytes are not there."""
    return made()


def title_cut(folder: Path) -> Iterable[Finding]:
    """A title of 300 characters."""
    return made(replace(SESSION, articles=(replace(ARTICLES[0], title='规程' * 150),)))


def line_cut(folder: Path) -> Iterable[Finding]:
    """The session meets in a place of 300 characters."""
    return made(replace(SESSION, location='主楼' * 150))


def sentence_altered(folder: Path) -> Iterable[Finding]:
    """The file does not have the sentence that was chosen."""
    content = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP).value.content
    return verify(content, (choice(1, key(1, 4, MIDDLE.replace('照着', '跟着'))),), PAGES, 'zh-CN')


def folio_differs(folder: Path) -> Iterable[Finding]:
    """The booklet was laid out anew after the slides were made."""
    content = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP).value.content
    moved = PageMap({**PAGES.spans, key(1, 4, MIDDLE).anchor: PAGES.spans[key(1, 6, MIDDLE).anchor]})
    return verify(content, KEYS, moved, 'zh-CN')


def template_missing(folder: Path) -> Iterable[Finding]:
    """booklet.toml names a template that is not there."""
    settings = SlideSettings(template='school.pptx')
    laid = LaidBooklet((), PAGES, 0, ())
    project = Project(folder, THEME, (), slides=settings)
    slides = frozenset({'slides'})
    semester = replace(SEMESTER, sessions=(SESSION,))
    context = ResultContext(semester, laid, project, FontSet(()), {}, slides, STAMP)
    made = make_outputs(context, Silence(), Here(Machine(folder)))
    return [found for each in made for found in each.findings]


def template_unreadable(folder: Path) -> Iterable[Finding]:
    """The template is a text."""
    return read_house(b'dear colleagues', 'school.pptx', OURS).findings


def template_unusable(folder: Path) -> Iterable[Finding]:
    """The template has bare titles only."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name != 'Title Only':
            presentation.slide_layouts.remove(layout)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return read_house(buffer.getvalue(), 'school.pptx', OURS).findings


def template_narrow(folder: Path) -> Iterable[Finding]:
    """The first slide of the template has room for two lines."""
    house = read_house(low_subtitle(), 'low.pptx', OURS).value
    long = replace(SESSION, location='主楼东侧' * 60)
    return make_deck(long, SEMESTER, KEYS, PAGES, THEME, STAMP, house=house).findings


def template_layout_unknown(folder: Path) -> Iterable[Finding]:
    """The project names a layout that the template does not have."""
    return read_house(HOUSES['chinese.pptx'](), 'chinese.pptx', OURS, {'key': '要句页'}).findings


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'deck.minutes-exceed': minutes_exceed,
    'deck.no-sentence': no_sentence,
    'deck.folio-missing': folio_missing,
    'deck.figure-left-out': figure_left_out,
    'deck.title-cut': title_cut,
    'deck.line-cut': line_cut,
    'deck.sentence-altered': sentence_altered,
    'deck.folio-differs': folio_differs,
    'deck.template-missing': template_missing,
    'deck.template-unreadable': template_unreadable,
    'deck.template-unusable': template_unusable,
    'deck.template-narrow': template_narrow,
    'deck.template-layout-unknown': template_layout_unknown,
}
