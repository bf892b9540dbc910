"""Two classes that meet -> whether a line may break between them, and how the gap gives, takes and
stretches.

One table, made once from the rules below. Sources: CLREQ 6.1.3 (line start and end), 6.2 (adjacent marks)
and 6.3 (Han against Latin), JLREQ 3.8 (which gaps stretch), GB/T 15834-2011 5.1 (dashes and ellipses are
not torn).
"""

from __future__ import annotations

from math import inf
from typing import Final

from booklet.text.typesetting import classes as c
from booklet.values import dataclass

FORBIDDEN: Final = inf

SPACED_STRETCH: Final = 0.6
"""Share of a gap between Han and Latin, which is wide already."""
_WESTERN: Final = frozenset(
    {c.LETTER, c.DIGIT, c.OPEN_NARROW, c.CLOSE_NARROW, c.STOP_NARROW, c.HYPHEN, c.PREFIX, c.POSTFIX, c.SYMBOL}
)
NO_START: Final = frozenset(
    {
        *(c.CLOSE, c.COMMA, c.STOP, c.MIDDLE, c.DASH, c.ELLIPSIS, c.CONNECT, c.SPACE, c.NBSP, c.CLOSE_NARROW),
        *(c.STOP_NARROW, c.HYPHEN, c.POSTFIX, c.POSTFIX_WIDE, c.RAISED, c.GLUE, c.SOFT_HYPHEN, c.ZERO_BREAK),
        c.FORCED,
    }
)
NO_END: Final = frozenset({c.OPEN, c.OPEN_NARROW, c.PREFIX, c.NBSP, c.GLUE, c.CONNECT, c.MIDDLE})
_BLANK_AFTER: Final = frozenset({c.CLOSE, c.COMMA, c.STOP})
_CLOSED_UP: Final = frozenset({c.CLOSE, c.COMMA, c.STOP, c.OPEN, c.MIDDLE, c.WIDE_SPACE, c.RAISED})
_SPACED: Final = frozenset({c.LETTER, c.DIGIT, c.POSTFIX})
_STRETCH_BEFORE: Final = frozenset({c.HAN, c.ATOM, c.OPEN, c.LETTER, c.DIGIT, c.DASH, c.ELLIPSIS, c.PREFIX})
_STRETCH_AFTER: Final = frozenset(
    {
        *(c.HAN, c.ATOM, c.CLOSE, c.COMMA, c.STOP, c.LETTER, c.DIGIT, c.DASH, c.ELLIPSIS, c.POSTFIX),
        *(c.POSTFIX_WIDE, c.RAISED),
    }
)


@dataclass(frozen=True, slots=True)
class Gap:
    """What happens between two classes.

    `penalty`: the cost of a line end here, `FORBIDDEN` for none. `closed`: the blank half of one mark is
    taken away; `after` says whether it belongs to the first (else to the second). `gives`: the part of that
    blank that a tight line may still take. `spaced`: a quarter em between Han and Latin. `stretch`: share
    of a loose line's space.
    """

    penalty: float
    closed: bool
    after: bool
    gives: float
    spaced: bool
    stretch: float


def _penalty(a: int, b: int) -> float:
    if b in NO_START or a in NO_END:
        return 0.0 if a == c.SPACE and b in {c.DASH, c.ELLIPSIS} else FORBIDDEN
    if a in {c.SPACE, c.ZERO_BREAK}:
        return 0.0
    if a in _WESTERN and b in _WESTERN:
        return FORBIDDEN
    if a == c.RAISED and b in _WESTERN:
        return FORBIDDEN
    if a in _WESTERN and b == c.OPEN:
        return 2.0
    return 0.0


def _closed(a: int, b: int) -> tuple[bool, bool]:
    if a in _BLANK_AFTER and b in _CLOSED_UP:
        return True, True
    if a in {c.OPEN, c.WIDE_SPACE, c.MIDDLE} and b == c.OPEN:
        return True, False
    return False, False


def _gives(a: int, b: int) -> tuple[float, bool]:
    """Part of the blank half that a tight line may take, and whether it is that of the first (CLREQ
    6.2.2)."""
    if a in {c.CLOSE, c.COMMA}:
        return 0.8, True
    if a == c.STOP:
        return 0.5, True
    if b == c.OPEN:
        return 0.8, False
    if c.MIDDLE in (a, b):
        return 1.0, a == c.MIDDLE
    return 0.0, False


def _stretch(a: int, b: int) -> float:
    if a == c.SPACE:
        return 1.5
    if _is_spaced(a, b):
        return SPACED_STRETCH
    if a in {c.DASH, c.ELLIPSIS} and a == b:
        return 0.0
    if a in _STRETCH_AFTER and b in _STRETCH_BEFORE:
        western = _WESTERN | {c.RAISED}
        return 0.0 if a in western and b in western else 1.0
    return 0.0


def _is_spaced(a: int, b: int) -> bool:
    return (a == c.HAN and b in _SPACED) or (a in _SPACED and b == c.HAN)


def _gap(a: int, b: int) -> Gap:
    closed, after = _closed(a, b)
    gives, gives_after = (0.0, after) if closed else _gives(a, b)
    spaced = _is_spaced(a, b)
    stretch = 0.0 if closed else _stretch(a, b)
    return Gap(_penalty(a, b), closed, after if closed else gives_after, gives, spaced, stretch)


GAPS: Final[tuple[tuple[Gap, ...], ...]] = tuple(
    tuple(_gap(a, b) for b in range(c.COUNT)) for a in range(c.COUNT)
)
