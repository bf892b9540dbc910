"""Boxes and marks: arithmetic."""

import re

from hypothesis import given
from hypothesis import strategies as st

from booklet.press.assembly.marks import marks
from booklet.press.assembly.page_boxes import page_boxes
from booklet.press.inks.pictures import DENSEST, pixels_for

lengths = st.floats(200, 2000)
bleeds = st.floats(0, 30)


@given(lengths, lengths, bleeds, st.booleans())
def test_boxes_are_nested_and_begin_at_the_origin(
    width: float, height: float, bleed: float, has_marks: bool
) -> None:
    boxes = page_boxes(width, height, bleed, has_marks)
    assert boxes.media[:2] == (0, 0)
    for inner, outer in ((boxes.trim, boxes.bleed), (boxes.bleed, boxes.media)):
        assert inner[0] >= outer[0]
        assert inner[1] >= outer[1]
        assert inner[2] <= outer[2]
        assert inner[3] <= outer[3]
    assert abs(boxes.trim[2] - boxes.trim[0] - width) < 0.001
    assert abs(boxes.trim[0] - boxes.bleed[0] - bleed) < 0.001
    assert (boxes.media == boxes.bleed) == (not has_marks)


@given(lengths, lengths, bleeds, st.booleans())
def test_every_mark_lies_in_the_slug(width: float, height: float, bleed: float, has_folds: bool) -> None:
    boxes = page_boxes(width, height, bleed, True)
    drawn = marks(boxes, True, (width / 2 - 9, width / 2 + 9) if has_folds else ())
    low_x, low_y, high_x, high_y = boxes.bleed
    for x, y in ((float(x), float(y)) for x, y in re.findall(r'(-?[\d.]+) (-?[\d.]+) [ml]\b', drawn)):
        assert 0 <= x <= boxes.media[2]
        assert 0 <= y <= boxes.media[3]
        assert x < low_x or x > high_x or y < low_y or y > high_y


@given(st.integers(1, 20000), st.floats(1, 3000))
def test_pictures_are_never_enlarged(pixels: int, length: float) -> None:
    kept = pixels_for(pixels, length)
    assert 1 <= kept <= pixels
    assert kept == pixels or kept * 72 / length <= DENSEST
