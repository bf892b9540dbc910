"""Paragraphs that begin with a mark a program made -> the mark apart: items of lists, numbers of headings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from booklet.importing.passage import Kind, Passage, Run
from booklet.values import dataclass

_BULLET = re.compile('[•·●○■□▪▫◆◇◦‣➢➤✓✔★☆►▶\uf0a7\uf0b7\uf0d8\uf0fc\uf06c-\uf0ff]\\s*(?=\\S)')
"""Bullets, among them those of symbol fonts, which stand in the private area."""
_TWICE = re.compile('(?P<made>[一二三四五六七八九十]{1,3}、) ?(?=[一二三四五六七八九十]{1,3}$)')
"""An automatic number before a typed one: 三、一."""
_SAME = 0.7
"""Em within which two items stand equally far in."""


@dataclass(frozen=True, slots=True)
class _List:
    """Items that follow one another."""

    first: int
    end: int


def to_items(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages, those with a bullet as items."""
    made = [_numbered(passage) for passage in passages]
    for one in _lists(passages):
        items = passages[one.first : one.end]
        depths = _depths([item.look.indent for item in items])
        for index, (item, depth) in enumerate(zip(items, depths, strict=True), one.first):
            made[index] = _item(item, depth)
    return tuple(made)


def _lists(passages: tuple[Passage, ...]) -> Iterator[_List]:
    first = None
    for index, passage in enumerate((*passages, Passage(0))):
        if _BULLET.match(passage.text):
            first = index if first is None else first
        elif first is not None:
            yield _List(first, index)
            first = None


def _depths(indents: list[float]) -> list[int]:
    """Return the level of each indent, the least far in first."""
    steps: list[float] = []
    for indent in sorted(indents):
        if not steps or indent - steps[-1] > _SAME:
            steps.append(indent)
    return [max(level for level, step in enumerate(steps) if step <= indent + 1e-6) for indent in indents]


def _item(passage: Passage, depth: int) -> Passage:
    match = _BULLET.match(passage.text)
    runs = _without(passage.runs, match.end() if match else 0)
    return replace(passage, runs=runs, kind=Kind.ITEM, level=depth, number='•', number_format='bullet')


def _numbered(passage: Passage) -> Passage:
    """Return a heading with the number that a program gave it apart from the one that is typed."""
    match = _TWICE.match(passage.text)
    if match is None:
        return passage
    runs = _without(passage.runs, match.end())
    return replace(passage, runs=runs, number=match['made'], number_format='chineseCounting')


def _without(runs: tuple[Run, ...], drop: int) -> tuple[Run, ...]:
    """Return the runs less their first `drop` characters."""
    kept: list[Run] = []
    for run in runs:
        kept.append(replace(run, text=run.text[drop:]))
        drop = max(0, drop - len(run.text))
    return tuple(run for run in kept if run.text or run.note)
