"""An element and what is around it -> how its words look."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from booklet.importing.passage import Mark
from booklet.importing.web.pens import Style

_MARKS = {
    'b': Mark.STRONG, 'strong': Mark.STRONG, 'i': Mark.EMPHASIS, 'em': Mark.EMPHASIS, 'cite': Mark.EMPHASIS,
    'sub': Mark.SUB, 'sup': Mark.SUP, 'del': Mark.STRIKE, 's': Mark.STRIKE, 'strike': Mark.STRIKE,
    'code': Mark.CODE, 'tt': Mark.CODE, 'kbd': Mark.CODE,
}  # fmt: skip
_DECLARATION = re.compile(r'([\w-]+)\s*:\s*([^;]+)')
_LENGTH = re.compile(r'([\d.]+)\s*(px|pt|em|rem|%)?')
_PIXELS = {'px': 1.0, 'pt': 4 / 3, '': 1.0}
_FONT_SIZES = {'1': 10.0, '2': 13.0, '3': 16.0, '4': 18.0, '5': 24.0, '6': 32.0, '7': 48.0}
_FACES = (
    ('小标宋', re.compile('小标宋')),
    ('仿宋', re.compile('仿宋|fangsong', re.IGNORECASE)),
    ('楷体', re.compile('楷|kai', re.IGNORECASE)),
    ('黑体', re.compile('黑体|simhei', re.IGNORECASE)),
    ('宋体', re.compile('宋|simsun', re.IGNORECASE)),
)
_CENTRED = frozenset(('center', 'right', 'justify', 'left'))


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element is not shown."""
    if element.get('hidden') is not None:
        return True
    style = element.get('style')
    return style is not None and re.search(r'display\s*:\s*none', style, re.IGNORECASE) is not None


def style_of(element: HtmlElement, around: Style) -> Style:
    """Return how words in `element` look that stands in `around`."""
    marks = set(around.marks)
    if element.tag in _MARKS:
        marks.add(_MARKS[element.tag])
    size, face, alignment, indent = around.size, around.face, around.alignment, around.indent
    if element.tag == 'font':
        size = _FONT_SIZES.get(element.get('size') or '', size)
        face = _face(element.get('face') or '') or face
    alignment = 'center' if element.tag == 'center' else _alignment(element.get('align'), alignment)
    if declared := element.get('style'):
        values = {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(declared)}
        size = _pixels(values.get('font-size', ''), size)
        face = _face(values.get('font-family', '')) or face
        alignment = _alignment(values.get('text-align'), alignment)
        indent = _em(values.get('text-indent', ''), size, indent)
        _mark(marks, values)
    return replace(around, marks=frozenset(marks), size=size, face=face, alignment=alignment, indent=indent)


def _mark(marks: set[Mark], values: dict[str, str]) -> None:
    weight = values.get('font-weight', '')
    if weight in ('bold', 'bolder') or (weight.isdigit() and int(weight) >= 600):
        marks.add(Mark.STRONG)
    elif weight in ('normal', '400', 'lighter'):
        marks.discard(Mark.STRONG)
    if values.get('font-style') in ('italic', 'oblique'):
        marks.add(Mark.EMPHASIS)
    elif values.get('font-style') == 'normal':
        marks.discard(Mark.EMPHASIS)
    if values.get('vertical-align') in ('super', 'sub'):
        marks.add(Mark.SUP if values['vertical-align'] == 'super' else Mark.SUB)
    if 'line-through' in values.get('text-decoration', ''):
        marks.add(Mark.STRIKE)
    emphasis = next(
        (values[name] for name in ('text-emphasis', '-webkit-text-emphasis') if name in values), 'none'
    )
    if not emphasis.startswith('none'):
        marks.add(Mark.EMPHASIS)


def _alignment(value: str | None, around: str) -> str:
    return value if value in _CENTRED else around


def _face(families: str) -> str:
    first = families.split(',')[0]
    return next((name for name, pattern in _FACES if pattern.search(first)), '')


def _pixels(value: str, around: float) -> float:
    match = _LENGTH.fullmatch(value)
    unit = (match[2] or '') if match else '%'
    if match is None or unit not in _PIXELS:
        return around
    try:
        return round(float(match[1]) * _PIXELS[unit], 1)
    except ValueError:
        return around


def _em(value: str, size: float, around: float) -> float:
    match = _LENGTH.match(value)
    if match is None:
        return around
    try:
        length = float(match[1])
    except ValueError:
        return around
    return (
        length
        if match[2] in ('em', 'rem')
        else round(length * _PIXELS.get(match[2] or '', 0) / (size or 16), 1)
    )
