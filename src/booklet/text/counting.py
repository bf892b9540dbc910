"""字数 of a text, as word processors count it."""

import re

from booklet.text.classes import is_cjk_mark, is_han

_RUN = re.compile(r'\S+')


def count_characters(text: str) -> int:
    """Return the number of Han characters, full-width marks and Western words; a number is a word."""
    return sum(_count_run(run.group()) for run in _RUN.finditer(text))


def _count_run(run: str) -> int:
    count, is_in_word = 0, False
    for char in run:
        is_chinese = is_han(char) or is_cjk_mark(char)
        if is_chinese or not is_in_word:
            count += 1
        is_in_word = not is_chinese
    return count
