"""The choice for a whole session."""

import datetime

from booklet.diagnostics import Place
from booklet.model.pages import Anchor
from booklet.model.semester import Article, Session
from booklet.selection import choose_session
from tests.selection.articles import TEXTS, article, paragraph, plain_article

OTHERS = (
    '离心机的转子每半年探伤一次，报告由管理员保存。转子有裂纹的当天停用，贴上红色标签。',
    '使用离心机以前要配平，两管的重量相差不超过零点一克。没有配平的离心机会自己移动。',
)


def session(*articles: Article) -> Session:
    return Session(
        1, Anchor('s01'), Place('s.md'), datetime.date(2026, 3, 5), '', '', '', '', articles
    )


def test_a_session_takes_no_more_than_its_limit_from_the_fullest_article() -> None:
    made = session(plain_article(*TEXTS), plain_article(*OTHERS, title='离心机'))
    free = choose_session(made, 4)
    limited = choose_session(made, 4, 5)
    assert sum(len(choice.chosen) for choice in free) > 5
    assert sum(len(choice.chosen) for choice in limited) == 5
    assert all(choice.chosen for choice in limited)
    dropped = [each for choice in limited for each in choice.passed if each.why == 'session-full']
    assert len(dropped) == sum(len(choice.chosen) for choice in free) - 5


def test_pins_stay_beyond_the_limit() -> None:
    pins = ('登记表放在冰箱门上，每月核对一次。', '清点由两个人一起做，一人念编号，一人对照登记表。')
    blocks = [paragraph(text, number, pins) for number, text in enumerate(TEXTS, 1)]
    (choice,) = choose_session(session(article(*blocks)), 3, 1)
    assert {key.source for key in choice.chosen} == set(pins)


def test_every_sentence_is_chosen_or_passed_over_for_a_reason() -> None:
    (choice,) = choose_session(session(plain_article(*TEXTS)), 2)
    whys = {each.source: each.why for each in choice.passed}
    assert whys['为什么要当天写？'] == 'question'
    assert whys['这样做费时不多。'] == 'dangling'
    assert not {key.source for key in choice.chosen} & set(whys)
    assert 'ranked-below' in whys.values()
