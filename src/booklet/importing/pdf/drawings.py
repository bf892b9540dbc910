"""Pages of a PDF -> what is drawn on them besides text: straight rules and pictures."""

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from booklet.importing.pdf.turning import Turn
from booklet.values import dataclass

MOST_OBJECTS = 20_000
"""On a page; a drawing or a map has more, and no table that could be read."""
_DEEPEST = 6
"""Forms inside forms."""
_THIN = 3.0
"""Points; a filled box that is thinner is a rule."""
_SHORTEST = 6.0
"""Points; a shorter rule parts nothing."""
_SMALLEST = 30.0
"""Points; a picture that is smaller in both directions is an ornament."""
MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page: level (`bottom` = `top`) or upright (`left` = `right`); in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Tell whether it runs from left to right."""
        return self.right - self.left > self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture at its place; lengths in points."""

    left: float
    bottom: float
    right: float
    top: float
    content: bytes
    """JPEG or PNG; empty when it cannot be taken out."""
    suffix: str = ''
    mark: int = -1
    """Number of the marked content it belongs to; -1 for none."""


def read_drawings(page: Any, turn: Turn) -> tuple[tuple[Rule, ...], tuple[Drawing, ...]]:
    """Return the rules and the pictures of a page of pypdfium2; `turn` takes places to the page as shown."""
    rules: list[Rule] = []
    pictures: list[Drawing] = []
    for index, (thing, kind) in enumerate(_objects(page)):
        if index > MOST_OBJECTS:
            return (), tuple(pictures)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, turn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and (drawing := _drawing(thing, page, turn)):
            pictures.append(drawing)
    return tuple(rules), tuple(pictures)


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    """Yield (object, kind); those in forms too, where the form is not moved or scaled."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        yield from _inside(thing, 0)


def _inside(thing: Any, depth: int) -> Iterator[tuple[Any, int]]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield thing, kind
    elif depth < _DEEPEST and _matrix(thing) == (1, 0, 0, 1, 0, 0):
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _inside(raw.FPDFFormObj_GetObject(thing, index), depth + 1)


def _matrix(thing: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _rules(path: Any, turn: Turn) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not stroke.value:
        if (
            fill.value
            and (bounds := _bounds(path, turn))
            and min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN
        ):
            yield from _rule(bounds)
        return
    a, b, c, d, e, f = _matrix(path)
    before: tuple[float, float] | None = None
    start: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(path), 2000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO and before:
            yield from _between(before, point)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        if raw.FPDFPathSegment_GetClose(segment) and start:
            yield from _between(point, start)
        before = point


def _between(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = one, other
    if min(abs(x0 - x1), abs(y0 - y1)) < 1:
        yield from _rule((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _rule(bounds: tuple[float, float, float, float]) -> Iterator[Rule]:
    left, bottom, right, top = bounds
    if max(right - left, top - bottom) < _SHORTEST:
        return
    if right - left > top - bottom:
        yield Rule(left, (bottom + top) / 2, right, (bottom + top) / 2)
    else:
        yield Rule((left + right) / 2, bottom, (left + right) / 2, top)


def _bounds(thing: Any, turn: Turn) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    (x0, y0), (x1, y1) = turn(left.value, bottom.value), turn(right.value, top.value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawing(thing: Any, page: Any, turn: Turn) -> Drawing | None:
    bounds = _bounds(thing, turn)
    if bounds is None or max(bounds[2] - bounds[0], bounds[3] - bounds[1]) < _SMALLEST:
        return None
    has_mask = bool(raw.FPDFPageObj_HasTransparency(thing))
    content, suffix = _content(pypdfium2.PdfImage(thing, page=page), has_mask)
    return Drawing(*bounds, content, suffix, raw.FPDFPageObj_GetMarkedContentID(thing))


def _content(image: Any, has_mask: bool) -> tuple[bytes, str]:
    """Return the picture as a file: JPEG as it stands in the PDF where nothing masks it, all else as PNG."""
    try:
        width, height = image.get_px_size()
        if width * height > MOST_PIXELS or not width * height:
            return b'', ''
        if not has_mask and list(image.get_filters()) == ['DCTDecode']:
            return bytes(image.get_data(decode_simple=False)), '.jpg'
        picture = image.get_bitmap(render=True).to_pil()
        packed = io.BytesIO()
        picture.save(packed, format='PNG')
        return packed.getvalue(), '.png'
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return b'', ''
