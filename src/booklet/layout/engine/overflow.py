"""Boxes that do not fit where they stand -> troubles that name their block."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from booklet.layout.engine.boxes import POINTS_PER_PIXEL, anchor_of, flow_of, is_line, text_of
from booklet.layout.engine.job import Trouble
from booklet.model.pages import Anchor
from booklet.units import Length

_TOLERANCE = 1.5
"""Pixels. Spaces of letter-spacing at a line's end and rounding stay below it."""


def overflows_on(pages: Iterable[Any]) -> tuple[Trouble, ...]:
    """Return a trouble for each block with a line wider than its column, and each cut footnote."""
    found: dict[tuple[str, str], Trouble] = {}
    for page in pages:
        for box in flow_of(page):
            for trouble in (*_wide(box, None, ''), *_tall(page, box)):
                found.setdefault((trouble.slug, trouble.anchor), trouble)
    return tuple(found.values())


def _wide(box: Any, column: Any, anchor: str) -> Iterator[Trouble]:
    """Yield the lines in `box` that are wider than `column`, the box that holds it."""
    anchor = anchor_of(box) or anchor
    if box.is_absolutely_positioned():
        return
    if column is not None and (is_line(box) or _is_rigid(box)):
        excess = box.width - column.width
        if excess > _TOLERANCE:
            yield _overfull(box, excess, anchor)
            return
    if is_line(box):
        return
    for child in box.children:
        yield from _wide(child, box, anchor)


def _is_rigid(box: Any) -> bool:
    """Tell whether `box` may come out wider than what holds it: tables and pictures."""
    return box.is_table_wrapper or type(box).__name__ == 'BlockReplacedBox'


def _overfull(line: Any, excess: float, anchor: str) -> Trouble:
    text = _beginning(line)
    millimetres = f'{Length.pt(excess * POINTS_PER_PIXEL).to_mm():.1f}'
    return Trouble('layout.text-overfull', Anchor(anchor), (('text', text), ('millimetres', millimetres)))


def _tall(page: Any, box: Any) -> Iterator[Trouble]:
    """Yield a trouble when `box` is a footnote area that begins above the page's text."""
    if box.element_tag != '@footnote' and not type(box).__name__.startswith('FootnoteArea'):
        return
    if box.children and box.content_box_y() < page.content_box_y() - _TOLERANCE:
        note = box.children[0]
        yield Trouble('layout.note-too-long', Anchor(anchor_of(note)), (('text', _beginning(note)),))


def _beginning(box: Any) -> str:
    """Return the first 20 characters of the text in `box`, without generated text such as a note's number;
    of a picture, the name of its file."""
    texts = (text_of(child) for child in box.descendants() if '::' not in (child.element_tag or ''))
    return ''.join(text or '' for text in texts).strip()[:20] or _file_of(box)


def _file_of(box: Any) -> str:
    elements = (each.element for each in (box, *box.descendants()) if each.element_tag == 'img')
    source = next((element.get('src', '') for element in elements), '')
    return unquote(source).rpartition('/')[2]
