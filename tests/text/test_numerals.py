"""Numbers of headings and notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.text.numerals import (
    chinese_numeral,
    circled,
    heading_number,
    parse_chinese_numeral,
    parse_typed_number,
)


@pytest.mark.parametrize(
    ('number', 'text'), [(1, '一'), (10, '十'), (11, '十一'), (20, '二十'), (99, '九十九'), (100, '100')]
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese_numeral(number) == text


@given(st.integers(1, 99))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert parse_chinese_numeral(chinese_numeral(number)) == number


def test_headings_have_the_numbers_of_their_level() -> None:
    assert [heading_number(level, 2) for level in (1, 2, 3, 4)] == ['二、', '（二）', '2.', '（2）']


def test_circled_numbers_end_at_fifty() -> None:
    assert [circled(number) for number in (1, 20, 21, 36, 50, 51)] == ['①', '⑳', '㉑', '㊱', '㊿', '(51)']


@pytest.mark.parametrize(
    ('text', 'level', 'mark', 'words'),
    [
        ('一、称量', 1, '一、', '称量'),
        ('（二）称量', 2, '（二）', '称量'),
        ('(三) 称量', 2, '(三)', '称量'),
        ('1. 称量', 3, '1.', '称量'),
        ('2、称量', 3, '2、', '称量'),
        ('1.2 称量', 3, '1.2', '称量'),
        ('（4）称量', 4, '（4）', '称量'),
        ('③ 称量', 4, '③', '称量'),
        ('第一章 称量', 1, '第一章', '称量'),
        ('一', 1, '一', ''),
        ('IV. Weighing', 1, 'IV.', 'Weighing'),
    ],
)
def test_typed_numbers_are_recognised(text: str, level: int, mark: str, words: str) -> None:
    number = parse_typed_number(text)
    assert number is not None
    assert (number.level, number.mark, text[number.end :]) == (level, mark, words)


@pytest.mark.parametrize(
    'text', ['称量', '1.5 mL 离心管', '2026 年的称量', '一次称量', '三、二、一', '第一次称量', '']
)
def test_words_that_begin_with_a_number_have_none(text: str) -> None:
    assert parse_typed_number(text) is None
