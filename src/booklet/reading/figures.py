"""Images that stand alone to figures with captions and numbers."""

import re

from booklet.model.blocks import Figure
from booklet.model.inlines import Inline, Text
from booklet.reading.draft import Draft
from booklet.reading.inlines import read_passage
from booklet.reading.phrases import read_phrases
from booklet.reading.pictures import read_picture
from booklet.reading.signs import mark
from booklet.reading.tree import Element

_WIDTH = re.compile(r'\s*(\d{1,3}(?:\.\d+)?)\s*%\s*')


def read_figure(image: Element, draft: Draft) -> Figure:
    """Return the figure of an `img`; its title, else its description, is the caption."""
    anchor = draft.next_anchor()
    start = image.start
    place = draft.source.place(start, image.end)
    description = ' '.join(image.attributes.get('alt', '').split())
    words = ' '.join(image.attributes.get('title', '').split()) or description
    number = ''
    if words:
        draft.figures += 1
        number = str(draft.figures)
    draft.keep_names(image, anchor, place, number)
    address = image.attributes.get('src', '')
    picture, refusals = read_picture(draft.shelf, address)
    for refusal in refusals:
        draft.find(refusal.slug, place, **dict(refusal.arguments))
    return Figure(
        picture=picture,
        description=description or words,
        caption=_caption(words, draft, image),
        number=number,
        width=_width(image, draft),
        anchor=anchor,
        place=place,
    )


def _caption(words: str, draft: Draft, image: Element) -> tuple[Inline, ...]:
    """Return the words of a caption, with their markup when they stand in the source as they are."""
    if not words:
        return ()
    offset = draft.source.text.rfind(words, image.start, image.end)
    if offset < 0:
        place = draft.source.place(image.start, image.end)
        return (Text(words, place),)
    return read_passage(read_phrases(mark(offset) + words, draft, {}), draft, offset).inlines


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
