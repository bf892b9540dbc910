"""Scores with reasons."""

import pytest
from msgspec.structs import replace

from booklet.selection import rank_plain
from booklet.selection.features import FEATURES
from booklet.selection.prose import to_prose
from booklet.selection.ranking import order_of, rank, reasons_of
from booklet.selection.similarity import compare
from booklet.selection.study import study
from booklet.selection.terms import terms
from booklet.selection.weights import WEIGHTS
from booklet.text.sentences import split_sentences
from tests.selection.articles import TEXTS

PARAGRAPHS = tuple(tuple(text[start:end] for start, end in split_sentences(text)) for text in TEXTS)
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
    level = replace(ranking, scores=(0.0,) * len(prose.sentences))
    assert order_of(level, prose, (1, 2, 3), 3, taken=(0,))[-1] == 2


def test_the_title_pulls_its_sentence_up() -> None:
    lines = (('学院有三座冰箱和两间冷库。',), ('红色盒子放没有标签的试管。',), ('登记表贴在走廊的墙上。',))
    assert rank_plain('红色盒子的用处', lines, 2).index(1) < rank_plain('墙上的登记表', lines, 2).index(1)


def test_no_sentence_has_no_order() -> None:
    assert rank_plain('', (), 3) == ()
