"""WeasyPrint's boxes -> the rectangles of every sentence and block, page by page.

Like `boxes`, this looks into the box tree of WeasyPrint 70.0.
"""

import bisect
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from booklet.layout.engine.boxes import POINTS_PER_PIXEL, Box, anchor_of, flow_of, is_line, text_of
from booklet.layout.engine.chinese.shaping import SetText
from booklet.layout.engine.sentences import Span, Tracker, significant
from booklet.model.areas import Area, PageAreas
from booklet.model.pages import Anchor


def areas_on(pages: Iterable[Box], begun: Mapping[Anchor, int]) -> tuple[PageAreas, ...]:
    """Return the areas of each page; `begun` says how much of a paragraph stands on pages before these."""
    trackers: dict[Anchor, _Follower] = {}
    areas = []
    for page in pages:
        walk = _Walk(trackers, begun)
        for box in flow_of(page):
            walk.visit(box)
        # Only what stands on this page can go on overleaf.
        trackers = {anchor: trackers[anchor] for anchor in sorted(walk.met)}
        reached = tuple((anchor, tracker.reached) for anchor, tracker in trackers.items())
        areas.append(PageAreas(tuple(walk.sentences), tuple(walk.blocks), reached))
    return tuple(areas)


class _Follower(Tracker):
    """Follows one paragraph and tells where on the line its sentences stand."""

    @property
    def reached(self) -> int:
        """How many characters stand up to here."""
        return self._at

    def begin(self, at: int) -> None:
        """Go on after `at` characters, which stand on pages before."""
        self._at = at

    def areas(self, box: Box, text: str, line: Box) -> Iterator[Area]:
        """Yield what stands of each sentence in the next text box of the paragraph, which is in `line`."""
        start = self._at
        self.take(text, 0, 0.0)
        if self._at > start:
            for span in self._spans:
                if span.start < self._at and start < span.end:
                    yield _area(
                        span, max(start, span.start), min(self._at, span.end), start, self._at, box, line
                    )


def _area(span: Span, first: int, last: int, start: int, end: int, box: Box, line: Box) -> Area:
    """Return the area of characters `first` to `last` of a box that holds `start` to `end`."""
    left, right = _edges(box, first - start, last - start, end - start)
    return Area(
        span.anchor, _points(left), _points(line.position_y), _points(right),
        _points(line.position_y + line.height), first - span.start, last - span.start,
    )  # fmt: skip


def _edges(box: Box, first: int, last: int, count: int) -> tuple[float, float]:
    """Return where the characters `first` to `last` of the `count` in a text box begin and end."""
    left, width = box.position_x, box.width
    if (first, last) == (0, count):
        return left, left + width
    text = box.pango_layout
    if not isinstance(text, SetText):
        return left + width * first / count, left + width * last / count
    shape = text.shape
    cells = range(text.first, text.end)
    counts = [len(significant(shape.text[shape.starts[cell] : shape.starts[cell + 1]])) for cell in cells]
    passed = [0, *accumulate(counts)]
    places = [left, *accumulate(text.advances, initial=left)][1:]
    at = (bisect.bisect_left(passed, each) for each in (first, last))
    begin, end = (places[min(index, len(places) - 1)] for index in at)
    return begin, end


class _Walk:
    """Goes through the boxes of one page in reading order."""

    def __init__(self, trackers: dict[Anchor, _Follower], begun: Mapping[Anchor, int]) -> None:
        self.sentences: list[Area] = []
        self.blocks: list[Area] = []
        self.met: set[Anchor] = set()
        """Paragraphs with text on this page."""
        self._trackers = trackers
        self._begun = begun

    def visit(self, box: Box, tracker: _Follower | None = None, line: Any = None) -> None:
        """Take in `box` and what is in it."""
        anchor = anchor_of(box)
        if anchor and line is None:
            self._add_block(Anchor(anchor), box)
        if is_line(box):
            line = box
        tracker = None if '::' in (box.element_tag or '') else self._tracker(box, tracker)
        text = text_of(box)
        if text is not None and tracker is not None and line is not None:
            self.sentences += tracker.areas(box, text, line)
        for child in box.children:
            self.visit(child, tracker, line)

    def _add_block(self, anchor: Anchor, box: Box) -> None:
        left, top = box.border_box_x(), box.border_box_y()
        right, bottom = left + box.border_width(), top + box.border_height()
        self.blocks.append(Area(anchor, _points(left), _points(top), _points(right), _points(bottom)))

    def _tracker(self, box: Box, outer: _Follower | None) -> _Follower | None:
        element = box.element
        if element is None or not element.get('data-sentences'):
            return outer
        anchor = Anchor(element.get('id') or '')
        if anchor not in self._trackers:
            self._trackers[anchor] = _Follower.of(element)
            self._trackers[anchor].begin(self._begun.get(anchor, 0))
        self.met.add(anchor)
        return self._trackers[anchor]


def _points(pixels: float) -> float:
    return round(pixels * POINTS_PER_PIXEL, 1)
