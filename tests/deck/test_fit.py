"""Whatever the texts are, every slide has room for them, titles differ, and nothing raises."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.deck import compose, make_deck, verify
from booklet.deck.cleaning import clean
from booklet.deck.filled import Filled, Fitter, Paragraph
from booklet.deck.fit import fit
from booklet.deck.font_metrics import TABLE
from booklet.deck.frames import FOOTER, Slot
from booklet.deck.make import fill_all
from booklet.deck.slides import Key
from booklet.deck.titles import headlines
from booklet.deck.words import WORDS
from booklet.model.keys import ArticleKeys
from booklet.model.semester import Session
from tests.deck.lint import faults
from tests.deck.sample import (
    ARTICLES,
    KEYS,
    LONG,
    PAGES,
    PICTURES,
    SEMESTER,
    SESSION,
    STAMP,
    THEME,
    choice,
    key,
)

FITTER = Fitter(TABLE)
WIDE = st.text(max_size=60)
CHINESE = st.text(st.sampled_from('规程危险步骤记录签字，。；：、“”《》（）—…0123aTp '), max_size=400)
LATIN = st.text(st.sampled_from('abcdefghij klm nop-WM,.;'), max_size=500)
UNBROKEN = st.text(st.sampled_from('规W'), min_size=200, max_size=600)
ODD = st.sampled_from(['', LONG, '🧪\x00\x07\ud800规\n\n程\u2028'])
ANY = WIDE | CHINESE | LATIN | UNBROKEN | ODD


def filled_slides(session: Session, keys: tuple[ArticleKeys, ...]) -> tuple[Filled, ...]:
    """Return the slides as they would be written."""
    words = WORDS['zh']
    slides = fit(compose(session, SEMESTER, keys, PAGES), FITTER, words)
    return fill_all(slides, headlines(slides, FITTER, words), FITTER, words)


def overfull(slides: tuple[Filled, ...]) -> list[str]:
    """Return the placeholders whose text is higher than they are, in words."""
    return [
        f'{slide.layout.name} {slot.label}: {paragraphs[0].text[:20]}'
        for slide in slides
        for slot, paragraphs in slide.texts
        if not FITTER.has_room(slide.layout.frame(slot), paragraphs)
    ]


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Session, tuple[ArticleKeys, ...]]:
    """Return a session whose texts are anything, and its choice of sentences."""
    count = draw(st.integers(0, 3))
    articles = tuple(
        replace(
            ARTICLES[0],
            title=draw(ANY),
            subtitle=draw(ANY),
            source=draw(ANY),
            author=draw(ANY),
            anchor=choice(number).article,
            questions=tuple(draw(st.lists(ANY, max_size=2))),
            language=draw(st.sampled_from(['zh-CN', 'en'])),
        )
        for number in range(1, count + 1)
    )
    keys = tuple(
        choice(number, *(key(number, block, draw(ANY)) for block in range(1, draw(st.integers(1, 4)))))
        for number in range(1, count + 1)
    )
    questions = (draw(ANY),)
    session = replace(SESSION, title=draw(ANY), location=draw(ANY), articles=articles, questions=questions)
    return session, keys


def test_the_sample_has_room_everywhere() -> None:
    assert overfull(filled_slides(SESSION, KEYS)) == []


@settings(max_examples=25, deadline=None)
@given(meetings())
def test_any_texts_have_room(meeting: tuple[Session, tuple[ArticleKeys, ...]]) -> None:
    slides = filled_slides(*meeting)
    assert overfull(slides) == []
    titles = [slide.text(Slot.TITLE)[0].text for slide in slides]
    assert len(set(titles)) == len(titles)


@settings(max_examples=5, deadline=None)
@given(meetings())
def test_any_texts_make_a_sound_file_that_says_what_was_chosen(
    meeting: tuple[Session, tuple[ArticleKeys, ...]],
) -> None:
    session, keys = meeting
    deck = make_deck(session, SEMESTER, keys, PAGES, THEME, STAMP, PICTURES)
    again = make_deck(session, SEMESTER, keys, PAGES, THEME, STAMP, PICTURES)
    assert faults(deck.value.content) == []
    assert again.value.content == deck.value.content
    assert verify(deck.value.content, keys, PAGES, SEMESTER.language) == ()


@settings(max_examples=60, deadline=None)
@given(st.text('规程先写危险再写步骤，。', min_size=20, max_size=300))
def test_no_last_line_is_one_character(text: str) -> None:
    sentence = text.strip('，。') + '完毕。'
    for slide in filled_slides(SESSION, (choice(1, key(1, 4, '先' + sentence)),)):
        if slide.layout.name == 'Key Sentence':
            paragraph = slide.text(Slot.BODY)[0]
            assert FITTER.ends_well(slide.layout.frame(Slot.BODY), paragraph)


def test_a_long_agenda_takes_several_slides() -> None:
    articles = tuple(replace(ARTICLES[1], anchor=choice(n).article) for n in range(1, 12))
    slides = filled_slides(replace(SESSION, articles=articles), ())
    agendas = [slide for slide in slides if slide.layout.name == 'Agenda']
    assert len(agendas) == 3
    assert agendas[1].text(Slot.TITLE)[0].text.endswith('（续）')
    numbers = [row.number for slide in agendas for row in slide.text(Slot.BODY) if row.level == 0]
    assert numbers == list(range(1, 13))


def test_parts_of_a_sentence_share_their_number() -> None:
    slides = fit(compose(SESSION, SEMESTER, KEYS, PAGES), FITTER, WORDS['zh'])
    long = [slide for slide in slides if isinstance(slide, Key) and slide.article_number == 2]
    assert [(slide.number, slide.part) for slide in long] == [(1, 1), (1, 2)]


def test_a_title_is_set_smaller_before_it_is_cut() -> None:
    frame = filled_slides(SESSION, KEYS)[2].layout.frame(Slot.TITLE)
    middle = FITTER.settled(frame, Paragraph('规程' * 21, 'zh-CN'))
    longest = FITTER.settled(frame, Paragraph('规程' * 90, 'zh-CN'))
    assert middle.text == '规程' * 21
    assert middle.size is not None
    assert longest.text.endswith('……')


def test_a_footer_is_one_line() -> None:
    footer = FITTER.cut(FOOTER, Paragraph('二〇二六年上半年' * 9, 'zh-CN'))
    assert len(FITTER.lines(FOOTER, footer)) == 1


def test_cleaning_leaves_what_a_file_can_hold() -> None:
    assert clean('a\x00\x07b\ud800\r\nc\u2028d\te\ufeff\U0001ffff') == 'ab\nc\nd e'
