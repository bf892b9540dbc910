"""Lines of a paragraph to the paragraphs that they look like: 1、 （一） ① • 问： [5], full-width spaces.

Where that is certain the lines part; where it is not they stay together and the first of them is a finding.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from booklet.reading.lines import Line
from booklet.text.classes import cells, is_han
from booklet.text.numerals import parse_chinese_numeral

_HAN_NUMBER = '[〇零一二三四五六七八九十]{1,4}'
_SPACES = ' \t\u3000'
_LONGEST_WRAPPED = 110
"""Cells of a line that a person or a PDF broke; a longer one that ends with a full stop is a paragraph."""
_SHORTEST_WRAPPED = 36
"""Cells of the longest line of a paragraph that was broken; shorter ones are addresses, names and verse."""
_SHORTEST_SENTENCE = 12
"""Cells of a line that may be a paragraph."""
_FEWEST_CELLS = 8
_ENDS = tuple('。！？!?…')
_CLOSERS = '”’」』）)】"\''
_LEADS = ('：', ':', '。', '；', ';', '！', '？', '.')


class Kind(NamedTuple):
    """What items of one kind begin with."""

    name: str
    mark: re.Pattern[str]
    value: Callable[[str], int | None]
    """The number that a mark has, None when its kind has none."""
    fewest: int = 2
    """Lines of the kind that make it certain."""
    is_told: bool = True
    """Whether a single one is a finding."""


def _number(mark: str) -> int | None:
    digits = re.sub(r'\D', '', mark)
    return int(digits) if digits else parse_chinese_numeral(''.join(filter(is_han, mark)))


def _circled(mark: str) -> int | None:
    return ord(mark[0]) - ord('①') + 1


def _letter(mark: str) -> int | None:
    return ord(mark[0].lower()) - ord('a') + 1


def _none(_: str) -> int | None:
    return None


KINDS = (
    Kind('bracketed', re.compile(rf'[（(](?:\d{{1,3}}|{_HAN_NUMBER})[）)]'), _number),
    Kind('digits', re.compile(r'\d{1,3}(?:[、．]|[.)）](?!\d))'), _number),
    Kind('numerals', re.compile(rf'{_HAN_NUMBER}[、．]'), _number),
    Kind('circled', re.compile('[①-⑳]'), _circled),
    Kind('articles', re.compile(rf'第(?:\d{{1,3}}|{_HAN_NUMBER})[条章节步款项][\s\u3000、：:]'), _number),
    Kind('letters', re.compile(r'[A-Ha-h][.、．)）]'), _letter, is_told=False),
    Kind('references', re.compile(r'[\[［【〔]\d{1,3}[\]］】〕]'), _number),
    Kind('bullets', re.compile(r'[•·●○■□◆◇▪▶►－–]|[-*+](?=[^\s\-*+\d=])'), _none),
    Kind('dashes', re.compile(r'——(?!—)'), _none, is_told=False),
    Kind('questions', re.compile(r'(?:[问答QA]|提问|回答)[：:]'), _none, fewest=2),
    Kind('speakers', re.compile(r'[^\s：:，。；、,.;()（）]{1,8}：'), _none, is_told=False),
    Kind('times', re.compile(r'\d{1,2}[:：]\d{2}(?!\d)'), _none, is_told=False),
)
"""In the order in which they are tried."""


class Parted(NamedTuple):
    """Lines of a paragraph as the paragraphs they are."""

    groups: tuple[tuple[Line, ...], ...]
    bullets: frozenset[int]
    """Offsets of the lines that are items of a bullet list."""
    doubtful: Line | None
    """The first line that may begin a paragraph of its own."""


class _Marked(NamedTuple):
    at: int
    """Index of the line."""
    kind: Kind
    mark: str


def part(lines: Sequence[Line]) -> Parted:
    """Part the lines of one paragraph."""
    marked = [found for index, line in enumerate(lines) if (found := _marked(index, line))]
    certain = {index for index, line in enumerate(lines) if line.text.startswith('\u3000\u3000')}
    bullets: set[int] = set()
    doubtful: list[int] = []
    for kind in {each.kind.name: each.kind for each in marked}.values():
        same = [each for each in marked if each.kind is kind]
        if _is_certain(kind, same, lines):
            certain |= {each.at for each in same}
            bullets |= {lines[each.at].offset for each in same if kind.name == 'bullets'}
        elif kind.is_told:
            doubtful += [each.at for each in same if each.at]
    if len(lines) > 1:
        widths = [cells(line.text.strip()) for line in lines]
        are_ended = all(_is_ended(line.text) for line in lines)
        if are_ended and not certain and max(widths) > _LONGEST_WRAPPED:
            certain = set(range(len(lines)))
        elif are_ended and not certain and min(widths) >= _SHORTEST_SENTENCE:
            doubtful.append(1)
        elif max(widths) < _SHORTEST_WRAPPED:
            doubtful += [at for at, line in enumerate(lines[:-1], 1) if _stands_alone(line)]
    left = sorted(set(doubtful) - certain)
    return Parted(_groups(lines, certain), frozenset(bullets), lines[left[0]] if left else None)


def _marked(index: int, line: Line) -> _Marked | None:
    text = line.text.lstrip(_SPACES)
    for kind in KINDS:
        if match := kind.mark.match(text):
            return _Marked(index, kind, match.group())
    return None


def _is_certain(kind: Kind, same: Sequence[_Marked], lines: Sequence[Line]) -> bool:
    """Tell whether lines of one kind are items: several that count on, or a first one behind a lead."""
    values = [kind.value(each.mark) for each in same]
    counts = all(before is None or after == before + 1 for before, after in itertools.pairwise(values))
    if len(same) >= kind.fewest:
        return counts
    first = same[0].at
    if first == 0 or values[0] not in (1, None) or kind.name == 'speakers':
        return False
    return lines[first - 1].text.rstrip().endswith(_LEADS[:2]) and kind.is_told


def _is_ended(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSERS).endswith(_ENDS)


def _stands_alone(line: Line) -> bool:
    """Tell whether a short line is rather a name, a date or a verse than the beginning of a sentence."""
    text = line.text.strip()
    return cells(text) >= _FEWEST_CELLS and (is_han(text[-1]) or text[-1] == '：')


def _groups(lines: Sequence[Line], starts: set[int]) -> tuple[tuple[Line, ...], ...]:
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index in starts or not groups:
            groups.append([])
        groups[-1].append(line)
    return tuple(map(tuple, groups))
