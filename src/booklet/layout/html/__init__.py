"""A section of a semester to one HTML document, and the style sheets to one text.

Names are imported when they are asked for: a worker that gets ready reads style sheets and makes no HTML.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.layout.html.documents import make_html
    from booklet.layout.html.sheets import style_sheet

__all__ = ['make_html', 'style_sheet']

__getattr__ = lazily(__name__, {'make_html': 'documents', 'style_sheet': 'sheets'})
