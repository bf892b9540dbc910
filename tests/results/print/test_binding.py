"""Staple or glue, and which pages stand in the body."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.layout.sections import Numbering, SectionPlan, place_sections
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import PageMap
from booklet.project.settings import PrintSettings
from booklet.project.shops import BUILT_IN
from booklet.results.print.binding import BindingPlan, plan_binding


def laid(pages: int, multiple: int = 4) -> LaidBooklet:
    """Return a booklet with one article of `pages` pages, placed as layout does."""
    plans = (
        SectionPlan('cover', SectionKind.COVER, -1, -1, True, Numbering.NONE),
        SectionPlan('s01a1', SectionKind.ARTICLE, 0, 0, True, Numbering.ARABIC),
        SectionPlan('back', SectionKind.BACK, -1, -1, False, Numbering.NONE),
    )
    placement = place_sections(plans, {'cover': 2, 's01a1': pages, 'back': 1}, multiple)
    sections = tuple(
        PlacedSection(
            LaidSection(each.plan.kind, '', -1, b'', len(each.folios), (), (), ()),
            each.first_index,
            each.folios,
        )
        for each in placement.sections
    )
    return LaidBooklet(sections, PageMap(), 1, ())


def plan(pages: int, **wishes: str) -> BindingPlan:
    """Return the plan of a booklet with that many pages of text."""
    return plan_binding(laid(pages), replace(PrintSettings(), **wishes))  # type: ignore[arg-type]


def test_few_sheets_are_stapled_and_many_glued() -> None:
    assert plan(20).method == 'saddle'
    assert plan(200).method == 'perfect'
    assert '16' in plan(200).reason.en
    assert '16' in plan(200).reason.zh


@pytest.mark.parametrize('method', ['saddle', 'perfect'])
def test_what_is_asked_for_is_done(method: str) -> None:
    assert plan(20, binding=method).method == method
    assert plan(200, binding=method).method == method


@given(st.integers(1, 400))
def test_stapled_pages_come_in_fours_with_the_covers_outside(pages: int) -> None:
    bound = plan(pages, binding='saddle')
    assert len(bound.body) % 4 == 0
    assert bound.body == tuple(range(laid(pages).pages))
    assert bound.sheets * 4 == len(bound.body)


@given(st.integers(1, 400), st.sampled_from([2, 4, 8]))
def test_glued_pages_are_even_without_the_covers_and_in_order(pages: int, multiple: int) -> None:
    booklet = laid(pages, multiple)
    bound = plan_binding(booklet, replace(PrintSettings(), binding='perfect'))
    assert len(bound.body) % 2 == 0
    assert list(bound.body) == sorted(bound.body)
    assert 0 not in bound.body
    assert booklet.pages - 1 not in bound.body
    assert set(range(2, 2 + pages)) <= set(bound.body)
    assert bound.spine is not None
    assert bound.spine.leaves * 2 == len(bound.body) == booklet.pages - 4


def test_an_office_printer_staples_more() -> None:
    assert plan_binding(laid(80), PrintSettings(shop=BUILT_IN['office'])).method == 'saddle'
    assert plan_binding(laid(80), PrintSettings()).method == 'perfect'


def test_inside_a_stapled_cover_nothing_is_printed() -> None:
    stapled = plan(20, binding='saddle')
    booklet = laid(20)
    kinds = {
        placed.first_index + offset: placed.section.kind
        for placed in booklet.sections
        for offset in range(placed.section.pages)
    }
    assert stapled.inside_cover == (1, booklet.pages - 2)
    assert [kinds[index] for index in stapled.inside_cover] == [SectionKind.COVER, SectionKind.NOTES]
    assert plan(20, binding='perfect').inside_cover == ()
