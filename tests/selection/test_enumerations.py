"""Enumerations as a stem and items."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.selection import choose
from booklet.selection.enumerations import find_enumerations, from_list
from booklet.text.sentences import split_sentences
from tests.selection.articles import TEXTS, article, dash_list, paragraph, plain_article

CASES = [
    (
        '学院提出三点要求：一是清点样本，两人一起做；二是登记编号，当天写明；三是每月通报一次。会后散发了表格。',
        '学院提出三点要求：',
        ('清点样本，两人一起做', '登记编号，当天写明', '每月通报一次'),
    ),
    (
        '各课题组要做好三件事。一要清点样本。二要登记编号和位置。三要每月通报一次。',
        '各课题组要做好三件事。',
        ('要清点样本', '要登记编号和位置', '要每月通报一次'),
    ),
    (
        '箱子里有三样东西：吸液棉两包，每季度换一次；手套四副，大小各两副；铅封十枚，用完即补。',
        '箱子里有三样东西：',
        ('吸液棉两包，每季度换一次', '手套四副，大小各两副', '铅封十枚，用完即补'),
    ),
    (
        '两个人一起清点有两个理由。第一，样本太多，一个人数不过来。第二，一个人容易出错，出了错没有人知道。',
        '两个人一起清点有两个理由。',
        ('样本太多，一个人数不过来', '一个人容易出错，出了错没有人知道'),
    ),
]


@pytest.mark.parametrize(('text', 'stem', 'items'), CASES)
def test_items_are_found_with_their_stem(text: str, stem: str, items: tuple[str, ...]) -> None:
    (found,) = find_enumerations(text, split_sentences(text))
    assert (found.stem, found.items) == (stem, items)


@pytest.mark.parametrize(
    'text',
    [
        '首先，要做好准备。样本由两个人一起清点。',
        '这有三点：一是清点样本；二是登记编号；三是每月通报。',
        '学院提出五点要求：一是清点样本；二是登记编号；三是每月通报；四是当天写明；五是两人签字。',
        '沈老师说：“清点样本；登记编号；每月通报。”',
        '他说的一是样本，二是编号。',
    ],
)
def test_one_item_five_items_a_leaning_stem_and_speech_are_none(text: str) -> None:
    assert find_enumerations(text, split_sentences(text)) == ()


def test_a_long_item_is_cut_behind_a_clause() -> None:
    long = '样本由两个人一起清点，' + '一人念编号，一人对照登记表，' * 6
    made = from_list('清点分两步：', (long, '当天写明差错。'))
    assert made is not None
    assert len(made[1][0]) <= 60
    assert long.startswith(made[1][0] + '，')


def test_an_enumeration_is_one_key_sentence_with_items() -> None:
    text, stem, items = CASES[0]
    keys = choose(plain_article(text, *TEXTS), 9)
    (key,) = [each for each in keys.ranked if each.items]
    assert (key.text, key.items) == (stem, items)
    assert all(item in key.source for item in (key.text, *key.items))
    assert not [each for each in keys.ranked if each is not key and each.source.startswith('一是')]


def test_a_list_under_a_colon_is_an_enumeration() -> None:
    items = ('吸液棉两包，每季度换一次；', '手套四副，大小各两副；', '铅封十枚，用完即补。')
    keys = choose(article(paragraph('应急箱里放三样东西：', 1), dash_list(items, 2)), 5)
    (key,) = keys.ranked
    assert key.text == '应急箱里放三样东西：'
    assert key.items == ('吸液棉两包，每季度换一次', '手套四副，大小各两副', '铅封十枚，用完即补')
    assert key.source == '应急箱里放三样东西：\n' + '\n'.join(items)


def test_a_pinned_item_goes_on_a_slide_by_itself() -> None:
    text = '各课题组要做好三件事。一要清点样本和试剂。二要登记编号和位置。三要每月通报一次结果。'
    pinned = '二要登记编号和位置。'
    keys = choose(article(paragraph(text, 1, (pinned,))), 5)
    assert [each.source for each in keys.chosen if each.is_pinned] == [pinned]
    assert not [each for each in keys.ranked if each.items]


PIECES = '三点要求|：|；|。|，|一是|二是|三是|首先，|其次，|（一）|（二）|清点样本|登记编号|“|”|（|）|①|②'


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split('|')), max_size=30).map(''.join))
def test_stems_and_items_stand_in_the_text_in_order(text: str) -> None:
    for found in find_enumerations(text, split_sentences(text)):
        at = text.index(found.stem, found.start) + len(found.stem)
        for item in found.items:
            at = text.index(item, at) + len(item)
        assert at <= found.end
        assert 2 <= len(found.items) <= 4
