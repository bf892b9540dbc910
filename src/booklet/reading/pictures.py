"""Image files to measured pictures; nothing outside the project is opened, nothing huge is decoded."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from booklet.files import digest, is_inside, read_regular
from booklet.model.blocks import Picture
from booklet.pictures import Fault, measure
from booklet.project import closest_name
from booklet.reading.draft import Shelf
from booklet.reading.sorting import PICTURES
from booklet.values import dataclass

LARGEST = 40 * 1024 * 1024
"""Bytes of an image file."""
_ABROAD = re.compile(r'[A-Za-z]:|~')
"""A drive of Windows, a home folder."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no picture: a slug and its arguments."""

    slug: str
    arguments: tuple[tuple[str, str], ...] = ()


def read_picture(shelf: Shelf, address: str) -> tuple[Picture | None, tuple[Refusal, ...]]:
    """Return the picture that `address` (relative to the text's folder) names, and what is wrong with it.

    What is wrong may leave a picture to print: a drawing without some of its labels.
    """
    content = _read(shelf, address)
    if isinstance(content, Refusal):
        return None, (content,)
    measured = measure(content)
    if isinstance(measured, Fault):
        return None, (_refusal(measured, address),)
    path = _path(shelf, address)
    inside = path.resolve().relative_to(shelf.root.resolve()).as_posix()
    picture = Picture(inside, measured.width, measured.height, digest(content))
    faults = (fault for fault in measured.faults if not _is_beside(path, fault, shelf))
    return picture, tuple(_refusal(fault, address) for fault in faults)


def _path(shelf: Shelf, address: str) -> Path:
    return shelf.folder / unquote(urlsplit(address).path)


def _is_beside(path: Path, fault: Fault, shelf: Shelf) -> bool:
    """Tell whether `fault` is only that the drawing at `path` shows a picture of the project."""
    if fault.slug != 'drawing.reference':
        return False
    own = Shelf(shelf.root, path.parent)
    return isinstance(_read(own, dict(fault.arguments)['address']), bytes)


def _refusal(fault: Fault, address: str) -> Refusal:
    return Refusal(fault.slug, (('path', address), *fault.arguments))


def _read(shelf: Shelf, address: str) -> bytes | Refusal:
    if '\\' in address or _ABROAD.match(address):
        return _of_another_system(shelf, address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return Refusal('image.outside', (('path', address),))
    path = _path(shelf, address)
    if parts.scheme or parts.netloc or Path(unquote(parts.path)).is_absolute():
        return Refusal('image.outside', (('path', address),))
    try:
        if not is_inside(shelf.root, path):
            return Refusal('image.outside', (('path', address),))
        if not path.is_file():
            return _missing(path, address)
        if path.suffix.lower() not in PICTURES:
            return Refusal('image.unreadable', (('path', address),))
        if path.stat().st_size > LARGEST:
            return Refusal('image.too-large', (('path', address), ('limit', '40 MB')))
        return read_regular(path, LARGEST)
    except (OSError, ValueError, RuntimeError):
        return Refusal('image.missing', (('path', address),))


def _of_another_system(shelf: Shelf, address: str) -> Refusal:
    """Return what is to be written for a path as Windows writes it, or for one on a disk of one's own."""
    plain = address.replace('\\', '/')
    is_here = not _ABROAD.match(address) and not plain.startswith('/') and '\x00' not in plain
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
