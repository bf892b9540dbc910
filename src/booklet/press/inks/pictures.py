"""A picture of a PDF to one in inks, at no more pixels than its place on the page can use."""

import io

import pikepdf
from PIL import Image, ImageChops

from booklet.press.inks.inks import Inks

RESOLUTION = 300
"""Pixels per inch that shops ask for."""

DENSEST = 450
"""Above this, pixels only cost time in the shop's machine; up to it, resampling would cost sharpness."""

QUALITY = 95
"""Of JPEG; only pictures that came as JPEG leave as JPEG."""

POINTS_PER_INCH = 72


def ink_picture(
    pdf: pikepdf.Pdf, picture: pikepdf.Object, size: tuple[float, float], inks: Inks, keeps_masks: bool
) -> pikepdf.Object:
    """Return `picture` in inks for its placed `size` in points; itself when nothing has to change.

    A soft mask stays when `keeps_masks`, else the picture is set on the white of the paper. Raises
    pikepdf.PdfError when it cannot be read.
    """
    mask = _mask_of(picture)
    is_flattened = mask is not None and not keeps_masks
    if _is_stencil(picture) or (_is_ready(picture, size, inks) and not is_flattened):
        return picture if mask is not None or '/SMask' not in picture else _without_mask(pdf, picture)
    image = _opened(picture)
    if mask is not None and is_flattened:
        image = _on_paper(image, _opened(mask))
    made = inks.picture(_resampled(image, size))
    stream = _encoded(pdf, made, picture.get('/Filter') == '/DCTDecode')
    if mask is not None and keeps_masks:
        stream.SMask = mask
    if '/Interpolate' in picture:
        stream.Interpolate = picture.Interpolate
    return pdf.make_indirect(stream)


def pixels_for(pixels: int, length: float) -> int:
    """Return how many of `pixels` along a `length` in points are kept; never more than there are."""
    if length <= 0 or pixels * POINTS_PER_INCH / length <= DENSEST:
        return pixels
    return max(1, min(pixels, round(length * RESOLUTION / POINTS_PER_INCH)))


def _is_stencil(picture: pikepdf.Object) -> bool:
    return bool(picture.get('/ImageMask', False))


def _is_ready(picture: pikepdf.Object, size: tuple[float, float], inks: Inks) -> bool:
    space = picture.get('/ColorSpace')
    is_in_inks = space == '/DeviceGray' or (space == '/DeviceCMYK' and inks.has_colour)
    pixels = (int(picture.Width), int(picture.Height))
    is_line_art = int(picture.get('/BitsPerComponent', 8)) == 1
    is_sized = is_line_art or all(
        pixels_for(count, length) == count for count, length in zip(pixels, size, strict=True)
    )
    # 16 bits and JPEG 2000 are of PDF 1.5.
    return is_in_inks and is_sized and int(picture.get('/BitsPerComponent', 8)) <= 8 and not _is_jpx(picture)


def _is_jpx(picture: pikepdf.Object) -> bool:
    return picture.get('/Filter') == '/JPXDecode'


def _opened(picture: pikepdf.Object) -> Image.Image:
    try:
        image = _pixels(picture)
    except (NotImplementedError, ValueError, TypeError, OSError) as error:
        raise pikepdf.PdfError(str(error)) from error
    if image.mode in ('L', 'RGB', 'CMYK'):
        return image
    if image.mode == '1':
        return image.convert('L')
    if image.mode.startswith('I'):
        # Sixteen bits of gray.
        return image.point(lambda value: value / 256).convert('L')
    return image.convert('RGB')


def _pixels(picture: pikepdf.Object) -> Image.Image:
    assert isinstance(picture, pikepdf.Stream)
    if picture.get('/Filter') != '/DCTDecode' or picture.get('/ColorSpace') != '/DeviceCMYK':
        return pikepdf.PdfImage(picture).as_pil_image()
    image = Image.open(io.BytesIO(picture.read_raw_bytes()))
    image.load()
    # Pillow takes CMYK in JPEG to be inverted; only /Decode says whether it is.
    is_inverted = '/Decode' in picture and float(picture.Decode[0]) == 1
    return image if is_inverted else ImageChops.invert(image)


def _mask_of(picture: pikepdf.Object) -> pikepdf.Object | None:
    """Return the soft mask, unless all of it is opaque."""
    mask = picture.get('/SMask')
    return None if mask is None or _opened(mask).getextrema() == (255, 255) else mask


def _on_paper(image: Image.Image, mask: Image.Image) -> Image.Image:
    colour = image.convert('RGB') if image.mode == 'CMYK' else image
    size = (max(image.width, mask.width), max(image.height, mask.height))
    paper = Image.new(colour.mode, size, 'white')
    return Image.composite(colour.resize(size), paper, mask.convert('L').resize(size))


def _resampled(image: Image.Image, size: tuple[float, float]) -> Image.Image:
    wanted = (pixels_for(image.width, size[0]), pixels_for(image.height, size[1]))
    return image if wanted == image.size else image.resize(wanted, Image.Resampling.LANCZOS)


def _encoded(pdf: pikepdf.Pdf, image: Image.Image, is_photograph: bool) -> pikepdf.Stream:
    space = pikepdf.Name.DeviceCMYK if image.mode == 'CMYK' else pikepdf.Name.DeviceGray
    content = image.tobytes()
    entries: dict[str, pikepdf.Object] = {}
    if is_photograph:
        target = io.BytesIO()
        image.save(target, 'JPEG', quality=QUALITY, subsampling=0)
        content, entries = target.getvalue(), {'/Filter': pikepdf.Name.DCTDecode}
        if image.mode == 'CMYK':
            # Pillow writes CMYK as Photoshop does: inverted.
            entries['/Decode'] = pikepdf.Array([1, 0] * 4)
    stream = pikepdf.Stream(pdf, content)
    stream.stream_dict.update(
        {
            '/Type': pikepdf.Name.XObject,
            '/Subtype': pikepdf.Name.Image,
            '/Width': image.width,
            '/Height': image.height,
            '/BitsPerComponent': 8,
            '/ColorSpace': space,
            **entries,
        }
    )
    return stream


def _without_mask(pdf: pikepdf.Pdf, picture: pikepdf.Object) -> pikepdf.Object:
    copy = pdf.make_indirect(pikepdf.Stream(pdf, picture.read_raw_bytes(), picture.stream_dict))
    del copy['/SMask']
    return copy
