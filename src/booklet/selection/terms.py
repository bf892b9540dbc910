"""A sentence -> its terms: pairs of Han characters, stems of Western words."""

import re
from itertools import pairwise

_STOP_CHARS = '的了是在和与及或也都就而着把被将对为以于从到向等上下中里后前这那此其该各有我你他她它们吗呢吧啊'
"""Function words of one character; a pair that holds one says little."""
_EDGES = ['\u33ff', *sorted(_STOP_CHARS), '\ua000']
_GAPS = [(chr(ord(one) + 1), chr(ord(next_) - 1)) for one, next_ in pairwise(_EDGES)]
_BETWEEN = ''.join(f'{first}-{last}' for first, last in _GAPS if first <= last)
_RUN = re.compile(f'[{_BETWEEN}\uf900-\ufaff]{{2,}}')
"""Han characters in a row, no function word among them."""
_WORD = re.compile('[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*')
_STOP_LIST = (
    'a about after again all also am an and any are as at be been being both but by can could did do does '
    'doing done down each few for from had has have having he her here his how i if in into is it its '
    'just may me might more most must my no nor not now of off on once only or other our out over own '
    'said same say says shall she should so some such than that the their them then there these they this '
    'those to too under up us very was we were what when where which who whom why will with without would '
    'you your '
)
_STOP_WORDS = frozenset(_STOP_LIST.split())
_SUFFIXES = ('ingly', 'edly', 'ing', 'ed', 'ies', 'es', 's', 'ly')


def terms(text: str) -> list[str]:
    """Return the terms of `text`, Chinese ones first, function words left out."""
    found = [run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)]
    for run in _WORD.findall(text):
        if (word := run.lower()) not in _STOP_WORDS:
            found.append(_stem(word))
    return found


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
