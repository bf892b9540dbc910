"""White space in Chinese text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text.spacing import tidy_headline, tidy_spaces, width

TEXT = st.text(st.sampled_from('样本，。“”（—— 　\t1２9%aB.-·…'), max_size=30)


@pytest.mark.parametrize(
    ('source', 'tidied'),
    [
        ('2024 年 5月 30 日', '2024年5月30日'),
        ('样 本 入库', '样本入库'),
        ('共 28　份 ，合格 95% 以上', '共28份，合格95%以上'),
        ('使用 Tris 缓冲液 50 mL 清洗', '使用 Tris 缓冲液50 mL 清洗'),
        ('the “cold room” is at 4 °C', 'the “cold room” is at 4 °C'),
        ('登记 “编号” 和位置', '登记“编号”和位置'),
        ('  两头的空格 ', '两头的空格'),
    ],
)
def test_stray_spaces_go_and_spaces_between_western_words_stay(source: str, tidied: str) -> None:
    assert tidy_spaces(source) == tidied


def test_a_headline_keeps_the_space_that_parts_its_halves() -> None:
    assert tidy_headline('会议强调  以制度为抓手 守住 9 条底线') == '会议强调 以制度为抓手 守住9条底线'


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_tidying_twice_is_tidying_once_and_loses_no_character(text: str) -> None:
    for tidy in (tidy_spaces, tidy_headline):
        once = tidy(text)
        assert tidy(once) == once
        assert re.sub(r'\s', '', once) == re.sub(r'\s', '', text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text('abcXYZ019.,', min_size=1, max_size=5), max_size=6).map(' '.join))
def test_western_text_is_left_alone(text: str) -> None:
    assert tidy_spaces(text) == text


def test_a_missing_and_a_stray_space_are_equally_wide() -> None:
    assert width('共 28 份') == width('共28份') == 2 + 0.5 + 2 + 0.5 + 2
