"""The choice against what editors marked: a declaration of our own, and the pins of the sample semester."""

from functools import cache
from itertools import combinations
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from booklet.model.blocks import Block, Sentence
from booklet.model.semester import Article
from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from booklet.selection import choose
from booklet.selection.eligibility import unfit_because
from booklet.selection.gathering import gather
from booklet.selection.terms import terms
from tests.selection.articles import article, heading, paragraph
from tests.selection.judged import MARKED, OPENING, PARTS, UNFIT, told

ROOT = Path(__file__).parents[2]


def declaration() -> Article:
    blocks: list[Block] = [paragraph(''.join(OPENING), 1)]
    for number, (name, sentences) in enumerate(PARTS, 1):
        blocks += [heading(name, 2 * number), paragraph(''.join(map(told, sentences)), 2 * number + 1)]
    return article(*blocks, title='生物化学学院与药学院关于深化合作的联合声明')


@pytest.mark.parametrize('count', [3, 5, 8, 10])
def test_a_declaration_of_ten_parts_gives_what_its_parts_say_not_its_opening(count: int) -> None:
    chosen = choose(declaration(), count).chosen
    assert len(chosen) == count
    assert not {key.source for key in chosen} & {*UNFIT, *OPENING}
    assert len({key.heading for key in chosen}) == count
    assert sum(key.source in MARKED for key in chosen) >= 0.6 * count


def unpinned(block: object) -> object:
    """Return a block whose sentences nobody pinned."""
    if isinstance(block, Sentence):
        return replace(block, is_pinned=False)
    if isinstance(block, tuple):
        return tuple(map(unpinned, block))
    inner = ('blocks', 'sentences', 'items', 'entries')
    held = {name: unpinned(getattr(block, name)) for name in inner if hasattr(block, name)}
    return replace(block, **held) if held else block  # type: ignore[type-var]


@cache
def samples() -> tuple[Article, ...]:
    semester = read_semester(read_project(ROOT, ROOT / 'styles').value, '2026-spring').value
    return tuple(each for session in semester.sessions for each in session.articles)


def test_unpinned_a_third_of_what_the_editor_pinned_are_found() -> None:
    pinned = found = 0
    for each in samples():
        pins = [one.sentence.text for one in gather(each).candidates if one.sentence.is_pinned]
        sources = [key.source for key in choose(cast('Article', unpinned(each)), 5).chosen]
        pinned += len(pins)
        found += sum(any(pin in source for source in sources) for pin in pins)
    assert found >= pinned / 3 > 0


def test_no_chosen_line_of_the_sample_semester_leans_on_what_is_not_there_or_says_a_thing_twice() -> None:
    for each in samples():
        bare = cast('Article', unpinned(each))
        chosen = choose(bare, 5).chosen
        is_chinese = each.language.startswith('zh')
        assert [key.text for key in chosen if not key.items and unfit_because(key.text, is_chinese)] == []
        assert len({key.heading for key in chosen}) >= min(3, len(chosen))
        for one, other in combinations([set(terms(key.text)) for key in chosen], 2):
            assert len(one & other) <= 0.5 * len(one | other)
