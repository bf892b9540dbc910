"""Laid sections in their places -> the PageMap."""

from collections.abc import Iterator, Mapping

from booklet.layout.engine.job import SectionResult
from booklet.layout.sections import PlacedPlan, Placement
from booklet.model.laid import Mark
from booklet.model.pages import Anchor, FolioSpan, PageMap, folio_span
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Laid:
    """A section's pages with the key of what they were made from."""

    key: str
    result: SectionResult


def map_pages(placement: Placement, laid: Mapping[str, Laid]) -> PageMap:
    """Return the folios of every mark of `laid`, each section standing where `placement` puts it."""
    spans: dict[Anchor, FolioSpan] = {}
    for placed in placement.sections:
        # A note page that this placement inserts has not been laid out yet, and nothing refers to it.
        if placed.plan.name in laid:
            spans.update(_spans(placed, laid[placed.plan.name].result.marks))
    return PageMap(spans)


def _spans(placed: PlacedPlan, marks: tuple[Mark, ...]) -> Iterator[tuple[Anchor, FolioSpan]]:
    for mark in marks:
        if mark.last < len(placed.folios):
            yield mark.anchor, folio_span(placed.folios[mark.first], placed.folios[mark.last])
