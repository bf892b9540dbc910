"""What a browser needs to draw a page, as values that are JSON at once."""

from collections.abc import Mapping
from dataclasses import field

from booklet.values import dataclass

Matrix = tuple[float, float, float, float, float, float]
"""As in PDF and SVG; to points from the top left of the trim, downwards."""

Clip = tuple[Matrix, bool, str]
"""Matrix, whether the even-odd rule holds, SVG path: what is drawn shows only inside."""

Instruction = tuple[object, ...]
"""One of

- `('t', matrix, fill, alpha, face, (glyph, x, glyph, x, …), clips)`: glyphs of a face, x in its units;
- `('p', matrix, fill, is_even_odd, stroke, width, dash, alpha, path, clips)`: a path, colours `#rrggbb` or
empty;
- `('i', matrix, alpha, digest, clips)`: a picture in the unit square, its bytes in `Drawing.pictures`;
- `('g', alpha, (instruction, …), clips)`: a transparent group.
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page."""

    width: float
    """Of the trim, in points."""
    height: float
    instructions: tuple[Instruction, ...]
    glyphs: frozenset[tuple[str, int]]
    """(face, number) of every glyph that is drawn."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG or JPEG by their digests."""
    unknown: frozenset[str] = frozenset()
    """Operators that are not drawn; with any the page must be shown as a picture."""


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does `inner` first."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def rounded(matrix: Matrix) -> Matrix:
    """Return the matrix as far as an eye can tell, so that equal lines are equal on the wire."""
    a, b, c, d, e, f = matrix
    return (round(a, 6), round(b, 6), round(c, 6), round(d, 6), round(e, 3), round(f, 3))
