"""A laid section and the state of the loop <-> entries of the store, as JSON and bytes."""

from dataclasses import astuple
from typing import Any

from booklet.layout.engine.job import SectionResult, Trouble
from booklet.layout.engine.tags.stored import tag_from_row, tag_to_row
from booklet.layout.pagination import Guess
from booklet.model.laid import LinkArea, Mark, OutlineEntry
from booklet.model.pages import Anchor, PageMap, folio_span
from booklet.store import Entry


def to_entry(result: SectionResult) -> Entry:
    """Return the entry that keeps `result`."""
    head: dict[str, object] = {
        'pages': result.pages,
        # Spelt out, because there are as many as sentences and `astuple` copies all it meets.
        'marks': [(mark.anchor, mark.first, mark.last, mark.top) for mark in result.marks],
        'links': [astuple(link) for link in result.links],
        'outline': [astuple(entry) for entry in result.outline],
        'tags': [tag_to_row(tag) for tag in result.tags],
        'troubles': [astuple(trouble) for trouble in result.troubles],
    }
    return head, result.pdf


def from_entry(entry: Entry) -> SectionResult | None:
    """Return the result kept in `entry`, or None when it is not one of ours."""
    head: dict[str, Any] = entry[0]
    try:
        return SectionResult(
            pdf=entry[1],
            pages=int(head['pages']),
            marks=tuple(Mark(*row) for row in head['marks']),
            links=tuple(LinkArea(*row) for row in head['links']),
            outline=tuple(OutlineEntry(*row) for row in head['outline']),
            troubles=tuple(_trouble(*row) for row in head['troubles']),
            tags=tuple(tag_from_row(row) for row in head['tags']),
        )
    except (KeyError, TypeError, ValueError):
        return None


def guess_to_entry(guess: Guess) -> Entry:
    """Return the entry that keeps a build's last state for the next build's first guess."""
    spans = {anchor: [span.first, span.last] for anchor, span in guess.page_map.spans.items()}
    return {'spans': spans, 'counts': dict(guess.counts)}, b''


def guess_from_entry(entry: Entry) -> Guess:
    """Return the guess kept in `entry`; an empty one when it cannot be read."""
    head: dict[str, Any] = entry[0]
    try:
        spans = {Anchor(anchor): folio_span(first, last) for anchor, (first, last) in head['spans'].items()}
        return Guess(PageMap(spans), {str(name): int(count) for name, count in head['counts'].items()})
    except (AttributeError, KeyError, TypeError, ValueError):
        return Guess()


def _trouble(slug: str, anchor: str, arguments: list[list[str]]) -> Trouble:
    return Trouble(slug, Anchor(anchor), tuple((name, value) for name, value in arguments))
