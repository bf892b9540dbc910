"""White space in Chinese text: strays removed, widths in half-ems."""

import re

from booklet.text.classes import HAN

WIDE_MARKS = '\u3001-\u3004\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65'
"""Marks that only Chinese and Japanese use."""

SHARED_MARKS = '“”‘’…—·'
"""Marks that Chinese and Western text share; full-width in Chinese."""

DIGIT = '0-9\uff10-\uff19'

_SPACES = re.compile(r'\s+')
_BEFORE_DIGIT = re.compile(f'(?<=[{HAN}]) (?=[{DIGIT}])')
_AFTER_DIGIT = re.compile(f'(?<=[{DIGIT}%‰℃]) (?=[{HAN}])')
_AT_WIDE_MARK = re.compile(f'(?<=[{WIDE_MARKS}]) | (?=[{WIDE_MARKS}])')
_AT_SHARED_MARK = re.compile(f'(?<=[{HAN}]) (?=[{SHARED_MARKS}])|(?<=[{SHARED_MARKS}]) (?=[{HAN}])')
_INSIDE_HAN = re.compile(f'(?<=[{HAN}]) (?=[{HAN}])')
_HAN = re.compile(f'[{HAN}]')
_WIDE = re.compile(f'[{HAN}{WIDE_MARKS}{SHARED_MARKS}\uff10-\uff5a\u3040-\u30ff\uac00-\ud7af]')
_DIGIT_CONTACT = re.compile(f'(?<=[{HAN}])\\s*(?=[{DIGIT}A-Za-z])|(?<=[{DIGIT}A-Za-z])\\s*(?=[{HAN}])')
_AUTOSPACE = 0.5
"""A quarter of an em, as word processors set it between Han and Western characters."""


def tidy_spaces(text: str) -> str:
    """Return running text without white space inside Han text and between Han and digits.

    Runs of white space become one space. Spaces between Western words, and between Han and Western letters,
    stay. No other character changes; applying it twice is applying it once.
    """
    return _INSIDE_HAN.sub('', tidy_headline(text))


def tidy_headline(text: str) -> str:
    """Return a headline or a name tidied as by `tidy_spaces`, but with its spaces between Han.

    Headlines part their halves with a space, and signatures the office from the name.
    """
    text = _SPACES.sub(' ', text).strip()
    for stray in (_AT_WIDE_MARK, _AT_SHARED_MARK, _BEFORE_DIGIT, _AFTER_DIGIT):
        text = stray.sub('', text)
    return text


def has_han(text: str) -> bool:
    """Tell whether there is an ideograph in `text`."""
    return _HAN.search(text) is not None


def is_full_width(char: str) -> bool:
    """Tell whether `char` takes a whole em in Chinese text."""
    return _WIDE.match(char) is not None


def width(text: str) -> float:
    """Return about how wide a line of Chinese text is set, in half-ems.

    A quarter-em counts wherever Han meets a Western letter or digit, whether or not a space stands there.
    """
    bare = _DIGIT_CONTACT.sub('', text)
    contacts = len(_DIGIT_CONTACT.findall(text))
    return len(bare) + len(_WIDE.findall(bare)) + _AUTOSPACE * contacts
