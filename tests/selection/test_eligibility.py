"""What keeps a sentence off the slides."""

import pytest

from booklet.selection.clause_cuts import to_line
from booklet.selection.eligibility import unfit_because


@pytest.mark.parametrize(
    ('text', 'rule'),
    [
        ('样本入库时登记编号、位置和经手人，三项缺一不可。', ''),
        ('为什么清点样本一定要由两个人一起来做？', 'question'),
        ('各位老师，大家下午好，今天我们来谈清点。', 'greeting'),
        ('责任编辑：沈一鸣，校对由学院办公室负责。', 'byline'),
        ('为此，各课题组在清点样本时应当做到以下三点：', 'stem'),
        ('这要求两个人一起清点，一人念编号，一人对照。', 'dangling'),
        ('但登记表上没有经手人，样本仍然无法认领。', 'dangling'),
        ('学院需要它，它也有一点用处，可以在学期末看看。', 'leaning'),
        ('沈一鸣、贺之舟、陆远、林小满等参加了清点。', 'attendance'),
        ('副院长沈一鸣和学院办公室有关人员陪同调研。', 'attendance'),
        ('各课题组的代表要在当天参加清点，并把结果写在登记表上。', ''),
        ('表里没有写的还有两件事，都要在当天登记。', 'refers'),
        ('中间一栏是学院的意见，右边是要写进登记表的话。', 'refers'),
        ('每月清点一次。', 'short'),
        ('沈老师说：“清点样本要由两个人一起做。', 'unbalanced'),
        ('样本、登记表、冰箱、红色盒子和标签', 'no-verb'),
        ('1.5 2.0 3.5 4.0 5.5 6.0 是样本', 'no-text'),
        ('清点' * 60 + '要由两个人一起做。', 'long'),
    ],
)
def test_each_rule_names_what_it_forbids(text: str, rule: str) -> None:
    assert unfit_because(text, True) == rule


@pytest.mark.parametrize(
    ('text', 'rule'),
    [
        ('Two people count the samples together every month.', ''),
        ('But nobody had written down the number of the tube.', 'dangling'),
        ('Who counts the samples when both of them are away?', 'question'),
        ('Counting takes time.', 'short'),
    ],
)
def test_western_sentences_are_judged_by_words(text: str, rule: str) -> None:
    assert unfit_because(text, False) == rule


@pytest.mark.parametrize(
    ('sentence', 'line'),
    [
        ('校园通讯社青岛11月6日电 学院今天召开清点样本的会议。', '学院今天召开清点样本的会议。'),
        ('校园通讯社青岛 11月 6 日电 学院今天召开清点样本的会议。', '学院今天召开清点样本的会议。'),
        ('同时，样本要由两个人一起清点并且签字。', '样本要由两个人一起清点并且签字。'),
        ('他强调，样本要由两个人一起清点并且签字。', '样本要由两个人一起清点并且签字。'),
        ('——样本要由两个人一起清点并且签字。', '样本要由两个人一起清点并且签字。'),
        ('登记编号、位置和经手人，三项缺一不可。”', '登记编号、位置和经手人，三项缺一不可。'),
        ('会议强调，样本要由两个人一起清点并且签字。', '样本要由两个人一起清点并且签字。'),
    ],
)
def test_only_declared_beginnings_and_odd_quotation_marks_are_cut(sentence: str, line: str) -> None:
    assert to_line(sentence, True, len).text == line


def test_a_long_sentence_is_cut_to_whole_clauses_with_the_message() -> None:
    event = '学院分管安全工作的副院长昨天下午在主楼二楼会议室主持召开本学期第一次实验室安全推进会并且强调，'
    message = '各课题组要把样本清点写进学期计划，要把标准操作规程贴在看得见的地方，'
    end = '以制度落实为抓手，守住人员和样本的安全底线。'
    assert to_line(event + message + end, True, len).text == message + end
    sentence = event + message + end.replace('。', '，会后还要写说明' * 8 + '。')
    shorter = to_line(sentence, True, len).text
    assert shorter in sentence
    assert len(shorter) <= 90
    assert not shorter.endswith('为抓手')
