"""What layout hands to the press: sections as PDF, and where everything stands in them."""

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from booklet.model.pages import Anchor, Folio, PageMap
from booklet.model.tags import Tag
from booklet.values import dataclass


class SectionKind(StrEnum):
    """Kinds of section, in the order they first appear in a booklet."""

    COVER = 'cover'
    TITLE = 'title'
    """Title page and imprint."""
    CONTENTS = 'contents'
    SHEET = 'sheet'
    """The session sheet."""
    ARTICLE = 'article'
    QUESTIONS = 'questions'
    """Discussion questions."""
    NOTES = 'notes'
    """Ruled note pages."""
    BACK = 'back'
    """The back cover."""

    @property
    def is_cover(self) -> bool:
        """Tell whether it is printed on the cover's paper when the booklet is glued."""
        return self in (SectionKind.COVER, SectionKind.BACK)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an anchor stands inside a laid section."""

    anchor: Anchor
    first: int
    """Index of the page it begins on, from 0 within the section."""
    last: int
    """Index of the page it ends on."""
    top: float
    """Distance of its first line from the top of the trim, in points."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle that leads somewhere, in points from the top left corner of the trim."""

    page: int
    """Index within the section."""
    left: float
    top: float
    right: float
    bottom: float
    target: str
    """An anchor of the semester (without `#`), or an address with a scheme."""
    is_internal: bool


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline (bookmarks)."""

    level: int
    """1 session or front matter, 2 article, 3 heading."""
    label: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A run of pages laid out on its own."""

    kind: SectionKind
    key: str
    """Content key: equal keys mean equal pages."""
    session: int
    """Index of its session in the semester, from 0; -1 outside sessions."""
    pdf: bytes
    """Pages with trim box and bleed, RGB or gray as the style sheet says, without links and outline.

    Their content is marked with the numbers of `tags`; there is no structure tree.
    """
    pages: int
    marks: tuple[Mark, ...]
    links: tuple[LinkArea, ...]
    outline: tuple[OutlineEntry, ...]
    tags: tuple[Tag, ...] = ()
    """Its elements in reading order."""
    verso_shift: float = 0.0
    """Points that a page moves to the right when it falls on a verso; all pages are laid out as rectos."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A page of a sheet of furniture: a running head or a folio, to be laid over a page of the booklet."""

    sheet: str
    """Key of the sheet in `LaidBooklet.furniture`."""
    page: int
    """Index in that sheet, from 0."""


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A laid section with its place in the booklet."""

    section: LaidSection
    first_index: int
    """Index of its first page in the booklet, from 0."""
    folios: tuple[Folio, ...]
    """Of each of its pages; empty strings where pages are not counted."""
    overlays: tuple[tuple[Overlay, ...], ...] = ()
    """What lies over each of its pages; empty when nothing lies over any."""

    def shift(self, offset: int) -> float:
        """Return how far its page `offset` (from 0) moves to the right in its place, in points."""
        return self.section.verso_shift if (self.first_index + offset) % 2 else 0.0


@dataclass(frozen=True)
class LaidBooklet:
    """The whole booklet in reading order."""

    sections: tuple[PlacedSection, ...]
    page_map: PageMap
    rounds: int
    """How many rounds the page-map loop took."""
    laid_anew: tuple[str, ...]
    """Names of the sections that were laid out in this build; the rest came from the cache."""
    furniture: Mapping[str, bytes] = field(default_factory=dict)
    """Sheets of running heads and folios as PDF, by their keys: pages of the trim size, else empty."""

    @property
    def pages(self) -> int:
        """Number of pages."""
        return sum(placed.section.pages for placed in self.sections)

    @property
    def without_pages(self) -> 'LaidBooklet':
        """The booklet without the PDF of its sections: what stands where."""
        sections = (replace(placed, section=replace(placed.section, pdf=b'')) for placed in self.sections)
        return replace(self, sections=tuple(sections), furniture={})
