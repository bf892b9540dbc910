"""A text as it is being typed -> its pages, its sentences and its slides, by a process that keeps all of it
warm.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from booklet.diagnostics import Checked, Finding
from booklet.layout.engine.galley import Galley, GalleyPage
from booklet.layout.places import anchor_places, locate
from booklet.layout.typesetter import Typesetter
from booklet.model.blocks import Paragraph
from booklet.model.pages import Anchor, PageMap
from booklet.model.semester import Article, Semester, Session
from booklet.model.walk import walk
from booklet.press.vector import draw_pages
from booklet.preview.marking import mark_sentence
from booklet.preview.opened import open_project
from booklet.preview.slides import show_slides
from booklet.preview.wire import Page, finding_of, page_of
from booklet.reading.semester import read_again, read_apart

READINGS = 4


class Quick:
    """The semester as it was read last, and a galley of every article that somebody looks at."""

    def __init__(self, root: Path, name: str) -> None:
        self._opened = open_project(root)
        self._name = name
        self._setter = Typesetter(self._opened.project, self._opened.fonts)
        self._page_map = PageMap()
        self._galleys: dict[Anchor, Galley] = {}
        self._pages: dict[tuple[int, int], tuple[GalleyPage, Page]] = {}
        self._articles: dict[Anchor, Article] = {}
        """Those that were read since the semester was."""
        self._told: set[str] = set()
        """Ids of the pages that the server has."""
        self._sent: set[str] = set()
        """Glyphs whose outlines the server has."""
        self._read()

    def get_ready(self) -> None:
        """Load the engine."""
        self._setter.get_ready()

    def renew(self, page_map: PageMap, must_read: bool) -> None:
        """Take the page map of the booklet as it is now; read the semester again when files came or went."""
        self._page_map = page_map
        if must_read:
            self._read()

    def set_text(self, file: str, content: bytes) -> dict[str, Any] | None:
        """Return the article of `file` with that content: ids of all pages, those made now, what was found.

        None when the semester has no such article.
        """
        found = self._find(file)
        if found is None:
            return None
        session, known = found
        read = self._read_text(known, content.decode())
        self._articles[known.anchor] = article = read.value
        before = self._galleys.get(article.anchor)
        galley = self._setter.set_article(article, session, self._semester, self._page_map, before)
        self._galleys[article.anchor] = galley
        pages = [self._page(each) for each in galley.pages]
        self._forget()
        new = {page['id']: page for page in pages if page['id'] not in self._told}
        self._told |= new.keys()
        return {
            'article': article.anchor,
            'file': file,
            'title': article.title,
            'pages': [page['id'] for page in pages],
            'bodies': new,
            'made': len(galley.made),
            'glyphs': self._outlines(new.values()),
            'pictures': dict(self._pictures),
            'findings': [finding_of(each) for each in (*read.findings, *self._troubles(galley, article))],
            'sentences': _sentences(article),
            'blocks': [[block.anchor, block.place.line] for block in walk(article.blocks)],
        }

    def mark(self, file: str, source: str, anchor: str, wish: str) -> str | None:
        """Return the text of `file` with the wish for a sentence (`marking`); None when it cannot be
        written."""
        found = self._find(file)
        if found is None:
            return None
        return mark_sentence(source, anchor, wish, lambda text: self._read_text(found[1], text).value)

    def forget(self, anchor: str) -> None:
        """Forget the galley of an article: its next pages are laid out whole."""
        self._galleys.pop(Anchor(anchor), None)

    def slides(self, session: str) -> dict[str, Any] | None:
        """Return the slides of a session as its texts are now; None when there is no such session."""
        for each in self._semester.sessions:
            if each.anchor == session:
                articles = tuple(self._articles.get(article.anchor, article) for article in each.articles)
                return show_slides(each, articles, self._semester, self._page_map, self._opened)
        return None

    def _read(self) -> None:
        whole, self._sessions = read_apart(self._opened.project, self._name)
        self._semester: Semester = whole.value
        self._articles.clear()
        self._readings: dict[tuple[Anchor, str], Checked[Article]] = {}
        anchors = {article.anchor for session in self._semester.sessions for article in session.articles}
        self._galleys = {anchor: galley for anchor, galley in self._galleys.items() if anchor in anchors}

    def _read_text(self, article: Article, text: str) -> Checked[Article]:
        """Read a text in place of that of `article`; a click reads it before the layout does."""
        key = (article.anchor, text)
        if key not in self._readings:
            language = self._semester.language
            made = read_again(self._sessions, self._opened.project, article, text.encode(), language)
            self._readings = {**dict(list(self._readings.items())[-READINGS:]), key: made}
        return self._readings[key]

    def _find(self, file: str) -> tuple[Session, Article] | None:
        for session in self._semester.sessions:
            for article in session.articles:
                if article.place.file == file:
                    return session, article
        return None

    _pictures: Mapping[str, bytes] = {}

    def _page(self, made: GalleyPage) -> Page:
        key = (id(made.pdf), made.index)
        known = self._pages.get(key)
        # A PDF that is gone may have left its number to another.
        if known is None or known[0].pdf is not made.pdf:
            (drawing,) = draw_pages(made.pdf, self._opened.letters, (made.index,))
            self._pictures = {**self._pictures, **drawing.pictures}
            known = self._pages[key] = (made, page_of(drawing, made.areas))
        return known[1]

    def _forget(self) -> None:
        """Forget the pages that are on no galley any more."""
        held = {(id(page.pdf), page.index) for galley in self._galleys.values() for page in galley.pages}
        self._pages = {key: known for key, known in self._pages.items() if key in held}

    def _outlines(self, pages: Any) -> dict[str, str]:
        """Return the outlines that the server does not have yet."""
        wanted = {glyph for page in pages for glyph in page['glyphs']} - self._sent
        self._sent |= wanted
        letters = self._opened.letters
        named = ((glyph, *glyph.split('-')) for glyph in sorted(wanted))
        return {glyph: letters.outline(face, int(number)) for glyph, face, number in named}

    def _troubles(self, galley: Galley, article: Article) -> tuple[Finding, ...]:
        if not galley.troubles:
            return ()
        session = next(each for each in self._semester.sessions if article.anchor.startswith(each.anchor))
        places = anchor_places(_alone(self._semester, session, article))
        return tuple(locate(trouble, places) for trouble in galley.troubles)


def _alone(semester: Semester, session: Session, article: Article) -> Semester:
    from dataclasses import replace

    return replace(semester, sessions=(replace(session, articles=(article,)),))


def _sentences(article: Article) -> list[list[Any]]:
    """Return anchor, line and column of the first and of the last character, whether it is pinned."""
    return [
        [
            each.anchor,
            each.place.line,
            each.place.column,
            each.last.line,
            each.last.column,
            int(each.is_pinned),
        ]
        for block in walk(article.blocks)
        if isinstance(block, Paragraph)
        for each in block.sentences
        if each.last is not None
    ]
