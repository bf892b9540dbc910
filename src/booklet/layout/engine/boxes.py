"""WeasyPrint's box tree -> where anchors and sentences stand, links and outline entries, in points.

The tree is private to WeasyPrint 70.0; nothing outside this module and `overflow` looks into it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from booklet.layout.engine.sentences import Tracker, running_text
from booklet.model.laid import LinkArea, Mark, OutlineEntry
from booklet.model.pages import Anchor

POINTS_PER_PIXEL = 0.75

Box = Any
Rectangle = tuple[float, float, float, float]

_UNSEEN = re.compile('[\u200b\u2060\u00ad]')


def marks_on(pages: Iterable[Box]) -> tuple[Mark, ...]:
    """Return a mark for every id and every sentence on `pages`, in the order in which they begin."""
    walk = _Walk()
    for index, page in enumerate(pages):
        for box in flow_of(page):
            walk.visit(box, index)
    return (*walk.marks.values(), *walk.sentence_marks())


def links_on(pages: Iterable[Any]) -> tuple[LinkArea, ...]:
    """Return the rectangles of links; `pages` are WeasyPrint's Page objects."""
    return tuple(_link_area(*link) for link, _ in _links(pages))


def hotspots_on(pages: Iterable[Any]) -> dict[int, tuple[int, ...]]:
    """Return the indices that the links of each element have in `links_on`, by the element's identity."""
    found: dict[int, tuple[int, ...]] = {}
    for index, (_, box) in enumerate(_links(pages)):
        found[id(box.element)] = (*found.get(id(box.element), ()), index)
    return found


def _links(pages: Iterable[Any]) -> Iterator[tuple[tuple[int, str, str, Rectangle], Box]]:
    """Yield page, kind, target and rectangle of each link, and the box that it is on."""
    for index, page in enumerate(pages):
        for kind, target, rectangle, box in page.links:
            # Boxes inside a link inherit it and would give the same rectangle again, in parts.
            if box.link and kind in ('internal', 'external'):
                yield (index, kind, target, rectangle), box


def outline_on(pages: Iterable[Box]) -> tuple[OutlineEntry, ...]:
    """Return an entry for each box that the style sheet gives a bookmark level and that has an id."""
    entries: dict[str, OutlineEntry] = {}
    for page in pages:
        for top in flow_of(page):
            for box in top.descendants():
                anchor, level = anchor_of(box), box.style['bookmark_level']
                if anchor and box.bookmark_label and level != 'none':
                    entries.setdefault(anchor, OutlineEntry(level, _label(box), Anchor(anchor)))
    return tuple(entries.values())


def _label(box: Box) -> str:
    """Return the text of a heading; the engine's own label has the calls of its footnotes in it."""
    is_own = box.style['bookmark_label'] == (('content()', 'text'),)
    text = ''.join(running_text(box.element)) if is_own else box.bookmark_label
    return ' '.join(_UNSEEN.sub('', text).split())


def flow_of(page: Box) -> Iterator[Box]:
    """Yield the boxes of a page except its margin boxes: the text and the footnote area.

    Running elements are copied into margin boxes with their ids, on every page where they show.
    """
    for box in page.children:
        if not hasattr(box, 'at_keyword'):
            yield box


def anchor_of(box: Box) -> str:
    """Return the id of the element that `box` stands for; empty for generated boxes."""
    if box.element is None or '::' in (box.element_tag or ''):
        return ''
    return str(box.element.get('id') or '')


def text_of(box: Box) -> str | None:
    """Return the text of a text box, None for other boxes."""
    text = getattr(box, 'text', None)
    return text if isinstance(text, str) else None


def is_line(box: Box) -> bool:
    """Tell whether `box` is a line of text."""
    return type(box).__name__ == 'LineBox'


class _Walk:
    """Goes through the boxes in reading order and keeps first page, last page and top of what it meets."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark] = {}
        self._trackers: dict[int, Tracker] = {}
        self._topless: set[str] = set()
        """Anchors that have begun and have no line of text yet."""

    def visit(self, box: Box, page: int, tracker: Tracker | None = None, line: float = 0) -> None:
        """Take in `box` and what is in it."""
        anchor = anchor_of(box)
        if anchor:
            self._extend(anchor, page, box.content_box_y() * POINTS_PER_PIXEL)
        if is_line(box):
            line = box.position_y * POINTS_PER_PIXEL
            self._give_top(line)
        # Generated text (the call of a footnote, a bullet) is not part of the paragraph's text.
        tracker = None if '::' in (box.element_tag or '') else self._tracker(box, tracker)
        text = text_of(box)
        if text is not None and tracker is not None:
            tracker.take(text, page, line)
        for child in box.children:
            self.visit(child, page, tracker, line)
        self._topless.discard(anchor)

    def sentence_marks(self) -> Iterator[Mark]:
        """Yield the marks of all sentences met."""
        for tracker in self._trackers.values():
            yield from tracker.marks()

    def _extend(self, anchor: str, page: int, top: float) -> None:
        known = self.marks.get(anchor)
        if known is None:
            self.marks[anchor] = Mark(Anchor(anchor), page, page, top)
            self._topless.add(anchor)
        elif page > known.last:
            self.marks[anchor] = Mark(known.anchor, known.first, page, known.top)

    def _give_top(self, top: float) -> None:
        for anchor in self._topless:
            mark = self.marks[anchor]
            self.marks[anchor] = Mark(mark.anchor, mark.first, mark.last, top)
        self._topless.clear()

    def _tracker(self, box: Box, outer: Tracker | None) -> Tracker | None:
        element = box.element
        if element is None or not element.get('data-sentences'):
            return outer
        if id(element) not in self._trackers:
            self._trackers[id(element)] = Tracker.of(element)
        return self._trackers[id(element)]


def _link_area(page: int, kind: str, target: str, rectangle: Rectangle) -> LinkArea:
    left, top, right, bottom = (value * POINTS_PER_PIXEL for value in rectangle)
    return LinkArea(page, left, top, right, bottom, target, kind == 'internal')
