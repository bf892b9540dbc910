"""字数 of a text, as word processors count it."""

import re

from booklet.text.classes import CJK_ONLY_MARKS, HAN, SHARED_MARKS

_CHINESE = f'{HAN}{re.escape(CJK_ONLY_MARKS + SHARED_MARKS)}'
_COUNTED = re.compile(f'[{_CHINESE}]|[^\\s{_CHINESE}]+')


def count_characters(text: str) -> int:
    """Return the number of Han characters, full-width marks and Western words; a number is a word."""
    return len(_COUNTED.findall(text))
