"""The semester as it is on disk -> the outline of the booklet as it will be built, and any of its pages
drawn.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from booklet.executor.processes import local_executor
from booklet.layout.booklet import lay_out
from booklet.model.areas import PageAreas
from booklet.model.laid import LaidBooklet, PlacedSection, SectionKind
from booklet.model.semester import Article, Semester, Session
from booklet.press.vector import draw_pages
from booklet.preview.opened import open_project
from booklet.preview.steps import Steps
from booklet.preview.texts import read_text
from booklet.preview.wire import Page, finding_of, page_of
from booklet.reading.cache import Memory
from booklet.reading.semester import read_semester
from booklet.store import Store
from booklet.versions import program_digest

BEHIND = 8
"""How much later than others this process gets its turn (`nice`)."""

KEY = 24
"""Characters of a section's key that name it here."""


class Whole:
    """The booklet of one semester as it was last laid out."""

    def __init__(self, root: Path, name: str, jobs: int) -> None:
        # Whoever types must not wait for this process and those that it starts.
        os.nice(BEHIND)
        self.tell: Callable[[Any], None] = lambda _: None
        self._opened = open_project(root)
        self._name = name
        self._jobs = jobs
        self._store = Store(self._opened.project.build / '.cache')
        self._pdfs: dict[str, bytes] = {}
        """By the key of the section or of the sheet of furniture."""

    def read(self) -> dict[str, Any]:
        """Return the semester without its pages: what there is to show before anything is laid out."""
        semester = read_semester(self._opened.project, self._name, self._memory())
        return {
            'semester': _semester(semester.value),
            'findings': [finding_of(each) for each in semester.findings],
        }

    def lay_out(self) -> dict[str, Any]:
        """Lay out what changed on disk; return the semester, its sections and pages, and all findings.

        Raise MissingOnMachineError when fonts or libraries are missing.
        """
        opened = self._opened
        before = self._digests()
        semester = read_semester(opened.project, self._name, self._memory())
        with local_executor(opened.machine, self._jobs) as executor:
            laid = lay_out(
                semester.value, opened.project, opened.fonts, executor, self._store, Steps(self.tell)
            )
        booklet = laid.value
        self._pdfs = {placed.section.key[:KEY]: placed.section.pdf for placed in booklet.sections}
        self._pdfs |= {key[:KEY]: pdf for key, pdf in booklet.furniture.items()}
        findings = dict.fromkeys((*semester.findings, *laid.findings))
        return {
            'semester': _semester(semester.value),
            'read': {file: name for file, name in self._digests().items() if before.get(file) == name},
            'sections': list(_sections(booklet, semester.value)),
            'pages': booklet.pages,
            'findings': [finding_of(each) for each in findings],
            'page_map': booklet.page_map,
            'trim': [float(opened.project.print.width), float(opened.project.print.height)],
        }

    def _digests(self) -> dict[str, str]:
        """Return the digest of every text as it is now."""
        root = self._opened.project.root
        paths = (self._opened.project.content / self._name).rglob('*.md')
        return {path.relative_to(root).as_posix(): read_text(path.read_bytes()).digest for path in paths}

    def draw(self, key: str, indices: Sequence[int]) -> dict[str, Any]:
        """Return pages of a section of the last `lay_out`: drawn, without areas, with outlines and
        pictures."""
        pdf = self._pdfs.get(key)
        if pdf is None:
            return {'bodies': {}, 'glyphs': {}, 'pictures': {}}
        letters = self._opened.letters
        pictures: dict[str, bytes] = {}
        bodies: dict[int, Page] = {}
        for index, drawing in zip(indices, draw_pages(pdf, letters, indices), strict=True):
            pictures |= drawing.pictures
            bodies[index] = page_of(drawing, PageAreas())
        glyphs = sorted({glyph for page in bodies.values() for glyph in page['glyphs']})
        named = ((glyph, *glyph.split('-')) for glyph in glyphs)
        outlines = {glyph: letters.outline(face, int(number)) for glyph, face, number in named}
        return {'bodies': bodies, 'glyphs': outlines, 'pictures': pictures}

    def inks(self, key: str) -> list[str]:
        """Return the digest of what each page of a section draws, to compare with pages laid out alone."""
        pdf = self._pdfs.get(key)
        if pdf is None:
            return []
        return [page_of(drawing, PageAreas())['ink'] for drawing in draw_pages(pdf, self._opened.letters)]

    def _memory(self) -> Memory:
        return Memory(self._store, program_digest())


def _semester(semester: Semester) -> dict[str, Any]:
    return {
        'name': semester.name,
        'title': semester.title,
        'term': semester.term,
        'organisation': semester.organisation,
        'language': semester.language,
        'file': f'content/{semester.name}/semester.toml',
        'sessions': [_session(session) for session in semester.sessions],
    }


def _session(session: Session) -> dict[str, Any]:
    return {
        'anchor': session.anchor,
        'number': session.number,
        'title': session.title or session.series,
        'date': session.date.isoformat() if session.date else '',
        'form': session.form,
        'place': session.location,
        'chair': session.chair,
        'minutes': session.minutes,
        'file': session.place.file,
        'articles': [_article(article) for article in session.articles],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        'anchor': article.anchor,
        'title': article.title,
        'source': article.source,
        'author': article.author,
        'minutes': article.minutes,
        'file': article.place.file,
        'questions': len(article.questions),
    }


def _sections(booklet: LaidBooklet, semester: Semester) -> Iterator[dict[str, Any]]:
    """Yield the sections in reading order, named as the layout names them."""
    names = _Names(semester)
    for placed in booklet.sections:
        section = placed.section
        yield {
            'name': names.of(placed),
            'kind': section.kind.value,
            'session': section.session,
            'key': section.key[:KEY],
            'first': placed.first_index,
            'folios': list(placed.folios),
            'pages': [f'{section.key[:KEY]}-{index}' for index in range(section.pages)],
            'overlays': [
                [f'{over.sheet[:KEY]}-{over.page}' for over in overlays] for overlays in placed.overlays
            ],
            'shifts': [round(placed.shift(index), 3) for index in range(section.pages)],
        }


class _Names:
    """Tells sections of one kind apart by their order."""

    def __init__(self, semester: Semester) -> None:
        self._articles: dict[int, Iterator[Article]] = {
            index: iter(session.articles) for index, session in enumerate(semester.sessions)
        }
        self._semester = semester
        self._notes = 0

    def of(self, placed: PlacedSection) -> str:
        """Return the name of the next section."""
        section = placed.section
        kinds: dict[SectionKind, Callable[[], str]] = {
            SectionKind.ARTICLE: lambda: next(self._articles[section.session]).anchor,
            SectionKind.SHEET: lambda: f'{self._semester.sessions[section.session].anchor}-sheet',
            SectionKind.QUESTIONS: lambda: f'{self._semester.sessions[section.session].anchor}-questions',
            SectionKind.NOTES: self._next_notes,
        }
        return kinds.get(section.kind, lambda: section.kind.value)()

    def _next_notes(self) -> str:
        self._notes += 1
        return f'notes-{self._notes}'
