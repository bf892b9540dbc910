"""References within an article, across articles and sessions."""

from collections.abc import Iterable
from pathlib import Path

from booklet.model.blocks import Block, Paragraph
from booklet.model.inlines import NoteCall, Reference, plain_text
from booklet.model.walk import walk
from tests.reading.folders import ARTICLE, ARTICLE_2, HEAD, SESSION, SHEET, read, slugs

TARGETS = (
    f'{HEAD}## 称量 {{#weighing}}\n\n### 调平 {{#level}}\n\n表：量程 {{#range}}\n\n| 甲 |\n|---|\n| 乙 |\n'
)
OTHER = 'content/spring/02-data/session.md'
OTHER_ARTICLE = 'content/spring/02-data/1-backup.md'


def references(blocks: Iterable[Block]) -> list[Reference]:
    found: list[Reference] = []
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            for inline in block.inlines:
                if isinstance(inline, NoteCall):
                    found.extend(it for it in inline.content if isinstance(it, Reference))
                elif isinstance(inline, Reference):
                    found.append(inline)
    return found


def test_names_are_found_in_the_whole_semester(tmp_path: Path) -> None:
    body = (
        f'{HEAD}[一](2-waste.md#weighing)[二](./2-waste.md#level)[表](../01-safety/2-waste.md#range)'
        '[文](2-waste.md)[次](../02-data/session.md)[^a]。\n\n[^a]: [注](2-waste.md#range)。\n'
    )
    result = read(
        tmp_path,
        {
            ARTICLE: body,
            ARTICLE_2: TARGETS,
            OTHER: SHEET.replace('1', '2', 1) + '见[前文](../01-safety/1-pipetting.md)。\n',
            OTHER_ARTICLE: f'{HEAD}备份三份。\n',
        },
    )
    assert slugs(result.findings) == []
    first, second = result.value.sessions
    assert [(it.target, it.number) for it in references(first.articles[0].blocks)] == [
        ('s01a2b1', '一'),
        ('s01a2b2', '（一）'),
        ('s01a2b3', '1'),
        ('s01a2', ''),
        ('s02', ''),
        ('s01a2b3', '1'),
    ]
    assert [it.target for it in references(second.introduction)] == ['s01a1']


def test_an_unknown_name_leaves_the_words(tmp_path: Path) -> None:
    result = read(
        tmp_path, {ARTICLE: f'{HEAD}再[见前](2-wast.md)与[后](2-waste.md#levle)。\n', ARTICLE_2: TARGETS}
    )
    assert [(found.slug, dict(found.arguments).get('meant')) for found in result.findings] == [
        ('reference.misspelt', '2-waste.md'),
        ('reference.misspelt', '#level'),
    ]
    assert result.findings[0].place
    assert (result.findings[0].place.line, result.findings[0].place.column) == (4, 2)
    [paragraph] = result.value.sessions[0].articles[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines) == '再见前与后。'
    assert references((paragraph,)) == []


def test_a_reference_cannot_leave_the_semester(tmp_path: Path) -> None:
    result = read(tmp_path, {ARTICLE: f'{HEAD}[见](../../../README.md)。\n', SESSION: SHEET})
    assert slugs(result.findings) == ['reference.unknown']


def test_a_name_may_stand_at_any_block(tmp_path: Path) -> None:
    body = (
        f'{HEAD}先调平。\n{{: #first}}\n\n再看[这里](#first)与[那里](#那里)。\n\n## 后 {{#那里}}\n\n归零。\n'
    )
    result = read(tmp_path, {ARTICLE: body})
    assert slugs(result.findings) == []
    assert [it.target for it in references(result.value.sessions[0].articles[0].blocks)] == [
        's01a1b1',
        's01a1b3',
    ]
