"""Agenda and lines -> where each article begins: the lines most like its item of the agenda."""

import re

from booklet.importing.lines import Line, ends_sentence
from booklet.importing.sheet import AgendaItem
from booklet.values import dataclass

_MOST_LINES = 5
"""A title takes no more lines than this."""
_ENOUGH = 0.5
"""Least likeness of a title to its item of the agenda."""
_ENOUGH_AT_TOP = 0.3
"""The same right below the agenda, where a title must stand."""
_SAME = 0.8
"""Least likeness of a title to its repetition."""
_SHORTENED = 0.8
"""Weight of a title that is part of its item, against one that is the whole of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a title: `lines[start:title_end]`, printed again in `lines[title_end:end]`."""

    start: int
    title_end: int
    end: int
    item: AgendaItem | None
    """The item of the agenda it belongs to."""
    is_sure: bool = True


def find_titles(lines: tuple[Line, ...], agenda: tuple[AgendaItem, ...]) -> tuple[Span, ...]:
    """Return the titles found in `lines`, in order; the first line always begins the first article."""
    spans: list[Span] = []
    for item in agenda:
        start = spans[-1].end if spans else 0
        best = _best(lines, item, start, only_first=not spans)
        if best is None:
            continue
        first, end, is_sure = best
        spans.append(Span(first, end, _repetition(lines, first, end), item, is_sure))
    return tuple(spans)


def _best(
    lines: tuple[Line, ...], item: AgendaItem, start: int, only_first: bool
) -> tuple[int, int, bool] | None:
    """Return the lines most like `item`, and whether they are like enough; None when there are none."""
    starts = range(start, min(start + 1, len(lines))) if only_first else range(start, len(lines))
    wanted = _pairs(item.text)
    best: tuple[float, int, int] | None = None
    for first in starts:
        if not only_first and not _may_begin(lines, first, wanted):
            continue
        for end in range(first + 1, min(first + _MOST_LINES, len(lines)) + 1):
            if ends_sentence(lines[end - 1].text) and end > first + only_first:
                break
            likeness = _likeness(_pairs(_text(lines, first, end)), wanted)
            if best is None or likeness > best[0]:
                best = (likeness, first, end)
    if best is None or (not only_first and best[0] < _ENOUGH):
        return None
    likeness, first, end = best
    is_sure = likeness >= (_ENOUGH_AT_TOP if only_first else _ENOUGH)
    return (first, end if is_sure else first + 1, is_sure)


def _may_begin(lines: tuple[Line, ...], index: int, wanted: frozenset[str]) -> bool:
    """Tell whether a title may begin here: something ended before, and the words are of the agenda."""
    before = lines[index - 1].text
    is_free = ends_sentence(before) or lines[index].gap > 1 or len(before) < 0.7 * len(lines[index].text)
    return is_free and not wanted.isdisjoint(_pairs(lines[index].text))


def _repetition(lines: tuple[Line, ...], start: int, end: int) -> int:
    """Return where the repeated title ends that follows `lines[start:end]`; `end` when there is none."""
    title = _pairs(_text(lines, start, end))
    found = (_SAME, end)
    for last in range(end + 1, min(end + _MOST_LINES, len(lines)) + 1):
        if ends_sentence(lines[last - 1].text):
            break
        found = max(found, (_dice(_pairs(_text(lines, end, last)), title), last))
    return found[1]


def _text(lines: tuple[Line, ...], start: int, end: int) -> str:
    return ''.join(line.text for line in lines[start:end])


def _pairs(text: str) -> frozenset[str]:
    bare = re.sub(r'[\W_]', '', text.lower())
    return frozenset(bare[index : index + 2] for index in range(len(bare) - 1))


def _likeness(title: frozenset[str], item: frozenset[str]) -> float:
    """Return 0 to 1: how much of both is common, or nearly how much of the title is in the item."""
    part = len(title & item) / len(title) if len(title) > 5 else 0.0
    return max(_dice(title, item), _SHORTENED * part * (0.8 if len(title) > 1.3 * len(item) else 1))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
