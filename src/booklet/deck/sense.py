"""A text -> what it costs its reader to break it at a place: nothing after a sentence, most in a number."""

import functools
import re

import budoux

COSTS = (('。！？!?', 0.0), ('；;', 0.05), ('，,', 0.15), ('：:', 0.2), ('—…', 0.3), ('、', 0.4), (' ', 0.6))
"""After one of these; Western words end at spaces."""
BETWEEN_WORDS = 0.7
BEFORE_PARTICLE = 0.9
WITHIN_WORD = 1.0
WITHIN_NUMBER = 1.5
CLOSERS = '”’」』）)》〉】〕'
PARTICLES = frozenset('的地得了着过们吗呢吧等者性')
"""They lean on the word before them."""
NUMBER = re.compile(r'(?:[\d.%]|[〇零一二三四五六七八九十百千万亿两几半第每]) ?$')
"""Before a measure word, a unit or more of the number."""


def break_cost(text: str, place: int) -> float:
    """Return what it costs the reader when the text breaks there, from 0 after a sentence."""
    before = text[:place].rstrip(CLOSERS)
    if NUMBER.search(before[-2:]) and text[place : place + 1].isalnum():
        return WITHIN_NUMBER
    cost = next((cost for marks, cost in COSTS if (before[-1:] or ' ') in marks), WITHIN_WORD)
    if cost < WITHIN_WORD or place not in words(text):
        return cost
    return BEFORE_PARTICLE if text[place : place + 1] in PARTICLES else BETWEEN_WORDS


@functools.lru_cache(maxsize=1024)
def words(text: str) -> frozenset[int]:
    """Return the places between the words of a Chinese text, as BudouX sees them; spaces part all others."""
    places = {match.end() for match in re.finditer(' +', text)}
    end = 0
    for word in _parser().parse(text):
        end += len(word)
        is_western = text[end - 1 : end + 1].isascii()
        places |= {end} if not is_western else set()
    return frozenset(places - {len(text)})


@functools.cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()
