"""Paragraphs -> blocks of Markdown: headings that number themselves, lists, paragraphs."""

import re

from booklet.diagnostics import Checked, Place, finding
from booklet.importing.lines import ends_sentence
from booklet.importing.markdown import escape
from booklet.importing.paragraphs import NUMERALS, dateline
from booklet.importing.passage import Passage
from booklet.values import dataclass

_HEADINGS = (
    re.compile(rf'第[{NUMERALS}]{{1,4}}[编章].*'),
    re.compile(rf'第[{NUMERALS}]{{1,4}}节.*'),
    re.compile(rf'[{NUMERALS}]{{1,3}}(?:、.*)?'),
    re.compile(rf'（[{NUMERALS}]{{1,3}}）.*'),
    re.compile(r'\d{1,2}[.．、]\s*\D.*'),
)
"""Highest first; the levels of an article are those that it uses."""
_LONGEST_HEADING = 40
"""Characters."""
_MARKER = re.compile(r'(?P<marker>[-*+]|\d{1,3}\.) (?=\S)')
_DASH = re.compile(r'—{2}')


@dataclass(frozen=True, slots=True)
class Blocks:
    """The body of an article in Markdown."""

    texts: tuple[str, ...]
    numbers_itself: bool
    """Its headings carry their own numbers."""


def to_blocks(name: str, passages: tuple[Passage, ...]) -> Checked[Blocks]:
    """Return the blocks, with a finding at each line that may be a heading without a number."""
    listed = _listed(passages)
    ranks = {
        passage.number_in_source: rank
        for passage in passages
        if passage.number_in_source not in listed and (rank := _rank(passage.text)) is not None
    }
    levels = {rank: 2 + min(3, level) for level, rank in enumerate(sorted(set(ranks.values())))}
    texts = []
    findings = []
    for passage in passages:
        if passage.number_in_source in ranks:
            texts.append(f'{"#" * levels[ranks[passage.number_in_source]]} {escape(passage.text)}')
        elif passage.number_in_source in listed:
            texts.append(_item(passage.text))
        else:
            texts.append(escape(passage.text))
            if _may_be_heading(passage.text):
                place = Place(name, passage.number_in_source)
                findings.append(finding('import.unsure-line', place, text=passage.text[:24]))
    return Checked(Blocks(tuple(texts), bool(ranks)), tuple(findings))


def _rank(text: str) -> int | None:
    if len(text) > _LONGEST_HEADING or ends_sentence(text) or text.endswith(('；', '：', '，')):
        return None
    return next((rank for rank, pattern in enumerate(_HEADINGS) if pattern.fullmatch(text)), None)


def _may_be_heading(text: str) -> bool:
    is_open = not ends_sentence(text) and not text.endswith(('：', ':', '；', ';', '，', '）', ')'))
    return is_open and not _DASH.match(text) and dateline(text) is None


def _listed(passages: tuple[Passage, ...]) -> frozenset[int]:
    """Return the passages that are items of a list: two or more in a row with a bullet, or 1. 2. 3."""
    listed: set[int] = set()
    run: list[Passage] = []
    for passage in (*passages, Passage(0)):
        match = _MARKER.match(passage.text)
        expected = f'{len(run) + 1}.' if not run or run[0].text[0].isdigit() else run[0].text[0]
        marker = match['marker'] if match else ''
        if marker and (marker == expected or (not run and not marker[0].isdigit())):
            run.append(passage)
            continue
        if len(run) > 1:
            listed |= {item.number_in_source for item in run}
        run = [passage] if marker and (marker == '1.' or not marker[0].isdigit()) else []
    return frozenset(listed)


def _item(text: str) -> str:
    match = _MARKER.match(text)
    marker = match.group() if match else ''
    return marker + escape(text[len(marker) :])
