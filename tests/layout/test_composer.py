"""An article is written again when, and only when, something it depends on has changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from booklet.diagnostics import Place
from booklet.layout.composer import Composer
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.html.documents import make_html
from booklet.layout.sections import SectionPlan, plan_sections
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.model.semester import Semester
from booklet.model.theme import Theme
from booklet.project.settings import Project
from booklet.store import Store
from tests.layout.semesters import make_figure, make_project, make_semester, with_blocks

Make = Callable[..., Composer]


@pytest.fixture
def project(root: Path, theme: Theme) -> Project:
    return make_project(root, theme)


@pytest.fixture
def make(project: Project, fontset: FontSet, tmp_path: Path) -> Make:
    """Make a composer as a new build has it: it knows only what the store knows."""

    def composer(semester: Semester, store: Store | None, css: str = '') -> Composer:
        keys = KeyMaker(css, AssetRoots(project.root, project.styles), fontset)
        return Composer(semester, project, keys, store)

    return composer


def plan(name: str, semester: Semester) -> SectionPlan:
    return next(each for each in plan_sections(semester) if each.name == name)


def test_what_is_remembered_is_what_would_be_written(make: Make, project: Project, tmp_path: Path) -> None:
    semester, store = make_semester(sessions=2), Store(tmp_path / 'store')
    for each in plan_sections(semester):
        first = make(semester, store).compose(each, PageMap())
        again = make(semester, store).compose(each, PageMap())
        alone = make(semester, None).compose(each, PageMap())
        assert first == again == alone
        assert first.write() == again.write() == make_html(each, semester, PageMap(), project)


def test_an_article_does_not_depend_on_another(make: Make) -> None:
    semester = make_semester(sessions=2)
    session = semester.sessions[0]
    edited = replace(session.articles[1], title='另一个题目', blocks=session.articles[1].blocks[:2])
    changed = replace(
        semester, sessions=(replace(session, articles=(session.articles[0], edited)), *semester.sessions[1:])
    )
    for name in ('s01a1', 's02a1', 's02a2'):
        before = make(semester, None).compose(plan(name, semester), PageMap())
        assert make(changed, None).compose(plan(name, changed), PageMap()) == before
    before = make(semester, None).compose(plan('s01a2', semester), PageMap())
    assert make(changed, None).compose(plan('s01a2', changed), PageMap()).key != before.key


def test_a_folio_that_is_cited_makes_it_anew_and_no_other(make: Make, tmp_path: Path) -> None:
    semester, store = make_semester(), Store(tmp_path / 'store')
    cited = Anchor('s01a2b4')
    here = PageMap({cited: FolioSpan(Folio('7'), Folio('7'))})
    there = PageMap({cited: FolioSpan(Folio('8'), Folio('8'))})
    citing, other = plan('s01a1', semester), plan('s01a2', semester)
    first = make(semester, store)
    assert '第 7 页' in first.compose(citing, here).write().replace('\u2060', '').replace('\u200b', '')
    again = make(semester, store)
    assert again.compose(citing, here).key == first.compose(citing, here).key
    assert again.compose(citing, there).key != first.compose(citing, here).key
    assert again.compose(other, there).key == first.compose(other, here).key


def test_a_section_waits_for_the_folios_of_others_and_not_for_its_own(make: Make) -> None:
    semester = make_semester()
    composer = make(semester, None)
    assert composer.compose(plan('s01a1', semester), PageMap()).lacks_folios
    assert not composer.compose(plan('s01a2', semester), PageMap()).lacks_folios
    own = PageMap({Anchor('s01a2b4'): FolioSpan(Folio('7'), Folio('7'))})
    assert not composer.compose(plan('s01a1', semester), own).lacks_folios


def test_another_style_or_another_picture_is_noticed(make: Make, root: Path, tmp_path: Path) -> None:
    picture = root / 'content' / 'p.svg'
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding='utf-8')
    semester = with_blocks(make_semester(), make_figure('content/p.svg', Place('content/a.md', 3)))
    store = Store(tmp_path / 'store')
    article = plan('s01a1', semester)
    first = make(semester, store).compose(article, PageMap()).key
    assert make(semester, store, 'p { color: red }').compose(article, PageMap()).key != first
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"> </svg>', encoding='utf-8')
    assert make(semester, store).compose(article, PageMap()).key != first


def test_a_damaged_entry_counts_as_none(make: Make, tmp_path: Path) -> None:
    semester, store = make_semester(), Store(tmp_path / 'store')
    article = plan('s01a2', semester)
    first = make(semester, store).compose(article, PageMap())
    for path in store.folder.glob('*/*'):
        store.put(path.parent.name + path.name, {'asked': 3, 'document': None}, b'')
    assert make(semester, store).compose(article, PageMap()) == first
