"""What this bridge was written for: the release of WeasyPrint, the text of the functions that it touches,
Pango."""

from __future__ import annotations

import hashlib
import inspect
from typing import Any, Final

import weasyprint
from tinyhtml5 import inputstream
from weasyprint import css
from weasyprint.css import computed_values
from weasyprint.css.validation import properties as validation
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, page, percent, preferred
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

WEASYPRINT: Final = '70.0'
PANGO: Final = (15000, 15800)
"""First version known to do, and first that is not known, as Pango numbers them (1.50 to 1.57)."""

TOUCHED: Final[dict[str, Any]] = {
    'layout.inline.iter_line_boxes': inline.iter_line_boxes,
    'layout.inline.get_next_linebox': inline.get_next_linebox,
    'layout.inline.skip_first_whitespace': inline.skip_first_whitespace,
    'layout.inline.split_inline_level': inline.split_inline_level,
    'layout.inline._out_of_flow_layout': inline._out_of_flow_layout,
    'layout.inline.split_inline_box': inline.split_inline_box,
    'layout.inline.text_align': inline.text_align,
    'layout.inline.justify_line': inline.justify_line,
    'layout.inline._adjust_line_height': inline._adjust_line_height,
    'layout.preferred.inline_max_content_width': preferred.inline_max_content_width,
    'draw.text.draw_text': drawing.draw_text,
    'draw.text.draw_first_line': drawing.draw_first_line,
    'text.line_break.Layout': line_break.Layout,
    'text.line_break.strut': line_break.strut,
    'css.validation.properties.property': validation.property,
    'pdf.fonts': pdf_fonts,
    'css.ComputedStyle': css.ComputedStyle,
    'css.StyleFor': css.StyleFor,
    'css.find_stylesheets': css.find_stylesheets,
    'css.get_all_computed_styles': css.get_all_computed_styles,
    'css.computed_values': computed_values,
    'layout.page': page,
    'layout.percent': percent,
    'html5.inputstream': inputstream,
}
DIGESTS: Final[dict[str, str]] = {
    'layout.inline.iter_line_boxes': '04aec48abfca',
    'layout.inline.get_next_linebox': '67af458c2545',
    'layout.inline.skip_first_whitespace': 'deb2f1a5e2a6',
    'layout.inline.split_inline_level': 'd98c008c8fc0',
    'layout.inline._out_of_flow_layout': '6bbd74324daf',
    'layout.inline.split_inline_box': '3a0cb7ca7e34',
    'layout.inline.text_align': 'e953d41b87cc',
    'layout.inline.justify_line': 'f83b21ff8793',
    'layout.inline._adjust_line_height': '822443b08f53',
    'layout.preferred.inline_max_content_width': '6860df1a22c6',
    'draw.text.draw_text': 'ebaf96239c6c',
    'draw.text.draw_first_line': '1bb8eae6d88e',
    'text.line_break.Layout': '681b737d1ba5',
    'text.line_break.strut': 'b57885b70dd0',
    'css.validation.properties.property': '1c54178a8a85',
    'pdf.fonts': '9ad9a202a416',
    'css.ComputedStyle': '4ff0512c0af1',
    'css.StyleFor': 'dac5a1326168',
    'css.find_stylesheets': 'ac92dbb80c3f',
    'css.get_all_computed_styles': 'e4063ec7d60e',
    'css.computed_values': '0dec45caf604',
    'layout.page': 'd99c5aceb36d',
    'layout.percent': 'bac190e240dc',
    'html5.inputstream': '1c89c26bad47',
}


def digest_source(function: Any) -> str:
    """Return a short digest of the source text of a function, class or module."""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:12]


def find_strangers() -> tuple[str, ...]:
    """Name what is not as this bridge knows it, `weasyprint 71.0` or `layout.inline.text_align`; empty
    when all is."""
    strangers = []
    if weasyprint.__version__ != WEASYPRINT:
        strangers.append(f'weasyprint {weasyprint.__version__}')
    version = pango.pango_version()
    if not PANGO[0] <= version < PANGO[1]:
        strangers.append(f'pango {version // 10000}.{version // 100 % 100}')
    strangers.extend(name for name, known in DIGESTS.items() if digest_source(TOUCHED[name]) != known)
    return tuple(strangers)
