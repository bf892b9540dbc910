"""Paragraphs that begin with a bullet -> items of lists, their levels by how far in they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace

from booklet.importing.passage import Kind, Passage, Run
from booklet.values import dataclass

_BULLET = re.compile('[•·●○■□▪▫◆◇◦‣➢➤✓✔★☆►▶\uf0a7\uf0b7\uf0d8\uf0fc\uf06c-\uf0ff]\\s*(?=\\S)')
"""Bullets, among them those of symbol fonts, which stand in the private area."""
_SAME = 0.7
"""Em within which two items stand equally far in."""


@dataclass(frozen=True, slots=True)
class _List:
    """Items that follow one another."""

    first: int
    end: int


def to_items(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages, those with a bullet as items."""
    made = list(passages)
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
    rest = _BULLET.match(passage.text)
    drop = rest.end() if rest else 0
    runs: list[Run] = []
    for run in passage.runs:
        runs.append(replace(run, text=run.text[drop:]))
        drop = max(0, drop - len(run.text))
    kept = tuple(run for run in runs if run.text or run.note)
    return replace(passage, runs=kept, kind=Kind.ITEM, level=depth, number='•', number_format='bullet')
