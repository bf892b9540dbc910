"""An image of a PDF -> bytes that every browser shows."""

import io

import pikepdf
from PIL import Image

PLAIN = ('/DeviceRGB', '/DeviceGray')


def shown_picture(image: pikepdf.Stream) -> bytes:
    """Return a picture as JPEG when it is one without transparency, else as PNG."""
    mask = image.get('/SMask')
    assert mask is None or isinstance(mask, pikepdf.Stream)
    is_plain = image.get('/ColorSpace') in PLAIN and '/Decode' not in image and mask is None
    if is_plain and image.get('/Filter') == '/DCTDecode':
        return image.read_raw_bytes()
    seen = pikepdf.PdfImage(image).as_pil_image().convert('RGB')
    if mask is not None:
        alpha = pikepdf.PdfImage(mask).as_pil_image().convert('L')
        seen.putalpha(alpha if alpha.size == seen.size else alpha.resize(seen.size, Image.Resampling.LANCZOS))
    made = io.BytesIO()
    seen.save(made, 'PNG', compress_level=1)
    return made.getvalue()
