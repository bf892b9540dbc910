"""Agenda and lines -> where each article begins: the lines most like its item of the agenda."""

import re
from dataclasses import replace

from booklet.importing.agenda import AgendaItem
from booklet.importing.dates import find_date
from booklet.importing.lines import Line, ends_sentence
from booklet.importing.signature import is_office
from booklet.values import dataclass

_ATTACHMENT = re.compile(r'附\s*件\s*[\d一二三四五六七八九十]{1,3}\s*(?:[：:]\s*)?(?P<title>.{0,60}?)')
_FEWEST_BELOW = 2
"""Lines of text that an attachment has at least."""
_LONGEST_LINE = 40
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
    lead: int = 0
    """Lines before the title that belong to it: 附件1."""


def find_titles(
    lines: tuple[Line, ...], agenda: tuple[AgendaItem, ...], begins_at_once: bool = True
) -> tuple[Span, ...]:
    """Return the titles found in `lines`, in order.

    Where the articles begin at once, the first line begins the first of them, unless it is no words. What an
    attachment of its own (附件2) begins is an article too, whatever the agenda says.
    """
    spans: list[Span] = []
    for item in agenda:
        start = spans[-1].end if spans else 0
        best = _best(lines, item, start, only_first=begins_at_once and not spans)
        if best is None:
            continue
        first, end, is_sure = best
        spans.append(Span(first, end, _repetition(lines, first, end), item, is_sure))
    return _with_attachments(lines, spans)


def attachments(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """Return the lines that begin an attachment: 附件1 alone, or before its title, with text below it.

    A list of attachments at the end of a letter is none of them.
    """
    marked = [index for index, line in enumerate(lines) if _ATTACHMENT.fullmatch(line.text)]
    found = []
    for index, following in zip(marked, [*marked[1:], len(lines)], strict=False):
        below = lines[index + 1 : following]
        if len(below) >= _FEWEST_BELOW and not is_office(below[0].text) and find_date(below[0].text) is None:
            found.append(index)
    return tuple(found)


def title_of_attachment(lines: tuple[Line, ...], marker: int) -> tuple[int, int]:
    """Return where the title of an attachment begins and ends; its marker may have it on its own line."""
    match = _ATTACHMENT.fullmatch(lines[marker].text)
    if match and match['title']:
        return marker, marker + 1
    end = marker + 2
    is_open = len(lines[marker + 1].text) <= 2 * _LONGEST_LINE and not ends_sentence(lines[marker + 1].text)
    return marker + 1, end if is_open else marker + 1


def without_marker(text: str) -> str:
    """Return a title without 附件1： before it."""
    match = _ATTACHMENT.fullmatch(text)
    return match['title'] if match and match['title'] else text


def _with_attachments(lines: tuple[Line, ...], spans: list[Span]) -> tuple[Span, ...]:
    placed = {span.start: span for span in spans}
    for marker in attachments(lines):
        start, end = title_of_attachment(lines, marker)
        known = placed.get(start) or placed.get(marker)
        if known is not None:
            placed[known.start] = replace(known, lead=known.start - marker)
        elif end > start and not any(span.start <= start < span.end for span in spans):
            placed[start] = Span(start, end, end, None, lead=start - marker)
    return tuple(placed[start] for start in sorted(placed))


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
            if not lines[end - 1].is_words or (
                ends_sentence(lines[end - 1].text) and end > first + only_first
            ):
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
