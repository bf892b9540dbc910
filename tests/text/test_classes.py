"""Characters by class."""

import pytest

from booklet.text.classes import cells, is_cjk_mark, is_han, is_wide


@pytest.mark.parametrize('char', '称一〇々㐀𠀀')
def test_han_characters_are_han(char: str) -> None:
    assert is_han(char)
    assert not is_cjk_mark(char)


@pytest.mark.parametrize('char', 'aé1 ，“ãあ')
def test_nothing_else_is_han(char: str) -> None:
    assert not is_han(char)


@pytest.mark.parametrize('char', '，。；：！？、（）《》“”‘’…—·')
def test_full_width_punctuation_is_a_mark(char: str) -> None:
    assert is_cjk_mark(char)


@pytest.mark.parametrize('char', ',.;:!?()-')
def test_half_width_punctuation_is_none(char: str) -> None:
    assert not is_cjk_mark(char)


def test_cells_count_what_a_terminal_shows() -> None:
    assert cells('称量 DNA，') == 10
    assert cells('e\u0301') == 1
    assert is_wide('称')
    assert not is_wide('a')
