from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.layout.sections import Numbering, Placement, SectionPlan, place_sections, plan_sections, roman
from booklet.model.laid import SectionKind
from booklet.model.pages import Folio
from tests.layout.semesters import make_semester

PLANS = plan_sections(make_semester(sessions=3))
FIXED = {'cover': 2, 'title': 2, 'back': 1}


def place(counts: dict[str, int], multiple: int = 4) -> Placement:
    return place_sections(PLANS, {plan.name: 1 for plan in PLANS} | counts | FIXED, multiple)


def counts() -> st.SearchStrategy[dict[str, int]]:
    names = [plan.name for plan in PLANS if plan.name not in FIXED]
    return st.fixed_dictionaries({name: st.integers(1, 9) for name in names})


@given(counts(), st.sampled_from((1, 2, 4, 8, 16)))
@settings(max_examples=200, deadline=None)
def test_session_sheets_open_on_rectos_and_the_whole_is_a_multiple(
    listed: dict[str, int], multiple: int
) -> None:
    placement = place(listed, multiple)
    sheets = [placed for placed in placement.sections if placed.plan.kind is SectionKind.SHEET]
    assert all(sheet.start.is_recto and sheet.first_index % 2 == 0 for sheet in sheets)
    assert placement.pages % multiple == 0
    assert placement.sections[-1].plan.kind is SectionKind.BACK
    assert placement.sections[-2].plan.kind is SectionKind.NOTES


@given(counts())
@settings(max_examples=100, deadline=None)
def test_sections_follow_one_another_and_folios_count_on(listed: dict[str, int]) -> None:
    placement = place(listed)
    index = 0
    for placed in placement.sections:
        assert placed.first_index == index
        assert placed.start.is_recto == (index % 2 == 0)
        index += len(placed.folios)
    arabic = [folio for placed in placement.sections for folio in placed.folios if folio.isdecimal()]
    assert arabic == [str(number) for number in range(1, len(arabic) + 1)]


@given(counts())
@settings(max_examples=100, deadline=None)
def test_a_filler_is_a_single_page_and_belongs_to_the_session_before_it(listed: dict[str, int]) -> None:
    placed = place(listed).sections
    for before, notes, after in zip(placed, placed[1:], placed[2:], strict=False):
        if notes.plan.kind is SectionKind.NOTES:
            assert notes.plan.session == before.plan.session
            assert after.plan.kind in (SectionKind.SHEET, SectionKind.BACK)
            assert notes.plan.pages == 1 or after.plan.kind is SectionKind.BACK


def test_arabic_folios_begin_on_the_first_sheet() -> None:
    placement = place({'contents': 2})
    assert placement.start('s01-sheet').number == 1
    assert placement.start('s01-sheet').numbering is Numbering.ARABIC


def test_front_matter_counts_from_the_title_page_in_roman_figures() -> None:
    folios = {placed.plan.name: placed.folios for placed in place({'contents': 3}).sections}
    assert folios['cover'] == (Folio(''), Folio(''))
    assert folios['title'] == (Folio('i'), Folio('ii'))
    assert folios['contents'] == (Folio('iii'), Folio('iv'), Folio('v'))
    assert folios['notes-1'] == (Folio('vi'),)


def test_a_semester_is_planned_in_reading_order() -> None:
    names = [plan.name for plan in plan_sections(make_semester())]
    assert names == ['cover', 'title', 'contents', 's01-sheet', 's01a1', 's01a2', 'back']


def test_a_semester_without_sessions_still_has_covers() -> None:
    plans = (PLANS[0], PLANS[1], PLANS[2], PLANS[-1])
    placement = place_sections(plans, {'contents': 1} | FIXED, 4)
    assert [placed.plan.name for placed in placement.sections][-2:] == ['notes-1', 'back']
    assert placement.pages == 8


def test_note_pages_bring_their_own_count() -> None:
    plans = (SectionPlan('notes-9', SectionKind.NOTES, -1, -1, False, Numbering.NONE, 3), PLANS[-1])
    assert place_sections(plans, {'back': 1}, 2).sections[0].folios == (Folio(''),) * 3


def test_roman_figures() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 1999)] == ['i', 'iv', 'ix', 'xiv', 'xl', 'mcmxcix']
