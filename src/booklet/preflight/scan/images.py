"""A picture in a foreign PDF -> its size, its colour space, and the ink that it really prints."""

import io

import pikepdf
from PIL import Image as Pictures
from PIL import ImageChops

from booklet.preflight.facts import Image, Space
from booklet.preflight.inks import PROCESS
from booklet.preflight.scan.objects import (
    UNREADABLE,
    Key,
    TooLargeError,
    entry,
    filters,
    is_true,
    numbers,
    unpacked,
    whole,
)
from booklet.preflight.scan.spaces import GRAY, UNKNOWN, space_of

LARGEST = 64 * 2**20
"""Samples that are unpacked to measure ink; a larger picture is not measured."""

DARKEST = 0.001
"""Ink is the highest sum that this share of the picture reaches: single pixels do not smear."""

SHORT = {'W': 'Width', 'H': 'Height', 'BPC': 'BitsPerComponent', 'CS': 'ColorSpace', 'IM': 'ImageMask',
         'F': 'Filter', 'D': 'Decode', 'I': 'Interpolate'}  # fmt: skip


def read_image(stream: pikepdf.Object, key: Key, resources: object) -> Image:
    """Return the facts of an image XObject."""
    is_mask = is_true(entry(stream, '/ImageMask'))
    names = filters(stream)
    space = GRAY if is_mask else space_of(entry(stream, '/ColorSpace'), resources)
    width, height = whole(entry(stream, '/Width')), whole(entry(stream, '/Height'))
    bits = 1 if is_mask else whole(entry(stream, '/BitsPerComponent'), 8)
    is_masked_inside = whole(entry(stream, '/SMaskInData')) > 0
    has_soft_mask = is_masked_inside or isinstance(entry(stream, '/SMask'), pikepdf.Stream)
    is_broken = width < 1 or height < 1 or (space == UNKNOWN and 'JPXDecode' not in names)
    ink, inks = None, frozenset[str]()
    if not is_broken and not is_mask:
        ink, inks, is_broken = _measured(stream, names, (width, height), bits, space)
    return Image(key, width, height, bits, space, is_mask, has_soft_mask, names, is_broken, ink, inks)


def inline_image(values: dict[str, object], key: Key, space: Space) -> Image:
    """Return the facts of an inline image; `values` has the full names of its entries."""
    is_mask = values.get('ImageMask') is True
    width, height, bits = (_whole(values.get(name)) for name in ('Width', 'Height', 'BitsPerComponent'))
    kind = GRAY if is_mask else space
    return Image(key, width, height, 1 if is_mask else bits, kind, is_mask, is_broken=width < 1 or height < 1)


def full_names(values: dict[str, object]) -> dict[str, object]:
    """Return the dictionary of an inline image with its short keys spelt out (ISO 32000-1, table 93)."""
    return {SHORT.get(name, name): value for name, value in values.items()}


def _whole(value: object) -> int:
    return int(value) if isinstance(value, float) else 0


def _measured(
    stream: pikepdf.Object, names: tuple[str, ...], size: tuple[int, int], bits: int, space: Space
) -> tuple[float | None, frozenset[str], bool]:
    """Return total ink, the inks used, and whether the picture is damaged."""
    try:
        if names == ('DCTDecode',):
            picture: Pictures.Image | None = _jpeg(stream.read_raw_bytes())
        elif bits == 8 and 'JPXDecode' not in names and 'DCTDecode' not in names:
            picture = _raster(unpacked(stream), size, space)
        else:
            return None, frozenset(), False
    except TooLargeError:
        return None, frozenset(), False
    except (*UNREADABLE, OSError, SyntaxError, Pictures.DecompressionBombError):
        return None, frozenset(), True
    if picture is None or space.components != 4 or picture.mode != 'CMYK':
        return None, frozenset(), False
    decode = numbers(entry(stream, '/Decode'), 8)
    is_turned = decode is not None and decode[0] > decode[1]
    # Pillow inverts every CMYK JPEG, as Adobe writes them; in a PDF only /Decode says so.
    is_inverted = names == ('DCTDecode',)
    return (*_ink_of(ImageChops.invert(picture) if is_turned != is_inverted else picture), False)


def _jpeg(content: bytes) -> Pictures.Image:
    picture: Pictures.Image = Pictures.open(io.BytesIO(content))
    if picture.width * picture.height * len(picture.getbands()) > LARGEST:
        raise TooLargeError
    picture.load()
    return picture


def _raster(content: bytes, size: tuple[int, int], space: Space) -> Pictures.Image | None:
    width, height = size
    needed = width * height * space.components
    if needed > len(content):
        raise ValueError(needed)
    return Pictures.frombytes('CMYK', size, content[:needed]) if space.components == 4 else None


def _ink_of(picture: Pictures.Image) -> tuple[float, frozenset[str]]:
    """Return percent of all inks together, and the inks of which there is any."""
    bands = picture.split()
    used = frozenset(ink for ink, band in zip(PROCESS, bands, strict=True) if _highest(band.histogram()) > 2)
    cyan, magenta, yellow, black = bands
    # Sums of four do not fit a byte; halves of halves do, to 1.6 percent.
    halves = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
    return round(_highest(ImageChops.add(*halves, 2).histogram()) / 255 * 400, 1), used


def _highest(histogram: list[int]) -> int:
    """Return the highest value that DARKEST of all pixels reach."""
    wanted = max(sum(histogram) * DARKEST, 1)
    seen = 0
    for value in range(255, -1, -1):
        seen += histogram[value]
        if seen >= wanted:
            return value
    return 0
