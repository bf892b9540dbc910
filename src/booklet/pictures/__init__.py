"""Bytes of a picture as it was sent -> its size and faults, and the same picture as all programs show it."""

from booklet.pictures.drawings import embedded_picture, is_drawing, plain_drawing
from booklet.pictures.faults import Fault
from booklet.pictures.measuring import Measured, measure


def page_picture(content: bytes) -> bytes:
    """Return a picture or drawing that the layout engine shows right; itself when it does already."""
    if is_drawing(content):
        return plain_drawing(content)
    # Pillow is loaded by texts with pictures only.
    from booklet.pictures.rasters import page_raster

    return page_raster(content)


def slide_picture(content: bytes) -> bytes:
    """Return a raster picture that every presentation program shows right; itself when they do already."""
    from booklet.pictures.rasters import slide_raster

    return slide_raster(content)


__all__ = (
    'Fault', 'Measured', 'embedded_picture', 'is_drawing', 'measure', 'page_picture', 'slide_picture'
)  # fmt: skip
