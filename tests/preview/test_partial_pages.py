"""Pages laid out alone are those of the whole article, whatever was edited."""

import random
from pathlib import Path

import pytest

from booklet.layout.engine.galley import Galley
from booklet.layout.fonts.faces import FontSet
from booklet.layout.typesetter import Typesetter
from booklet.model.areas import PageAreas
from booklet.model.drawing import Instruction
from booklet.model.pages import Anchor, PageMap
from booklet.model.semester import Article, Semester, Session
from booklet.press.vector import Letters, draw_pages
from booklet.project.settings import Project
from booklet.reading.article import read_article
from tests.layout.conftest import fontset, theme  # noqa: F401 - fixtures
from tests.layout.semesters import make_project, make_semester
from tests.preview.edits import edit
from tests.story.project_story import REPOSITORY

FILE = 'content/2026-spring/01-lab-safety/2-waste.md'
"""It has notes, tables, lists and headings."""


@pytest.fixture
def project(tmp_path: Path, fontset: FontSet) -> Project:  # noqa: F811
    from tests.layout.conftest import read_theme

    return make_project(tmp_path, read_theme())


class Desk:
    """Sets texts of one article."""

    def __init__(self, project: Project, fonts: FontSet) -> None:
        assert fonts.folder is not None
        self.setter = Typesetter(project, fonts)
        self.letters = Letters(tuple(fonts.folder / 'faces' / face.file for face in fonts.faces))
        self.semester: Semester = make_semester()
        self.session: Session = self.semester.sessions[0]

    def set(self, text: str, before: Galley | None = None) -> Galley:
        return self.setter.set_article(self.read(text), self.session, self.semester, PageMap(), before)

    def read(self, text: str) -> Article:
        root = REPOSITORY
        return read_article(text.encode(), root / FILE, root, Anchor('s01a1'), 'zh-CN').value.article

    def seen(self, galley: Galley) -> list[tuple[tuple[Instruction, ...], PageAreas]]:
        """Return what is drawn and where sentences stand, page by page."""
        return [
            (next(iter(draw_pages(page.pdf, self.letters, (page.index,)))).instructions, page.areas)
            for page in galley.pages
        ]


@pytest.mark.xdist_group('preview')
def test_a_word_makes_few_pages_again(project: Project, fontset: FontSet) -> None:  # noqa: F811
    desk = Desk(project, fontset)
    text = (REPOSITORY / FILE).read_text(encoding='utf-8')
    whole = desk.set(text)
    at = text.index('。', len(text) // 2)
    part = desk.set(f'{text[:at]}，签名{text[at:]}', whole)
    assert len(whole.pages) > 6
    assert len(part.made) <= 3


@pytest.mark.xdist_group('preview')
def test_random_edits_give_the_pages_of_a_full_layout(project: Project, fontset: FontSet) -> None:  # noqa: F811
    desk, rng = Desk(project, fontset), random.Random(11)
    text = (REPOSITORY / FILE).read_text(encoding='utf-8')
    galley = desk.set(text)
    for _ in range(12):
        kind, changed = edit(rng, text)
        part, full = desk.set(changed, galley), desk.set(changed)
        assert desk.seen(part) == desk.seen(full), kind
        text, galley = changed, part


@pytest.mark.xdist_group('preview')
def test_sentences_know_their_lines(project: Project, fontset: FontSet) -> None:  # noqa: F811
    desk = Desk(project, fontset)
    galley = desk.set(
        '---\ntitle: 甲\n---\n\n第一句写得短。第二句写得长一些，好让它越过一行的末尾，排到下一行的开头去。\n'
    )
    first, *second = galley.pages[0].areas.sentences
    assert (first.start, first.end) == (0, 7)
    assert first.right == pytest.approx(second[0].left, abs=6)
    assert [area.start for area in second] == [0, second[0].end]
    assert second[1].top > second[0].top
