"""What the spine says and in which size."""

from hypothesis import given
from hypothesis import strategies as st

from booklet.layout.html.leaves import LARGEST, LEAST_AIR, NARROWEST, spine_pieces, spine_text
from booklet.units import Length

HEIGHT = Length.mm(210)


def test_a_narrow_spine_stays_empty() -> None:
    assert spine_text('学习汇编', '学院', Length.mm(4.9), HEIGHT) is None
    assert spine_text('学习汇编', '学院', NARROWEST, HEIGHT) is not None


def test_western_words_are_turned_and_chinese_stands() -> None:
    pieces = spine_pieces('学习 ATP 2026（二）：“上”')
    assert [piece.text for piece in pieces if piece.turned] == ['ATP 2026', '（', '）']
    assert ''.join(piece.text for piece in pieces) == '学习ATP 2026（二）：﹃上﹄'
    assert [piece.place for piece in pieces if piece.place] == ['middle']


@given(st.text(min_size=1, max_size=60), st.floats(5, 60))
def test_the_title_fits_into_the_spine(title: str, width: float) -> None:
    made = spine_text(title, '学院办公室', Length.mm(width), HEIGHT)
    if made is not None:
        assert made.type <= min(LARGEST, Length.mm(width) - 2 * LEAST_AIR) + 1e-6
        assert sum(piece.ems for piece in made.title) * made.type <= 0.75 * HEIGHT
