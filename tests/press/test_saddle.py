"""The plan of a saddle-stitched booklet."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.imposition.saddle import SheetSide, plan_saddle

PAGES = st.integers(1, 400)
SIGNATURE = st.one_of(st.none(), st.integers(4, 80))


def test_eight_pages_stand_as_every_printer_knows_them() -> None:
    plan = plan_saddle(8)
    assert [(side.left, side.right) for side in plan] == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert [(side.sheet, side.depth, side.is_back) for side in plan] == [
        (0, 0, False),
        (0, 0, True),
        (1, 1, False),
        (1, 1, True),
    ]


def test_one_page_takes_one_sheet_and_three_blanks() -> None:
    assert plan_saddle(1) == (
        SheetSide(0, 0, 0, is_back=False, left=None, right=0),
        SheetSide(0, 0, 0, is_back=True, left=None, right=None),
    )


def test_signatures_are_as_equal_as_sheets_allow() -> None:
    plan = plan_saddle(100, 32)
    sheets = [len(list(group)) // 2 for _, group in groupby(plan, key=lambda side: side.signature)]
    assert sheets == [7, 6, 6, 6]


@pytest.mark.parametrize(('pages', 'signature'), [(0, None), (-4, None), (8, 3), (8, 0)])
def test_there_is_no_plan_for_nothing(pages: int, signature: int | None) -> None:
    with pytest.raises(ValueError, match=r'\d'):
        plan_saddle(pages, signature)


@settings(max_examples=150, deadline=None)
@given(PAGES, SIGNATURE)
def test_every_page_stands_once_and_blanks_fill_the_last_sheet(pages: int, signature: int | None) -> None:
    plan = plan_saddle(pages, signature)
    stood = [page for side in plan for page in (side.left, side.right)]
    assert sorted(page for page in stood if page is not None) == list(range(pages))
    assert stood.count(None) == -pages % 4
    assert [side.is_back for side in plan] == [False, True] * (len(plan) // 2)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.integers(4, 80))
def test_no_signature_is_thicker_than_asked_nor_much_thinner_than_another(pages: int, signature: int) -> None:
    plan = plan_saddle(pages, signature)
    sheets = [len(list(group)) // 2 for _, group in groupby(plan, key=lambda side: side.signature)]
    assert max(sheets) * 4 <= signature
    assert max(sheets) - min(sheets) <= 1


@settings(max_examples=100, deadline=None)
@given(PAGES, SIGNATURE)
def test_odd_pages_stand_right_and_even_pages_left(pages: int, signature: int | None) -> None:
    for side in plan_saddle(pages, signature):
        assert side.right is None or side.right % 2 == 0
        assert side.left is None or side.left % 2 == 1
