"""Carets stand exactly under the characters they mean, however wide those are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.cli.excerpt import cell_width, excerpt, text_width, visible


@pytest.mark.parametrize(
    ('line', 'column', 'length', 'text', 'carets'),
    [
        ('title: Waste', 8, 5, 'title: Waste', '       ^^^^^'),
        ('废液分类, 收集', 5, 1, '废液分类, 收集', '        ^'),
        ('废液分类，收集', 5, 1, '废液分类，收集', '        ^^'),
        ('把 pH 试纸和 3 支试管', 3, 2, '把 pH 试纸和 3 支试管', '   ^^'),
        ('\t离心机', 2, 3, '    离心机', '    ^^^^^^'),
        ('a\t离心', 3, 1, 'a   离心', '    ^^'),
        ('Cafe\u0301 酶', 7, 1, 'Cafe\u0301 酶', '     ^^'),
        ('Cafe\u0301 酶', 4, 2, 'Cafe\u0301 酶', '   ^'),
        ('Cafe\u0301 酶', 5, 1, 'Cafe\u0301 酶', '   ^'),
        ('酶', 9, 1, '酶', '  ^'),
        ('', 1, 1, '', '^'),
        ('缓冲液', 1, 99, '缓冲液', '^^^^^^'),
        ('ｐＨ 计', 1, 2, 'ｐＨ 计', '^^^^'),
        ('“酶”', 2, 1, '“酶”', ' ^^'),
        ('a\x1b[31mb', 2, 1, 'a\ufffd[31mb', ' ^'),
    ],
)
def test_a_short_line_is_shown_whole(line: str, column: int, length: int, text: str, carets: str) -> None:
    shown = excerpt(line, column, length)
    assert (shown.text, shown.carets) == (text, carets)


def test_a_long_paragraph_is_cut_on_both_sides_of_the_span() -> None:
    line = '每次使用之后都要清洁转子并登记，' * 12
    shown = excerpt(line, 50, 2, cells=40)
    assert shown.text == '…都要清洁转子并登记，每次使用之后都要清…'
    assert shown.carets == '                       ^^^^'
    assert text_width(shown.text) <= 40


def test_the_beginning_of_a_long_line_has_no_mark_of_omission() -> None:
    shown = excerpt('清洁转子' * 30, 1, 2, cells=20)
    assert shown.text == '清洁转子清洁转子清…'
    assert shown.carets == '^^^^'


def test_a_span_longer_than_the_excerpt_is_marked_as_far_as_it_is_seen() -> None:
    shown = excerpt('清洁转子' * 30, 3, 90, cells=20)
    assert text_width(shown.carets) <= 20
    assert shown.text.startswith('…') or shown.text.startswith('清洁')


LINES = st.text(alphabet=st.sampled_from('酶液a b\t，“\u0301\u200bé─𠮷\x07'), max_size=60)


@given(LINES, st.integers(1, 70), st.integers(1, 70), st.integers(10, 60))
@settings(max_examples=300, deadline=None)
def test_the_first_caret_stands_under_the_first_character(
    line: str, column: int, length: int, cells: int
) -> None:
    shown = excerpt(line, column, length, cells)
    indent = len(shown.carets) - len(shown.carets.lstrip(' '))
    assert text_width(shown.text) <= cells
    assert set(shown.carets.lstrip(' ')) == {'^'}
    if column <= len(line) and cell_width(line[column - 1]) and visible(line[column - 1]).strip():
        assert _character_at(shown.text, indent) == visible(line[column - 1])


def _character_at(text: str, cell: int) -> str:
    position = 0
    for character in text:
        if position == cell and cell_width(character):
            return character
        position += cell_width(character)
    return ''


def test_nothing_that_a_terminal_would_obey_is_shown() -> None:
    assert visible('a\x1b[2J\x07b\u202ec') == 'a\ufffd[2J\ufffdb\ufffdc'
