"""English words of a shape -> the cells after which they may be hyphenated, with the width of the hyphen."""

from __future__ import annotations

import re
from typing import Any, Final

import pyphen

from booklet.layout.engine.chinese.shaping import Shape, shape_hyphen
from booklet.text.typesetting import classes as c

ENGLISH: Final = 'en_US'
"""The dictionary for Latin words in Chinese text, which has none of its own."""
_WORD: Final = re.compile('[A-Za-zÀ-ÖØ-öø-ɏ]{4,}')


def find_hyphens(context: Any, shape: Shape, style: Any) -> dict[int, float]:
    """Return `{i: width}`: a line may end after cell i with a hyphen of that width (CSS `hyphens`)."""
    hyphens = style['hyphens']
    if hyphens == 'none':
        return {}
    soft = [i for i, number in enumerate(shape.kind) if number == c.SOFT_HYPHEN]
    found = {i for i in soft if i + 1 < len(shape.kind)}
    if hyphens == 'auto' and not soft and (words := list(_WORD.finditer(shape.text))):
        found.update(_automatic(context, shape, style, words))
    if not found:
        return {}
    return dict.fromkeys(sorted(found), sum(shape_hyphen(style).width))


def _automatic(context: Any, shape: Shape, style: Any, words: list[re.Match[str]]) -> list[int]:
    total, left, right = style['hyphenate_limit_chars']
    language = pyphen.language_fallback(style['lang'] or '') or ENGLISH
    key = (language, left, right, total)
    dictionary = context.dictionaries.get(key)
    if dictionary is None:
        dictionary = context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    cell_of = {start: cell for cell, start in enumerate(shape.starts)}
    found: list[int] = []
    for word in words:
        if len(word.group()) >= total and not word.group().isupper():
            places = (word.start() + place for place in dictionary.positions(word.group()))
            found.extend(cell_of[place] - 1 for place in places if place in cell_of)
    return found
