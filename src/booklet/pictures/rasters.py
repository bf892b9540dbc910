"""Bytes of a raster picture -> its size, whether it is whole, and the same picture upright in eight bits."""

import contextlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from booklet.pictures.faults import Fault

FORMATS = ('PNG', 'JPEG', 'GIF', 'WEBP', 'TIFF', 'BMP')
QUALITY = 95
"""Of JPEG. Only pictures that came as JPEG leave as JPEG."""
SCREEN = 1600
"""Pixels of a picture on a telephone held sideways, at three for each of its points."""
_BEGINNINGS = (b'\x89PNG\r\n', b'\xff\xd8\xff', b'GIF8', b'II*\x00', b'MM\x00*')
"""Of files whose end or middle may be lost; what begins otherwise was never a picture."""
_ORIENTATION = 0x0112
_UPRIGHT = 1
_BROKEN = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError, TypeError, KeyError,
    IndexError, AttributeError, RuntimeError, MemoryError, struct.error, zlib.error, ImageCms.PyCMSError,
)
"""What Pillow's readers raise on broken files: what they document and what else was met."""
_PAGE = ('1', 'L', 'LA', 'P', 'RGB', 'RGBA', 'CMYK')
_SLIDE = ('1', 'L', 'LA', 'P', 'RGB', 'RGBA')
"""What Pillow calls the colours that the layout engine and presentation programs show as they are."""


def measure_raster(content: bytes, most: int) -> tuple[tuple[int, int] | None, tuple[Fault, ...]]:
    """Return (width, height) as shown and the faults; no size when nothing of the picture can be used.

    A picture of more than `most` pixels is refused by its head. The others are decoded: a photograph that was
    not copied to its end is a good picture above and gray below.
    """
    try:
        with _opened(content) as image:
            width, height = image.size
            if width * height > most:
                return None, (Fault('image.too-large', (('limit', f'{most // 10**6} MP'),)),)
            # Pillow says of TIFF the size that it has when it is upright.
            is_turned = _orientation(image) > 4 and image.format != 'TIFF'
            moves = getattr(image, 'is_animated', False) and image.format in ('GIF', 'WEBP', 'PNG')
    except Image.DecompressionBombError:
        return None, (Fault('image.too-large', (('limit', f'{most // 10**6} MP'),)),)
    except _BROKEN:
        is_ours = content.startswith(_BEGINNINGS) or content[8:12] == b'WEBP'
        return None, (Fault('image.incomplete' if is_ours else 'image.unreadable'),)
    if width < 1 or height < 1:
        return None, (Fault('image.unreadable'),)
    if not is_whole(content):
        return None, (Fault('image.incomplete'),)
    size = (height, width) if is_turned else (width, height)
    return size, (Fault('image.animated'),) if moves else ()


def page_raster(content: bytes) -> bytes:
    """Return the picture as PNG or JPEG that the layout engine shows right; itself when it does already."""
    return _made(content, _PAGE, ('PNG', 'JPEG', 'MPO', 'GIF', 'WEBP', 'BMP', 'TIFF'))


def slide_raster(content: bytes) -> bytes:
    """Return the picture as PNG or JPEG that every presentation program shows right; itself when they do.

    An animation stands still: the booklet shows its first picture too.
    """
    return _made(content, _SLIDE, ('PNG', 'JPEG', 'MPO', 'GIF'), may_move=False)


def web_raster(content: bytes) -> bytes:
    """Return the picture as every browser shows it, at most `SCREEN` pixels wide and high."""
    content = slide_raster(content)
    try:
        with _opened(content) as image:
            if max(image.size) <= SCREEN:
                return content
            is_clear = 'transparency' in image.info
            small = image.convert('RGBA' if is_clear else 'RGB') if image.mode in ('1', 'P') else image
            small.thumbnail((SCREEN, SCREEN))
            return _written(small, image.format in ('JPEG', 'MPO'))
    except _BROKEN:
        return content


def _made(content: bytes, modes: tuple[str, ...], formats: tuple[str, ...], may_move: bool = True) -> bytes:
    try:
        with _opened(content) as image:
            is_still = may_move or not getattr(image, 'is_animated', False) or image.format == 'MPO'
            is_plain = image.mode in modes and image.format in formats and (
                image.mode != 'CMYK' or image.format in ('JPEG', 'MPO')
            )
            is_right = image.mode == 'CMYK' or not _foreign_profile(image)
            if is_plain and is_still and is_right and _orientation(image) == _UPRIGHT:
                return content
            is_photograph = image.format in ('JPEG', 'MPO')
            return _written(_in_screen_colours(ImageOps.exif_transpose(image)), is_photograph)
    except _BROKEN:
        return content


@contextlib.contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            yield image


def _orientation(image: Image.Image) -> int:
    """Return the orientation of EXIF, 1 to 8; anything else that is written there says nothing."""
    written = image.getexif().get(_ORIENTATION, _UPRIGHT)
    return written if written in range(1, 9) else _UPRIGHT


def is_whole(content: bytes) -> bool:
    """Tell whether the picture can be decoded to its end."""
    # WeasyPrint sets this for the whole process.
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with _opened(content) as image:
            if image.format == 'PNG':
                # Its check sums tell as much as decoding, in a tenth of the time.
                image.verify()
            else:
                image.draft('RGB', (image.width // 8, image.height // 8))
                image.load()
    except _BROKEN:
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return True


def _in_screen_colours(image: Image.Image) -> Image.Image:
    """Return `image` in 8 bits of gray or sRGB, with its transparency."""
    if image.mode.startswith('I;16'):
        return image.point(lambda value: value / 256).convert('L')
    if image.mode in ('I', 'F'):
        return _stretched(image)
    if image.mode == 'LAB':
        return _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile('LAB')), 'RGB')
    if profile := _foreign_profile(image):
        return _converted(image, profile, 'L' if image.mode == 'L' else 'RGB')
    if image.mode == 'P' or 'transparency' in image.info:
        return image.convert('RGBA' if 'transparency' in image.info else 'RGB')
    return image if image.mode in _SLIDE else image.convert('RGBA' if 'A' in image.getbands() else 'RGB')


def _stretched(image: Image.Image) -> Image.Image:
    """Return 32 bits of gray, which have no white of their own, from their darkest to their lightest."""
    real = image.convert('F')
    dark, light = real.getextrema()
    assert isinstance(dark, float)
    assert isinstance(light, float)
    scale = 255 / (light - dark) if light > dark else 0.0
    return real.point(lambda value: value * scale - dark * scale).convert('L')


def _foreign_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """Return the colour profile of a picture whose colours look otherwise when it is left out.

    Photographs of telephones are in Display P3, those of cameras in Adobe RGB; the profile of CMYK is needed
    only where CMYK cannot stay.
    """
    written = image.info.get('icc_profile')
    if not written or image.mode not in ('RGB', 'CMYK'):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(written))
        is_ours = 'srgb' in ImageCms.getProfileDescription(profile).lower()
        fits = profile.profile.xcolor_space.strip() == image.mode
    except _BROKEN:
        return None
    return None if is_ours or not fits else profile


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    made = ImageCms.profileToProfile(image, profile, ImageCms.createProfile('sRGB'), outputMode=mode)
    assert made is not None
    return made


def _written(image: Image.Image, is_photograph: bool) -> bytes:
    target = io.BytesIO()
    clean = image.copy()
    clean.info = {}
    if is_photograph:
        clean.save(target, 'JPEG', quality=QUALITY, subsampling=0)
    else:
        clean.save(target, 'PNG')
    return target.getvalue()
