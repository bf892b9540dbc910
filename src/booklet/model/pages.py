"""Page numbers: the one truth shared by booklet and deck."""

import functools
from collections.abc import Mapping
from typing import NewType, Protocol

from msgspec import Struct, field

Anchor = NewType('Anchor', str)
"""Names a place in the booklet: session `s01`, article `s01a2`, block `s01a2b7`, sentence `s01a2b7s3`."""

Folio = NewType('Folio', str)
"""A page number as printed: `37`, `iv`; empty on a page that is not counted."""


class FolioSpan(Struct, frozen=True):
    """The pages that something stands on, first and last, as printed."""

    first: Folio
    last: Folio

    def __str__(self) -> str:
        return self.first if self.first == self.last else f'{self.first}–{self.last}'


@functools.lru_cache(maxsize=16_384)
def folio_span(first: Folio, last: Folio) -> FolioSpan:
    """Return the span from `first` to `last`, one value for all that stands there."""
    return FolioSpan(first, last)


class Folios(Protocol):
    """Whatever can be asked for the folio of an anchor."""

    def folio(self, anchor: Anchor) -> Folio | None:
        """Return the folio where `anchor` begins, or None when nobody knows it (yet)."""


class PageMap(Struct, frozen=True, dict=True):
    """Anchor -> the folios it stands on. Immutable; equal maps compare equal."""

    spans: Mapping[Anchor, FolioSpan] = field(default_factory=dict)

    def folio(self, anchor: Anchor) -> Folio | None:
        """Return the folio where `anchor` begins, or None when it is not in the booklet (yet)."""
        span = self.spans.get(anchor)
        return span.first if span else None

    def span(self, anchor: Anchor) -> FolioSpan | None:
        """Return the folios from where `anchor` begins to where it ends."""
        return self.spans.get(anchor)
