"""Places of a PDF page -> places on the page as it is shown: cropped and turned."""

from collections.abc import Callable
from typing import Any

Turn = Callable[[float, float], tuple[float, float]]
"""A place of the file -> the place on the page as it is shown, in points from its lower left corner."""


def turning(page: Any) -> Turn:
    """Return what takes a place of the file to the page as it is shown: cropped and turned."""
    left, bottom, right, top = page.get_cropbox()
    return {
        0: lambda x, y: (x - left, y - bottom),
        90: lambda x, y: (y - bottom, right - x),
        180: lambda x, y: (right - x, top - y),
        270: lambda x, y: (top - y, x - left),
    }[page.get_rotation()]
