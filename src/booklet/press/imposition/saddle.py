"""A number of pages to the sheet sides of a saddle-stitched booklet: pure arithmetic."""

from collections.abc import Iterator
from math import ceil

from booklet.project.settings import ONE_FOLD
from booklet.values import dataclass

PAGES_PER_SHEET = 4


@dataclass(frozen=True, slots=True)
class SheetSide:
    """What stands on one side of one sheet, as seen by a reader who has that side upright before him."""

    sheet: int
    """From 0, through all signatures, in the order of printing."""
    signature: int
    """From 0, in reading order."""
    depth: int
    """Sheets around this one within its signature: 0 is the outermost."""
    is_back: bool
    left: int | None
    """Index of the page, from 0; None stands for a blank."""
    right: int | None


def plan_saddle(pages: int, signature: int | None = ONE_FOLD) -> tuple[SheetSide, ...]:
    """Return the sides of all sheets, front before back, outermost sheet first.

    `signature` is the most pages that one fold may hold; None nests all sheets in one fold. Signatures come
    out as equal as whole sheets allow: a last signature of one sheet tears out. Blanks fill up the end.
    Raises ValueError for less than one page or a signature of less than one sheet.
    """
    if pages < 1:
        raise ValueError(pages)
    if signature is not None and signature < PAGES_PER_SHEET:
        raise ValueError(signature)
    sides: list[SheetSide] = []
    first = 0
    for number, sheets in enumerate(_sheets_per_signature(ceil(pages / PAGES_PER_SHEET), signature)):
        sides.extend(_signature_sides(number, sheets, first, pages))
        first += sheets * PAGES_PER_SHEET
    return tuple(sides)


def _sheets_per_signature(sheets: int, signature: int | None) -> tuple[int, ...]:
    most = sheets if signature is None else signature // PAGES_PER_SHEET
    count = ceil(sheets / most)
    return tuple(sheets // count + (index < sheets % count) for index in range(count))


def _signature_sides(signature: int, sheets: int, first: int, pages: int) -> Iterator[SheetSide]:
    last = first + sheets * PAGES_PER_SHEET - 1

    def page(index: int) -> int | None:
        return index if index < pages else None

    for depth in range(sheets):
        sheet = first // PAGES_PER_SHEET + depth
        low, high = first + 2 * depth, last - 2 * depth
        yield SheetSide(sheet, signature, depth, False, left=page(high), right=page(low))
        yield SheetSide(sheet, signature, depth, True, left=page(low + 1), right=page(high - 1))
