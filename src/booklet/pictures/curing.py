"""What an SVG drawing has and WeasyPrint 70.0 draws wrong or not -> the same look in words that it knows."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from booklet.pictures.labels import labels_as_text

LINK = '{http://www.w3.org/1999/xlink}href'
_NEEDED = re.compile(
    rb'foreignObject|\bfont\s*[:=]|var\(|light-dark\(|mask|filter|@import|@font-face'
    rb'|href\s*=\s*["\']\s*(?:https?:|file:|ftp:|[A-Za-z]:[\\/])'
)
"""Drawings without any of it are drawn as they are."""
_FAR = re.compile(r'\s*(?:(?:https?|file|ftp):|[A-Za-z]:[\\/])')
_FAR_RULE = re.compile(r'@import\s[^;]*;?|@font-face\s*\{[^}]*\}')
_FONT = re.compile(r'(?<![\w-])font\s*:\s*([^;}]+)')
_SIZE = re.compile(r'(.*?)(\d[\d.]*(?:px|pt|em|rem|%)?)(?:\s*/\s*[\d.]+\w*)?\s+(.+)', re.DOTALL)
_VARIABLE = re.compile(r'(--[\w-]+)\s*:\s*([^;}]+)')
_USE_OF_VARIABLE = re.compile(r'var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)')
_LIGHT = re.compile(r'light-dark\(\s*((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)')


def needs_cure(content: bytes) -> bool:
    """Tell whether a drawing may have something of the kind."""
    return bool(_NEEDED.search(content))


def cure(root: Element) -> None:
    """Replace in `root` all that the engine would draw wrong."""
    for each in CURES:
        each(root)


def _forget_references(root: Element) -> None:
    """What lies outside the project is not asked for: that would fail the whole drawing."""
    for element in root.iter():
        for name in ('href', LINK):
            if _FAR.match(element.get(name, '')):
                del element.attrib[name]


def _resolve_variables(root: Element) -> None:
    """Custom properties are not known to it: the last value that the drawing gives each stands for all."""
    values: dict[str, str] = {}
    for text in _css(root):
        values.update(_VARIABLE.findall(text))

    def resolved(text: str) -> str:
        for _ in range(4):  # values may name others
            text = _USE_OF_VARIABLE.sub(lambda use: values.get(use[1], use[2] or 'initial').strip(), text)
        return _LIGHT.sub(lambda pair: pair[1].strip(), text)

    _rewrite(root, resolved)
    for element in root.iter():
        for name, value in element.attrib.items():
            if 'var(' in value or 'light-dark(' in value:
                element.attrib[name] = resolved(value)


def _spell_fonts_out(root: Element) -> None:
    """It takes the first word of `font` for the size, and draws nothing when that is `bold`."""
    _rewrite(root, lambda text: _FONT.sub(lambda rule: _spelt(rule[1]), text))
    for element in root.iter():
        if written := element.attrib.pop('font', None):
            element.set('style', f'{_spelt(written)};{element.get("style", "")}')


def _spelt(font: str) -> str:
    match = _SIZE.fullmatch(font.strip())
    if not match:
        return ''
    before = match[1].split()
    weight = next((word for word in before if word in ('bold', 'bolder') or word.isdigit()), 'normal')
    slant = next((word for word in before if word in ('italic', 'oblique')), 'normal')
    family = match[3].replace('"', "'")
    return f'font-style:{slant};font-weight:{weight};font-size:{match[2]};font-family:{family}'


def _widen_masks(root: Element) -> None:
    """It measures a mask by attributes of what is masked; in units of the drawing it covers all of it."""
    for element in root.iter():
        if _name(element) == 'mask' and element.get('maskUnits') != 'userSpaceOnUse':
            area = {'x': '-10000', 'y': '-10000', 'width': '20000', 'height': '20000'}
            element.attrib.update(maskUnits='userSpaceOnUse', **area)


def _drop_filters(root: Element) -> None:
    """Of a shadow it draws only that what casts it is moved."""
    for element in root.iter():
        if _name(element) != 'filter':
            element.attrib.pop('filter', None)
    _rewrite(root, lambda text: re.sub(r'(?<![\w-])filter\s*:[^;}]*;?', '', text))


def _drop_far_rules(root: Element) -> None:
    """Faces and style sheets from elsewhere: ours stand in for them."""
    _rewrite(root, lambda text: _FAR_RULE.sub('', text))


def _css(root: Element) -> list[str]:
    sheets = [element.text or '' for element in root.iter() if _name(element) == 'style']
    return [*sheets, *(element.get('style', '') for element in root.iter())]


def _rewrite(root: Element, change: Callable[[str], str]) -> None:
    """Apply `change` to every style sheet and style attribute."""
    for element in root.iter():
        if _name(element) == 'style' and element.text:
            element.text = change(element.text)
        if written := element.get('style'):
            element.set('style', change(written))


def _name(element: Element) -> str:
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''


def _make_labels_text(root: Element) -> None:
    labels_as_text(root)


CURES: tuple[Callable[[Element], None], ...] = (
    _forget_references,
    _drop_far_rules,
    _resolve_variables,
    _spell_fonts_out,
    _widen_masks,
    _drop_filters,
    _make_labels_text,
)
"""In this order: labels are read when their styles are in words that everybody knows."""
