"""Font dictionaries read and written."""

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.fonts.embedded import read_texts, read_widths
from booklet.press.fonts.glyph_tables import write_texts, write_widths

GLYPH = st.integers(0, 65535)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(GLYPH, st.one_of(st.integers(0, 2000), st.sampled_from([0.5, 333.25])), max_size=40))
def test_widths_written_are_read_back(widths: dict[int, float]) -> None:
    assert read_widths(pikepdf.Object.parse(write_widths(widths))) == widths


def test_a_range_of_equal_widths_is_read() -> None:
    assert read_widths(pikepdf.Array([3, 5, 500, 9, [250, 300]])) == {3: 500, 4: 500, 5: 500, 9: 250, 10: 300}


TEXT = st.text(max_size=3).map(lambda text: text.encode('utf-16-be', 'replace').hex().encode())


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(GLYPH, TEXT, max_size=250))
def test_texts_written_are_read_back(texts: dict[int, bytes]) -> None:
    assert read_texts(write_texts(texts)) == texts
