"""A colour of CIE L*a*b* to one of sRGB: how style sheets' `lab()`, `lch()` and `oklch()` come out of layout.

Formulas of CIE 15 and IEC 61966-2-1; whites are adapted after Bradford (ICC.1, annex E). What sRGB does not
have is cut to its nearest part: inks have less still.
"""


White = tuple[float, float, float]
"""X, Y and Z."""

D65: White = (0.95046, 1.0, 1.08906)

Matrix = tuple[White, White, White]

BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
FROM_BRADFORD: Matrix = (
    (0.9869929, -0.1470543, 0.1599627),
    (0.4323053, 0.5183603, 0.0492912),
    (-0.0085287, 0.0400428, 0.9684867),
)
TO_SRGB: Matrix = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
"""XYZ under D65 to linear sRGB."""


def srgb_of_lab(lightness: float, a: float, b: float, white: White) -> tuple[float, float, float]:
    """Return red, green and blue from 0 to 1 of a colour under `white`; `lightness` goes from 0 to 100."""
    middle = (lightness + 16) / 116
    parts = (middle + a / 500, middle, middle - b / 200)
    seen = [_decoded(part) * full for part, full in zip(parts, white, strict=True)]
    red, green, blue = map(_encoded, _times(TO_SRGB, _adapted(seen, white)))
    return red, green, blue


def _decoded(part: float) -> float:
    """Undo the cube root, which is a line near black (CIE 15, 8.2.1)."""
    return part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29)


def _adapted(seen: list[float], white: White) -> list[float]:
    cones = zip(*(_times(BRADFORD, list(each)) for each in (seen, D65, white)), strict=True)
    return _times(FROM_BRADFORD, [part * now / before for part, now, before in cones])


def _times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def _encoded(linear: float) -> float:
    part = min(max(linear, 0.0), 1.0)
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
