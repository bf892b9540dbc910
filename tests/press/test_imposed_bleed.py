"""Imposed pages keep their bleed where the sheet has room: outside, never over the fold."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from booklet.model.laid import SectionKind
from booklet.press.imposition.placing import SHEETS, Duplex, Sheet
from booklet.press.imposition.saddle import plan_saddle
from booklet.press.imposition.sheets import impose
from booklet.units import Length
from tests.press.pressed import pressed
from tests.press.tools import assert_sound, pictures, plain_pdf, texts

GROUND = '@page { background: #7a1f1f }'
DOTS = 72 / 25.4
"""A millimetre."""


def press_file(pages: int = 4) -> bytes:
    """Return a press file with bleed and marks, its pages dark to the edge of the bleed."""
    body = ''.join('<p style="break-before: page">页</p>' for _ in range(pages))
    return pressed(body, css=GROUND, kind=SectionKind.COVER).value.content


def drawn(pdf: bytes, side: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(pictures(pdf, 72)[side]))


def is_dark(page: Image.Image, x: float, y: float) -> bool:
    """Tell what lies at x, y in millimetres from the upper left corner of the sheet."""
    value = page.getpixel((round(x * DOTS), round(y * DOTS)))
    assert isinstance(value, int)
    return value < 200


@pytest.mark.parametrize('duplex', ['short-edge', 'long-edge'])
@pytest.mark.parametrize('side', [0, 1])
def test_on_a_larger_sheet_three_millimetres_of_bleed_stay_outside(duplex: Duplex, side: int) -> None:
    pdf = impose(press_file(), SHEETS['A3'], plan_saddle(4), duplex=duplex)
    assert_sound(pdf)
    page = drawn(pdf, side)
    left, right, top, bottom = 210 - 148, 210 + 148, (297 - 210) / 2, (297 + 210) / 2
    for y in (top + 30, bottom - 30):
        assert is_dark(page, left - 2, y)
        assert is_dark(page, right + 2, y)
        assert not is_dark(page, left - 4, y)
        assert not is_dark(page, right + 4, y)
    for x in (left + 30, 208, 212, right - 30):
        assert is_dark(page, x, top - 2)
        assert is_dark(page, x, bottom + 2)
        assert not is_dark(page, x, top - 4)
        assert not is_dark(page, x, bottom + 4)


def test_where_the_sheet_ends_with_the_page_nothing_changes() -> None:
    pdf = impose(press_file(), SHEETS['A4'], plan_saddle(4))
    page = drawn(pdf)
    assert page.width == 842
    assert is_dark(page, 1.5, 100)
    assert is_dark(page, 148, 1)


def test_the_marks_of_a_press_file_stay_behind_and_ours_begin_where_the_bleed_ends() -> None:
    bare = drawn(impose(press_file(), SHEETS['A3'], plan_saddle(4)))
    marked = drawn(impose(press_file(), SHEETS['A3'], plan_saddle(4), has_marks=True))
    assert not any(is_dark(bare, x, 297 / 2) for x in range(5, 57))
    beside = (round(53 * DOTS), 0, round(59 * DOTS), marked.height)
    assert min(marked.crop(beside).tobytes()) < 250


def test_a_page_without_bleed_is_cut_at_its_trim() -> None:
    source = press_file()
    with pikepdf.open(io.BytesIO(source)) as pdf:
        for held in pdf.pages:
            del held.obj.BleedBox
        target = io.BytesIO()
        pdf.save(target)
    page = drawn(impose(target.getvalue(), SHEETS['A3'], plan_saddle(4)))
    assert not is_dark(page, 210 - 148 - 1, 100)


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(st.floats(40, 2000), st.floats(40, 2000)),
    st.tuples(st.integers(60, 900), st.integers(60, 900)),
    st.integers(1, 9),
    st.sampled_from(['short-edge', 'long-edge']),
)
def test_pages_of_any_size_go_on_sheets_of_any_size(
    size: tuple[float, float], paper: tuple[int, int], pages: int, duplex: Duplex
) -> None:
    high, wide = sorted(paper)
    sheet = Sheet('own', Length.mm(wide), Length.mm(high))
    words = [f'p{number}' for number in range(1, pages + 1)]
    pdf = impose(plain_pdf(words, size), sheet, plan_saddle(pages), Length.mm(0.1), duplex, has_marks=True)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            found_size = [float(edge) for edge in page.mediabox[2:]]
            assert found_size == pytest.approx([sheet.width, sheet.height], abs=0.01)
    found = sorted(word for text in texts(pdf) for word in text.split())
    assert found == sorted(words)
