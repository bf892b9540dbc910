"""A measured layout and the kind of slide it is for -> a layout whose frames are its placeholders."""

from collections.abc import Iterator
from dataclasses import replace

from booklet.deck.brand.measure import Box, Measured
from booklet.deck.frames import BODY_SIZE, Frame, Layout, Level, Slot
from booklet.deck.layouts import OURS

LEAST_FOR_SENTENCES = 170.0
"""Points: two lines of text, two of attribution, the pages."""
LEAST_TITLE = 24.0
TITLES = frozenset({'title', 'ctrTitle'})
TEXTS = frozenset({'body', 'obj', 'subTitle'})
FLOOR = 24.0
CEILING = 32.0
"""Points; a house may set its text between these, else it is set as ours."""
LEAST_WIDTH = 200.0
LEAST_HEIGHT = 56.0
"""Points of a text placeholder that can take a text: eight characters, and two lines of details."""
PICTURED = frozenset({'figure', 'closing-code'})
"""Kinds of slides with a picture."""
FIGURE_SHARE = 0.75
"""Of a text that a figure takes, where it shares it with its caption."""
CODE_SHARE = 0.4
GUTTER = 12.0
FEET = {'ftr': Slot.FOOTER, 'sldNum': Slot.SLIDE_NUMBER}


def title_box(layout: Measured) -> Box | None:
    """Return the placeholder of the title, if it has one that takes a line."""
    boxes = (box for box in layout.boxes if box.kind in TITLES and box.width >= LEAST_WIDTH)
    return next((box for box in boxes if box.height >= LEAST_TITLE), None)


def text_boxes(layout: Measured) -> list[Box]:
    """Return the placeholders that can take a text, the largest first."""
    boxes = [
        box
        for box in layout.boxes
        if box.kind in TEXTS and box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT
    ]
    return sorted(boxes, key=lambda box: -box.area)


def has_text(layout: Measured) -> bool:
    """Tell whether the layout has a title and a text."""
    return title_box(layout) is not None and bool(text_boxes(layout))


def has_long_text(layout: Measured) -> bool:
    """Tell whether sentences with what stands under them have room in the text."""
    return has_text(layout) and text_boxes(layout)[0].height >= LEAST_FOR_SENTENCES


def has_picture(layout: Measured) -> bool:
    """Tell whether it has a title, a place for a picture and a text beside that, or a text large enough for
    both.
    """
    return title_box(layout) is not None and (_picture_and_text(layout) is not None or has_long_text(layout))


def _picture_and_text(layout: Measured) -> tuple[Box, Box] | None:
    """Return where picture and caption go: a picture placeholder, else the first for any content."""
    pictures = [box for box in layout.boxes if box.kind == 'pic'] or [
        box for box in layout.boxes if box.kind == 'obj' and len(text_boxes(layout)) > 1
    ]
    if not pictures:
        return None
    picture = max(pictures, key=lambda box: box.area)
    texts = [box for box in text_boxes(layout) if box.number != picture.number]
    return (picture, texts[0]) if texts else None


def is_ours(kind: str, layout: Measured) -> bool:
    """Tell whether the layout comes from our own template: it has our name and all our placeholders."""
    ours = OURS.layouts[kind]
    numbers = {box.number for box in layout.boxes}
    frames = (frame for frame in ours.frames if frame.slot not in {Slot.DATE, *FEET.values()})
    return layout.name == ours.name and all(frame.idx in numbers for frame in frames)


def as_layout(kind: str, layout: Measured) -> Layout:
    """Return the layout with the frames that a slide of the kind fills; ours keep all of theirs."""
    is_own = is_ours(kind, layout)
    frames = tuple(_own_frames(OURS.layouts[kind], layout) if is_own else _frames(kind, layout))
    return Layout(layout.name, layout.kind, (*frames, *_feet(layout)), part=layout.part)


def _frames(kind: str, layout: Measured) -> Iterator[Frame]:
    ours = OURS.layouts[kind]
    title = title_box(layout)
    assert title is not None, layout.name
    size = title.size if kind in {'title', 'divider', 'closing'} else min(title.size, 36.0)
    yield _frame(Slot.TITLE, title, (Level(size, is_bold=title.is_bold, align=title.align),))
    text = text_boxes(layout)[0]
    pair = _picture_and_text(layout) if kind == 'figure' else None
    if pair:
        text = pair[1]
        yield _frame(Slot.PICTURE, pair[0], ours.frame(Slot.PICTURE).levels)
    levels = _levels(kind, text, ours.frame(Slot.BODY).levels)
    if kind in PICTURED and not pair:
        yield from _shared(kind, text, levels)
    else:
        yield _frame(Slot.BODY, text, levels)


def _shared(kind: str, box: Box, levels: tuple[Level, ...]) -> Iterator[Frame]:
    """Yield a picture and a text in the one text that the layout has: a figure over its caption, a code
    beside the last words.
    """
    if kind == 'figure':
        height = box.height * FIGURE_SHARE
        picture, text = (
            replace(box, height=height - GUTTER),
            replace(box, top=box.top + height, height=box.height - height),
        )
    else:
        side = min(box.height, box.width * CODE_SHARE)
        picture, text = (
            replace(box, left=box.left + box.width - side, width=side),
            replace(box, width=box.width - side - GUTTER),
        )
    yield replace(_frame(Slot.PICTURE, picture, levels), is_free=True)
    yield replace(_frame(Slot.BODY, text, levels), is_placed=True)


def _own_frames(ours: Layout, layout: Measured) -> Iterator[Frame]:
    """Yield the frames of our own layout where the house has put them."""
    boxes = {box.number: box for box in layout.boxes}
    for frame in ours.frames:
        if frame.slot in {Slot.DATE, *FEET.values()} or frame.idx not in boxes:
            continue
        box = boxes[frame.idx]
        first = replace(frame.levels[0], size=box.size, is_bold=box.is_bold, align=box.align)
        yield _frame(frame.slot, box, (first, *frame.levels[1:]))


def _levels(kind: str, box: Box, ours: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return our levels in the size of the house where that can be read across a room."""
    size = box.size if FLOOR <= box.size <= CEILING else BODY_SIZE
    first = replace(ours[0], size=size if kind in {'key', 'question'} else ours[0].size)
    return tuple(replace(level, align=box.align) for level in (first, *ours[1:]))


def _frame(slot: Slot, box: Box, levels: tuple[Level, ...]) -> Frame:
    return Frame(slot, box.left, box.top, box.width, box.height, levels, kind=box.kind, number=box.number)


def _feet(layout: Measured) -> Iterator[Frame]:
    for box in layout.boxes:
        if box.kind in FEET:
            yield _frame(FEET[box.kind], box, (Level(box.size, is_bold=box.is_bold, align=box.align),))
