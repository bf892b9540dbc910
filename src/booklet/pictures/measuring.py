"""Bytes of a picture -> width and height as it is shown, and what is wrong with it."""

from booklet.pictures.drawings import is_drawing, measure_drawing
from booklet.pictures.faults import Fault
from booklet.values import dataclass

MOST_PIXELS = 60_000_000
"""An A3 page at 400 dpi has 30 million."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Width and height in pixels, or in user units of a drawing; faults that leave a picture to print."""

    width: int
    height: int
    faults: tuple[Fault, ...] = ()


def measure(content: bytes) -> Measured | Fault:
    """Return the size of a picture of any kind we know, whatever its file is called, or why there is none."""
    if is_drawing(content):
        size, faults = measure_drawing(content)
    else:
        # Few texts have pictures, and loading the library takes as long as reading a text.
        from booklet.pictures.rasters import measure_raster

        size, faults = measure_raster(content, MOST_PIXELS)
    return Measured(*size, faults) if size else faults[0]
