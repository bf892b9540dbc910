"""What this bridge was written for: the release of WeasyPrint, the text of the modules that it touches,
Pango."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType
from typing import Final

import cssselect2
import pyphen
import weasyprint
from cssselect2 import compiler
from tinyhtml5 import inputstream
from weasyprint import css, html
from weasyprint.css import computed_values
from weasyprint.css.validation import properties as validation
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, page, percent, preferred
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.text import fonts, line_break
from weasyprint.text.ffi import pango

WEASYPRINT: Final = '70.0'
PANGO: Final = (15000, 15800)
"""First version known to do, and first that is not known, as Pango numbers them (1.50 to 1.57)."""

TOUCHED: Final[dict[str, ModuleType]] = {
    'layout.inline': inline,
    'layout.preferred': preferred,
    'draw.text': drawing,
    'text.fonts': fonts,
    'text.line_break': line_break,
    'css.validation.properties': validation,
    'pdf.fonts': pdf_fonts,
    'css': css,
    'css.computed_values': computed_values,
    'layout.page': page,
    'layout.percent': percent,
    'html': html,
    'html5.inputstream': inputstream,
    'hyphens': pyphen,
    'selectors': cssselect2,
    'selectors.compiler': compiler,
}
DIGESTS: Final[dict[str, str]] = {
    'layout.inline': '0e7c1569330f',
    'layout.preferred': 'a7973703cd8a',
    'draw.text': 'c9a450aa2092',
    'text.fonts': '59d74d0c1613',
    'text.line_break': '1f5a855ad992',
    'css.validation.properties': '2e66c92d34c3',
    'pdf.fonts': '9ad9a202a416',
    'css': '77ad7287f90d',
    'css.computed_values': '0dec45caf604',
    'layout.page': 'd99c5aceb36d',
    'layout.percent': 'bac190e240dc',
    'html': 'a11b72915786',
    'html5.inputstream': '1c89c26bad47',
    'hyphens': '9a752f734be3',
    'selectors': '72a31505ee09',
    'selectors.compiler': 'a0657f590793',
}


def digest_source(module: ModuleType) -> str:
    """Return a short digest of the source text of a module.

    Of whole modules: to find a class in one, Python parses it, 75 ms of a worker's start for all of them. Of
    the file: `inspect` looks for comments that name an encoding, and takes four times as long.
    """
    text = Path(str(module.__file__)).read_text(encoding='utf-8')
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def find_strangers() -> tuple[str, ...]:
    """Name what is not as this bridge knows it, `weasyprint 71.0` or `layout.inline`; empty
    when all is."""
    strangers = []
    if weasyprint.__version__ != WEASYPRINT:
        strangers.append(f'weasyprint {weasyprint.__version__}')
    version = pango.pango_version()
    if not PANGO[0] <= version < PANGO[1]:
        strangers.append(f'pango {version // 10000}.{version // 100 % 100}')
    strangers.extend(name for name, known in DIGESTS.items() if digest_source(TOUCHED[name]) != known)
    return tuple(strangers)
