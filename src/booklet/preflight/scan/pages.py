"""One page of a foreign PDF -> its boxes, annotations and marks."""

import pikepdf

from booklet.preflight.facts import Annotation, Box, Page, Trouble
from booklet.preflight.scan import colouring, painting, texts
from booklet.preflight.scan.interpreter import Interpreter, Shelf, SpentError, look_at_page
from booklet.preflight.scan.objects import (
    LARGEST_STREAM,
    UNREADABLE,
    TooLargeError,
    dictionary,
    elements,
    entry,
    name_of,
    number,
    numbers,
    unpacked,
    whole,
)
from booklet.preflight.scan.state import IDENTITY, Matrix, State, box_under
from booklet.preflight.scan.tally import Region, Tally

OPERATORS_OF = (painting, colouring, texts)
"""Imported for what they add to the table of operators."""

LETTER: Box = (0.0, 0.0, 612.0, 792.0)
"""What readers take when a page has no size."""

MOST_LEVELS = 60
MOST_ANNOTATIONS = 1000
HIDDEN, PRINTED = 2, 4
"""Flags of an annotation."""


def read_page(page: pikepdf.Object, index: int, shelf: Shelf) -> Page:
    """Return the facts of one page."""
    troubles: list[Trouble] = []
    media = _box(inherited(page, '/MediaBox'))
    if media is None:
        troubles.append(Trouble('box.media-missing', ''))
    crop = _box(inherited(page, '/CropBox'))
    bleed, trim, art = (_box(entry(page, name)) for name in ('/BleedBox', '/TrimBox', '/ArtBox'))
    whole_page = media or LETTER
    region = Region(bleed or trim or crop or whole_page, trim or crop or whole_page)
    tally = _look(page, index, shelf, whole_page, region)
    return Page(
        index, whole_page, crop, bleed, trim, art,
        rotation=whole(inherited(page, '/Rotate')) % 360,
        user_unit=number(entry(page, '/UserUnit')) or 1.0,
        marks=tuple(tally.marks.items()),
        near=tally.nearest(),
        reaches=tuple(tally.reaches),
        annotations=tuple(_annotation(each) for each in elements(entry(page, '/Annots'), MOST_ANNOTATIONS)),
        has_actions=entry(page, '/AA') is not None,
        troubles=(*troubles, *tally.troubles),
        is_cut_short=tally.is_cut_short,
    )  # fmt: skip


def inherited(page: object, name: str) -> pikepdf.Object | None:
    """Return an entry of a page or of what it inherits from (ISO 32000-1, 7.7.3.4)."""
    for _ in range(MOST_LEVELS):
        found = entry(page, name)
        if found is not None:
            return found
        page = dictionary(page, '/Parent')
        if page is None:
            return None
    return None


def _look(page: pikepdf.Object, index: int, shelf: Shelf, media: Box, region: Region) -> Tally:
    resources = inherited(page, '/Resources')
    try:
        content = _content(page)
    except TooLargeError:
        return Tally(region, is_cut_short=True)
    except UNREADABLE:
        tally = Tally(region)
        tally.trouble('content.broken', '/Contents')
        return tally
    tally = look_at_page(shelf, content, resources, media, region, index)
    group = dictionary(page, '/Group')
    if name_of(entry(group, '/S')) == 'Transparency':
        run = Interpreter(shelf, tally, resources, State(IDENTITY, media), index, frozenset())
        run.mark_group('', group)
    for annotation in elements(entry(page, '/Annots'), MOST_ANNOTATIONS):
        state = State(IDENTITY, media)
        _look_at_appearance(annotation, Interpreter(shelf, tally, None, state, index, frozenset()))
    return tally


def _look_at_appearance(annotation: object, run: Interpreter) -> None:
    """Count what an annotation shows, which machines print that print annotations (ISO 32000-1, 12.5.5)."""
    shown, flags = dictionary(dictionary(annotation, '/AP'), '/N'), whole(entry(annotation, '/F'))
    if not isinstance(shown, pikepdf.Stream):
        shown = dictionary(shown, f'/{name_of(entry(annotation, "/AS"))}')
    frame = _box(entry(annotation, '/Rect'))
    if not isinstance(shown, pikepdf.Stream) or frame is None or flags & HIDDEN or not flags & PRINTED:
        return
    box, matrix = _box(entry(shown, '/BBox')), numbers(entry(shown, '/Matrix'), 6)
    if box is None:
        return
    run.state.ctm = _fitting(box_under((*matrix,) if matrix else IDENTITY, box), frame)  # type: ignore[arg-type]
    try:
        run.draw_form(name_of(entry(annotation, '/Subtype')), shown)
    except SpentError:
        run.tally.is_cut_short = True


def _fitting(box: Box, frame: Box) -> Matrix:
    """Return the matrix that brings `box` to `frame`; what has no extent is not stretched."""
    wide, high = box[2] - box[0], box[3] - box[1]
    x = (frame[2] - frame[0]) / wide if wide else 1.0
    y = (frame[3] - frame[1]) / high if high else 1.0
    return x, 0.0, 0.0, y, frame[0] - x * box[0], frame[1] - y * box[1]


def _content(page: pikepdf.Object) -> bytes:
    contents = entry(page, '/Contents')
    streams = elements(contents) if isinstance(contents, pikepdf.Array) else [contents]
    found: list[bytes] = []
    for stream in streams:
        if isinstance(stream, pikepdf.Stream):
            found.append(unpacked(stream))
        if sum(map(len, found)) > 2 * LARGEST_STREAM:
            raise TooLargeError
    return b'\n'.join(found)


def _box(value: object) -> Box | None:
    found = numbers(value, 4)
    if found is None:
        return None
    one, two, three, four = found
    box = (min(one, three), min(two, four), max(one, three), max(two, four))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _annotation(value: object) -> Annotation:
    has_action = entry(value, '/A') is not None or entry(value, '/AA') is not None
    is_hidden = bool(whole(entry(value, '/F')) & HIDDEN)
    return Annotation(name_of(entry(value, '/Subtype')), _box(entry(value, '/Rect')), has_action, is_hidden)
