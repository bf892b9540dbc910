"""Two pages placed on a side of a sheet -> strokes that show where to fold and cut: pure arithmetic."""

from collections.abc import Iterator, Sequence

from booklet.press.imposition.placing import Placement, Sheet
from booklet.press.pdf.objects import Box, Size
from booklet.units import Length

Stroke = tuple[float, float, float, float]
"""From x, y to x, y in points."""

WIDTH = Length.pt(0.25)
OFFSET = Length.mm(3)
"""Between the trim and a crop mark, so that the bleed ends where it begins."""
LENGTH = Length.mm(5)
SHORTEST = Length.mm(2)
"""A mark that has less room is left out: most printers do not print the outer 4 mm anyway."""

PART_FONT = '/Part'
"""Name of the font of part numbers in the resources of a sheet side."""
BLOCK = (3.0, 14.0)
"""Width and height in points of the block on the back of a folded part."""
STEPS = 12
"""Blocks that stand one below the other before they begin at the top again."""


def part_mark(part: int, parts: int, sheet: Sheet) -> str:
    """Return what numbers a part, from 0, on the outer side of its outermost sheet.

    A block lies across the fold, that of the next part below it: in a stack the folds show a stair, and a
    part that is missing or in the wrong place is seen at once. Beside the fold stands `2/3`.
    """
    fold, height = float(sheet.width) / 2, float(sheet.height)
    width, step = BLOCK
    y = 0.8 * height - (part % STEPS + 1) * step
    number = f'{part + 1}/{parts}'
    return (
        f' q 0 g {fold - width / 2:.2f} {y:.2f} {width:.2f} {step:.2f} re f'
        f' BT {PART_FONT} 7 Tf {fold + 5:.2f} {y + 4:.2f} Td ({number}) Tj ET Q'
    )


def page_box(placement: Placement, size: Size) -> Box:
    """Return where a page of `size`, unscaled, lies on the sheet."""
    a, _, _, d, e, f = placement.matrix
    xs, ys = sorted((e, e + a * size[0])), sorted((f, f + d * size[1]))
    return xs[0], ys[0], xs[1], ys[1]


def mirrored(box: Box, sheet: Sheet) -> Box:
    """Return the box on the other side of the fold."""
    left, bottom, right, top = box
    return float(sheet.width) - right, bottom, float(sheet.width) - left, top


def crop_strokes(boxes: Sequence[Box], sheet: Sheet) -> tuple[Stroke, ...]:
    """Return crop marks at the outer corners of both pages together, where the sheet has room for them."""
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    found: list[Stroke] = []
    for y in (bottom, top):
        found += [(start, y, end, y) for start, end in _outside(left, right, float(sheet.width))]
    for x in (left, right):
        found += [(x, start, x, end) for start, end in _outside(bottom, top, float(sheet.height))]
    return tuple(found)


def fold_strokes(boxes: Sequence[Box], sheet: Sheet) -> tuple[Stroke, ...]:
    """Return the marks of the fold above and below the pages, where the sheet has room for them."""
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    fold = float(sheet.width) / 2
    return tuple((fold, start, fold, end) for start, end in _outside(bottom, top, float(sheet.height)))


def _outside(low: float, high: float, most: float) -> Iterator[tuple[float, float]]:
    """Yield where marks go before `low` and behind `high` on a paper that ends at `most`."""
    before, behind = low - OFFSET, high + OFFSET
    if before >= SHORTEST:
        yield before, max(before - LENGTH, 0.0)
    if most - behind >= SHORTEST:
        yield behind, min(behind + LENGTH, most)
