"""Advances: from the table, and from a face's own glyphs."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from booklet.deck import make_deck, own_template, read_house
from booklet.deck.font_metrics import EMOJI, TABLE, FaceRuler, ruler_for
from tests.deck.brands import HOUSES
from tests.deck.sample import KEYS, PAGES, SEMESTER, SESSION, STAMP, THEME


def face(advance: int) -> bytes:
    """Return a face of 1000 units whose letters a and b are `advance` wide."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(['.notdef', 'a', 'b'])
    builder.setupCharacterMap({ord('a'): 'a', ord('b'): 'b'})
    builder.setupGlyf({name: Glyph() for name in ('.notdef', 'a', 'b')})
    builder.setupHorizontalMetrics(dict.fromkeys(('.notdef', 'a', 'b'), (advance, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


RULER = FaceRuler(face(400), face(600))


def test_a_face_measures_its_own_letters() -> None:
    assert RULER.advance('ab', is_bold=False) == pytest.approx(0.8)
    assert RULER.advance('ab', is_bold=True) == pytest.approx(1.2)


@pytest.mark.parametrize('text', ['规程', 'z', 'a规', ''])
def test_what_a_face_has_not_is_measured_by_the_table(text: str) -> None:
    assert RULER.advance(text, is_bold=False) == TABLE.advance(text, is_bold=False)


@pytest.mark.parametrize(
    ('text', 'width'),
    [('规', 1), ('，', 1), ('“', 1), ('…', 1), ('🧪', EMOJI), ('e\u0301', 0.564), ('é', 0.564)],
)
def test_the_table_knows_kinds_of_characters(text: str, width: float) -> None:
    assert TABLE.advance(text, is_bold=False) == pytest.approx(width)


def test_a_face_can_measure_a_deck() -> None:
    assert make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, ruler=RULER).value.slides == 14


def test_a_wide_face_is_measured_wider_and_han_stays() -> None:
    wide = ruler_for('Verdana')
    assert wide.advance('protocol', False) == pytest.approx(1.15 * TABLE.advance('protocol', False))
    assert wide.advance('规程', False) == TABLE.advance('规程', False)
    assert ruler_for('Segoe UI') is TABLE


def test_a_house_is_measured_with_its_own_face() -> None:
    house = read_house(HOUSES['narrow.pptx'](), 'narrow.pptx', own_template(THEME, 'zh-CN')).value
    assert house is not None
    assert house.latin == 'Calibri'
