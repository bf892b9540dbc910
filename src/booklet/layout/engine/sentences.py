"""A paragraph's lines, page by page -> on which pages each of its sentences stands."""

import bisect
import re
from collections.abc import Iterator
from typing import Any, Self

from booklet.model.laid import Mark
from booklet.model.pages import Anchor
from booklet.values import dataclass

_INSIGNIFICANT = re.compile('[\\s\u200b\u2060\u00ad]+')
"""Characters that layout may add, drop or join: offsets of sentences do not count them."""

_HYPHENS = '-\u2010\u2011'


def significant(text: str) -> str:
    """Return `text` without the characters that layout may change."""
    return _INSIGNIFICANT.sub('', text)


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence in its paragraph's significant characters."""

    anchor: Anchor
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of significant characters on one line."""

    start: int
    end: int
    page: int
    top: float


class Tracker:
    """Follows one paragraph through its text boxes."""

    def __init__(self, text: str, spans: tuple[Span, ...]) -> None:
        """`text` is what the paragraph prints, significant characters only."""
        self._text = text
        self._spans = spans
        self._at = 0
        self._pieces: list[_Piece] = []

    @classmethod
    def of(cls, element: Any) -> Self:
        """Return a tracker for an element with `data-sentences="anchor:start:end …"`."""
        return cls(significant(''.join(running_text(element))), tuple(_spans(element.get('data-sentences'))))

    def take(self, text: str, page: int, top: float) -> None:
        """Count the text of the next box, which stands on `page` at `top`."""
        start = self._at
        run = significant(text)
        if self._text.startswith(run, start):
            self._at += len(run)
        else:
            self._follow(run)
        if self._at > start:
            self._pieces.append(_Piece(start, self._at, page, top))

    def marks(self) -> Iterator[Mark]:
        """Yield a mark for each sentence that has a character on a page."""
        starts = [piece.start for piece in self._pieces]
        for span in self._spans:
            last = bisect.bisect_left(starts, span.end) - 1
            first = max(0, bisect.bisect_right(starts, span.start) - 1)
            if 0 <= first <= last and self._pieces[last].end > span.start:
                begin, end = self._pieces[first], self._pieces[last]
                yield Mark(span.anchor, begin.page, end.page, begin.top)

    def _follow(self, run: str) -> None:
        """Count character by character: hyphenation put a hyphen where the paragraph has none."""
        for character in run:
            expected = self._text[self._at : self._at + 1]
            if character == expected or character not in _HYPHENS:
                self._at += 1


def _spans(attribute: str) -> Iterator[Span]:
    for part in attribute.split():
        anchor, start, end = part.rsplit(':', 2)
        yield Span(Anchor(anchor), int(start), int(end))


def running_text(element: Any) -> Iterator[str]:
    """Yield the text of an HTML element without its footnotes."""
    yield element.text or ''
    for child in element:
        if isinstance(child.tag, str) and 'note' not in (child.get('class') or '').split():
            yield from running_text(child)
        yield child.tail or ''
