"""HTML elements to the roles that they have in a tagged PDF, by their names and by WAI-ARIA roles."""

from collections.abc import Mapping
from typing import Any

from booklet.values import dataclass

HEADING_LEVELS: Mapping[str, int] = {'article': 1, 'questions': 1}
"""Class of the body -> how many levels its headings stand below the first: articles stand under a session."""

DEEPEST = 6
"""ISO 32000-1 knows H1 to H6."""

GROUPS = frozenset(
    ('', 'TOC', 'TOCI', 'L', 'LI', 'LBody', 'Table', 'THead', 'TBody', 'TR', 'BlockQuote', 'Div')
)
"""Elements in which text stands in paragraphs, not by itself; the empty name is the section."""


@dataclass(frozen=True, slots=True)
class Role:
    """What an element is."""

    name: str
    """Of the structure element; empty for elements that only hold others."""
    is_heard: bool = True
    """Whether it says anything; what does not is an artifact (ISO 32000-1, 14.8.2.2)."""


PLAIN = Role('')
SILENT = Role('', is_heard=False)

_BY_NAME: Mapping[str, Role] = {
    **{name: Role('L') for name in ('ul', 'ol', 'dl')},
    'li': Role('LI'),
    'dt': Role('Lbl'),
    'dd': Role('LBody'),
    'p': Role('P'),
    'pre': Role('P'),
    'code': Role('Code'),
    'blockquote': Role('BlockQuote'),
    'figure': Role('Div'),
    'img': Role('Figure'),
    'figcaption': Role('Caption'),
    'caption': Role('Caption'),
    'table': Role('Table'),
    'hr': SILENT,
}
_BY_ARIA: Mapping[str, Role] = {
    'doc-toc': Role('TOC'),
    'list': Role('L'),
    'listitem': Role('LI'),
    'blockquote': Role('BlockQuote'),
    'caption': Role('Caption'),
    'img': Role('Figure'),
    'paragraph': Role('P'),
    'none': PLAIN,
    'presentation': PLAIN,
    'separator': SILENT,
}
_INSIDE: Mapping[str, tuple[Role, tuple[str, ...]]] = {
    'thead': (Role('THead'), ('Table',)),
    'tbody': (Role('TBody'), ('Table',)),
    'tr': (Role('TR'), ('Table', 'THead', 'TBody')),
    'th': (Role('TH'), ('TR',)),
    'td': (Role('TD'), ('TR',)),
}
"""Parts of a table, and what they must stand in: a table that only arranges has none."""


def role_of(element: Any, parent: str, base: int) -> Role:
    """Return the role of an element of HTML that stands in a structure element called `parent`.

    `base` is how many levels its headings stand below the first.
    """
    name, aria = element.tag, element.get('role')
    if element.get('aria-hidden') == 'true' or name == '{http://www.w3.org/2000/svg}svg':
        return Role('Figure') if element.get('aria-label') else SILENT
    if level := _level(name, aria, element.get('aria-level')):
        return Role(f'H{min(level + base, DEEPEST)}')
    if aria in _BY_ARIA:
        return Role('TOCI') if aria == 'listitem' and parent == 'TOC' else _BY_ARIA[aria]
    if name in _INSIDE:
        role, parents = _INSIDE[name]
        return role if parent in parents else PLAIN
    if name == 'a' and element.get('href'):
        return Role('Link')
    if name in _BY_NAME:
        return _BY_NAME[name]
    if element.get('data-gloss'):
        return Role('Ruby')
    return Role('Span') if element.get('lang') and name not in ('html', 'body') else PLAIN


def _level(name: str, aria: str | None, level: str | None) -> int:
    """Return the level of a heading, 0 for what is none."""
    if aria == 'heading':
        return int(level or 2)
    if aria is None and len(name) == 2 and name[0] == 'h' and name[1].isdigit():
        return int(name[1])
    return 0
