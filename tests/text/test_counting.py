"""字数."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.text.classes import CJK_ONLY_MARKS, HAN, SHARED_MARKS
from booklet.text.counting import count_characters


@pytest.mark.parametrize(
    ('text', 'count'),
    [
        ('先调平，再称量。', 8),
        ('提取 DNA 两次', 5),
        ('pH 7.4', 2),
        ('用DNA做', 3),
        ('', 0),
        (' \n', 0),
        ('“好”', 3),
    ],
)
def test_words_and_characters_are_counted_as_word_processors_do(text: str, count: int) -> None:
    assert count_characters(text) == count


@given(st.text(st.sampled_from('中文，。“…—ab1 \n\u3000\xa0\x1c\u200b-.(（é々〇𠀀'), max_size=30))
def test_it_counts_each_chinese_character_and_each_run_between_spaces(text: str) -> None:
    chinese = f'{HAN}{re.escape(CJK_ONLY_MARKS + SHARED_MARKS)}'
    assert count_characters(text) == len(re.findall(f'[{chinese}]|[^\\s{chinese}]+', text))
