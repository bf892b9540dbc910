"""The bridge put into WeasyPrint, once per process, when WeasyPrint is the one that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import weasyprint.draw
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred

from booklet.layout.engine.chinese import properties
from booklet.layout.engine.chinese.drawing import replace_draw_first_line, replace_draw_text
from booklet.layout.engine.chinese.lines import replace_justify_line, replace_split_inline_box
from booklet.layout.engine.chinese.widths import replace_max_content_width
from booklet.layout.engine.seams import WEASYPRINT, find_strangers

if TYPE_CHECKING:
    from booklet.diagnostics import Finding

_state: dict[str, tuple[Finding, ...]] = {}


def install() -> tuple[Finding, ...]:
    """Install the bridge; return no findings, or one that says why it was not installed.

    The properties are registered either way, so that style sheets stay valid: without the bridge they do
    nothing and WeasyPrint sets the pages alone.
    """
    if 'findings' not in _state:
        properties.register()
        strangers = find_strangers()
        if not strangers:
            _replace_functions()
        _state['findings'] = _told(strangers) if strangers else ()
    return _state['findings']


def _told(strangers: tuple[str, ...]) -> tuple[Finding, ...]:
    # Imported late: a worker that knows its WeasyPrint has no use for the words of all findings.
    from booklet.diagnostics import finding

    return (finding('setting.engine-unknown', None, found=', '.join(strangers), known=WEASYPRINT),)


def _replace_functions() -> None:
    inline.split_inline_box = replace_split_inline_box(inline.split_inline_box)
    inline.justify_line = replace_justify_line(inline.justify_line)
    preferred.inline_max_content_width = replace_max_content_width(preferred.inline_max_content_width)
    drawing.draw_first_line = replace_draw_first_line(drawing.draw_first_line)
    weasyprint.draw.draw_text = replace_draw_text(weasyprint.draw.draw_text)
