"""Text to text with the invisible characters that let lines end, or keep them from ending, as CLREQ asks."""

import re

ZERO_WIDTH_SPACE = '\u200b'
WORD_JOINER = '\u2060'
SOFT_HYPHEN = '\u00ad'
INVISIBLE = ZERO_WIDTH_SPACE + WORD_JOINER + SOFT_HYPHEN

_HAN = r'[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]'
_OPENING = '“‘（《〈「『【〔［｛'
_CLOSING = '”’）》〉」』】〕］｝，。、；：？！…·—'

_RULES = (
    # UAX #14 forbids breaks on both sides of a curly quote (class QU); Chinese lines end before an opening
    # and after a closing one. An ASCII neighbour means a Western quotation or an apostrophe: left alone.
    (re.compile(rf'(?<={_HAN})(?<![{_OPENING}])(?=[“‘])'), ZERO_WIDTH_SPACE),
    (re.compile(rf'(?<=[”’])(?={_HAN})(?![{_CLOSING}])'), ZERO_WIDTH_SPACE),
    # ”“ and 。“ inside Chinese: a quote that closes and one that opens.
    (re.compile(r'(?<=[”’])(?=[“‘])'), ZERO_WIDTH_SPACE),
    # CLREQ 3.1.4: neither the middle dot nor the dash begins a line.
    (re.compile(r'(?<=\S)(?=·)'), WORD_JOINER),
    (re.compile(r'(?<=[^\s—])(?=——)'), WORD_JOINER),
    # A number stays with its unit and its thousands together: 0.1 g, 4 ℃, 3 000 (GB/T 15835-2011, 5.1).
    (re.compile(r'(?<=\d )(?=[℃°%‰]|[A-Za-zμµΩ]{1,3}(?![A-Za-z])|\d{3}(?!\d))'), WORD_JOINER),
)


def breakable(text: str) -> str:
    """Return Chinese `text` with U+200B where a line may end beside curly quotes and U+2060 where it may not
    end before · and ——. No visible character changes; applying it twice changes nothing more.
    """
    bare = text.replace(ZERO_WIDTH_SPACE, '').replace(WORD_JOINER, '')
    for pattern, mark in _RULES:
        bare = pattern.sub(mark, bare)
    return bare


def count_significant(text: str) -> int:
    """Return how many characters of `text` leave a trace on paper: neither white space nor invisible.

    Layout finds a sentence again among the glyphs of its paragraph by counting these.
    """
    return sum(map(is_significant, text))


def is_significant(character: str) -> bool:
    """Tell whether a character leaves a trace on paper."""
    return not character.isspace() and character not in INVISIBLE
