"""Pages of any PDF to forms for imposing: what is seen when they are trimmed, and the bleed around it."""

import pikepdf

from booklet.press.pdf.objects import Box, Size
from booklet.units import Length
from booklet.values import dataclass

BLEED = Length.mm(3)
"""Kept around a page that has so much: what a cut may go astray; crop marks begin where it ends."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as a form. Its trim is what is placed; what is drawn goes on to the end of the bleed."""

    form: pikepdf.Object
    left: float
    bottom: float
    size: Size
    """Of the trim, which begins at (left, bottom) in the form's outer coordinates."""


def shown_page(page: pikepdf.Page) -> ShownPage:
    """Return what `page` shows: its trim box, else its crop or media box, rotation and fields applied.

    The form belongs to the file of the page.
    """
    form = page.as_form_xobject()
    trim = _box(form.BBox)
    matrix = pikepdf.Matrix(form.get('/Matrix', pikepdf.Array([1, 0, 0, 1, 0, 0])))
    # as_form_xobject turns rotated pages by a matrix.
    outer = matrix.transform(pikepdf.Rectangle(*trim))
    if '/BleedBox' in page.obj:
        form.BBox = pikepdf.Array(_with_bleed(trim, _box(page.obj.BleedBox), _box(page.mediabox)))
    return ShownPage(form, float(outer.llx), float(outer.lly), (float(outer.width), float(outer.height)))


def _with_bleed(trim: Box, bleed: Box, media: Box) -> Box:
    """Return the trim with the bleed that there is, at most BLEED on a side; one inside the trim is none."""
    low = [max(bleed[side], media[side], trim[side] - BLEED) for side in (0, 1)]
    high = [min(bleed[side], media[side], trim[side] + BLEED) for side in (2, 3)]
    return min(low[0], trim[0]), min(low[1], trim[1]), max(high[0], trim[2]), max(high[1], trim[3])


def _box(value: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(edge) for edge in value)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
