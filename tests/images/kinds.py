"""One picture in every form in which it may come: a dark disc above on the left, a blue bar below."""

import io
import struct
from functools import cache

from PIL import Image, ImageCms, ImageDraw

SIZE = (120, 80)
DISC, BAR, GROUND = (20, 20), (100, 65), (60, 20)
"""Points in the disc, in the bar, and on the ground."""
_UNDONE_BY = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip
"""What makes of an upright picture the one that EXIF says to be turned so."""


def flask() -> Image.Image:
    """Return the picture in RGB."""
    image = Image.new('RGB', SIZE, (250, 240, 200))
    draw = ImageDraw.Draw(image)
    draw.ellipse((5, 5, 35, 35), fill=(150, 30, 30))
    draw.rectangle((85, 50, 115, 75), fill=(20, 40, 160))
    return image


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def turned(orientation: int, kind: str, mode: str = 'RGB') -> bytes:
    """Return a file whose pixels lie as `orientation` of EXIF says (1 to 8)."""
    image = flask().convert(mode)
    if orientation in _UNDONE_BY:
        image = image.transpose(_UNDONE_BY[orientation])
    if kind == 'TIFF':
        return written(image, kind, tiffinfo={0x0112: orientation})
    exif = Image.Exif()
    exif[0x0112] = orientation
    return written(image, kind, exif=exif)


@cache
def kinds() -> dict[str, bytes]:
    """Return a file of each kind that must look like the picture, by a name."""
    image, gray = flask(), flask().convert('L')
    wide = b''.join(struct.pack('<H', value * 257) for value in gray.tobytes())
    deep = Image.frombytes('I;16', SIZE, wide)
    palette = image.quantize(8)
    spare = palette.getpixel(GROUND)
    lab = ImageCms.profileToProfile(
        image, ImageCms.createProfile('sRGB'), ImageCms.createProfile('LAB'), outputMode='LAB'
    )
    assert lab is not None
    return {
        'png': written(image, 'PNG'),
        'jpeg': written(image, 'JPEG', quality=95), 'bmp': written(image, 'BMP'),
        'gif': written(palette, 'GIF'), 'webp': written(image, 'WEBP', lossless=True),
        'cmyk jpeg': written(image.convert('CMYK'), 'JPEG', quality=95),
        'cmyk tiff': written(image.convert('CMYK'), 'TIFF'),
        'cmyk tiff packed': written(image.convert('CMYK'), 'TIFF', compression='tiff_lzw'),
        'lab tiff': written(lab, 'TIFF'), 'palette tiff': written(palette, 'TIFF'),
        'gray 16 png': written(deep, 'PNG'), 'gray 16 tiff': written(deep, 'TIFF'),
        'gray 32 tiff': written(gray.convert('I'), 'TIFF'), 'float tiff': written(gray.convert('F'), 'TIFF'),
        'gray alpha png': written(gray.convert('LA'), 'PNG'),
        'clear palette png': written(palette, 'PNG', transparency=spare),
        'clear gif': written(palette, 'GIF', transparency=spare),
        'moving gif': written(palette, 'GIF', save_all=True, append_images=[palette.rotate(180)]),
        'moving webp': written(
            image, 'WEBP', lossless=True, save_all=True, append_images=[image.rotate(180)]
        ),
        **{f'{kind} turned {number}': turned(number, kind) for number in range(1, 9)
           for kind in ('JPEG', 'PNG', 'WEBP', 'TIFF')},
        **{f'cmyk turned {number}': turned(number, 'JPEG', 'CMYK') for number in (3, 6, 8)},
    }  # fmt: skip
