"""Preferred widths of set paragraphs, for table columns and shrink-to-fit boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from weasyprint.css.functions import check_math
from weasyprint.formatting_structure import boxes

from booklet.layout.engine.chinese.paragraph import find_paragraph
from booklet.text.typesetting import classes as c
from booklet.text.typesetting.spacing import Spaced

ROOM: Final = 0.01
"""In CSS pixels: a column exactly as wide as its text must not break it."""
_INVISIBLE: Final = frozenset({c.SPACE, c.FORCED, c.ZERO_BREAK})


def replace_max_content_width(stock: Callable[..., float]) -> Callable[..., float]:
    """Return `inline_max_content_width` that measures set paragraphs as they will be set."""

    def inline_max_content_width(
        context: Any, box: Any, outer: bool = True, is_line_start: bool = False
    ) -> float:
        paragraph = find_paragraph(context, box, (0, 0)) if isinstance(box, boxes.LineBox) else None
        if paragraph is None:
            return stock(context, box, outer, is_line_start)
        return natural_width(paragraph.spaced) + _indent(box.style) + ROOM

    return inline_max_content_width


def natural_width(spaced: Spaced) -> float:
    """Return the width of the widest line when lines end only where the text forces them to."""
    kind = spaced.cells.kind
    widest, first = 0.0, 0
    for stop in [i + 1 for i, number in enumerate(kind) if number == c.FORCED] + [len(kind)]:
        last = stop - 1
        while first < stop and kind[first] in _INVISIBLE:
            first += 1
        while last > first and kind[last] in _INVISIBLE:
            last -= 1
        if last >= first:
            edges = spaced.cells.front.get(first, 0.0) + spaced.cells.rear.get(last, 0.0)
            length = spaced.origin[last] + spaced.cells.width[last] - spaced.origin[first] + edges
            widest = max(widest, length - spaced.start_trim(first, True) - spaced.end_trim(last))
        first = stop
    return widest


def _indent(style: Any) -> float:
    indent = style['text_indent']
    if check_math(indent) or indent.unit == '%':
        return 0.0
    return float(indent.value)
