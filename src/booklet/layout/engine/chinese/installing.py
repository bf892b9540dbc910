"""The bridge put into WeasyPrint, once per process, after `seams` has found nothing strange."""

from __future__ import annotations

import functools

import weasyprint.draw
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred

from booklet.layout.engine import seams
from booklet.layout.engine.chinese import properties
from booklet.layout.engine.chinese.drawing import replace_draw_first_line, replace_draw_text
from booklet.layout.engine.chinese.lines import replace_justify_line, replace_split_inline_box
from booklet.layout.engine.chinese.widths import replace_max_content_width


@functools.cache
def install() -> None:
    """Install the bridge; a second call does nothing.

    Raise MissingOnMachineError when a name is strange: pages without Chinese line setting are not what was
    promised.
    """
    seams.require_setting()
    properties.register()
    inline.split_inline_box = replace_split_inline_box(inline.split_inline_box)
    inline.justify_line = replace_justify_line(inline.justify_line)
    preferred.inline_max_content_width = replace_max_content_width(preferred.inline_max_content_width)
    drawing.draw_first_line = replace_draw_first_line(drawing.draw_first_line)
    weasyprint.draw.draw_text = replace_draw_text(weasyprint.draw.draw_text)
