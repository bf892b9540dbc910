"""Where pages lie on the paper, proven by folding it."""

from itertools import groupby
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.imposition.placing import SHEETS, Duplex, Placement, place_pair, scale_to_fit
from booklet.press.imposition.saddle import SheetSide, plan_saddle
from booklet.units import Length
from tests.press.folded_paper import impression, read_through
from tests.press.tools import A5

A4 = SHEETS['A4']
SIGNATURE = st.one_of(st.none(), st.integers(4, 64))
DUPLEX: tuple[Duplex, ...] = get_args(Duplex)


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 200), SIGNATURE, st.sampled_from(DUPLEX), st.floats(0, 0.2))
def test_folded_and_nested_the_pages_read_one_to_n_upright(
    pages: int, signature: int | None, duplex: Duplex, creep: float
) -> None:
    read: list[int | None] = []
    for _, sides in groupby(plan_saddle(pages, signature), key=lambda side: side.signature):
        faces = [
            [impression(placed, A4, side.is_back, duplex) for placed in _pair(side, creep, duplex)]
            for side in sides
        ]
        read += read_through(list(zip(faces[::2], faces[1::2], strict=True)))
    assert read == [*range(pages), *[None] * (-pages % 4)]


def _pair(side: SheetSide, creep: float, duplex: Duplex) -> tuple[Placement, Placement]:
    return place_pair(side, (A5, A5), 1.0, A4, Length.mm(creep), duplex)


@pytest.mark.parametrize('duplex', DUPLEX)
def test_a5_on_a4_is_unscaled_and_meets_at_the_fold(duplex: Duplex) -> None:
    assert scale_to_fit([A5], A4) == 1.0
    left, right = _pair(plan_saddle(4)[0], 0.0, duplex)
    assert left.matrix[4] + A5[0] == pytest.approx(A4.width / 2)
    assert right.matrix[4] == pytest.approx(A4.width / 2)
    assert left.matrix[5] == pytest.approx(0, abs=0.01)


def test_the_back_stands_on_its_head_when_the_printer_turns_the_long_edge() -> None:
    left, right = _pair(plan_saddle(4)[1], 0.0, 'long-edge')
    assert left.matrix[0] == right.matrix[3] == -1
    assert left.clip[0] == pytest.approx(A4.width / 2)


def test_creep_moves_inner_pages_to_the_fold_by_one_thickness_a_sheet() -> None:
    for side in plan_saddle(32):
        left, right = _pair(side, 0.1, 'short-edge')
        moved = Length.mm(0.1) * side.depth
        assert left.matrix[4] == pytest.approx(A4.width / 2 - A5[0] + moved)
        assert right.matrix[4] == pytest.approx(A4.width / 2 - moved)
        assert left.clip[2] == right.clip[0] == A4.width / 2


def test_larger_pages_are_made_smaller_by_one_factor() -> None:
    a4_upright = (float(A4.height), float(A4.width))
    assert scale_to_fit([A5, a4_upright], A4) == pytest.approx(A4.height / A4.width, abs=1e-3)
    assert scale_to_fit([(A5[0] + 0.3, A5[1] + 0.3)], A4) == 1.0
