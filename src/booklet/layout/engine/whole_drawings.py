"""WeasyPrint's drawing of SVG -> the whole drawing on the page, or nothing of it and a log line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.images import SVGImage
from weasyprint.logger import LOGGER
from weasyprint.pdf.stream import Stream


def install() -> None:
    """Put both into WeasyPrint, once per process."""
    if SVGImage.draw.__module__ != __name__:
        SVGImage.draw = draw
        Stream.paint_shading = _without_group(Stream.paint_shading)


def draw(image: Any, stream: Any, width: float, height: float, _style: Any) -> None:
    """Draw an SVG image; one that fails leaves no half of it behind, and the state of the page as it was.

    What was pushed and not popped would move, clip or colour all that follows, and the page would not
    be valid.
    """
    written, states = len(stream.stream), len(stream._ctm_stack)
    stream.push_state()
    try:
        image._svg.draw(stream, width, height, image._base_url, image._context)
    except Exception:
        LOGGER.error('Failed to render SVG image %s', image._base_url)
        del stream.stream[written:], stream._ctm_stack[states:]
        stream._current_color = stream._current_color_stroke = None
        stream._current_alpha = stream._current_alpha_stroke = None
        stream._current_font = None
        return
    stream.pop_state()


def _without_group(stock: Callable[[Any, str], None]) -> Callable[[Any, str], None]:
    """Return `paint_shading` for which a gradient is no group of transparency.

    Poppler, which many readers on Linux are made of, shows nothing of a group in a pattern of one unit. A
    gradient is all that there is in its group, so that it looks the same without.
    """

    def paint_shading(stream: Any, name: str) -> None:
        stream.extra.pop('Group', None)
        stock(stream, name)

    return paint_shading
