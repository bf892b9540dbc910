"""Prose without a title -> whether what somebody said counts for more in it than what happened."""

import math
import re
from collections.abc import Callable

from booklet.selection.study import Study
from booklet.selection.weights import MESSAGE, MESSAGE_FROM, MESSAGE_SEVERAL_FROM
from booklet.selection.wording_features import APPEALS, EXHORTS, SPEAKS

Trait = Callable[[Study], float]

_STRESSED = '强调'
_SPEAKS_UP = re.compile('强调|(?:指出|要求|表示)[，：]')
_SPEAKER_FIRST = re.compile('.{0,12}(?:强调|指出)，')
_WRITTEN = re.compile('致信|贺信|回信|指示')
_VISIT = re.compile('考察|调研|视察')
_MEETING = re.compile('会见|会谈|出席')
_OPENING = re.compile('召开|举行|开幕|闭幕|印发|公布|发布|出版')
_ABROAD = re.compile('总统|总理.{0,4}说|大使|外长|外交|峰会|致电|通电话')
_THROUGHOUT = re.compile('^.{0,20}(?:强调|指出|要求)，', re.MULTILINE)
_USUAL_LENGTH = 800
_MANY_DEMANDS, _DEMANDING = 6, 0.25
_EVENT_WORDS = ('强调', '指出', '致信', '回信', '贺信', '重要指示', '重要讲话', '考察', '会议')


def has_message(of: Study, count: int) -> bool:
    """Tell whether a choice of `count` sentences should tell the message and not the event.

    Of one sentence that is a close call, and the traits of the whole text decide. Where there is room for
    several, all but the plain events tell their message.
    """
    if not of.prose.sentences:
        return False
    leaning = MESSAGE[''] + math.fsum(MESSAGE[name] * trait(of) for name, trait in TRAITS)
    if count == 1:
        return leaning > MESSAGE_FROM
    return leaning > MESSAGE_SEVERAL_FROM or _is_statement(of)


def is_full_of_demands(of: Study) -> bool:
    """Tell whether a text with a title is a statement all the same: it makes one demand after the other."""
    found = of.count(EXHORTS)
    exhorting = sum(number > 0 for number in found)
    return exhorting >= _MANY_DEMANDS and exhorting >= _DEMANDING * len(found)


def _is_statement(of: Study) -> bool:
    """Tell whether somebody exhorts, or is reported to speak throughout (knowledge of issue 5, §4.4)."""
    sentences = of.prose.sentences
    speaking, exhorting = _share(of, SPEAKS), _share(of, EXHORTS)
    if not speaking:
        return False
    return exhorting >= 0.1 or (speaking >= 0.12 and any(word in sentences[0] for word in _EVENT_WORDS))


def _share(of: Study, pattern: re.Pattern[str]) -> float:
    """Return the share of sentences that hold what `pattern` seeks."""
    return sum(found > 0 for found in of.count(pattern)) / len(of.prose.sentences)


def _first(pattern: re.Pattern[str]) -> Trait:
    return lambda of: float(pattern.search(of.prose.sentences[0]) is not None)


def _first_two(pattern: re.Pattern[str]) -> Trait:
    return lambda of: float(pattern.search(''.join(of.prose.sentences[:2])) is not None)


def _stressed_often(of: Study) -> float:
    return min(4, sum(_STRESSED in text for text in of.prose.sentences)) / 4


def _exhorts_soon(of: Study) -> float:
    found = of.count(EXHORTS)[:4]
    return sum(number > 0 for number in found) / len(found)


TRAITS: tuple[tuple[str, Trait], ...] = (
    ('speaking', lambda of: _share(of, SPEAKS)),
    ('exhorting', lambda of: _share(of, EXHORTS)),
    ('stressed-first', lambda of: float(any(_STRESSED in text for text in of.prose.sentences[:2]))),
    ('stressed-often', _stressed_often),
    ('lead-speaks', _first(_SPEAKS_UP)),
    ('second-speaks', lambda of: float(any(map(_SPEAKER_FIRST.match, of.prose.sentences[1:2])))),
    ('exhorts-soon', _exhorts_soon),
    ('hopes', lambda of: sum('希望' in text for text in of.prose.sentences) / len(of.prose.sentences)),
    ('written', _first_two(_WRITTEN)),
    ('visits', _first(_VISIT)),
    ('meets', _first(_MEETING)),
    ('opens', _first(_OPENING)),
    ('abroad', _first_two(_ABROAD)),
    ('names-text', lambda of: float('《' in of.prose.sentences[0])),
    ('long', lambda of: math.log(max(1, sum(map(len, of.prose.sentences))) / _USUAL_LENGTH)),
    ('rallying', lambda of: min(2.0, sum(of.count(APPEALS)) / len(of.prose.sentences))),
    ('speaks-throughout', lambda of: _share(of, _THROUGHOUT)),
    ('lead-exhorts', lambda of: float(EXHORTS.search(of.prose.sentences[0]) is not None)),
    ('begins-must', lambda of: sum(t[:1] == '要' for t in of.prose.sentences) / len(of.prose.sentences)),
)
"""What speaks for the message (or against it: an opening, a meeting with guests from abroad)."""
