"""Items of lists in pages that Word saved: paragraphs with an automatic number written out -> items."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from booklet.importing.passage import Kind
from booklet.importing.web.pens import Style
from booklet.importing.web.tree import text_of

_LEVEL = re.compile(r'mso-list\s*:\s*l\d+\s+level(\d)', re.IGNORECASE)
_MADE = re.compile(r'mso-list\s*:\s*ignore', re.IGNORECASE)
_SYMBOLS = re.compile('wingdings|symbol', re.IGNORECASE)


def listed(element: HtmlElement, style: Style) -> Style:
    """Return the style of an item where `element` is a paragraph of a list that Word saved."""
    level = _LEVEL.search(element.get('style') or '')
    if level is None or re.fullmatch('h[1-6]', element.tag):
        return style
    made = next((part for part in element.iter('span') if is_made_number(part)), None)
    if made is None:
        return style
    mark = text_of(made)
    fonts = ' '.join(part.get('style') or '' for part in (made, *made.iterancestors('span')))
    is_bullet = _SYMBOLS.search(fonts) is not None or not re.search(r'\w', mark)
    number, form = ('•', 'bullet') if is_bullet else (mark, 'decimal')
    return replace(style, kind=Kind.ITEM, level=int(level[1]) - 1, number=number, number_format=form)


def is_made_number(element: HtmlElement) -> bool:
    """Tell whether an element holds the number that Word made for an item."""
    return element.tag == 'span' and _MADE.search(element.get('style') or '') is not None
