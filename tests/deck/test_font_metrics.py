"""Advances from the table."""

import pytest

from booklet.deck import own_template, read_house
from booklet.deck.font_metrics import EMOJI, TABLE, ruler_for
from tests.deck.brands import HOUSES
from tests.deck.sample import THEME


@pytest.mark.parametrize(
    ('text', 'width'),
    [('规', 1), ('，', 1), ('“', 1), ('…', 1), ('🧪', EMOJI), ('e\u0301', 0.564), ('é', 0.564)],
)
def test_the_table_knows_kinds_of_characters(text: str, width: float) -> None:
    assert TABLE.advance(text, is_bold=False) == pytest.approx(width)


def test_a_wide_face_is_measured_wider_and_han_stays() -> None:
    wide = ruler_for('Verdana')
    assert wide.advance('protocol', False) == pytest.approx(1.15 * TABLE.advance('protocol', False))
    assert wide.advance('规程', False) == TABLE.advance('规程', False)
    assert ruler_for('Segoe UI') is TABLE


def test_a_house_is_measured_with_its_own_face() -> None:
    house = read_house(HOUSES['narrow.pptx'](), 'narrow.pptx', own_template(THEME, 'zh-CN')).value
    assert house is not None
    assert house.latin == 'Calibri'
