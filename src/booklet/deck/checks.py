"""What the editor should know about the slides of a session before anyone stands in front of them."""

from collections.abc import Iterator, Mapping

from booklet.deck.compose import article_title, discussion_minutes
from booklet.deck.filled import Filled
from booklet.deck.frames import Slot
from booklet.deck.pictures import is_showable
from booklet.deck.slides import Agenda, Closing, Divider, FigureSlide, Key, Question, Slide, Title
from booklet.deck.titles import is_cut
from booklet.deck.words import DeckWords
from booklet.diagnostics import Finding, finding
from booklet.model.blocks import Figure
from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Article, Session

SHOWN = 24
"""Characters of a line that a finding quotes."""


def check_session(
    session: Session,
    keys: tuple[ArticleKeys, ...],
    page_map: PageMap,
    pictures: Mapping[str, bytes],
    words: DeckWords,
) -> Iterator[Finding]:
    """Yield what is missing for the slides, and minutes that do not add up."""
    chosen = {choice.article: choice.chosen for choice in keys}
    if discussion_minutes(session) < 0:
        total = (session.minutes or 0) - discussion_minutes(session)
        yield finding('deck.minutes-exceed', session.place, total=total, minutes=session.minutes)
    for number, article in enumerate(session.articles, 1):
        title = article_title(article, number, words)
        sentences = chosen.get(article.anchor, ())
        if not sentences:
            yield finding('deck.no-sentence', article.place, title=title)
        missing = sum(page_map.folio(sentence.anchor) in {None, ''} for sentence in sentences)
        if missing:
            yield finding('deck.folio-missing', article.place, title=title, count=missing)
        yield from _check_figures(article, pictures)


def _check_figures(article: Article, pictures: Mapping[str, bytes]) -> Iterator[Finding]:
    for block in article.blocks:
        if isinstance(block, Figure) and block.picture and block.caption:
            path = block.picture.path
            if not is_showable(pictures.get(path, b'')):
                yield finding('deck.figure-left-out', block.place, file=path)


def check_slides(
    slides: tuple[Slide, ...], filled: tuple[Filled, ...], session: Session, words: DeckWords
) -> Iterator[Finding]:
    """Yield a finding for every title and every other line that had to be cut, once each. Labels over
    sentences may be cut silently: the title stands whole on the divider.
    """
    articles = dict(enumerate(session.articles, 1))
    for slide, written in zip(slides, filled, strict=True):
        article = articles.get(_article_of(slide))
        place = article.place if article else session.place
        if isinstance(slide, Title | Divider) and is_cut(slide, written.text(Slot.TITLE)[0], words):
            yield finding('deck.title-cut', place, length=len(slide.title))
        for line in _lost(slide, written):
            if not written.layout.part:
                yield finding('deck.line-cut', place, line=_short(line), length=len(line))


def check_house(slides: tuple[Slide, ...], filled: tuple[Filled, ...]) -> Iterator[Finding]:
    """Yield a finding for every layout of a house that has no room for all lines: its cure is one."""
    lost: dict[str, list[str]] = {}
    for slide, written in zip(slides, filled, strict=True):
        if written.layout.part:
            lost.setdefault(written.layout.name, []).extend(_lost(slide, written))
    for name, lines in lost.items():
        if lines:
            yield finding('deck.template-narrow', None, name=name, count=len(lines), line=_short(lines[0]))


def _lost(slide: Slide, written: Filled) -> Iterator[str]:
    """Yield the lines of the slide that do not stand on it whole; joined ones do."""
    shown = [paragraph.text for _, paragraphs in written.texts for paragraph in paragraphs]
    code = written.description if isinstance(slide, Closing) else ''
    for line in filter(None, _lines(slide)):
        if line != code and not any(line in text for text in shown):
            yield line


def _article_of(slide: Slide) -> int:
    """Return the number of the slide's article in the session; 0 for a slide of no article."""
    match slide:
        case Divider(number=number) | Key(article_number=number) | FigureSlide(article_number=number):
            return number
        case _:
            return 0


def _lines(slide: Slide) -> tuple[str, ...]:
    """Return what stands on the slide beside its title and its sentences, which are never cut."""
    match slide:
        case Title():
            return (slide.kicker, *slide.lines)
        case Agenda():
            return tuple(row.label for row in slide.rows)
        case Divider():
            return (*slide.byline.split('\n'), slide.citation)
        case Key():
            return (slide.attribution, slide.citation)
        case FigureSlide():
            return (slide.caption, slide.citation)
        case Question():
            return (slide.attribution,)
        case Closing():
            return (*slide.lines, slide.url)


def _short(line: str) -> str:
    return line if len(line) <= SHOWN else f'{line[: SHOWN - 1]}…'
