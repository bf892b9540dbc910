"""A section of a semester to one HTML document, and the style sheets to one text."""

from booklet.layout.html.documents import make_html
from booklet.layout.html.sheets import style_sheet

__all__ = ['make_html', 'style_sheet']
