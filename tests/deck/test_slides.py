"""What is said on the slides of a session."""

import io
from dataclasses import replace

from pptx import Presentation

from booklet.deck import compose, make_deck, read_back
from booklet.deck.slides import Agenda, Closing, Divider, FigureSlide, Key, Question, Title
from booklet.deck.words import quoted_title
from booklet.model.blocks import Paragraph, Sentence
from booklet.model.inlines import Strong, Text
from booklet.model.pages import Anchor, PageMap
from tests.deck.sample import (
    ARTICLES,
    ENGLISH,
    KEYS,
    LONG,
    MIDDLE,
    PAGES,
    PARAGRAPH,
    PICTURES,
    SEMESTER,
    SESSION,
    SHORT,
    STAMP,
    THEME,
    choice,
    key,
)

SLIDES = compose(SESSION, SEMESTER, KEYS, PAGES)
TEXTS = read_back(make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value.content)


def test_the_slides_come_in_the_order_of_the_meeting() -> None:
    assert [type(slide) for slide in SLIDES] == [
        Title, Agenda,
        Divider, Key, Key, Key, FigureSlide, Key,
        Divider, Key,
        Divider, Key,
        Question, Question, Closing,
    ]  # fmt: skip


def test_the_first_slide_says_which_session_when_and_where() -> None:
    assert TEXTS[0].title == '把安全做成习惯'
    assert TEXTS[0].body == (
        '教职工学习 · 第 1 次',
        '2026 年 3 月 5 日　星期四',
        '集中学习 · 地点：主楼 201 会议室',
        '主持：分管安全工作的副院长',
    )


def test_a_long_place_and_chair_stand_whole_on_the_first_slide() -> None:
    place = '主楼 310、312、314 会议室，另在南校区图书馆五层多功能厅设分会场'
    chair = '研究生培养办公室与实验教学中心（分组召集人见通知附件二）'
    session = replace(SESSION, location=place, chair=chair)
    deck = make_deck(session, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES)
    assert read_back(deck.value.content)[0].body[2:] == (f'集中学习 · 地点：{place}', f'主持：{chair}')
    assert deck.findings == ()


def test_whatever_is_cut_is_said_once_for_each_line() -> None:
    articles = (replace(ARTICLES[0], source='学院简报' * 70), *ARTICLES[1:])
    deck = make_deck(
        replace(SESSION, chair='院长' * 200, articles=articles), SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES
    )
    told = [(found.slug, found.message('zh')[-12:]) for found in deck.findings]
    assert [slug for slug, _ in told] == ['deck.line-cut'] * 3
    assert len({line for _, line in told}) == 3


def test_every_slide_has_notes() -> None:
    assert all(slide.notes for slide in TEXTS)
    questions = [slide.notes for slide in TEXTS if slide.layout == 'Question']
    assert questions[0] == '用时：讨论共 15 分钟，2 题，每题约 8 分钟'


def test_the_agenda_adds_up() -> None:
    assert TEXTS[1].title == '议程 · 合计 90 分钟'
    assert [line.split(' · ')[0] for line in TEXTS[1].details] == ['25 分钟', '30 分钟', '20 分钟', '15 分钟']


def test_the_agenda_takes_its_own_words_for_an_article() -> None:
    articles = (replace(ARTICLES[0], agenda='学习标准操作规程的写法'), *ARTICLES[1:])
    agenda = compose(replace(SESSION, articles=articles), SEMESTER, KEYS, PAGES)[1]
    assert isinstance(agenda, Agenda)
    assert agenda.rows[0].label == '学习标准操作规程的写法'


def test_a_divider_says_where_the_article_stands() -> None:
    assert TEXTS[2].title == '标准操作规程怎样写才有人看'
    assert TEXTS[2].citations == ('册中第 5–12 页',)


def test_two_short_sentences_of_one_page_share_a_slide() -> None:
    assert TEXTS[3].body == SHORT


def test_short_sentences_of_different_pages_do_not() -> None:
    sentences = (key(1, 2, SHORT[0]), key(1, 6, SHORT[1]))
    deck = make_deck(SESSION, SEMESTER, (choice(1, *sentences),), PAGES, THEME, STAMP)
    assert [(slide.body, slide.citations) for slide in read_back(deck.value.content)[3:5]] == [
        ((SHORT[0],), ('见第 6 页',)),
        ((SHORT[1],), ('见第 10 页',)),
    ]


def test_a_sentence_stands_with_its_article_its_source_and_its_pages() -> None:
    slide = TEXTS[4]
    assert slide.title == '1.2　标准操作规程怎样写才有人看'
    assert slide.body == (MIDDLE,)
    assert slide.details == ('——学院安全简报 2026 年第 2 期',)
    assert slide.citations == ('见第 7–8 页',)


def test_the_notes_have_page_part_time_and_the_whole_paragraph() -> None:
    for text in ('第 7–8 页', '二、动词', '25 分钟', PARAGRAPH):
        assert text in TEXTS[4].notes


def test_notes_of_a_long_paragraph_are_cut_around_the_sentence() -> None:
    paragraph = '甲' * 900 + MIDDLE + '乙' * 900
    deck = make_deck(SESSION, SEMESTER, (choice(1, key(1, 4, MIDDLE, paragraph)),), PAGES, THEME, STAMP)
    notes = read_back(deck.value.content)[3].notes
    assert MIDDLE in notes
    assert len(notes) <= 610


def test_a_long_sentence_goes_on_on_the_next_slide() -> None:
    first, second = (slide for slide in TEXTS if slide.title.startswith('2.1'))
    assert second.title == f'{first.title}（续）'
    assert first.body[0] + second.body[0] == LONG
    assert first.citations == second.citations


def test_an_english_article_keeps_its_quotation_marks() -> None:
    slide = next(slide for slide in TEXTS if slide.body == (ENGLISH,))
    assert slide.details == ('— Bench Notes 14',)


def test_questions_of_the_session_come_first() -> None:
    questions = [slide for slide in TEXTS if slide.layout == 'Question']
    assert [slide.title for slide in questions] == ['讨论题 1', '讨论题 2']
    assert questions[0].details == ()
    assert questions[1].details == ('题目出自《标准操作规程怎样写才有人看》',)


def test_the_last_slide_names_the_next_session_and_the_booklet() -> None:
    assert TEXTS[-1].body == (
        '下次学习：2026 年 3 月 19 日　星期四 · 记录就是证据',
        '全文见《实验室安全与学术规范学习汇编》第 5–22 页',
    )


def test_titles_are_unique_even_when_articles_share_one() -> None:
    twice = tuple(replace(article, title='规程') for article in ARTICLES)
    deck = make_deck(replace(SESSION, title='规程', articles=twice), SEMESTER, KEYS, PAGES, THEME, STAMP)
    titles = [slide.title for slide in read_back(deck.value.content)]
    assert len(set(titles)) == len(titles)


def test_without_pages_nothing_is_cited() -> None:
    deck = make_deck(SESSION, SEMESTER, KEYS, PageMap(), THEME, STAMP)
    assert all(slide.citations == () for slide in read_back(deck.value.content))


def test_a_title_inside_a_title_takes_single_marks() -> None:
    assert quoted_title(ARTICLES[0], '学习《安全手册》的体会') == '《学习〈安全手册〉的体会》'


def test_a_sentence_of_nobody_stands_alone() -> None:
    articles = (replace(ARTICLES[0], author='', source=''),)
    deck = make_deck(replace(SESSION, articles=articles), SEMESTER, KEYS, PAGES, THEME, STAMP)
    assert read_back(deck.value.content)[3].details == ()


def test_words_that_the_editor_made_bold_stand_out() -> None:
    inlines = (Text('规程里'), Strong((Text('每一个动词'),)), Text(MIDDLE.removeprefix('规程里每一个动词')))
    sentence = Sentence(MIDDLE, 0, len(MIDDLE), KEYS[0].chosen[2].anchor, KEYS[0].chosen[2].place)
    block = Paragraph(inlines, (sentence,), Anchor('s01a1b4'), KEYS[0].chosen[2].place)
    session = replace(SESSION, articles=(replace(ARTICLES[0], blocks=(block,)), *ARTICLES[1:]))
    deck = make_deck(session, SEMESTER, KEYS, PAGES, THEME, STAMP).value.content
    slide = Presentation(io.BytesIO(deck)).slides[4]
    runs = [run for shape in slide.placeholders for each in shape.text_frame.paragraphs for run in each.runs]
    accented = [run.text for run in runs if run.font.color and run.font.color.type]
    assert accented == ['每一个动词']
    assert read_back(deck)[4].body == (MIDDLE,)


def test_a_session_without_a_topic_is_called_by_its_number() -> None:
    slide = compose(replace(SESSION, title=''), SEMESTER, KEYS, PAGES)[0]
    assert isinstance(slide, Title)
    assert (slide.title, slide.lines[0]) == ('教职工学习 · 第 1 次', '2026 年 3 月 5 日　星期四')


def test_an_english_semester_has_english_words() -> None:
    deck = make_deck(SESSION, replace(SEMESTER, language='en'), KEYS, PAGES, THEME, STAMP)
    texts = read_back(deck.value.content)
    assert texts[1].title == 'Agenda · 90 min in all'
    assert texts[4].citations == ('See pp. 7–8',)
    assert 'Thursday, 5 March 2026' in texts[0].body
