"""A side of a sheet to the place of its two pages on the paper: pure arithmetic in points."""

from collections.abc import Iterable
from typing import Literal

from booklet.press.imposition.saddle import SheetSide
from booklet.press.pdf.objects import Box, Matrix, Size
from booklet.units import Length
from booklet.values import dataclass

Duplex = Literal['short-edge', 'long-edge']
"""Along which edge of the landscape sheet the printer turns the paper for the back."""

TOLERANCE = Length.pt(0.5)
"""Layout rounds page sizes; a page that exceeds its half of the sheet by less is not scaled for that."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper of the office printer, landscape."""

    name: str
    width: Length
    height: Length


SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        Sheet('A4', Length.mm(297), Length.mm(210)),
        Sheet('A3', Length.mm(420), Length.mm(297)),
        Sheet('B4', Length.mm(364), Length.mm(257)),  # JIS, as office printers in China mean it
        Sheet('Letter', Length.mm(279.4), Length.mm(215.9)),
    )
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one page goes: from its own lower left corner to the coordinates of the sheet."""

    page: int | None
    """None stands for a blank."""
    is_recto: bool
    matrix: Matrix
    clip: Box
    """Its half of the sheet; what creep pushes over the fold is cut off there."""


def scale_to_fit(sizes: Iterable[Size], sheet: Sheet) -> float:
    """Return the one factor for all pages: 1 when all fit on half a sheet, else less."""
    widths, heights = zip(*sizes, strict=True)
    widest, highest = float(max(widths)), float(max(heights))
    if widest <= sheet.width / 2 + TOLERANCE and highest <= sheet.height + TOLERANCE:
        return 1.0
    return min(float(sheet.width) / 2 / widest, float(sheet.height) / highest)


def place_pair(
    side: SheetSide, sizes: tuple[Size, Size], scale: float, sheet: Sheet, creep: Length, duplex: Duplex
) -> tuple[Placement, Placement]:
    """Return the places of the left and the right page: spine edges on the fold, centred in height.

    `creep` is how far each sheet pushes the next inner one out at the fore-edge, about the thickness of the
    paper; inner pages move that much towards the spine. A printer that turns along the long edge sets the
    back on its head, so that side is drawn turned by 180 degrees.
    """
    fold = float(sheet.width) / 2
    shift = creep * side.depth
    (left_width, left_height), (_, right_height) = sizes
    is_turned = side.is_back and duplex == 'long-edge'
    left = (side.left, False, fold - left_width * scale + shift, left_height)
    right = (side.right, True, fold - shift, right_height)
    return _placed(*left, scale, sheet, is_turned), _placed(*right, scale, sheet, is_turned)


def _placed(
    page: int | None, is_recto: bool, x: float, height: float, scale: float, sheet: Sheet, is_turned: bool
) -> Placement:
    fold, width, sheet_height = float(sheet.width) / 2, float(sheet.width), float(sheet.height)
    y = (sheet_height - height * scale) / 2
    is_on_right_half = is_recto != is_turned
    clip = (fold, 0.0, width, sheet_height) if is_on_right_half else (0.0, 0.0, fold, sheet_height)
    if is_turned:
        return Placement(page, is_recto, (-scale, 0.0, 0.0, -scale, width - x, sheet_height - y), clip)
    return Placement(page, is_recto, (scale, 0.0, 0.0, scale, x, y), clip)
