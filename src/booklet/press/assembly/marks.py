"""Boxes of a page to crop, fold and registration marks as drawing operators, all outside the bleed."""

from collections.abc import Iterator

from booklet.press.assembly.page_boxes import PageBoxes
from booklet.units import Length

HAIRLINE = Length.pt(0.25)
LENGTH = Length.mm(5)
"""Of a crop mark."""
GAP = Length.mm(1)
"""From the edge of the bleed to where a crop mark begins; from the trim that is the bleed and this."""
RADIUS = Length.mm(1.5)
"""Of the circle of a registration mark; its cross is twice as wide."""
KAPPA = 0.5523
"""Of the cubic curve that comes nearest to a quarter of a circle."""

REGISTRATION = '/Registration'
"""Name of the colour space All in the resources of a page."""

Line = tuple[float, float, float, float]


def marks(boxes: PageBoxes, has_colour: bool, folds: tuple[float, ...] = ()) -> str:
    """Return operators that draw the marks of one page; nothing of them lies inside the bleed.

    In colour they stand in all inks (the space named REGISTRATION), else in black alone, so that a page of
    one colour stays one. `folds` are distances from the left edge of the trim.
    """
    ink = f'{REGISTRATION} CS 1 SCN' if has_colour else '0 0 0 1 K'
    lines = [*_crop_marks(boxes), *_fold_marks(boxes, folds)]
    drawn = [f'{_n(x0)} {_n(y0)} m {_n(x1)} {_n(y1)} l S' for x0, y0, x1, y1 in lines]
    targets = [_registration_mark(x, y) for x, y in _registration_centres(boxes, bool(folds))]
    return '\n'.join(('q', ink, f'{HAIRLINE} w 0 J [] 0 d', *drawn, *targets, 'Q'))


def _crop_marks(boxes: PageBoxes) -> Iterator[Line]:
    left, bottom, right, top = boxes.trim
    low_x, low_y, high_x, high_y = boxes.bleed
    for x in (left, right):
        yield x, low_y - GAP, x, low_y - GAP - LENGTH
        yield x, high_y + GAP, x, high_y + GAP + LENGTH
    for y in (bottom, top):
        yield low_x - GAP, y, low_x - GAP - LENGTH, y
        yield high_x + GAP, y, high_x + GAP + LENGTH, y


def _fold_marks(boxes: PageBoxes, folds: tuple[float, ...]) -> Iterator[Line]:
    """Yield short strokes above and below the page where a cover is creased."""
    for fold in folds:
        x = boxes.trim[0] + fold
        yield x, boxes.bleed[1] - GAP, x, boxes.bleed[1] - GAP - LENGTH / 2
        yield x, boxes.bleed[3] + GAP, x, boxes.bleed[3] + GAP + LENGTH / 2


def _registration_centres(boxes: PageBoxes, has_folds: bool) -> Iterator[tuple[float, float]]:
    """Yield the middle of each of the four slugs, beside the spine where fold marks stand already."""
    low_x, low_y, high_x, high_y = boxes.bleed
    _, _, width, height = boxes.media
    yield low_x / 2, height / 2
    yield (high_x + width) / 2, height / 2
    middle = width / 4 if has_folds else width / 2
    yield middle, low_y / 2
    yield middle, (high_y + height) / 2


def _registration_mark(x: float, y: float) -> str:
    r, k, arm = float(RADIUS), float(RADIUS) * KAPPA, 2 * float(RADIUS)
    across = f'{_n(x - arm)} {_n(y)} m {_n(x + arm)} {_n(y)} l'
    upright = f'{_n(x)} {_n(y - arm)} m {_n(x)} {_n(y + arm)} l'
    quarters = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = ' '.join(' '.join(map(_n, quarter)) + ' c' for quarter in quarters)
    return f'{across} {upright} S {_n(x + r)} {_n(y)} m {curves} h S'


def _n(value: float) -> str:
    return f'{value:.3f}'.rstrip('0').rstrip('.')
