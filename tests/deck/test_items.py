"""Enumerations stand as a stem with its items, on as many slides as they need, word for word."""

from dataclasses import replace

from booklet.deck import SlideText, make_deck, read_back, verify
from booklet.model.keys import KeySentence
from tests.deck.sample import LONG, PAGES, SEMESTER, SESSION, STAMP, THEME, choice, key

STEM = '各实验室要在每学期第一周完成三件事：'
ITEMS = (
    '一是由安全员带领全体成员逐条核对现行规程；',
    '二是由课题组长组织讨论，对每一条不一致说明原因；',
    '三是把修订后的规程打印成册放在操作台边。',
)


def enumeration(items: tuple[str, ...] = ITEMS) -> KeySentence:
    return replace(key(2, 1, STEM), source=LONG, paragraph=LONG, items=items, attribution='李院长强调')


def shown(sentence: KeySentence) -> tuple[list[SlideText], bytes]:
    """Return the slides that have the stem, and the file."""
    content = make_deck(SESSION, SEMESTER, (choice(2, sentence),), PAGES, THEME, STAMP).value.content
    return [slide for slide in read_back(content) if slide.layout == 'Key Sentence'], content


def test_stem_and_items_stand_on_one_slide() -> None:
    (slide,), content = shown(enumeration())
    assert (slide.body, slide.items) == ((STEM,), ITEMS)
    assert verify(content, (choice(2, enumeration()),), PAGES, 'zh-CN') == ()


def test_who_said_it_takes_the_place_of_the_source() -> None:
    (slide,), _ = shown(enumeration())
    assert slide.details == ('——李院长强调',)


def test_items_that_need_it_go_on_on_another_slide_under_the_same_stem() -> None:
    sentence = enumeration(tuple(item * 4 for item in ITEMS))
    slides, content = shown(sentence)
    assert [slide.body for slide in slides] == [(STEM,)] * len(slides)
    assert sum((slide.items for slide in slides), ()) == sentence.items
    assert slides[1].title.endswith('（续）')
    assert verify(content, (choice(2, sentence),), PAGES, 'zh-CN') == ()


def test_an_item_that_no_slide_holds_goes_on_as_running_text() -> None:
    sentence = enumeration((ITEMS[0] * 20, ITEMS[1]))
    slides, content = shown(sentence)
    assert all(slide.items == () for slide in slides)
    assert verify(content, (choice(2, sentence),), PAGES, 'zh-CN') == ()


def test_an_item_that_was_altered_is_found() -> None:
    _, content = shown(enumeration())
    altered = enumeration((ITEMS[0], ITEMS[1].replace('讨论', '商量'), ITEMS[2]))
    found = verify(content, (choice(2, altered),), PAGES, 'zh-CN')
    assert [each.slug for each in found] == ['deck.sentence-altered']
