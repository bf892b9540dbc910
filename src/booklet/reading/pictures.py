"""Image files to measured pictures; nothing outside the project is opened, nothing huge is decoded."""

import io
import re
import struct
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

from booklet.files import digest, is_inside
from booklet.model.blocks import Picture
from booklet.project import closest_name
from booklet.reading.draft import Shelf
from booklet.values import dataclass

LARGEST = 40 * 1024 * 1024
"""Bytes of an image file."""
MOST_PIXELS = 60_000_000
"""An A3 page at 400 dpi has 30 million."""
_FORMATS = ('PNG', 'JPEG', 'GIF', 'WEBP', 'TIFF', 'BMP')
_ORIENTATION = 0x0112
_BROKEN = (OverflowError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, struct.error)
"""What Pillow's readers raise on broken files besides what they document."""
_ABROAD = re.compile(r'[A-Za-z]:|~')
"""A drive of Windows, a home folder."""
_SVG = re.compile(r'<svg\b[^>]*>', re.DOTALL)
_NUMBER = r'\s*(\d+(?:\.\d+)?)\s*'
_VIEW_BOX = re.compile(r'\bviewBox\s*=\s*["\'][\s\d.+-]*?[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["\']')


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no picture: a slug and its arguments."""

    slug: str
    arguments: tuple[tuple[str, str], ...] = ()


def read_picture(shelf: Shelf, address: str) -> Picture | Refusal:
    """Return the picture that `address` (relative to the text's folder) names, or why there is none."""
    if '\\' in address or _ABROAD.match(address):
        return _of_another_system(shelf, address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return Refusal('image.outside', (('path', address),))
    path = shelf.folder / unquote(parts.path)
    if parts.scheme or parts.netloc or Path(unquote(parts.path)).is_absolute():
        return Refusal('image.outside', (('path', address),))
    try:
        if not is_inside(shelf.root, path):
            return Refusal('image.outside', (('path', address),))
        if not path.is_file():
            return _missing(path, address)
        if path.stat().st_size > LARGEST:
            return Refusal('image.too-large', (('path', address), ('limit', '40 MB')))
        content = path.read_bytes()
    except (OSError, ValueError, RuntimeError):
        return Refusal('image.missing', (('path', address),))
    size = _measure_svg(content) if path.suffix.lower() == '.svg' else _measure_raster(content)
    if size is None:
        return Refusal('image.unreadable', (('path', address),))
    if size[0] * size[1] > MOST_PIXELS and path.suffix.lower() != '.svg':
        return Refusal('image.too-large', (('path', address), ('limit', f'{MOST_PIXELS // 10**6} MP')))
    inside = path.resolve().relative_to(shelf.root.resolve()).as_posix()
    return Picture(inside, size[0], size[1], digest(content))


def _of_another_system(shelf: Shelf, address: str) -> Refusal:
    """Return what is to be written for a path as Windows writes it, or for one on a disk of one's own."""
    plain = address.replace('\\', '/')
    is_here = not _ABROAD.match(address) and not plain.startswith('/')
    if is_here and is_inside(shelf.root, shelf.folder / plain) and (shelf.folder / plain).is_file():
        return Refusal('image.misnamed', (('path', address), ('meant', plain)))
    meant = f'figures/{plain.rpartition("/")[2]}'
    return Refusal('image.elsewhere', (('path', address), ('meant', meant)))


def _missing(path: Path, address: str) -> Refusal:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        names = []
    if meant := closest_name(path.name, names):
        written = address[: len(address) - len(address.rpartition('/')[2])] + meant
        return Refusal('image.misnamed', (('path', address), ('meant', written)))
    return Refusal('image.missing', (('path', address),))


def _measure_raster(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels as the picture is shown (EXIF orientation), from its head alone."""
    # Few texts have pictures, and loading the library takes as long as reading a text.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return width, height
                image.verify()
            # An image that was verified cannot be read on.
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                is_turned = image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
    except Image.DecompressionBombError:
        return MOST_PIXELS + 1, 1
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, *_BROKEN):
        return None
    if width < 1 or height < 1:
        return None
    return (height, width) if is_turned else (width, height)


def _measure_svg(content: bytes) -> tuple[int, int] | None:
    """Return width and height in user units: those of the viewBox, else the attributes."""
    head = content[: 64 * 1024].decode('utf-8', 'replace')
    tag = _SVG.search(head)
    if not tag:
        return None
    if box := _VIEW_BOX.search(tag.group()):
        width, height = _number(box[1]), _number(box[2])
    else:
        width, height = (_attribute(tag.group(), name) for name in ('width', 'height'))
    if not (0 < width < 1e6 and 0 < height < 1e6):
        return None
    return max(1, round(width)), max(1, round(height))


def _attribute(tag: str, name: str) -> float:
    match = re.search(rf'\s{name}\s*=\s*["\']{_NUMBER}(?:px|pt|mm|cm|in)?["\']', tag)
    return _number(match[1]) if match else 0.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
