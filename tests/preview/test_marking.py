"""A click writes `==…==` or `slides.skip` at the exact place, and takes it back without a trace."""

from pathlib import Path

import pytest

from booklet.model.pages import Anchor
from booklet.model.semester import Article
from booklet.preview.marking import mark_sentence, sentences_of
from booklet.reading.article import read_article
from tests.story.project_story import REPOSITORY

HEAD = '---\ntitle: 试剂\n---\n\n'


def read(text: str) -> Article:
    root = Path('/project')
    return read_article(text.encode(), root / 'a.md', root, Anchor('s01a1'), 'zh-CN').value.article


def anchor_of(text: str, beginning: str) -> str:
    return next(each.anchor for each in sentences_of(read(text)) if each.text.startswith(beginning))


@pytest.mark.parametrize(
    ('body', 'beginning', 'wanted'),
    [
        ('先看标签。再取试剂。\n', '再取', '先看标签。==再取试剂。==\n'),
        ('**先看标签。**再取试剂。\n', '先看', '==**先看标签。**==再取试剂。\n'),
        (
            '先看标签。[^a]再取试剂。\n\n[^a]: 说明。\n',
            '先看',
            '==先看标签。[^a]==再取试剂。\n\n[^a]: 说明。\n',
        ),
        ('- 甲项要写。\n- 乙项也要写。\n', '乙项', '- 甲项要写。\n- ==乙项也要写。==\n'),
        ('先看标签。==再取试剂。==\n', '先看', '==先看标签。再取试剂。==\n'),
    ],
)
def test_a_pin_stands_around_the_sentence(body: str, beginning: str, wanted: str) -> None:
    text = HEAD + body
    anchor = anchor_of(text, beginning)
    made = mark_sentence(text, anchor, 'pin', read)
    assert made in {
        HEAD + wanted,
        HEAD + wanted.replace('[^a]==', '==[^a]'),
        HEAD + wanted.replace('==**', '**==').replace('**==再', '==**再'),
    }
    assert made is not None
    assert mark_sentence(made, anchor, 'auto', read) == text


def test_a_sentence_is_kept_off_and_comes_back() -> None:
    text = HEAD + '先看标签再取试剂，不要凭记忆。先看标签再登记。\n'
    anchor = anchor_of(text, '先看标签再登记')
    made = mark_sentence(text, anchor, 'skip', read)
    assert (
        made
        == f'---\ntitle: 试剂\nslides:\n  skip:\n    - "先看标签再登记。"\n---\n\n{text.removeprefix(HEAD)}'
    )
    assert mark_sentence(made, anchor, 'auto', read) == text


@pytest.mark.parametrize(
    'head',
    [
        '',
        '---\ntitle: 甲\nslides:\n  count: 3\n---\n\n',
        '---\ntitle: 甲\nslides:\n  skip:\n    - "别的句子。"\n---\n\n',
    ],
)
def test_front_matter_of_any_shape_takes_it(head: str) -> None:
    text = head + '第一句说明用途。别的句子。第三句说明时间。\n'
    anchor = anchor_of(text, '第一句')
    made = mark_sentence(text, anchor, 'skip', read)
    assert made is not None
    assert '第一句说明用途。' in read(made).slides.skip
    assert mark_sentence(made, anchor, 'auto', read) == text


def test_sentences_of_a_real_article_come_and_go_without_a_trace() -> None:
    text = (REPOSITORY / 'content/2026-spring/02-integrity/1-records.md').read_text(encoding='utf-8')
    for sentence in sentences_of(read(text))[::9]:
        back = 'pin' if sentence.is_pinned else 'auto'
        made = mark_sentence(text, sentence.anchor, 'auto' if sentence.is_pinned else 'pin', read)
        assert made is not None
        assert made != text
        assert mark_sentence(made, sentence.anchor, back, read) == text
