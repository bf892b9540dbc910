"""A text that is drawn again and again is shaped and spelled once: the dots of a leader.

WeasyPrint makes a Pango layout anew for every dot, 99 of them on a session sheet, 0.1 ms each, and reads its
glyphs again. From the third dot on only the place is new.
"""

from collections.abc import Callable
from typing import Any

import weasyprint.draw
from weasyprint.text.line_break import Layout

_stock_deactivate = Layout.deactivate
_stock_reactivate = Layout.reactivate
_last: list[Any] = [None, None]
"""The layout that was drawn last, and its attributes as they were."""
_dot: list[Any] = [None, None, (), ()]
"""What was drawn last by itself: which, the stream as it was left, the operation that showed the glyphs, and
what is known by its address."""


def install() -> None:
    """Let the layout that is drawn keep its glyphs until another is drawn."""
    Layout.reactivate = _reactivate
    Layout.deactivate = _deactivate
    weasyprint.draw.draw_text = _replace_draw_text(weasyprint.draw.draw_text)


def forget() -> None:
    """Let go of the glyphs of the last layout."""
    _last[:] = None, None
    _dot[:] = None, None, (), ()


def _reactivate(self: Any, style: Any) -> None:
    layout, attributes = _last
    if layout is self and attributes['style'] is style:
        self.__dict__.update(attributes)
    else:
        _stock_reactivate(self, style)
    self.is_drawn = True


def _deactivate(self: Any) -> None:
    # Layouts that have only been measured have other widths and breaks than drawn ones.
    if self.__dict__.pop('is_drawn', False):
        _last[:] = self, dict(self.__dict__)
    _stock_deactivate(self)


def _replace_draw_text(stock: Callable[..., None]) -> Callable[..., None]:
    """Return `draw_text` that repeats what it drew just before, at the place of the box."""

    def draw_text(
        stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any = 'none'
    ) -> None:
        items = stream.stream
        held = textbox.pango_layout, textbox.style, stream
        drawn = (*map(id, held), textbox.text, text_overflow, block_ellipsis)
        if _dot[0] == drawn and _dot[1] == _state(stream):
            del items[-1]
            # WeasyPrint gives these numbers to `set_text_matrix` for every text.
            stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
            items += _dot[2]
            _dot[1] = _state(stream)
            return
        start = len(items)
        stock(stream, textbox, offset_x, text_overflow, block_ellipsis)
        new = items[start - 1 :]
        # The text object before it was continued, in the same font and colour, and nothing else was drawn.
        is_alone = len(new) == 3 and new[0].endswith(b' Tm') and new[1].endswith(b' TJ') and new[2] == b'ET'
        _dot[:] = (drawn, _state(stream), new[1:], held) if is_alone else (None, None, (), ())

    return draw_text


def _state(stream: Any) -> tuple[Any, ...]:
    """Return what decides whether a text needs more than its place."""
    return len(stream.stream), stream._old_font, stream._current_color, stream._current_alpha
