"""Paragraphs and lists -> enumerations: a stem and two to four items, each a stretch of the text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from booklet.selection.eligibility import unfit_stem_because
from booklet.values import dataclass

FEWEST, MOST = 2, 4
"""Items of an enumeration; a slide holds no more, and fewer are none."""
_SHORTEST_ITEM, _LONGEST_ITEM = 5, 60
_LONGEST_STEM = 60

_SERIES: tuple[tuple[str, ...], ...] = (
    ('一是', '二是', '三是', '四是', '五是', '六是'),
    ('一要', '二要', '三要', '四要', '五要', '六要'),
    ('第一，', '第二，', '第三，', '第四，', '第五，', '第六，'),
    ('其一，', '其二，', '其三，', '其四，', '其五，', '其六，'),
    ('（一）', '（二）', '（三）', '（四）', '（五）', '（六）'),
    ('（1）', '（2）', '（3）', '（4）', '（5）', '（6）'),
    ('①', '②', '③', '④', '⑤', '⑥'),
    ('首先，', '其次，', '再次，', '最后，'),
    ('首先，', '其次，', '最后，'),
)
"""What the items of running text begin with, in order."""
_ANNOUNCES = re.compile('[两二三四几][点条件项个种方样类层步]|以下|如下|下列|[：:]$')
"""What a stem says that makes it one."""
_BEFORE_MARK = re.compile(r'(?:^|[。；：，;:！])\s*$')
_END_MARKS = '。；;，,！ \n'
_CLAUSE_END = re.compile('[，；：。]')


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Stem and items, each a contiguous stretch of the text they were found in."""

    start: int
    """Offset of the stem."""
    end: int
    """Offset behind the last item and its mark."""
    stem: str
    items: tuple[str, ...]


def find_enumerations(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Enumeration, ...]:
    """Return the enumerations of a paragraph whose sentences are `spans`; none overlaps another."""
    found = [each for each in (_marked(text, spans), *_parted(text, spans)) if each]
    kept: list[Enumeration] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return tuple(kept)


def from_list(stem: str, items: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """Return stem and items of a list block that a sentence ending in a colon introduces, or None."""
    shortened = tuple(shorten(item) for item in items)
    return (stem, shortened) if stem.endswith(('：', ':')) and is_fit(stem, shortened) else None


def is_fit(stem: str, items: tuple[str, ...]) -> bool:
    """Tell whether stem and items make a slide."""
    return (
        FEWEST <= len(items) <= MOST
        and 4 <= len(stem) <= _LONGEST_STEM
        and _ANNOUNCES.search(stem) is not None
        and not unfit_stem_because(stem)
        and all(_SHORTEST_ITEM <= len(item) <= _LONGEST_ITEM for item in items)
        and not any(item.endswith(('？', '?', '：', ':')) or _is_torn(item) for item in items)
    )


def shorten(item: str) -> str:
    """Return an item without its last mark, cut behind a clause where it is too long for a slide."""
    item = item.strip().strip(_END_MARKS)
    if len(item) <= _LONGEST_ITEM:
        return item
    ends = [match.start() for match in _CLAUSE_END.finditer(item) if match.start() <= _LONGEST_ITEM]
    whole = [end for end in ends if not _is_torn(item[:end])]
    return item[: whole[-1]] if whole else item


def _is_torn(text: str) -> bool:
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in ('“”', '（）', '《》', '()', '「」'))


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> Enumeration | None:
    """Find items that begin with the marks of a series."""
    for series in _SERIES:
        places = _places(text, series)
        if len(places) < FEWEST:
            continue
        last = next((end for start, end in spans if start <= places[-1] < end), len(text))
        stem = _stem_before(text, places[0], spans)
        bounds = [*places, last]
        items = tuple(
            shorten(text[start + _length(series[index]) : end])
            for index, (start, end) in enumerate(pairwise(bounds))
        )
        if stem and is_fit(text[stem[0] : stem[1]], items):
            return Enumeration(stem[0], last, text[stem[0] : stem[1]], items)
    return None


def _length(mark: str) -> int:
    """Return how much of a mark is not the item's: 二要加强 is the item 要加强."""
    return len(mark) - (1 if mark.endswith('要') else 0)


def _places(text: str, series: tuple[str, ...]) -> list[int]:
    """Return where the marks stand that follow each other from the first on."""
    places: list[int] = []
    start = 0
    for mark in series:
        at = text.find(mark, start)
        while at >= 0 and not _BEFORE_MARK.search(text, max(0, at - 3), at):
            at = text.find(mark, at + 1)
        if at < 0:
            break
        places.append(at)
        start = at + len(mark)
    return places


def _stem_before(text: str, at: int, spans: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Return the stem: what the sentence says before its first item, else the sentence before."""
    before = None
    for start, end in spans:
        if start <= at < end:
            if text[start:at].strip():
                return start, start + len(text[start:at].rstrip())
            return before
        before = (start, end)
    return None


def _parted(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Enumeration]:
    """Find sentences whose parts after a colon are set apart by semicolons."""
    for start, end in spans:
        sentence = text[start:end]
        colon = sentence.find('：')
        if colon < 0 or sentence[colon + 1 : colon + 2] in ('“', '"', '‘'):
            continue
        parts = tuple(shorten(part) for part in sentence[colon + 1 :].split('；'))
        if len(parts) < 3 and not (len(parts) == FEWEST and parts[0][:1] == parts[1][:1]):
            continue
        if is_fit(sentence[: colon + 1], parts):
            yield Enumeration(start, end, sentence[: colon + 1], parts)
