"""Items in a row -> Markdown lists, nested by depth; numbers that Markdown cannot write become text."""

import re
from dataclasses import field

from booklet.importing.inline import to_markdown
from booklet.importing.passage import Kind, Passage, Run
from booklet.values import dataclass

_MARKER = re.compile(r'(?P<marker>[-*+]|\d{1,3}\.) (?=\S)')
_ORDINAL = re.compile(r'([1-9][0-9]{0,3})[.．]')
_BULLETS = frozenset('•●○■□◆◇▪▫➢➔✓·∙◦-–*o§Øüvn❖')
_STEP = 4
"""Spaces a level."""


def find_typed_items(passages: tuple[Passage, ...]) -> frozenset[int]:
    """Return the indexes of items with typed marks: two or more in a row with a bullet, or 1. 2. 3."""
    listed: set[int] = set()
    run: list[int] = []
    for index in range(len(passages) + 1):
        text = '' if index == len(passages) or passages[index].number else passages[index].text
        first = passages[run[0]].text if run else ''
        match = _MARKER.match(text)
        expected = f'{len(run) + 1}.' if not run or first[0].isdigit() else first[0]
        marker = match['marker'] if match else ''
        if marker and (marker == expected or (not run and not marker[0].isdigit())):
            run.append(index)
            continue
        if len(run) > 1:
            listed |= set(run)
        run = [index] if marker and (marker == '1.' or not marker[0].isdigit()) else []
    return frozenset(listed)


def typed_item(passage: Passage) -> str:
    """Return the Markdown of an item whose mark is typed."""
    match = _MARKER.match(passage.text)
    marker = match.group() if match else ''
    rest = len(marker)
    runs = []
    for run in passage.runs:
        cut = min(rest, len(run.text))
        rest -= cut
        runs.append(Run(run.text[cut:], run.marks, run.markdown, run.note))
    return marker + to_markdown(tuple(runs))


@dataclass(slots=True)
class Lists:
    """Writes automatic items in order; `end` is called where other blocks part them."""

    _counts: list[tuple[str, int]] = field(default_factory=list)
    """Of each open level: `-` or `1`, and the last number."""

    def end(self) -> None:
        """Close all levels."""
        self._counts = []

    def item(self, passage: Passage) -> str:
        """Return the Markdown of an item; deeper levels only below an open one."""
        words = to_markdown(passage.runs)
        depth = min(passage.level, len(self._counts)) if passage.kind is Kind.ITEM else 0
        match = _ORDINAL.fullmatch(passage.number)
        if passage.number_format == 'bullet' and passage.number in _BULLETS:
            self._counts[depth:] = [('-', 0)]
            return f'{" " * _STEP * depth}- {words}'
        if match and self._goes_on(depth, int(match[1])):
            self._counts[depth:] = [('1', int(match[1]))]
            return f'{" " * _STEP * depth}{int(match[1])}. {words}'
        del self._counts[depth:]
        return f'{" " * _STEP * depth}{labelled(passage)}'

    def _goes_on(self, depth: int, number: int) -> bool:
        if len(self._counts) <= depth or self._counts[depth][0] != '1':
            return True
        return number == self._counts[depth][1] + 1


def labelled(passage: Passage) -> str:
    """Return the Markdown of a passage with its automatic number as text before its words."""
    words = ''.join(run.text for run in passage.runs)
    label = passage.text.removesuffix(words) if passage.number else ''
    return to_markdown((Run(label), *passage.runs))
