"""A session -> its slides as a browser shows them, each with the sentences that stand on it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from booklet.deck.drawing import SIZE, Line, draw_slide
from booklet.deck.filled import Filled
from booklet.deck.frames import Slot
from booklet.deck.make import fill_deck
from booklet.deck.slides import Divider, Key, Slide, kind_of
from booklet.executor import Here
from booklet.files import digest
from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Article, Semester, Session
from booklet.preview.opened import Opened
from booklet.results.figures import slide_pictures
from booklet.results.slides import read_brand
from booklet.selection import choose_session


def show_slides(
    session: Session, articles: tuple[Article, ...], semester: Semester, page_map: PageMap, opened: Opened
) -> dict[str, Any]:
    """Return the slides of `session` with `articles` in place of its own, and the anchors of all chosen
    sentences."""
    project, settings = opened.project, opened.project.slides
    session = replace(session, articles=articles)
    alone = replace(
        semester,
        sessions=tuple(session if each.anchor == session.anchor else each for each in semester.sessions),
    )
    keys = choose_session(session, settings.count, settings.session_count)
    shown, here = replace(semester, sessions=(session,)), Here(opened.machine)
    pictures = slide_pictures(shown, project, opened.fonts, here, None)
    house = read_brand(project, semester.language).value
    filling = fill_deck(session, alone, keys, page_map, project.theme, pictures, house=house)
    count = len(filling.filled)
    drawn = []
    for number, (slide, filled) in enumerate(zip(filling.slides, filling.filled, strict=True), 1):
        lines = draw_slide(filled, filling.footer, number, count, filling.fitter, project.theme.palette)
        drawn.append(_shown(slide, filled, tuple(_named(line, filling.pictures) for line in lines)))
    return {
        'pictures': {digest(content)[:20]: content for content in filling.pictures.values()},
        'session': session.anchor,
        'size': SIZE,
        'slides': drawn,
        'chosen': _chosen(keys),
        'faces': [project.theme.deck.latin, project.theme.deck.east_asian],
    }


def _named(line: Line, pictures: Mapping[str, bytes]) -> Line:
    """Return a line with the digest of its picture in place of the path."""
    return (*line[:-1], digest(pictures[str(line[-1])])[:20]) if line[0] == 'i' else line


def _shown(slide: Slide, filled: Filled, lines: tuple[Line, ...]) -> dict[str, Any]:
    title = filled.text(Slot.TITLE)
    anchors = [quote.anchor for quote in slide.quotes] if isinstance(slide, Key) else []
    return {
        'kind': kind_of(slide),
        'title': title[0].text if title else '',
        'text': '\n'.join(text.text for _, texts in filled.texts for text in texts),
        'anchors': [slide.article] if isinstance(slide, Divider) else anchors,
        'lines': lines,
        'notes': filled.notes,
    }


def _chosen(keys: tuple[ArticleKeys, ...]) -> list[list[str]]:
    """Return first and last anchor of each chosen sentence."""
    return [[key.anchor, key.last or key.anchor] for each in keys for key in each.chosen]
