"""What a worker is given to lay out a section, and what it gives back: plain values for any process."""

from collections.abc import Callable, Sequence
from typing import Any

from booklet.layout.engine.fetch import Resource
from booklet.model.laid import LinkArea, Mark, OutlineEntry
from booklet.model.pages import Anchor
from booklet.model.tags import Tag
from booklet.values import dataclass

Look = Callable[[Sequence[Any]], object]
"""Is shown the boxes of the pages of a section before they are drawn."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet and the files that it names."""

    css: str
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionJob:
    """All that the pages of one section follow from, but for the prepared faces."""

    name: str
    html: str
    sheet: Sheet
    resources: tuple[Resource, ...] = ()
    """The files that its HTML names."""
    carries_faces: bool = False
    """Whether the PDF names its faces in place of their programs (`model.carried_face`), for the press."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding before it has a place: places come from the model, which a worker does not have.

    That also keeps cached findings true when only lines above them were added or removed.
    """

    slug: str
    anchor: Anchor
    """Of the nearest block; empty when nobody knows."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section laid out."""

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]
    links: tuple[LinkArea, ...]
    outline: tuple[OutlineEntry, ...]
    troubles: tuple[Trouble, ...] = ()
    tags: tuple[Tag, ...] = ()
