"""What a section's pages are to somebody who hears them: a tree of elements, as layout hands it to the press.

The names of the elements are those of ISO 32000-1, 14.8.4.
"""

from collections.abc import Iterator

from msgspec import Struct


class Piece(Struct, frozen=True, tag=True):
    """A run of marked content."""

    page: int
    """Index of its page in the section, from 0."""
    number: int
    """Its MCID, from 0 on each page."""


class Hotspot(Struct, frozen=True, tag=True):
    """The place in a reading order of an area that leads somewhere."""

    link: int
    """Index in the links of its section."""


class Tag(Struct, frozen=True, tag=True):
    """An element of the structure: a paragraph, a heading, a table, a note."""

    role: str
    """`P`, `H2`, `LBody`."""
    kids: 'tuple[Tag | Piece | Hotspot, ...]' = ()
    alt: str = ''
    """What is said in place of a picture."""
    language: str = ''
    """BCP 47, where it differs from what stands around it."""
    scope: str = ''
    """Of a TH: `Column` or `Row`."""
    columns: int = 1
    rows: int = 1
    """How many a cell spans."""
    numbering: str = ''
    """Of an L: `Decimal` or `Disc`."""
    area: tuple[float, float, float, float] | None = None
    """Of a Figure: left, top, right, bottom in points from the top left corner of the trim."""

    @property
    def pieces(self) -> 'Iterator[Piece]':
        """Yield its marked content in reading order, that of the elements in it included."""
        for kid in self.kids:
            if isinstance(kid, Piece):
                yield kid
            elif isinstance(kid, Tag):
                yield from kid.pieces
