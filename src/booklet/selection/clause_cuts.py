"""A sentence -> the stretch of it that stands on the slide; nothing is reworded."""

import re
from collections.abc import Callable

from msgspec import Struct

from booklet.selection.compression import omit
from booklet.selection.eligibility import LONGEST, SHORTEST, unfit_because
from booklet.selection.prose import length_of

_DATELINE = re.compile(
    r'[^，。]{0,10}(?:社|报|网)[^，。]{0,8}?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:电|讯|消息)(?:（[^）]{1,20}）)?\s*'
)
_CONNECTIVE = re.compile('(?:同时|此外|另外|与此同时|接着|随后)，')
_PRONOUN_SPEAKS = re.compile('(?:他|她)们?(?:还|并|同时)?(?:强调|指出|表示|要求|认为|希望|说)，')
_SPEAKER = re.compile(
    '(?P<who>[^，。；：、“”（）《》0-9]{2,14}?)(?:还|并|同时|最后|进一步|再次|又|明确)?'
    '(?:强调|指出|表示|认为|提出|介绍说|介绍|说)[，：]'
)
_REQUIRER = re.compile('(?P<who>[^，。；：、“”（）《》0-9]{2,8})要求[，：]')
_REPORTS = re.compile('(?:强调|指出|表示|认为|提出|介绍|说|要求)[，：]')
_REPORT_REACH = 30
"""Characters within which a speaker and the verb stand."""
_NOT_A_SPEAKER = re.compile(
    '^(?:我|也|有|没|大家|多数|许多|不少|一些|据|如|虽|但|就|按|可以|可|换|简单|总|老实|比|应|谁|她们?$|他们?$)'
    '|中央|部署|希望|按照|落实|常$|都$|这样|不'
)
"""Who is nobody in particular, or not a name: 也有人认为， says less without its first words."""
_AT_AN_EVENT = re.compile('在.*$|近日.*$|日前.*$')
_WESTERN_SPEAKER = re.compile(r',? (?P<who>(?:[A-Z][\w.’-]+ ?){1,4}) (?:said|says|added)\.$')
_DASH = re.compile('——')
_CLAUSE_END = re.compile('[，；：]')
_SPOKEN = re.compile('(?:强调|指出|要求|表示|认为)，')
_OPENING_CLAUSE = re.compile('以|通过|经过|在|为了|随着|当|如果|只要|只有|不仅|既|按照|根据|围绕|面对|不要')
_TURN = re.compile(
    '[，；：](?:但|然而|而(?!且)|却|不过|可是|只是|除非|否则|不然|才|也不|就|则|不是|更不|并不|并非)'
)
"""What takes back or completes the clause before it: a line never ends there."""
_LONG_ENOUGH = 20
_EVENT_SHARE = 0.3

OPENINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ('dateline', _DATELINE),
    ('connective', _CONNECTIVE),
    ('pronoun-speaks', _PRONOUN_SPEAKS),
    ('item-mark', _DASH),
)
"""What is cut off the beginning, in this order."""


class Line(Struct, frozen=True):
    """What stands on the slide."""

    text: str
    """A contiguous stretch of the sentence, or stretches joined by ……"""
    attribution: str = ''
    """Who was cut off; a stretch of the sentence too."""


def to_line(sentence: str, is_chinese: bool, weigh: Callable[[str], float]) -> Line:
    """Return the line for a slide: `sentence` where it fits, else a stretch of it, or stretches joined by ……

    Only datelines, connectives, who says it (会议强调，), marks of list items are cut off the ends, and the
    odd mark of a quotation that goes on in the next sentence. What is longer than 90 characters then loses
    what `omitting` declares, or else is cut to the run of whole clauses for which `weigh` is greatest. The
    line may be unfit all the same; `unfit_because` tells.
    """
    if not is_chinese:
        return _without_western_speaker(sentence)
    line = sentence
    for _, opening in OPENINGS:
        if (match := opening.match(line)) and len(line) - match.end() >= SHORTEST:
            line = line[match.end() :]
    line, who = _without_speaker(line)
    line = _without_odd_quote(line)
    if length_of(line, True) <= LONGEST:
        return Line(line, who)
    # Where somebody speaks in the middle, what is said is worth more than the event before it.
    omitted = '' if _SPOKEN.search(line) else omit(line, weigh)
    return Line(omitted or _shortened(line, weigh), who)


def speaker_of(sentence: str) -> str:
    """Return who is reported to speak at the beginning of `sentence`; empty when nobody is."""
    return _speaker_before(sentence)[0]


def _speaker_before(sentence: str) -> tuple[str, int]:
    """Return who speaks and where what is said begins, or nobody and 0."""
    # Most sentences report nothing, and this is the quickest way to tell.
    if _REPORTS.search(sentence, 0, _REPORT_REACH) is None:
        return '', 0
    match = _SPEAKER.match(sentence) or _REQUIRER.match(sentence)
    who = _AT_AN_EVENT.sub('', match['who']) if match else ''
    is_named = len(who) >= 2 and not _NOT_A_SPEAKER.search(who)
    return (who, match.end()) if match and is_named else ('', 0)


def _without_speaker(line: str) -> tuple[str, str]:
    who, end = _speaker_before(line)
    if not who or len(line) - end < SHORTEST:
        return line, ''
    said = line[end:]
    if said.startswith('“') and said.endswith('”') and said.count('“') == 1:
        said = said[1:-1]
    # What is said must stand by itself, else its speaker stays.
    return (said, who) if unfit_because(said, True) in ('', 'long') else (line, '')


def _without_western_speaker(sentence: str) -> Line:
    match = _WESTERN_SPEAKER.search(sentence)
    if match is None or unfit_because(sentence[: match.start()], False):
        return Line(sentence)
    return Line(sentence[: match.start()], match['who'].strip())


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
            if not _LONG_ENOUGH <= len(run) <= LONGEST or not _is_whole(run) or _TURN.match(line, end):
                continue
            if unfit_because(run, True):
                continue
            # After 某某强调， stands the message; the event before it is in the title already.
            weight = weigh(run) * (_EVENT_SHARE if start == 0 and len(starts) > 1 else 1)
            if weight > most:
                best, most = run, weight
    return best
