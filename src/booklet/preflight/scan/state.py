"""The graphics state of a content stream; the arithmetic of matrices and boxes (ISO 32000-1, 8.3, 8.4)."""

import copy
from math import hypot
from typing import TYPE_CHECKING

from msgspec import Struct, field

from booklet.preflight.facts import Box, Colour
from booklet.preflight.scan.spaces import GRAY

if TYPE_CHECKING:
    from booklet.preflight.scan.fonts import LoadedFont

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK = Colour(GRAY, (0.0,))


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first`, then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(matrix: Matrix, x: float, y: float) -> Matrix:
    """Return the matrix that moves by (x, y), then does `matrix`."""
    a, b, c, d, e, f = matrix
    return a, b, c, d, x * a + y * c + e, x * b + y * d + f


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_under(matrix: Matrix, box: Box) -> Box:
    """Return the upright box around a box after `matrix`."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    if b == 0.0 == c:
        # Upright, as nearly everything is.
        x, y, u, v = a * left + e, d * bottom + f, a * right + e, d * top + f
        return (x if x < u else u), (y if y < v else v), (u if x < u else x), (v if y < v else y)
    corners = [apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, which may be a line or a point; None when it is nothing."""
    left, bottom, right, top = one
    low, near, high, far = other
    # Written out: this is asked for everything that is painted, and max() takes four times as long.
    left, bottom = (low if low > left else left), (near if near > bottom else bottom)
    right, top = (high if high < right else right), (far if far < top else top)
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def width_scale(matrix: Matrix) -> float:
    """Return how much the matrix widens lines in its thinner direction."""
    a, b, c, d, _, _ = matrix
    return min(hypot(a, b), hypot(c, d))


class Pattern(Struct):
    """A pattern set as colour: the object and, of an uncoloured one, its colour."""

    object: object


class State(Struct):
    """What `q` saves and `Q` restores; text state is part of it."""

    ctm: Matrix
    clip: Box
    base: Matrix = IDENTITY
    """The matrix that patterns start from: of the page or of the form."""
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: Pattern | None = None
    stroke_pattern: Pattern | None = None
    line_width: float = 1.0
    font: 'LoadedFont | None' = None
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = 'Normal'
    has_soft_mask: bool = False

    def copied(self) -> 'State':
        """Return a copy for `q`."""
        return copy.copy(self)

    def signature(self) -> tuple[object, ...]:
        """Return what decides how a form looks that is drawn now."""
        patterns = (id(each and each.object) for each in (self.fill_pattern, self.stroke_pattern))
        return (
            tuple(round(value, 3) for value in self.ctm),
            tuple(round(value, 2) for value in self.clip),
            self.fill, self.stroke, *patterns, self.line_width, self.font and self.font.key, self.font_size,
            self.mode, self.fill_overprint, self.stroke_overprint, self.overprint_mode,
            self.fill_alpha, self.stroke_alpha, self.blend, self.has_soft_mask,
        )  # fmt: skip


class PathBox(Struct):
    """The path under construction, as the box around its points on the page."""

    left: float = field(default=1e12)
    bottom: float = field(default=1e12)
    right: float = field(default=-1e12)
    top: float = field(default=-1e12)

    def add(self, matrix: Matrix, x: float, y: float) -> None:
        """Add a point of user space; control points count, the curve lies within their hull."""
        x, y = apply(matrix, x, y)
        self.left, self.right = min(self.left, x), max(self.right, x)
        self.bottom, self.top = min(self.bottom, y), max(self.top, y)

    def box(self, around: float = 0.0) -> Box | None:
        """Return the box, None when there is no path."""
        if self.left > self.right:
            return None
        return self.left - around, self.bottom - around, self.right + around, self.top + around
