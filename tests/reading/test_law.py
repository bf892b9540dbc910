"""Nothing typed is lost without a finding: generated articles, and the checks that watch the reader."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from booklet.model.blocks import Block
from booklet.reading.blocks import BlockReader
from booklet.reading.constructs import CONSTRUCTS
from tests.law import judge, make_article
from tests.reading.folders import ARTICLE, HEAD, read, slugs


@pytest.mark.parametrize('first', range(0, 400, 100))
def test_no_letter_of_a_generated_article_is_lost(first: int) -> None:
    verdicts = [judge(seed) for seed in range(first, first + 100)]
    assert [(verdict.seed, verdict.fault) for verdict in verdicts if verdict.fault] == []


def test_the_articles_hold_every_construct() -> None:
    text = '\n'.join(make_article(seed) for seed in range(200))
    for sign in (
        '```',
        '| ',
        '<sub>',
        '[^1]',
        '：：：',
        '（一）',
        '- [ ] ',
        '$$',
        '＊＊',
        '\\',
        '&lt;',
        '{width=',
    ):
        assert sign in text


Forget = Callable[[tuple[Block, ...]], tuple[Block, ...]]
LEFT_OUT: dict[str, tuple[str, Forget, list[tuple[int, int]]]] = {
    'a paragraph': ('先调平。\n\n再归零。\n', lambda blocks: blocks[:1], [(6, 1)]),
    'a cell': ('| 甲 |\n|---|\n| 乙 |\n', lambda blocks: (), [(4, 3), (6, 3)]),
    'code': ('```\nx = 1\n```\n', lambda blocks: (), [(5, 1), (5, 3), (5, 5)]),
}


@pytest.mark.parametrize('name', LEFT_OUT)
def test_what_a_reader_forgets_is_named_at_its_place(tmp_path: Path, name: str) -> None:
    body, forget, places = LEFT_OUT[name]
    whole = BlockReader.read
    with patch.object(BlockReader, 'read', lambda reader, children: forget(whole(reader, children))):
        findings = read(tmp_path, {ARTICLE: HEAD + body}).findings
    lost = [found.place for found in findings if found.slug == 'text.lost' and found.place]
    assert [(place.line, place.column) for place in lost] == places


def test_words_that_pass_for_markup_are_named(tmp_path: Path) -> None:
    # A construct may hold no more than the table says: emphasis is never a word.
    with patch.dict(CONSTRUCTS, {'emphasis': CONSTRUCTS['escape']}):
        findings = read(tmp_path, {ARTICLE: f'{HEAD}先**调平**。\n'}).findings
    assert slugs(findings) == ['text.lost', 'text.lost']


@pytest.mark.parametrize(
    ('entries', 'lost'),
    [
        ('title: 称量\nauthor: >\n  甲某\n  乙某\n', []),
        ('title: "\\u79f0量"\nquestions:\n  - 先看什么？\n', []),
        ('title: 称量\n# 自己看的备注\n', []),
        ('title: [称量, {甲: 乙}]\n', []),
        ('title: 称量\nslides: {skip: [甲, [乙, [丙, [丁, [戊, [己, [庚]]]]]]]}\n', ['戊', '己', '庚']),
    ],
)
def test_every_word_of_front_matter_is_in_an_entry(tmp_path: Path, entries: str, lost: list[str]) -> None:
    findings = read(tmp_path, {ARTICLE: f'---\n{entries}---\n先调平。\n'}).findings
    assert [dict(found.arguments)['words'] for found in findings if found.slug == 'text.lost'] == lost
