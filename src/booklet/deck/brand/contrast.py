"""A master of a foreign template -> its links in a colour that can be read on its ground."""

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
LEAST = 4.5
"""WCAG 2.1, 1.4.3."""
LINKS = ('hlink', 'folHlink')


def make_links_readable(presentation: Any) -> None:
    """Give links the colour of the text in every theme whose own is too near to the ground of its master."""
    for master in presentation.slide_masters:
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = etree.fromstring(part.blob)
        scheme = root.find(f'.//{A}clrScheme')
        if scheme is None:
            continue
        ground, text = _colour(scheme, _ground(master._element)), _colour(scheme, _mapped(master, 'tx1'))
        for name in LINKS:
            link = scheme.find(f'{A}{name}')
            if link is not None and ground and text and contrast(_value(link), ground) < LEAST:
                link[:] = [etree.Element(f'{A}srgbClr', val=text)]
        part._blob = etree.tostring(root, xml_declaration=True, encoding='UTF-8', standalone=True)


def _ground(master: Any) -> str:
    """Return the name in the theme of what the master is painted with; that of its ground for a picture."""
    named = master.find(f'{P}cSld/{P}bg//{A}schemeClr')
    name = named.get('val') if named is not None else 'bg1'
    return str(master.find(f'{P}clrMap').get(name, name))


def _mapped(master: Any, name: str) -> str:
    return str(master._element.find(f'{P}clrMap').get(name, name))


def _colour(scheme: Any, name: str) -> str:
    element = scheme.find(f'{A}{name}')
    return '' if element is None else _value(element)


def _value(element: Any) -> str:
    """Return six hexadecimal digits; black or white by the name of the system's colour."""
    child = next(iter(element), None)
    return '' if child is None else child.get('lastClr') or child.get('val', '')


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of six hexadecimal digits by WCAG 2.1, from 1; 21 for no colours."""
    try:
        low, high = sorted((_luminance(one), _luminance(other)))
    except ValueError:
        return 21.0
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    shares = (byte / 255 for byte in bytes.fromhex(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
