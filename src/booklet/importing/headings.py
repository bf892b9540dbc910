"""Passages -> which of them are headings, and of what level: by what the source says, by number, by looks."""

import re
from collections import Counter
from dataclasses import replace

from booklet.importing.lines import ends_sentence
from booklet.importing.paragraphs import NUMERALS, dateline
from booklet.importing.passage import Kind, Passage, Run
from booklet.importing.signature import is_office
from booklet.text.numerals import parse_chinese_numeral
from booklet.values import dataclass

_RANKS = (
    re.compile(rf'第[{NUMERALS}\d]{{1,4}}[编章].*'),
    re.compile(rf'第[{NUMERALS}\d]{{1,4}}节.*'),
    re.compile(rf'第[{NUMERALS}\d]{{1,4}}条\s*【.*】'),
    re.compile(rf'第[{NUMERALS}]{{1,3}}部分.*|[{NUMERALS}]{{1,3}}(?:[、．.].*)?'),
    re.compile(rf'[（(][{NUMERALS}]{{1,3}}[）)].*'),
    re.compile(r'\d{1,2}[.．、]\s*\D.*'),
)
"""Highest first; the levels of an article are those that it uses."""
_TWICE = re.compile(rf'[{NUMERALS}]{{1,3}}、\s*([{NUMERALS}]{{1,3}})')
"""A heading that is a number, to which a program added one."""
_COUNTED = re.compile(rf'(?:\d+[.．])*[（(]?([{NUMERALS}]{{1,3}}|\d{{1,2}})[）)、.．]?')
_ABOVE, _BELOW = 2.5, 6.0
"""Ranks of headings without a number: larger or centred lines stand above 一、, merely bold ones below 1."""
_LONGEST_HEADING = 40
"""Characters."""
_LONGEST_STYLED = 120
"""The same where the source says that it is a heading; more is a paragraph in the wrong style."""
_LONGEST_BY_LOOKS = 30
_OPEN_ENDS = ('；', '：', '，', ';', ':', ',')
_LARGER = 1.12
_MOST_DEPTH = 3
"""The booklet has four levels of headings, `##` to `#####`."""


def find_headings(passages: tuple[Passage, ...], listed: frozenset[int]) -> dict[int, int]:
    """Return the index of each heading and its level in Markdown, from 2; `listed` are items of lists."""
    styled = {
        index: passage.level
        for index, passage in enumerate(passages)
        if passage.kind is Kind.HEADING and _may_be_styled(passage.text)
    }
    is_styled = len(styled) > 1
    listed |= _lists_of_attachments(passages)
    ranked = {
        index: rank
        for index, passage in enumerate(passages)
        if index not in styled and index not in listed and (rank := _rank_of(passage, is_styled)) is not None
    }
    if not is_styled:
        ranked |= _by_looks(passages, {*styled, *ranked, *listed})
    keys = {index: float(level) for index, level in styled.items()}
    keys |= _beside_styled(passages, styled, ranked) if styled else ranked
    order = sorted(set(keys.values()))
    return _without_gaps({index: order.index(key) for index, key in keys.items()})


@dataclass(frozen=True, slots=True)
class Numbered:
    """Passages with the automatic numbers of headings settled."""

    passages: tuple[Passage, ...]
    keeps: bool
    """The headings carry their own numbers, or none: the booklet adds none."""


def number_headings(passages: tuple[Passage, ...], levels: dict[int, int]) -> Numbered:
    """Take automatic numbers out where the booklet makes them or the words have one.

    The booklet numbers headings itself (一、 （一） 1.), so an outline that counts on from 1 at every level
    keeps no numbers; one that does not, or that has headings without a number, keeps all it has.
    """
    known = [passages[index] for index in sorted(levels)]
    keeps = not known or not _counts_as_booklet(known, [levels[index] for index in sorted(levels)])
    out = list(passages)
    for index in levels:
        words = ''.join(run.text for run in passages[index].runs)
        if passages[index].number and (not keeps or rank(words) is not None):
            out[index] = replace(passages[index], number='', number_format='')
        elif match := _TWICE.fullmatch(words):
            out[index] = replace(passages[index], runs=(Run(match[1]),))
    return Numbered(tuple(out), keeps)


def _counts_as_booklet(headings: list[Passage], levels: list[int]) -> bool:
    counts = [0] * 6
    for passage, level in zip(headings, levels, strict=True):
        counts[level] += 1
        counts[level + 1 :] = [0] * (5 - level)
        match = _COUNTED.fullmatch(passage.number)
        if match is None or 0 in counts[2:level] or parse_chinese_numeral(match[1]) != counts[level]:
            return False
        if rank(''.join(run.text for run in passage.runs)) is not None:
            return False
    return True


def _without_gaps(depths: dict[int, int]) -> dict[int, int]:
    """Return the levels for Markdown: a heading is at most one level below the one before it."""
    levels: dict[int, int] = {}
    last = -1
    for index in sorted(depths):
        last = min(depths[index], last + 1, _MOST_DEPTH)
        levels[index] = 2 + last
    return levels


def _lists_of_attachments(passages: tuple[Passage, ...]) -> frozenset[int]:
    """Return the lines of 附件：1.登记表 / 2.记录表 at the end of a letter."""
    found: set[int] = set()
    for index, passage in enumerate(passages):
        is_next = index - 1 in found and re.match(r'\d{1,2}[.．、]', passage.text)
        if re.match(r'附\s*件\s*[：:]', passage.text) or is_next:
            found.add(index)
    return frozenset(found)


def rank(text: str) -> int | None:
    """Return the rank of a heading that begins with a number, from 0; None when `text` is none."""
    if len(text) > _LONGEST_HEADING or ends_sentence(text) or text.endswith(('；', '：', '，')):
        return None
    return next((place for place, pattern in enumerate(_RANKS) if pattern.fullmatch(text)), None)


def stands_out(passage: Passage) -> bool:
    """Tell whether the whole line looks unlike running text."""
    look = passage.look
    return look.is_bold or is_heading_face(look.face) or look.size >= _LARGER


def is_heading_face(face: str) -> bool:
    """Tell whether a family is one that headings are set in (GB/T 9704: 黑体, 楷体, 小标宋)."""
    return (
        any(name in face for name in ('黑', '楷', '标宋', 'Hei', 'hei', 'KaiTi', 'Kaiti'))
        and '雅黑' not in face
    )


def _may_be_styled(text: str) -> bool:
    return len(text) <= _LONGEST_STYLED and not (len(text) > _LONGEST_HEADING and ends_sentence(text))


def _rank_of(passage: Passage, is_styled: bool) -> float | None:
    if passage.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING):
        return None
    text = passage.text
    # 一、提高认识。 is a heading with a full stop where it is set as one.
    found = rank(text.rstrip('。') if stands_out(passage) and '。' not in text[:-1] else text)
    if found is None or not passage.number:
        return found if found is None or not is_styled or stands_out(passage) else None
    # A list of 一、 （一） 第一章 is an outline, whatever its style; one of 1. is none unless it stands out.
    is_outline = not passage.number[0].isdigit() and not passage.number.startswith('（1')
    return found if is_outline or stands_out(passage) else None


def _by_looks(passages: tuple[Passage, ...], taken: set[int]) -> dict[int, float]:
    found = {}
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else None
        if index in taken or following is None or not _looks_like_heading(passage):
            continue
        is_above = passage.look.size >= _LARGER or passage.look.alignment == 'center'
        found[index] = _ABOVE if is_above else _BELOW
    return {index: place for index, place in found.items() if not _in_a_row(index, found)}


def _in_a_row(index: int, found: dict[int, float]) -> bool:
    """Tell whether the line is one of three that look alike in a row: verse, a list of names, a form."""
    windows = (range(start, start + 3) for start in range(index - 2, index + 1))
    return any(all(place in found for place in window) for window in windows)


def _looks_like_heading(passage: Passage) -> bool:
    text = passage.text
    if passage.kind is not Kind.PARAGRAPH or not 2 <= len(text) <= _LONGEST_BY_LOOKS:
        return False
    if ends_sentence(text) or text.endswith(_OPEN_ENDS) or '\n' in text or text[0] in '（(—':
        return False
    if not stands_out(passage) or passage.look.alignment == 'right':
        return False
    return not is_office(text) and dateline(text) is None and re.search(r'\w', text) is not None


def _beside_styled(
    passages: tuple[Passage, ...], styled: dict[int, int], ranked: dict[int, float]
) -> dict[int, float]:
    """Return keys for headings without a style, among those that have one."""
    levels: dict[float, Counter[int]] = {}
    for index, level in styled.items():
        if (found := rank(passages[index].text)) is not None:
            levels.setdefault(found, Counter())[level] += 1
    known = {place: counts.most_common(1)[0][0] for place, counts in levels.items()}
    deepest = max(styled.values())

    def key(place: float) -> float:
        if place in known:
            return known[place]
        higher = [known[one] for one in known if one < place]
        return (max(higher) if higher else deepest) + 0.5 + place / 100

    return {index: key(place) for index, place in ranked.items()}
