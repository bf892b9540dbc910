"""A text that is drawn again and again is shaped once: the dots of a leader are copies of one text box.

WeasyPrint makes a Pango layout anew for every dot, 99 of them on a session sheet, 0.1 ms each.
"""

from typing import Any

from weasyprint.text.line_break import Layout

_stock_deactivate = Layout.deactivate
_stock_reactivate = Layout.reactivate
_last: list[Any] = [None, None]
"""The layout that was drawn last, and its attributes as they were."""


def install() -> None:
    """Let the layout that is drawn keep its glyphs until another is drawn."""
    Layout.reactivate = _reactivate
    Layout.deactivate = _deactivate


def forget() -> None:
    """Let go of the glyphs of the last layout."""
    _last[:] = None, None


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
