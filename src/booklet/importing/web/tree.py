"""HTML -> a tree without programs; where its elements are and what they say."""

import re
from collections import defaultdict
from collections.abc import Mapping

from lxml import etree, html
from lxml.html import HtmlElement

_DECLARATION = re.compile(r'^\s*<\?xml[^>]*\?>')
_CONTROLS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f]')
_UNSEEN = (
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'object',
    'svg',
    'textarea',
    'select',
    'button',
    'input',
    'link',
)
INVISIBLE = re.compile('[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
"""Characters that no reader sees; editors of web pages leave them everywhere."""
_NESTING = re.compile(r'</?(?:div|span|section|font|center|b|i|em|strong|a)\b[^>]*>', re.IGNORECASE)
"""Elements that pages which programs wrote put into one another without end."""
_SPACES = re.compile(r'\s+')


Named = Mapping[str, list[HtmlElement]]
"""Selector -> elements."""


def parse(text: str) -> tuple[HtmlElement | None, str]:
    """Return the tree of a page, and its programs as text; None when there is no element."""
    source = _CONTROLS.sub('', _DECLARATION.sub('', text))
    page, is_too_deep = _parsed(source)
    if is_too_deep:
        page, _ = _parsed(_NESTING.sub('\n', source))
    if page is None:
        return None, ''
    scripts = '\n'.join(element.text or '' for element in page.iter('script'))
    for element in list(page.iter(*_UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()
    return page, scripts


def _parsed(source: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether the parser gave up because elements stand too deep in one another."""
    parser = html.HTMLParser(encoding='utf-8', remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = html.document_fromstring(source.encode('utf-8', 'replace'), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        page = None
    return page, any('depth' in error.message for error in parser.error_log)


def by_name(page: HtmlElement) -> Named:
    """Return the elements by what selects them: `#id`, `.class` or `[itemprop]`; in order."""
    named: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for sign, attribute in (('#', 'id'), ('.', 'class'), ('[', 'itemprop')):
            if value := element.get(attribute):
                for name in value.split():
                    named[f'{sign}{name}{"]" * (sign == "[")}'].append(element)
    return named


def text_of(element: HtmlElement) -> str:
    """Return the words of an element, white space as single spaces."""
    return _SPACES.sub(' ', INVISIBLE.sub('', ' '.join(element.itertext()))).strip()


def meta_of(page: HtmlElement, names: tuple[str, ...]) -> str:
    """Return what the first <meta> with one of `names` says."""
    metas: dict[str, str] = {}
    for element in page.iter('meta'):
        name = element.get('name') or element.get('property') or element.get('itemprop') or ''
        metas.setdefault(name.lower(), element.get('content') or '')
    return next((value.strip() for name in names if (value := metas.get(name.lower(), ''))), '')
