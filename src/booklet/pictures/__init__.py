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


def web_picture(content: bytes) -> bytes:
    """Return a picture or drawing that every browser shows right, not larger than a screen needs it."""
    if is_drawing(content):
        return plain_drawing(content)
    from booklet.pictures.rasters import web_raster

    return web_raster(content)


def media_type(content: bytes) -> str:
    """Return what browsers call a picture of a kind that all of them show; empty for others."""
    if is_drawing(content):
        return 'image/svg+xml'
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), '')


_KINDS = {b'\x89PNG\r\n': 'image/png', b'\xff\xd8\xff': 'image/jpeg', b'GIF8': 'image/gif'}

__all__ = (
    'Fault', 'Measured', 'embedded_picture', 'is_drawing', 'measure', 'media_type', 'page_picture',
    'slide_picture', 'web_picture',
)  # fmt: skip
