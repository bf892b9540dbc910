"""The sentences of an article that go on slides."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.diagnostics import Place
from booklet.model.blocks import Block
from booklet.model.pages import Anchor
from booklet.model.semester import Article, Session, SlideWishes
from booklet.selection import choose, choose_session
from booklet.text.spans import spans_in
from tests.selection.articles import (
    TEXTS,
    article,
    dash_list,
    heading,
    paragraph,
    plain_article,
    quotation,
)


def test_the_chosen_stand_in_the_order_of_the_text_and_the_ranked_best_first() -> None:
    keys = choose(plain_article(*TEXTS), 3)
    assert len(keys.chosen) == 3
    whole = ''.join(TEXTS)
    places = [whole.index(key.source) for key in keys.chosen]
    assert places == sorted(places)
    assert {key.anchor for key in keys.chosen} <= {key.anchor for key in keys.ranked}
    assert len({key.anchor for key in keys.ranked}) == len(keys.ranked)


def test_a_key_sentence_knows_where_it_stands() -> None:
    blocks = (heading('清点的办法', 1), paragraph(TEXTS[0], 2))
    key = choose(article(*blocks), 1).chosen[0]
    assert key.source in TEXTS[0]
    assert key.text in key.source
    assert (key.heading, key.paragraph, key.place.line) == ('清点的办法', TEXTS[0], 2)
    assert key.anchor.startswith('s01a1b2s')
    assert key.reasons


def test_questions_and_dangling_sentences_are_passed_over() -> None:
    sources = [key.source for key in choose(plain_article(*TEXTS), 9).ranked]
    assert '为什么要当天写？' not in sources
    assert '这样做费时不多。' not in sources


def test_pinned_sentences_come_first_and_all_of_them() -> None:
    pins = ('登记表放在冰箱门上，每月核对一次。', '这样做费时不多。')
    blocks = [paragraph(text, number, pins) for number, text in enumerate(TEXTS, 1)]
    keys = choose(article(*blocks), 1)
    assert {key.source for key in keys.chosen} == set(pins)
    assert [key.is_pinned for key in keys.ranked[:3]] == [True, True, False]


def test_what_the_editor_skips_is_never_ranked() -> None:
    wishes = SlideWishes(skip=('登记表放在 冰箱门上', '没有标签的样本'))
    blocks = [paragraph(text, number) for number, text in enumerate(TEXTS, 1)]
    sources = [key.source for key in choose(article(*blocks, wishes=wishes), 9).ranked]
    assert sources
    assert not [source for source in sources if source.startswith(('登记表', '没有标签'))]


def test_the_count_of_the_front_matter_wins() -> None:
    blocks = [paragraph(text, number) for number, text in enumerate(TEXTS, 1)]
    assert len(choose(article(*blocks, wishes=SlideWishes(count=2)), 5).chosen) == 2
    assert choose(article(*blocks, wishes=SlideWishes(count=0)), 5).chosen == ()


def test_somebody_elses_words_are_chosen_only_when_pinned() -> None:
    keys = choose(article(quotation(TEXTS[0], 1), paragraph(TEXTS[1], 2)), 9)
    assert {key.paragraph for key in keys.ranked} == {TEXTS[1]}


def test_items_of_lists_are_candidates() -> None:
    items = ('清点由两个人一起做，一人念编号，一人对照登记表。', '没有标签的样本放进红色盒子，一周内认领。')
    assert len(choose(article(dash_list(items, 1)), 5).chosen) == 2


def test_near_duplicates_are_taken_once_in_an_article() -> None:
    twice = '清点由两个人一起做，一人念编号，一人对照登记表。'
    keys = choose(plain_article(twice, TEXTS[1], '清点由两个人一起做，一人念编号，一人对照着登记表。'), 9)
    assert len([key for key in keys.ranked if key.source.startswith('清点由两个人')]) == 2
    assert [key.source[:6] for key in keys.ranked][-1] == '清点由两个人'


def test_what_two_articles_share_is_taken_from_the_first() -> None:
    first, second = plain_article(*TEXTS), plain_article(*TEXTS, title='样本清点小结')
    session = Session(
        1, Anchor('s01'), Place('s.md'), datetime.date(2026, 3, 5), '', '', '', '', (first, second)
    )
    one, other = choose_session(session, 2)
    assert not {key.source for key in one.chosen} & {key.source for key in other.chosen}


def test_every_part_of_a_long_article_has_its_say() -> None:
    blocks: list[Block] = []
    for number, text in enumerate(TEXTS):
        blocks += [heading(f'第{number}部分', 2 * number), paragraph(text, 2 * number + 1)]
    keys = choose(article(*blocks), 4)
    assert len({key.heading for key in keys.chosen}) == 4


def test_a_quotation_that_goes_on_loses_its_odd_mark() -> None:
    text = '沈老师说：“清点样本要由两个人一起做。登记样本的编号、位置和经手人，三项缺一不可。”'
    assert all(key.text.count('“') == key.text.count('”') for key in choose(plain_article(text), 5).ranked)


def test_an_article_without_text_has_no_key_sentence() -> None:
    assert choose(article(), 5).ranked == ()
    assert choose(article(heading('空', 1)), 5).chosen == ()


def test_western_text_is_chosen_by_words() -> None:
    text = (
        'Two people count the samples together every month. One of them reads the number on each tube aloud. '
        'Is that enough? A tube without a label goes into the red box until its owner is found.'
    )
    made = article(paragraph(text, 1), title='Counting the samples', language='en')
    keys = choose(made, 2)
    assert len(keys.chosen) == 2
    assert 'Is that enough?' not in [key.source for key in keys.ranked]


PIECES = '样本 |清点|学院强调，|要登记|，|。|“|”|——|同时，|他|？| |DNA|12|、|：|《|》'
TEXT = st.lists(st.sampled_from(PIECES.split('|')), max_size=40).map(''.join)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=6), st.integers(0, 6))
def test_any_article_has_at_most_so_many_lines_that_stand_in_their_sentences(
    texts: list[str], count: int
) -> None:
    made: Article = plain_article(*texts)
    keys = choose(made, count)
    assert choose(made, count) == keys
    assert len(keys.chosen) <= count
    assert all(spans_in(key.text, key.source) for key in keys.ranked)
    assert all(len(key.text) <= 90 + key.text.count(' ') for key in keys.ranked)


REPORTS = '会议|沈老师|强调，|指出，|说：|“|”|要登记样本的编号和位置|一是|二是|；|：|。|，|同时，|清点样本'


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(REPORTS.split('|')), max_size=40).map(''.join), st.integers(1, 5))
def test_whatever_stands_on_a_slide_stands_in_the_source(text: str, count: int) -> None:
    for key in choose(plain_article(text), count).ranked:
        assert all(spans_in(line, key.source) for line in (key.text, *key.items))
        assert key.attribution in text
        assert not key.items or 2 <= len(key.items) <= 4
