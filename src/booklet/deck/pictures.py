"""Bytes of a picture -> whether it can stand on a slide."""

from pptx.parts.image import Image

RASTER = (b'\x89PNG\r\n\x1a\n', b'\xff\xd8\xff', b'GIF87a', b'GIF89a')
"""How the pictures begin that every presentation program shows."""


def is_showable(content: bytes) -> bool:
    """Tell whether every presentation program shows the picture, and whether its head can be read."""
    if not content.startswith(RASTER):
        return False
    try:
        width, height = Image.from_blob(content).size
    except (OSError, ValueError, SyntaxError):
        # What the image library raises for a file that breaks off or lies about its sizes.
        return False
    return bool(width and height)
