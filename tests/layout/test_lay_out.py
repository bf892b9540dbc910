"""A whole semester through the loop, with the real templates and style sheets."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from booklet.diagnostics import Checked, Place
from booklet.executor import Here, Machine
from booklet.executor.processes import local_executor
from booklet.layout.booklet import lay_out
from booklet.layout.fonts.faces import FontSet
from booklet.model.blocks import Paragraph
from booklet.model.laid import LaidBooklet, PlacedSection, SectionKind
from booklet.model.pages import Anchor
from booklet.model.semester import Semester
from booklet.model.theme import Theme
from booklet.progress import Silence
from booklet.project.settings import Project
from booklet.store import Store
from tests.layout.semesters import make_article, make_figure, make_project, make_semester, with_blocks


@pytest.fixture
def project(root: Path, theme: Theme) -> Project:
    return make_project(root, theme)


Build = Callable[..., Checked[LaidBooklet]]


@pytest.fixture
def build(fontset: FontSet) -> Build:
    """Lay out a semester."""

    def lay(
        semester: Semester, project: Project, store: Store | None = None, jobs: int = 1
    ) -> Checked[LaidBooklet]:
        assert fontset.folder is not None
        with local_executor(Machine(fontset.folder), jobs) as executor:
            return lay_out(semester, project, fontset, executor, store, Silence())

    return lay


class Heard(Silence):
    def __init__(self) -> None:
        self.lines: list[str] = []

    def stage(self, name: str, total: int) -> None:
        self.lines.append(f'{name} {total}')

    def step(self, detail: str = '') -> None:
        self.lines.append(detail)


def test_a_semester_is_laid_out_without_a_finding(build: Build, project: Project) -> None:
    checked = build(make_semester(), project)
    assert checked.findings == ()
    booklet = checked.value
    kinds = [placed.section.kind for placed in booklet.sections]
    assert kinds[0] is SectionKind.COVER
    assert kinds[-1] is SectionKind.BACK
    assert booklet.pages % 4 == 0
    # What cites nothing, the article that cites, the sheet, the contents; once more to see that all stands.
    assert booklet.rounds == 5


def test_sections_stand_one_after_the_other_and_sessions_on_a_recto(build: Build, project: Project) -> None:
    index = 0
    for placed in build(make_semester(sessions=2), project).value.sections:
        assert placed.first_index == index
        assert len(placed.folios) == placed.section.pages
        with pikepdf.open(io.BytesIO(placed.section.pdf)) as pdf:
            assert len(pdf.pages) == placed.section.pages
        if placed.section.kind is SectionKind.SHEET:
            assert index % 2 == 0
        index += placed.section.pages


def test_the_page_map_has_every_anchor_in_reading_order(build: Build, project: Project) -> None:
    semester = make_semester(paragraphs=12)
    page_map = build(semester, project).value.page_map
    last = 0
    for session in semester.sessions:
        for anchor in (session.anchor, *(article.anchor for article in session.articles)):
            assert page_map.folio(anchor)
        for article in session.articles:
            for block in article.blocks:
                span = page_map.span(block.anchor)
                assert span is not None
                assert last <= int(span.first) <= int(span.last)
                last = int(span.first)
    whole = page_map.span(Anchor('s01a1'))
    assert whole is not None
    assert int(whole.last) > int(whole.first)


def test_the_second_build_lays_out_nothing(build: Build, project: Project, tmp_path: Path) -> None:
    store = Store(tmp_path / 'store')
    first = build(make_semester(), project, store)
    again = build(make_semester(), project, store)
    assert again.value.laid_anew == ()
    assert again.value.rounds == 1
    assert replace(again.value, rounds=5, laid_anew=first.value.laid_anew) == first.value
    assert again.findings == first.findings


def test_an_edit_lays_out_that_article_only(build: Build, project: Project, tmp_path: Path) -> None:
    store = Store(tmp_path / 'store')
    semester = make_semester()
    build(semester, project, store)
    session = semester.sessions[0]
    edited = replace(session.articles[1], author='安全工作小组')
    semester = replace(semester, sessions=(replace(session, articles=(session.articles[0], edited)),))
    assert build(semester, project, store).value.laid_anew == ('s01a2',)


def test_a_page_more_moves_what_follows_without_laying_it_out(
    build: Build, project: Project, tmp_path: Path
) -> None:
    store = Store(tmp_path / 'store')
    semester = make_semester(sessions=2, paragraphs=6)
    before = build(semester, project, store).value
    after = build(_lengthened(semester), project, store).value
    # What cites pages, and what shows how long the articles are.
    citing = {'s01a1', 's02a1', 's01-sheet', 's02-sheet', 'contents'}
    assert set(after.laid_anew) <= citing | {'cover', 'title', 'back'}
    moved = _section(after, 's01a2').first_index - _section(before, 's01a2').first_index
    assert moved == 1
    assert _section(after, 's01a2').section == _section(before, 's01a2').section


def test_each_section_of_a_cold_build_is_laid_out_once(
    project: Project, fontset: FontSet, machine: Machine
) -> None:
    progress = Heard()
    booklet = lay_out(make_semester(sessions=2), project, fontset, Here(machine), None, progress).value
    laid = [line for line in progress.lines if not line.startswith(('lay-out', 'round'))]
    assert len(laid) == len(set(laid))
    assert set(booklet.laid_anew) >= {'contents', 's01-sheet', 's02a2', 'back'}


def _lengthened(semester: Semester) -> Semester:
    """Return the semester with the paragraphs of its first article twice."""
    session = semester.sessions[0]
    first = session.articles[0]
    more = tuple(
        replace(block, anchor=Anchor(f'{block.anchor}x'), sentences=())
        for block in first.blocks
        if isinstance(block, Paragraph)
    )
    first = replace(first, blocks=(*first.blocks, *more))
    session = replace(session, articles=(first, *session.articles[1:]))
    return replace(semester, sessions=(session, *semester.sessions[1:]))


def _section(booklet: LaidBooklet, anchor: str) -> PlacedSection:
    return next(
        placed
        for placed in booklet.sections
        if placed.section.marks and placed.section.marks[0].anchor == anchor
    )


def test_what_is_laid_out_does_not_depend_on_what_was_there_before(
    build: Build, project: Project, tmp_path: Path
) -> None:
    store = Store(tmp_path / 'store')
    build(make_semester(paragraphs=9), project, store)
    after = build(make_semester(), project, store).value
    fresh = build(make_semester(), project).value
    assert after.page_map == fresh.page_map
    assert after.sections == fresh.sections


def test_several_processes_give_the_same_bytes(build: Build, project: Project) -> None:
    assert build(make_semester(), project, jobs=2) == build(make_semester(), project, jobs=1)


def test_progress_names_each_section_once_a_round(
    project: Project, fontset: FontSet, machine: Machine
) -> None:
    progress = Heard()
    lay_out(make_semester(), project, fontset, Here(machine), None, progress)
    assert progress.lines[0].startswith('lay-out ')
    total = int(progress.lines[0].split()[1])
    assert len(set(progress.lines[1 : 1 + total])) == total


def test_a_lost_or_changed_picture_is_found_in_the_cache_too(
    build: Build, project: Project, tmp_path: Path
) -> None:
    store = Store(tmp_path / 'store')
    place = Place('content/2026-spring/s01/s01a1.md', 7)
    semester = with_blocks(make_semester(), make_figure('content/a.svg', place))
    for _ in range(2):
        found = build(semester, project, store).findings
        assert [(each.slug, each.place) for each in found] == [('layout.resource-missing', place)]
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9" height="9"/></svg>'
    (tmp_path / 'content/a.svg').write_text(svg, encoding='utf-8')
    assert build(semester, project, store).findings == ()


def test_a_finding_from_the_cache_has_the_place_of_today(
    build: Build, project: Project, tmp_path: Path
) -> None:
    store = Store(tmp_path / 'store')
    for line in (7, 12):
        place = Place('content/2026-spring/s01/s01a1.md', line)
        semester = with_blocks(make_semester(), make_figure('content/a.svg', place))
        assert [each.place for each in build(semester, project, store).findings] == [place]


def test_an_article_that_grows_moves_what_stands_behind_it(build: Build, project: Project) -> None:
    short = make_semester(paragraphs=2)
    session = short.sessions[0]
    session = replace(session, articles=(make_article('s01a1', 30), session.articles[1]))
    long = replace(short, sessions=(session,))
    folios = [build(semester, project).value.page_map.folio(Anchor('s01a2')) for semester in (short, long)]
    assert int(folios[1] or 0) > int(folios[0] or 0)
