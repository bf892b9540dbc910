"""Running heads and folios: which of them lie over which page, and that sheets of them are shared."""

from dataclasses import replace
from pathlib import Path

import pytest

from booklet.layout.running_heads import FOLIOS, Furniture, SheetPage
from booklet.layout.sections import Numbering, Placement, place_sections, plan_sections
from booklet.model.laid import SectionKind
from booklet.model.semester import Semester
from booklet.model.theme import Theme
from booklet.project.settings import Project
from tests.layout.semesters import make_project, make_semester


@pytest.fixture
def project(root: Path, theme: Theme) -> Project:
    return make_project(root, theme)


def placed(semester: Semester, **counts: int) -> Placement:
    plans = plan_sections(semester)
    return place_sections(plans, {plan.name: 1 for plan in plans} | {'cover': 2, 'title': 2} | counts, 4)


def pages(placement: Placement, furniture: Furniture) -> list[tuple[SheetPage, ...]]:
    return [over for each in placement.sections for over in furniture.overlays(each, placement)]


def test_a_section_opens_without_a_running_head_but_with_its_folio(project: Project) -> None:
    furniture, placement = Furniture(make_semester(), project), placed(make_semester(), s01a1=5)
    article = next(each for each in placement.sections if each.plan.name == 's01a1')
    over = furniture.overlays(article, placement)
    assert [len(each) for each in over] == [1, 2, 2, 2, 2]
    assert [each[-1] for each in over] == [SheetPage('arabic-0', number) for number in range(1, 6)]
    # Folios 2, 4 and 6 are versos and share one head, 3 and 5 are rectos and share another.
    assert over[1][0] == over[3][0] != over[2][0] == over[4][0]
    assert {each[0].page % 2 for each in over[2::2]} == {1}


def test_every_folio_stands_on_the_side_that_its_page_is_on(project: Project) -> None:
    semester = make_semester(sessions=3)
    furniture, placement = Furniture(semester, project), placed(semester, s01a1=70, s02a2=4, contents=3)
    for index, over in enumerate(pages(placement, furniture)):
        for each in over:
            assert each.page % 2 == index % 2
    assert all(count % 2 == 0 for count in FOLIOS.values())


def test_covers_and_title_page_carry_nothing_and_note_pages_no_head(project: Project) -> None:
    furniture, placement = Furniture(make_semester(), project), placed(make_semester(), s01a1=4)
    for each in placement.sections:
        over = furniture.overlays(each, placement)
        if each.plan.kind in (SectionKind.COVER, SectionKind.TITLE, SectionKind.BACK):
            assert over == ((),) * len(each.folios)
        if each.plan.kind is SectionKind.NOTES and each.start.numbering is Numbering.ARABIC:
            assert all(len(page) == 1 for page in over)


def test_all_that_lies_over_pages_is_on_a_sheet(project: Project) -> None:
    semester = make_semester(sessions=2)
    furniture, placement = Furniture(semester, project), placed(semester, s01a1=90)
    sheets = furniture.sheets(placement)
    for over in pages(placement, furniture):
        for each in over:
            assert each.page < sheets[each.sheet].count('data-head=')
    assert {'arabic-0', 'arabic-1', 'roman-0', 'heads-0', 'heads-1', 'heads-2'} == set(sheets)


def test_sheets_of_folios_are_the_same_for_other_booklets(project: Project) -> None:
    one, other = make_semester(), replace(make_semester(sessions=2), title='另一本')
    first = Furniture(one, project).sheets(placed(one))
    second = Furniture(other, project).sheets(placed(other, s01a1=9))
    assert first['arabic-0'] == second['arabic-0']
    assert first['heads-1'] == second['heads-1']


def test_a_hostile_running_head_stays_text(project: Project) -> None:
    semester = make_semester()
    session = semester.sessions[0]
    evil = '"><script>x</script>{{ 7*7 }}'
    articles = (replace(session.articles[0], title=evil), *session.articles[1:])
    semester = replace(semester, sessions=(replace(session, articles=articles),))
    sheet = Furniture(semester, project).sheets(placed(semester, s01a1=3))['heads-1']
    assert '<script' not in sheet
    assert '{{ 7*7 }}' in sheet
