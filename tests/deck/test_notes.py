"""Under a sentence the presenter finds its page, its time, what to say next, and the text around it."""

from dataclasses import replace

from booklet.deck.notes import LIMIT, key_notes
from booklet.deck.words import WORDS
from booklet.diagnostics import Place
from booklet.model.blocks import Block, ListBlock, ListKind, Paragraph, Sentence
from booklet.model.inlines import Text
from booklet.model.keys import ArticleKeys
from booklet.model.pages import Anchor
from tests.deck.sample import ARTICLES, MIDDLE, PAGES, PARAGRAPH, key

PLACE = Place('a.md', 1)


def paragraph(number: int, text: str) -> Paragraph:
    """Return a paragraph of one sentence."""
    anchor = Anchor(f's01a1b{number}')
    sentence = Sentence(text, 0, len(text), Anchor(f'{anchor}s1'), PLACE)
    return Paragraph((Text(text),), (sentence,), anchor, PLACE)


def notes(before: str, after: str, choice: ArticleKeys | None = None) -> tuple[str, ...]:
    """Return the notes under MIDDLE, which stands between two paragraphs, the second in a list."""
    inner: tuple[Block, ...] = (paragraph(5, after),)
    blocks = (
        paragraph(3, before), paragraph(4, PARAGRAPH),
        ListBlock(ListKind.BULLET, (inner,), 1, Anchor('s01a1b6'), PLACE),
    )  # fmt: skip
    article = replace(ARTICLES[0], blocks=blocks)
    chosen = key(1, 4, MIDDLE, PARAGRAPH, '二、动词')
    whole = choice or ArticleKeys(article.anchor, (chosen,), (chosen,))
    return key_notes(chosen, article, article.title, whole, PAGES, WORDS['zh'])


def test_the_paragraphs_before_and_after_are_there() -> None:
    lines = notes('上面这一段。', '下面这一段。')
    assert lines[:3] == (f'原文：{PARAGRAPH}', '上段：上面这一段。', '下段：下面这一段。')


def test_long_neighbours_are_cut_on_the_far_side() -> None:
    lines = notes('甲' * 500 + '前', '后' + '乙' * 500)
    assert lines[1].startswith('上段：……甲')
    assert lines[1].endswith('前')
    assert lines[2].startswith('下段：后')
    assert lines[2].endswith('乙……')
    assert sum(map(len, lines)) <= LIMIT


def test_a_short_neighbour_leaves_its_room_to_the_other() -> None:
    lines = notes('短。', '乙' * 900)
    assert lines[1] == '上段：短。'
    assert LIMIT - 3 <= sum(map(len, lines)) <= LIMIT


def test_the_talking_point_is_the_best_sentence_near_by_that_is_not_shown() -> None:
    chosen = key(1, 4, MIDDLE, PARAGRAPH, '二、动词')
    far = key(1, 6, '离得很远的一句。', heading='三、别处')
    near = key(1, 2, '同一部分里的一句。', heading='二、动词')
    lines = notes('上。', '下。', ArticleKeys(Anchor('s01a1'), (chosen, far, near), (chosen,)))
    assert '可接着讲：同一部分里的一句。见第 6 页' in lines


def test_without_one_there_is_no_talking_point() -> None:
    assert not any(line.startswith('可接着讲') for line in notes('上。', '下。'))
