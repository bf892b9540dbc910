"""The chart's arithmetic, and that what comes out is a picture."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from booklet.model.theme import Palette
from tests.bench.chart import Axis, Panel, Series, chart, spread

PALETTE = Palette('1A1A1A', '4A4A4A', '7A1F1F', 'FFFFFF', 'B8B0A4')


def test_an_axis_is_logarithmic() -> None:
    axis = Axis(1, 100, 0, 200)
    assert [axis.place(value) for value in (1, 10, 100)] == pytest.approx([0, 100, 200])
    assert axis.ticks() == [1, 2, 5, 10, 20, 50, 100]
    assert Axis(0.1, 10_000, 0, 1).ticks() == [0.1, 1, 10, 100, 1000, 10_000]


def test_labels_stand_apart_and_near_their_lines() -> None:
    places = [10.0, 12.0, 13.0, 60.0]
    moved = spread(places, 14)
    assert all(after - before >= 13.99 for before, after in pairwise(moved))
    assert max(abs(was - now) for was, now in zip(places, moved, strict=True)) <= 28
    assert spread([], 14) == []


def test_a_chart_is_xml_that_names_every_line() -> None:
    series = (Series('ours & more', ((25, 1.0), (400, 9.0)), True), Series('none', (), False))
    picture = chart([Panel('Seconds', 's', series), Panel('Empty', 'MB', ())], PALETTE)
    root = ElementTree.fromstring(picture)
    texts = [element.text for element in root.iter('{http://www.w3.org/2000/svg}text')]
    assert 'ours & more' in texts
    assert 'none' not in texts
    assert PALETTE.accent in picture
