"""Scores with reasons."""

import pytest

from booklet.selection import rank_plain
from booklet.selection.features import FEATURES
from booklet.selection.prose import Prose, to_prose
from booklet.selection.ranking import kind_of, order_of, rank, reasons_of
from booklet.selection.similarity import compare
from booklet.selection.study import study
from booklet.selection.terms import terms
from booklet.selection.weights import WEIGHTS, Kind
from booklet.text.sentences import split_sentences
from tests.selection.articles import TEXTS

PARAGRAPHS = tuple(tuple(text[start:end] for start, end in split_sentences(text)) for text in TEXTS)
EVENT = (
    '样本清点培训班昨天举行。',
    '参加培训的有三十人。',
    '培训为期两天。',
    '副院长指出，要每月清点样本。',
    '来宾参观了样本库。',
)
PROSE = to_prose('样本清点怎样做', PARAGRAPHS)


def test_chinese_terms_are_pairs_of_characters_without_function_words() -> None:
    assert terms('清点的样本') == ['清点', '样本']
    assert terms('清点样本') == ['清点', '点样', '样本']


def test_western_terms_are_stems_without_function_words() -> None:
    assert terms('The samples were counted by Tris-HCl') == ['sampl', 'count', 'tris-hcl']


def test_every_feature_has_a_row_of_weights_and_a_value_for_each_sentence() -> None:
    assert [name for name, _ in FEATURES] == list(WEIGHTS)
    of = study(PROSE)
    assert {len(feature(of)) for _, feature in FEATURES} == {len(PROSE.sentences)}


def test_likeness_is_mutual_and_greatest_with_the_same_words() -> None:
    same = '清点样本要两个人。'
    likeness = compare((same, '登记表放在门上。', same, '清点样本每月一次。'))
    assert likeness.cosine[0][2] == pytest.approx(1)
    assert likeness.cosine[0][3] == likeness.cosine[3][0] < 1
    assert 1 not in likeness.cosine[0]


def test_scores_are_centred_and_reasons_are_their_greatest_shares() -> None:
    ranking = rank(PROSE, 2)
    assert sum(ranking.scores) == pytest.approx(0)
    for index in range(len(PROSE.sentences)):
        reasons = reasons_of(ranking, index)
        shares = [abs(reason.share) for reason in reasons]
        assert shares == sorted(shares, reverse=True)


def test_the_order_holds_every_sentence_once_and_never_changes() -> None:
    order = rank_plain('样本清点怎样做', PARAGRAPHS, 3)
    assert sorted(order) == list(range(len(PROSE.sentences)))
    assert rank_plain('样本清点怎样做', PARAGRAPHS, 3) == order


def test_a_sentence_like_one_taken_steps_back() -> None:
    same = '各课题组强调，要把清点样本的时间写进学期计划。'
    others = ('登记表放在冰箱门上，要每月核对。', '没有标签的样本要在一周内认领。')
    prose = to_prose('', ((same, others[0]), (same,), (others[1],)))
    ranking = rank(prose, 3)
    assert ranking.redundancy > 0
    assert order_of(ranking, prose, (1, 2, 3), 3, taken=(0,))[-1] == 2


def test_the_title_pulls_its_sentence_up() -> None:
    lines = (('学院有三座冰箱和两间冷库。',), ('红色盒子放没有标签的试管。',), ('登记表贴在走廊的墙上。',))
    assert rank_plain('红色盒子的用处', lines, 2).index(1) < rank_plain('墙上的登记表', lines, 2).index(1)


@pytest.mark.parametrize(
    ('title', 'sentences', 'count', 'kind'),
    [
        ('样本清点', ('样本每月清点一次。',), 2, Kind.REPORT),
        ('样本清点', ('样本每月清点一次。',), 4, Kind.COVERAGE),
        ('', ('样本每月清点一次。',), 2, Kind.UNTITLED),
        ('', ('副院长强调，要每月清点样本。',), 2, Kind.STATEMENT),
        ('', ('副院长强调，要每月清点样本。',), 1, Kind.STATEMENT),
        ('', EVENT, 1, Kind.UNTITLED),
        ('', EVENT, 2, Kind.STATEMENT),
        ('样本清点', ('副院长强调，要每月清点样本。',), 2, Kind.REPORT),
        ('样本清点', ('副院长强调，要每月清点样本。', '要登记。') * 3, 5, Kind.STATEMENT),
    ],
)
def test_the_kind_of_text_decides_the_weights(
    title: str, sentences: tuple[str, ...], count: int, kind: Kind
) -> None:
    assert kind_of(study(to_prose(title, (sentences,))), count) is kind


def test_a_text_in_parts_is_an_essay_in_which_a_rule_goes_before_a_scene() -> None:
    scene = '去年秋天的一个下午，三个人坐在办公室里，对着登记表数了二百四十支试管。'
    rule = '清点样本的原则只有一条：凡是没有标签的，一律不得使用。'
    lines = (scene, rule, '冰箱在走廊的东头。', '试管放在盒子里。')
    prose = Prose('清点样本', 'zh-CN', lines, (0, 1, 2, 3), (0, 1, 2, 3))
    assert kind_of(study(prose), 5) is Kind.ESSAY
    ranking = rank(prose, 2)
    assert ranking.scores[1] > ranking.scores[0]


def test_text_without_chinese_has_weights_of_its_own() -> None:
    prose = Prose('Samples', 'en', ('Count the samples.',), (0,), (0,))
    assert kind_of(study(prose), 3) is Kind.WESTERN


def test_no_sentence_has_no_order() -> None:
    assert rank_plain('', (), 3) == ()
