"""Paper in the hand: printed placements are turned, stacked, folded and read, as a person would do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from booklet.press.imposition.placing import Duplex, Placement, Sheet


@dataclass(frozen=True)
class Impression:
    """A page as it lies on the paper, seen through the front of the sheet."""

    page: int | None
    is_upright: bool
    is_on_right_half: bool


def impression(placement: Placement, sheet: Sheet, is_back: bool, duplex: Duplex) -> Impression:
    """Return where the printer puts a page: the back comes out mirrored along the axis of turning."""
    a, _, _, d, e, f = placement.matrix
    # A point well inside the page, and the direction up.
    x, y, up = e + a * 200, f + d * 300, d
    left, bottom, right, top = placement.clip
    assert left < x < right
    assert bottom < y < top
    if is_back and duplex == 'short-edge':
        x = sheet.width - x
    if is_back and duplex == 'long-edge':
        up = -up
    return Impression(placement.page, up > 0, x > sheet.width / 2)


def read_through(sheets: Sequence[tuple[Sequence[Impression], Sequence[Impression]]]) -> list[int | None]:
    """Return the pages in the order of turning leaves, the sheets nested, the first one outermost.

    Going in, the right halves: front (recto), then back (verso); coming out, the left ones: back, then front.
    """
    pages: list[int | None] = []
    for front, back in sheets:
        pages += [on(front, True), on(back, True)]
    for front, back in reversed(sheets):
        pages += [on(back, False), on(front, False)]
    return pages


def on(face: Sequence[Impression], is_on_right_half: bool) -> int | None:
    """Return the one page on that half."""
    (found,) = [each for each in face if each.is_on_right_half == is_on_right_half]
    assert found.is_upright
    return found.page
