"""A plain line with its voices to inlines: raised and lowered figures of Unicode as every face has them."""

import re
from collections.abc import Iterable, Iterator

from booklet.model.inlines import Emphasis, Inline, Strong, Subscript, Superscript, Text
from booklet.model.titles import LOWERED, RAISED, Voice

_UPPER_TABLE = {raised: plain for plain, raised in RAISED.items()}
_LOWER_TABLE = {lowered: plain for plain, lowered in LOWERED.items()}
_UPPER, _LOWER = frozenset(map(chr, _UPPER_TABLE)), frozenset(map(chr, _LOWER_TABLE))
_SHIFTED = re.compile(f"([{''.join(sorted(_UPPER))}]+|[{''.join(sorted(_LOWER))}]+)")


def voiced(text: str, voices: Iterable[Voice]) -> Iterator[Inline]:
    """Yield the inlines of a line in reading order."""
    at = 0
    for start, end, kind in voices:
        if at <= start < end:
            yield from _shifted(text[at:start])
            inside = tuple(_shifted(text[start:end]))
            yield Strong(inside) if kind == 'strong' else Emphasis(inside)
            at = end
    yield from _shifted(text[at:])


def _shifted(text: str) -> Iterator[Inline]:
    for piece in _SHIFTED.split(text):
        if piece[:1] in _UPPER:
            yield Superscript((Text(piece.translate(_UPPER_TABLE)),))
        elif piece[:1] in _LOWER:
            yield Subscript((Text(piece.translate(_LOWER_TABLE)),))
        elif piece:
            yield Text(piece)
