"""Texts to the figures by which invented ones are held against real ones."""

import re
import statistics
from collections.abc import Iterable, Mapping

from msgspec import Struct

MARKS = '，。、；：？“'
_NOT_PROSE = re.compile(r'#|\||[-*] |\d+\. |\[\^|>|:|```|!\[')


class TextFigures(Struct, frozen=True):
    """What a text is like; lengths in characters, frequencies for 1000 Han characters."""

    han: int
    distinct: int
    paragraph: float
    """Median length."""
    sentence: float
    clause: float
    marks: Mapping[str, float]
    figures: float
    """Digits."""
    letters: float
    """Letters of Western words."""


def measure(bodies: Iterable[str]) -> TextFigures:
    """Return the figures of some Markdown texts without front matter."""
    text = '\n\n'.join(bodies)
    parts = map(str.strip, re.split(r'\n\s*\n', text))
    prose = [part for part in parts if part and not _NOT_PROSE.match(part)]
    han = re.findall(r'[\u4e00-\u9fff]', text)
    return TextFigures(
        han=len(han),
        distinct=len(set(han)),
        paragraph=statistics.median(map(len, prose)),
        sentence=_median_part(prose, r'(?<=[。？！])[”》）]*'),
        clause=_median_part(prose, r'[，。、；：？！]'),
        marks={mark: 1000 * text.count(mark) / len(han) for mark in MARKS},
        figures=1000 * len(re.findall(r'[0-9]', text)) / len(han),
        letters=1000 * len(re.findall(r'[A-Za-z]', text)) / len(han),
    )


def _median_part(prose: Iterable[str], edge: str) -> float:
    parts = (part.strip() for paragraph in prose for part in re.split(edge, paragraph))
    return statistics.median(len(part) for part in parts if part)
