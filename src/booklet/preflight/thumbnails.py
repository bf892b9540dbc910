"""Pages of a PDF -> small pictures (PNG), drawn by pdfium; a page that it cannot draw has none."""

import io
from collections.abc import Iterable
from typing import Any

import pypdfium2

MOST = 60
"""Pages that get a picture: a report for people, not an album."""
LARGEST_SIDE = 14400
"""Points: what readers accept (ISO 32000-1, annex C)."""


def draw_thumbnails(content: bytes, pages: Iterable[int], width: int = 220) -> dict[int, bytes]:
    """Return index -> PNG, `width` pixels wide, of at most MOST of the pages."""
    wanted = list(dict.fromkeys(pages))[:MOST]
    try:
        opened: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return {}
    try:
        drawn = {index: _draw(opened, index, width) for index in wanted if index < len(opened)}
    finally:
        opened.close()
    return {index: picture for index, picture in drawn.items() if picture}


def _draw(opened: Any, index: int, width: int) -> bytes:
    try:
        page = opened[index]
        page_width, height = page.get_size()
        if not 0 < page_width < LARGEST_SIDE or not 0 < height < LARGEST_SIDE or height > 8 * page_width:
            return b''
        picture = page.render(scale=width / page_width).to_pil()
    except pypdfium2.PdfiumError:
        return b''
    target = io.BytesIO()
    picture.convert('RGB').quantize(64).save(target, 'PNG', optimize=True)
    return target.getvalue()
