"""Images that stand alone to figures with captions and numbers."""

import re

from booklet.model.blocks import Figure
from booklet.model.inlines import Inline, Text
from booklet.reading.draft import Draft
from booklet.reading.pictures import read_picture
from booklet.reading.tree import Element

_WIDTH = re.compile(r'\s*(\d{1,3}(?:\.\d+)?)\s*%\s*')
_ADDRESS = re.compile(r'!\[[^\n]*?\]\(([^)\n"]*)')
_END = re.compile(r'!\[[^\n]*?\]\([^)\n]*\)(?:\{[^}\n]*\})?')


def read_figure(image: Element, draft: Draft) -> Figure:
    """Return the figure of an `img`; its title, else its description, is the caption."""
    anchor = draft.next_anchor()
    start = image.start
    end = _END.match(draft.source.text, start)
    place = draft.source.place(start, end.end() if end else start + 2)
    description = ' '.join(image.attributes.get('alt', '').split())
    words = ' '.join(image.attributes.get('title', '').split()) or description
    number = ''
    if words:
        draft.figures += 1
        number = str(draft.figures)
    draft.keep_names(image, anchor, place, number)
    address = image.attributes.get('src', '') or _typed(draft, start)
    picture, refusals = read_picture(draft.shelf, address)
    for refusal in refusals:
        draft.find(refusal.slug, place, **dict(refusal.arguments))
    return Figure(
        picture=picture,
        description=description or words,
        caption=_caption(words, draft, start, end.end() if end else start),
        number=number,
        width=_width(image, draft),
        anchor=anchor,
        place=place,
    )


def _typed(draft: Draft, start: int) -> str:
    """Return the address as it was typed: one with a drive (`C:`) passes for a forbidden scheme."""
    match = _ADDRESS.match(draft.source.text, start)
    return match[1].strip().strip('<>') if match else ''


def _caption(words: str, draft: Draft, start: int, end: int) -> tuple[Inline, ...]:
    if not words:
        return ()
    found = draft.source.text.rfind(words, start, end)
    offset = found if found >= 0 else start
    return (Text(words, draft.source.place(offset, offset + len(words))),)


def _width(image: Element, draft: Draft) -> float:
    written = image.attributes.get('width', '')
    if not written:
        return 1.0
    match = _WIDTH.fullmatch(written)
    share = float(match[1]) / 100 if match else 0.0
    if 0 < share <= 1:
        return share
    draft.find('figure.width', draft.source.place(image.start, image.start + 2), width=written)
    return 1.0
