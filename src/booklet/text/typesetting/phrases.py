"""Text of a paragraph -> the breaks that its phrases forbid, discourage or allow beyond what two characters
say.

Numbers with their units, dates, ranges, numbers with 第 or 图, comparisons, pH values and web addresses.
The rules are an ordered table; a later one overrules an earlier one. Sources: GB/T 15834-2011 5.1 and 4.13
(ranges), CLREQ 6.1.3 (no break between a number and its unit), Chicago 7.46 (web addresses).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from booklet.text.typesetting.pairs import FORBIDDEN
from booklet.values import dataclass

_UNITS = (
    '%|‰|°[CFcf]?|℃|℉|[kcmµμnpdM]?(?:m[²³]?|g|L|l|mol|M|Pa|J|W|V|A|Hz|Da|bp|U|s|min|h|d)'
    '|rpm|nm|kb|GB|MB|KB|TB|ppm|dpi'
)
_COUNTED = '年|月|日|号|时|点|分|秒|岁|周岁|元|万|亿|千|百|倍|米|克|千克|公斤|毫升|升|毫克|微升|微克'


@dataclass(frozen=True, slots=True)
class Phrase:
    """`pattern`: what is looked for; every gap inside its group 1 (else the whole) costs `penalty`."""

    name: str
    pattern: re.Pattern[str]
    penalty: float


PHRASES: Final = (
    Phrase('page and figure', re.compile(r'[图表式页节章][ \u00a0]?\d'), 40.0),
    Phrase('ordinal', re.compile(r'第[ \u00a0]?[\d.]+[ \u00a0]?[章条节页号次届期卷版款项步组周天]'), 60.0),
    Phrase('year and month', re.compile(r'\d+[ \u00a0]?年[ \u00a0]?\d+[ \u00a0]?月'), 12.0),
    Phrase('month and day', re.compile(r'\d+[ \u00a0]?月[ \u00a0]?\d+[ \u00a0]?日'), 12.0),
    Phrase('counted', re.compile(rf'(\d[ \u00a0]?(?:{_COUNTED}))'), FORBIDDEN),
    Phrase('unit', re.compile(rf'(\d[ \u00a0]?(?:{_UNITS}))(?![A-Za-z])'), FORBIDDEN),
    Phrase('range', re.compile(r'[\d%℃°年月日][ \u00a0]?[-‐–—－~～〜至][ \u00a0]?\d'), FORBIDDEN),
    Phrase('ratio', re.compile(r'\d[ \u00a0]?[:：/×][ \u00a0]?\d'), FORBIDDEN),
    Phrase('value', re.compile(r'(?:pH|pKa|OD|Tm|[Pp]|[nN])[ \u00a0]?[=<>≤≥≈]?[ \u00a0]?\d'), 400.0),
    Phrase('initials', re.compile(r'[A-Z]\.[ \u00a0](?:[A-Z]\.[ \u00a0])*[A-Z]'), 40.0),
)
_NUMBER = re.compile(r'\d')
_ADDRESSES = (
    re.compile(r"(https?://|ftp://|www\.|doi:[ \u00a0]?10\.|10\.\d{4,}/)[!-~]+"),
    re.compile(r'(?<![A-Za-z0-9])()[A-Za-z0-9][\w.%+-]*@[A-Za-z0-9.-]*[A-Za-z0-9]', re.ASCII),
    # Paths, names of files and hosts, names with underscores.
    re.compile(r'(?<![\w@.\\/])([A-Za-z]:[\\/]+)[\w.~+-]+(?:[\\/][\w.~+-]+)*[\\/]?', re.ASCII),
    re.compile(r'(?<![\w@.\\/])([\\/]?)\w[\w.~+-]*(?:[\\/][\w.~+-]+){2,}[\\/]?', re.ASCII),
    re.compile(r'(?<![\w@.\\/-])()(?:[\w+-]+[.])+[A-Za-z][A-Za-z0-9]{0,5}(?![\w@.-])', re.ASCII),
    re.compile(r'(?<![\w@.\\/-])()[A-Za-z0-9][A-Za-z0-9.-]*(?:_[A-Za-z0-9.-]*[A-Za-z0-9])+', re.ASCII),
)
"""Web and mail addresses, paths and names of files: they get no hyphen, no gap but at a joint is stretched.
Group 1 is what no line parts from the rest."""
_ADDRESS_JOINTS = re.compile(r'(?<=[/\\?&=#._%+~@-])(?=[A-Za-z0-9])')
_JOINTS = re.compile(r'(?<=[A-Za-z]{2}[-‐–/])(?=[A-Za-z]{2})|(?<=[a-z])—(?=[a-z])')
_ADDRESS_SIGN = re.compile(r'[./\\@_]')
_WESTERN = re.compile(r'[!-~]')

ADDRESS_JOINT: Final = 15.0
ADDRESS_ANYWHERE: Final = 1e5
"""More than any line left short, less than one that overflows."""
JOINT: Final = 20.0
ADDED: Final = frozenset({ADDRESS_JOINT, ADDRESS_ANYWHERE, JOINT})
"""Costs of breaks that two characters alone would not allow."""


def judge_phrases(text: str) -> dict[int, float]:
    """Return the penalties of gaps inside phrases: `{i: cost}` for a line end between `text[i]` and
    `text[i+1]`."""
    if _WESTERN.search(text) is None:
        return {}
    costs: dict[int, float] = {}
    for joint in _JOINTS.finditer(text):
        costs[joint.start() - 1] = JOINT
    if _NUMBER.search(text):
        for phrase in PHRASES:
            for found in phrase.pattern.finditer(text):
                for gap in range(found.start(), found.end() - 1):
                    costs[gap] = max(phrase.penalty, costs.get(gap, 0.0))
    for address in find_addresses(text):
        costs.update(_judge_address(address))
    return costs


def find_addresses(text: str) -> Iterator[re.Match[str]]:
    """Yield the web and mail addresses, paths and file names in `text`; none overlaps one before it."""
    if _ADDRESS_SIGN.search(text) is None:
        return
    end_of: list[tuple[int, int]] = []
    for pattern in _ADDRESSES:
        for found in pattern.finditer(text):
            if all(found.end() <= first or last <= found.start() for first, last in end_of):
                end_of.append(found.span())
                yield found


def _judge_address(address: re.Match[str]) -> Iterator[tuple[int, float]]:
    """Yield the gaps of a web address: cheap after / . ? & = # _ -, very dear elsewhere, none after the
    scheme."""
    start, body = address.start(), address.group()
    scheme = len(address.group(1))
    joints = {found.start() for found in _ADDRESS_JOINTS.finditer(body)}
    near = {place + step for place in joints for step in (-2, -1, 1, 2)}
    for before, after in pairwise(range(len(body))):
        allowed = scheme + 2 < after < len(body) - 1
        if not allowed or body[after] in '/.,;:)@' or body[before] in '(':
            yield start + before, FORBIDDEN
        elif after in joints:
            yield start + before, ADDRESS_JOINT
        else:
            yield start + before, FORBIDDEN if after in near else ADDRESS_ANYWHERE
