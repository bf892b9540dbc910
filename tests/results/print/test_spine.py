"""Width of the spine and gutter: arithmetic that any printer can check by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.project.shops import BULKS, Stock
from booklet.results.print.spine import MOST_GUTTER, THIN, Spine, gutter
from booklet.units import Length

stocks = st.builds(Stock, st.just(''), st.sampled_from(sorted(BULKS)), st.integers(60, 300))


def test_96_pages_of_80_g_offset_are_4_7_mm_and_the_cover() -> None:
    thin_cover = Stock('', 'matt', 200, Length.mm(0.1))
    spine = Spine(96, Stock('', 'offset', 80), thin_cover)
    assert spine.width.to_mm() == pytest.approx(4.9)
    assert spine.by_thumb.to_mm() == pytest.approx(5.2)


def test_what_the_shop_measured_counts() -> None:
    assert Stock('', 'offset', 80, Length.mm(0.11)).caliper.to_mm() == pytest.approx(0.11)


@given(st.integers(1, 300), stocks, stocks)
def test_two_pages_more_never_make_it_thinner(leaves: int, paper: Stock, cover: Stock) -> None:
    spine, thicker = Spine(2 * leaves, paper, cover), Spine(2 * leaves + 2, paper, cover)
    assert spine.leaves == leaves
    assert thicker.width >= spine.width > 2 * cover.caliper - Length.mm(0.1)
    assert Spine(2 * leaves - 1, paper, cover).width == spine.width


@given(st.floats(0, 60), st.floats(0, 60))
def test_the_gutter_grows_with_the_spine_up_to_what_the_margin_bears(one: float, other: float) -> None:
    thin, thick = sorted((Length.mm(one), Length.mm(other)))
    assert 0 <= gutter(thin) <= gutter(thick) <= MOST_GUTTER
    assert gutter(THIN) == Length.mm(0)
