"""What stands on a slide is a span of its sentence, or spans joined by ……"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.selection.clause_cuts import to_line
from booklet.selection.compression import OMISSIONS, omit
from booklet.text.spans import left_out, spans_in

ASIDE = '（包括已经毕业的学生留下的、没有标签的和登记表上找不到编号的，以及从外单位借来还没有归还的样本）'
INSERTION = '——不管是谁留下的、放了多久、盒子上写着什么名字，也不管那个人现在还在不在学院里工作——'
SHOULD = (
    '各课题组要把清点样本的时间写进学期计划，要明确每台冰箱和每只液氮罐由谁负责，要把登记表放在人人看得见的地方，'
    '要在每月第一次组会上通报清点的结果，要在学期末以前把差错改完。'
)


@pytest.mark.parametrize(
    ('sentence', 'line'),
    [
        (
            f'每学期开学的第二周，各课题组负责人要把冰箱里的全部样本{ASIDE}清点一遍，并且在当天把结果写进贴在门上的登记表。',
            '每学期开学的第二周，各课题组负责人要把冰箱里的全部样本……清点一遍，并且在当天把结果写进贴在门上的登记表。',
        ),
        (
            f'凡是没有标签的样本{INSERTION}一律放进走廊尽头的红色盒子，由负责人在一周以内认领，过期没有人认领的就按危险废物处理。',
            '凡是没有标签的样本……一律放进走廊尽头的红色盒子，由负责人在一周以内认领，过期没有人认领的就按危险废物处理。',
        ),
        (
            SHOULD,
            '各课题组要把清点样本的时间写进学期计划，要明确每台冰箱和每只液氮罐由谁负责……要在每月第一次组会上通报清点的结果，要在学期末以前把差错改完。',
        ),
    ],
)
def test_each_rule_leaves_out_what_it_names(sentence: str, line: str) -> None:
    assert len(sentence) > 82
    assert omit(sentence, len) == line
    assert len(OMISSIONS) == 3


def test_a_sentence_that_nothing_can_be_left_out_of_stays_whole() -> None:
    assert omit('一' * 100 + '。', len) == ''
    assert omit('样本要' + '，样本'.join('每月清点一次看看' * 2 for _ in range(6)) + '。', len) == ''


def test_a_sentence_that_fits_is_not_touched() -> None:
    short = '样本（包括没有标签的那些）要每月清点，不得拖到学期末。'
    assert to_line(short, True, len).text == short


def test_spans_tell_what_is_cut_off_before_between_and_behind() -> None:
    source = '会议强调，甲组的样本（一共四十支）要清点，要登记。'
    assert spans_in('甲组的样本……要清点', source) == ((5, 10), (17, 20))
    assert left_out('甲组的样本……要清点', source) == ('会议强调，', '（一共四十支）', '，要登记。')
    assert spans_in('样本不清点', source) == ()
    assert spans_in('要清点……甲组', source) == ()


def test_what_stands_in_the_text_with_its_own_ellipsis_is_one_span() -> None:
    assert spans_in('他说……算了', '他说……算了，下次再来。') == ((0, 6),)


_PIECES = st.sampled_from(
    (ASIDE, INSERTION, '要加强管理', '样本每月清点', '会议强调，', '“一次', '点”', *'，，；。', '……')
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=30).map(''.join))
def test_a_line_is_spans_of_its_sentence_and_gives_it_back_with_what_was_left_out(sentence: str) -> None:
    line = to_line(sentence, True, len)
    spans = [sentence[start:end] for start, end in spans_in(line.text, sentence)]
    gaps = left_out(line.text, sentence)
    assert spans
    assert '……'.join(spans) == line.text
    assert gaps[0] + ''.join(span + gap for span, gap in zip(spans, gaps[1:], strict=True)) == sentence
    assert line.attribution in sentence


def test_no_line_ends_before_what_takes_it_back() -> None:
    sentence = (
        '延长培养的时间可以让细胞数目成倍地增加，增加的细胞可以用来做更多的实验，'
        '但凡是培养超过二十代的细胞株都不得再用于正式的实验，也不得转送给其他课题组或者外单位，'
        '确有需要的应当重新复苏一支早代的细胞并且在登记表上注明'
        '复苏的日期。'
    )
    line = to_line(sentence, True, len).text
    assert line == sentence or '不得' in line
