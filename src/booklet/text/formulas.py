"""A formula in the notation of LaTeX -> plain text, outlines, and what is wrong with it.

The libraries are imported when a text has a formula: few have one.
"""

import re
import warnings
import xml.etree.ElementTree as etree  # noqa: N813 - the usual name
from typing import NamedTuple

from booklet.model.inlines import LOWERED, RAISED, shifted

_MATHML = '{http://www.w3.org/1998/Math/MathML}'
_SIZE = 100.0
"""Units of an em in a drawing."""
_UNKNOWN = re.compile(r'\\[A-Za-z]+')
_SPACED = frozenset('=<>≤≥≠≈≡∼→←↔⇒±×÷·∈∝+−')


class Drawing(NamedTuple):
    """A formula as outlines; lengths in em."""

    svg: str
    width: float
    height: float
    depth: float
    """Below the baseline."""


def find_fault(source: str) -> str:
    """Return the part of a formula that cannot be set, empty when all can."""
    depth = 0
    for sign in re.findall(r'\\.|[{}]', source):
        depth += {'{': 1, '}': -1}.get(sign, 0)
        if depth < 0:
            return '}'
    if depth:
        return '{'
    tree = _tree(source)
    if tree is None:
        return source
    if unknown := next((found for words in tree.itertext() if (found := _UNKNOWN.search(words))), None):
        return unknown.group()
    words = ''.join(tree.itertext())
    return ''.join(re.findall('[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+', words))


def spelled(source: str) -> str:
    """Return a formula as it stands where text is plain: `F = mω²`; as it was typed when it has a fault."""
    tree = None if find_fault(source) else _tree(source)
    return (' '.join(_spell(tree).split()) if tree is not None else '') or source


def draw(source: str, *, is_display: bool) -> Drawing | None:
    """Return the outlines of a formula, None when it has a fault."""
    if find_fault(source):
        return None
    # The library finds its face in a way that Python will give up one day.
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        svg = _outlines(source, is_display)
    box = re.search(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        return None
    _, top, width, height = (float(each) / _SIZE for each in box.groups())
    return Drawing(svg, width, height, height + top)


def _outlines(source: str, is_display: bool) -> str:
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False
    try:
        return str(Latex(source, size=_SIZE, inline=not is_display).svg())
    # What it cannot set ends in any error: the formula is then printed as it was typed.
    except Exception:
        return ''


def _tree(source: str) -> etree.Element | None:
    from latex2mathml import converter

    try:
        return etree.fromstring(converter.convert(source))
    # The library raises classes of its own without a common one above them.
    except Exception:
        return None


def _spell(element: etree.Element) -> str:
    name, parts = element.tag.removeprefix(_MATHML), list(element)
    match name, [_spell(part) for part in parts]:
        case 'msup' | 'mover', [base, above]:
            return base + shifted(above.replace(' ', ''), RAISED, '^')
        case 'msub' | 'munder', [base, below]:
            return base + shifted(below.replace(' ', ''), LOWERED, '_')
        case 'msubsup' | 'munderover', [base, below, above]:
            lower = shifted(below.replace(' ', ''), LOWERED, '_')
            return base + lower + shifted(above.replace(' ', ''), RAISED, '^')
        case 'mfrac', [above, below]:
            return f'{_bracketed(above)}/{_bracketed(below)}'
        case 'msqrt', inner:
            return f'√{_bracketed("".join(inner))}'
        case 'mroot', [base, index]:
            return f'{shifted(index, RAISED, "^")}√{_bracketed(base)}'
        case 'mtr', cells:
            return ' '.join(cells) + '; '
        case _, []:
            return _spaced(element.text or '')
        case _, inner:
            return ''.join(inner)


def _spaced(sign: str) -> str:
    return f' {sign.strip()} ' if sign.strip() in _SPACED else sign


def _bracketed(words: str) -> str:
    stripped = words.strip()
    return stripped if len(stripped) < 2 or stripped.isalnum() else f'({stripped})'
