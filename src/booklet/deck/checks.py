"""What the editor should know about the slides of a session before anyone stands in front of them."""

from collections.abc import Iterator, Mapping

from booklet.deck.compose import article_title, discussion_minutes
from booklet.deck.filled import Paragraph
from booklet.deck.pictures import is_showable
from booklet.deck.slides import Divider, Slide, Title
from booklet.deck.titles import is_cut
from booklet.deck.words import DeckWords
from booklet.diagnostics import Finding, finding
from booklet.model.blocks import Figure
from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Article, Session


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


def check_headlines(
    slides: tuple[Slide, ...], headlines: tuple[Paragraph, ...], session: Session, words: DeckWords
) -> Iterator[Finding]:
    """Yield a finding for every title that had to be cut. Labels over sentences may be cut silently."""
    places = {article.anchor: article.place for article in session.articles}
    for slide, headline in zip(slides, headlines, strict=True):
        if isinstance(slide, Title | Divider) and is_cut(slide, headline, words):
            place = places[slide.article] if isinstance(slide, Divider) else session.place
            yield finding('deck.title-cut', place, length=len(slide.title))
