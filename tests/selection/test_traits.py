"""What a text is like, and what follows for its sentences."""

import pytest

from booklet.selection import rank_plain
from booklet.selection.prose import Prose, to_prose
from booklet.selection.ranking import rank
from booklet.selection.study import study
from booklet.selection.traits import TRAITS, traits_of
from booklet.selection.weights import REDUNDANCY, WEIGHTS

STRESSED = (
    '副院长前天到样本库调研时强调，要把每月清点样本作为头等大事。',
    '她指出，要明确责任，要当天登记。',
    '她希望大家坚持下去。',
    '各课题组负责人参加了调研。',
)
MET = ('院长昨天会见了来访的大学校长。', '双方就样本库的建设交换了意见。', '会见后举行了签字仪式。')


def names(prose: Prose, count: int) -> set[str]:
    return {name for name, value in zip(TRAITS, traits_of(study(prose), count), strict=True) if value}


def test_each_row_of_weights_has_a_column_for_each_trait() -> None:
    assert {len(row) for row in (*WEIGHTS.values(), REDUNDANCY)} == {len(TRAITS)}


@pytest.mark.parametrize(
    ('title', 'sentences', 'count', 'expected'),
    [
        ('样本清点', ('样本每月清点一次。',), 2, {'titled'}),
        ('样本清点', ('样本每月清点一次。',), 4, {'titled', 'covering'}),
        ('期末通知', ('样本每月清点一次。',), 2, set()),
        ('', STRESSED, 2, {'message'}),
        ('', STRESSED, 1, {'event'}),
        ('', MET, 2, set()),
        ('样本清点', STRESSED, 2, {'titled'}),
        ('样本清点', STRESSED[:2] * 3, 2, {'titled', 'message'}),
    ],
)
def test_traits_follow_from_title_demands_and_count(
    title: str, sentences: tuple[str, ...], count: int, expected: set[str]
) -> None:
    assert names(to_prose(title, (sentences,)), count) == {'all', *expected}


def test_text_without_chinese_and_text_in_parts_have_traits_of_their_own() -> None:
    lines = ('Count the samples.', 'Label them.', 'Go home.')
    assert names(Prose('Samples', 'en', lines, (0, 1, 2), (0, 0, 0)), 3) == {'all', 'western'}
    assert 'parts' in names(Prose('Samples', 'en', lines, (0, 1, 2), (0, 1, 2)), 3)


def test_of_an_event_the_first_sentence_is_taken() -> None:
    assert rank_plain('', (MET,), 1)[0] == 0


def test_with_room_for_two_the_demands_of_a_statement_go_before_those_present() -> None:
    assert set(rank_plain('', tuple((sentence,) for sentence in STRESSED), 2)[:2]) <= {0, 1, 2}


def test_in_a_text_in_parts_a_rule_goes_before_a_scene() -> None:
    scene = '去年秋天的一个下午，三个人坐在办公室里，对着登记表数了二百四十支试管。'
    rule = '清点样本的原则只有一条：凡是没有标签的，一律不得使用。'
    lines = (scene, rule, '冰箱在走廊的东头。', '试管放在盒子里。')
    ranking = rank(Prose('清点样本', 'zh-CN', lines, (0, 1, 2, 3), (0, 1, 2, 3)), 2)
    assert ranking.scores[1] > ranking.scores[0]


def test_no_sentence_has_only_the_traits_of_all_texts() -> None:
    assert names(to_prose('', ()), 1) == {'all'}
