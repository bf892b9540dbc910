"""The marks of a laid section -> where its pages begin in its text."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from booklet.model.laid import LaidSection
from booklet.model.pages import Folio


class Pages(Struct):
    """Where the pages of a section begin, and how far the writing has come."""

    folios: tuple[Folio, ...]
    marks: Mapping[str, tuple[int, int]]
    """Anchor -> index of its first and last page."""
    at: int = -1
    """Index of the page being written."""

    @classmethod
    def of(cls, section: LaidSection, folios: tuple[Folio, ...]) -> 'Pages':
        """Return those of a laid section."""
        return cls(folios, {mark.anchor: (mark.first, mark.last) for mark in section.marks})

    def turn(self, index: int) -> Iterator[Folio]:
        """Go on to the page `index`; yield the folios of all that begin on the way."""
        while self.at < min(index, len(self.folios) - 1):
            self.at += 1
            if self.folios[self.at]:
                yield self.folios[self.at]


def in_order(body: Element, marks: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return the marks with none before a page that later text still begins on: on pages, a figure may stand
    after the paragraph that follows it.
    """
    names = [name for element in body.iter() for name in _names_of(element) if name in marks]
    ordered: dict[str, tuple[int, int]] = {}
    least = max((first for first, _ in marks.values()), default=0)
    for name in reversed(names):
        first, last = marks[name]
        least = min(least, first)
        ordered[name] = (least, last if least == first else least)
    return ordered


def _names_of(element: Element) -> Iterator[str]:
    """Yield the anchors of an element and of its sentences."""
    yield element.get('id', '')
    for sentence in element.get('data-sentences', '').split():
        yield sentence.rsplit(':', 2)[0]
