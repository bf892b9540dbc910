"""A title to its lines: broken by sense, about equal, none of a single character."""

import math
import unicodedata
from itertools import combinations, pairwise

from booklet.model.titles import Voice

_NO_START = '，。、；：？！”’）》〉」』】〕］｝…·—,.;:?!)]}%‰℃'
_NO_END = '“‘（《〈「『【〔［｛·([{'
_MARKS = '，、；：？！。”》）〉」』,;:?!)'
_BEFORE = ('——', *'《“（和与及或在从对把被向为', '怎样', '如何')
_AFTER = ('——', *'的了时后中里是着地')

MOST_LINES = 3

MARK_COST, SPACE_COST, LINK_COST, WORD_COST, BARE_COST = 0.0, 1.0, 2.5, 1.5, 6.0
EVENNESS = 0.7
"""How much an em of unevenness costs."""

_LINKS = frozenset(('a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'))
"""English words that lean on the next one."""


def break_title(text: str, widest: float, most: int = MOST_LINES) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of at most `widest` ems, about equally long.

    As few lines as possible. A line ends best after a mark or at a space, next best beside a word that
    joins (和, 与, 的), never before a closing mark, after an opening one, or inside a Western word or a
    number; no line holds a single character. What cannot fit so is filled line by line.
    """
    text = ' '.join(text.split())
    if title_width(text) <= widest:
        return (text,)
    if title_width(text) > widest * most:
        return tuple(_filled(text, widest))
    places = [place for place in range(2, len(text) - 1) if _may_break(text, place)]
    for lines in range(2, most + 1):
        fits = []
        for chosen in combinations(places, lines - 1):
            pieces = _cut(text, chosen)
            if all(len(piece) > 1 and title_width(piece) <= widest for piece in pieces):
                fits.append((_cost(text, chosen, pieces), chosen, pieces))
        if fits:
            return min(fits)[2]
    return tuple(_filled(text, widest))


def voices_of_lines(text: str, lines: tuple[str, ...], voices: tuple[Voice, ...]) -> list[tuple[Voice, ...]]:
    """Return the voices of each of the `lines` that `text` was broken into, by their own offsets."""
    found, at = [], 0
    for line in lines:
        start = max(text.find(line, at), at)
        at = start + len(line)
        cut = ((max(a, start) - start, min(b, at) - start, kind) for a, b, kind in voices)
        found.append(tuple(voice for voice in cut if voice[0] < voice[1]))
    return found


def shorten(text: str, widest: float, ellipsis: str = '……') -> str:
    """Return `text`, or its beginning and `ellipsis` when it is wider than `widest` ems.

    The cut falls after a mark when one stands in the last third, else at a place where a line may end; the
    mark itself goes.
    """
    text = ' '.join(text.split())
    if title_width(text) <= widest:
        return text
    room = widest - title_width(ellipsis)
    fits = [place for place in range(1, len(text)) if title_width(text[:place]) <= room]
    places = [place for place in fits if _may_break(text, place)]
    good = [place for place in places if text[place - 1] in _MARKS or text[place - 1] == ' ']
    last = max(fits, default=0)
    best = max((place for place in good if place * 3 >= last * 2), default=max(places, default=last))
    return text[:best].rstrip(_MARKS + ' —·') + ellipsis


def title_width(text: str) -> float:
    """Return the width of `text` in ems: one for a Chinese character, about half for a Western one."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if character in '“”‘’—…' or unicodedata.east_asian_width(character) in 'WF':
        return 1.0
    return 0.28 if character in ' .,:;il|\'' else 0.75 if character.isupper() or character in 'mw' else 0.58


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before in _NO_END or after in _NO_START or (after == '—' and before != '—'):
        return False
    if after == ' ':
        return False
    if before == ' ' or before in _MARKS:
        return True
    return not (_is_western(before) and _is_western(after))


def _filled(text: str, widest: float) -> list[str]:
    """Return lines as full as they can be; only a word wider than a line is cut."""
    lines = []
    while title_width(text) > widest:
        fits = [place for place in range(1, len(text)) if title_width(text[:place]) <= widest] or [1]
        place = max((place for place in fits if _may_break(text, place)), default=fits[-1])
        lines.append(text[:place].strip())
        text = text[place:].strip()
    lines.append(text)
    if len(lines[-1]) == 1 and len(lines[-2]) > 2:
        lines[-2:] = [lines[-2][:-1], lines[-2][-1] + lines[-1]]
    return lines


def _is_western(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in 'WF' and character not in '“”‘’—…'


def _cut(text: str, places: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *places, len(text))
    return tuple(text[start:end].strip() for start, end in pairwise(edges))


def _cost(text: str, places: tuple[int, ...], pieces: tuple[str, ...]) -> float:
    widths = [title_width(piece) for piece in pieces]
    mean = sum(widths) / len(widths)
    uneven = math.sqrt(sum((width - mean) ** 2 for width in widths))
    return EVENNESS * uneven + sum(_break_cost(text, place) for place in places)


def _break_cost(text: str, place: int) -> float:
    before, after = text[:place], text[place:]
    if before[-1] in _MARKS:
        return MARK_COST
    if before[-1] == ' ':
        last = before.split()[-1]
        if not last.isascii() or last[-1] in _MARKS:
            return MARK_COST
        return LINK_COST if last.lower() in _LINKS else SPACE_COST
    if before.endswith(_AFTER) or after.startswith(_BEFORE):
        return WORD_COST
    return BARE_COST
