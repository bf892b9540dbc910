"""A sentence -> the stretch of it that stands on the slide; nothing is reworded."""

import re
from collections.abc import Callable

from booklet.selection.fitness import LONGEST, SHORTEST, unfit_because

_DATELINE = re.compile(
    r'[^，。]{0,10}(?:社|报|网)[^，。]{0,8}?\d{1,2}月\d{1,2}日(?:电|讯|消息)(?:（[^）]{1,20}）)?\s*'
)
_CONNECTIVE = re.compile('(?:同时|此外|另外|与此同时|接着|随后)，')
_PRONOUN_SPEAKS = re.compile('(?:他|她)们?(?:还|并|同时)?(?:强调|指出|表示|要求|认为|希望|说)，')
_DASH = re.compile('——')
_CLAUSE_END = re.compile('[，；：]')
_SPOKEN = re.compile('(?:强调|指出|要求|表示|认为)，')
_OPENING_CLAUSE = re.compile('以|通过|经过|在|为了|随着|当|如果|只要|只有|不仅|既|按照|根据|围绕|面对|不要')
_LONG_ENOUGH = 20
_EVENT_SHARE = 0.6

OPENINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ('dateline', _DATELINE),
    ('connective', _CONNECTIVE),
    ('pronoun-speaks', _PRONOUN_SPEAKS),
    ('item-mark', _DASH),
)
"""What is cut off the beginning, in this order."""


def to_line(sentence: str, is_chinese: bool, weigh: Callable[[str], float]) -> str:
    """Return the line for a slide: a contiguous stretch of `sentence`, the whole where it fits.

    Only datelines, connectives, “他强调，”, marks of list items are cut off the ends, and the odd mark of a
    quotation that goes on in the next sentence. What is longer than 90 characters then is cut to the run of
    whole clauses for which `weigh` is greatest. The line may be unfit all the same; `unfit_because` tells.
    """
    if not is_chinese:
        return sentence
    line = sentence
    for _, opening in OPENINGS:
        if (match := opening.match(line)) and len(line) - match.end() >= SHORTEST:
            line = line[match.end() :]
    line = _without_odd_quote(line)
    return line if unfit_because(line, True) != 'long' else _shortened(line, weigh)


def _without_odd_quote(line: str) -> str:
    odd = line.count('“') - line.count('”')
    if odd == 1 and line.startswith('“'):
        return line[1:]
    return line[:-1] if odd == -1 and line.endswith('”') else line


def _is_whole(run: str) -> bool:
    """Tell whether the last clause is more than an opening (以……为动力) that the next one completes."""
    return _OPENING_CLAUSE.match(_CLAUSE_END.split(run)[-1]) is None


def _shortened(line: str, weigh: Callable[[str], float]) -> str:
    starts = [0, *(match.end() for match in _SPOKEN.finditer(line))]
    ends = [*(match.start() for match in _CLAUSE_END.finditer(line)), len(line)]
    best, most = line, 0.0
    for start in starts:
        for end in ends:
            run = line[start:end]
            if not _LONG_ENOUGH <= len(run) <= LONGEST or not _is_whole(run) or unfit_because(run, True):
                continue
            # After 某某强调， stands the message; the event before it is in the title already.
            weight = weigh(run) * (_EVENT_SHARE if start == 0 and len(starts) > 1 else 1)
            if weight > most:
                best, most = run, weight
    return best
