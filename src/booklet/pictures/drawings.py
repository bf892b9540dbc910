"""Bytes of an SVG drawing -> its size, its faults, and one of the same look that is drawn."""

import base64
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree

from booklet.pictures.curing import LINK, cure, needs_cure
from booklet.pictures.faults import Fault
from booklet.pictures.labels import labels_as_text

_BEGINNING = 4096
"""Bytes in which a drawing says that it is one."""
DEEPEST = 200
"""Elements within elements, copies by `use` included; WeasyPrint draws them by recursion."""
MOST_ELEMENTS = 200_000
"""Drawn elements, copies included: some ten seconds of drawing. Ten lines of XML can ask for billions."""
_ADDRESS = re.compile(r"""url\(\s*["']?(?!\s*["']?(?:\#|data:))([^"')]+)|@import\s+["']([^"']+)""")
_FONT_FACE = re.compile(r'@font-face\s*\{[^}]*\}')
_EMBEDDED = re.compile(r'data:image/[\w.+-]+;base64,', re.IGNORECASE)
_NUMBER = re.compile(r'\s*(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in|Q)?\s*')
_PIXELS = {'': 1.0, 'px': 1.0, 'pt': 4 / 3, 'pc': 16.0, 'mm': 3.7795, 'cm': 37.795, 'in': 96.0, 'Q': 0.94488}


def is_drawing(content: bytes) -> bool:
    """Tell whether the bytes are a drawing, whatever the file is called."""
    head = content[:_BEGINNING]
    if head[:2] in (b'\xff\xfe', b'\xfe\xff'):
        head = head.decode('utf-16', 'replace').encode()
    return head.lstrip(b'\xef\xbb\xbf \t\r\n').startswith(b'<') and (
        b'<svg' in head or b':svg' in head or head.lstrip(b'\xef\xbb\xbf \t\r\n').startswith(b'<?xml')
    )


def measure_drawing(content: bytes) -> tuple[tuple[int, int] | None, tuple[Fault, ...]]:
    """Return (width, height) in user units and the faults; no size when nothing of it can be used."""
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        line = getattr(error, 'position', (1, 0))[0]
        return None, (Fault('drawing.broken', (('line', str(line)),)),)
    if _name(root) != 'svg':
        return None, (Fault('image.unreadable'),)
    if _is_endless(root):
        return None, (Fault('drawing.endless'),)
    size = _size(root)
    return size, tuple(_faults(root)) if size else (Fault('drawing.unmeasured'),)


def plain_drawing(content: bytes) -> bytes:
    """Return the drawing in words that the layout engine knows; itself when it has no others."""
    if not needs_cure(content):
        return content
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return content
    cure(root)
    return bytes(ElementTree.tostring(root, 'utf-8'))


def _faults(root: ElementTree.Element) -> Iterator[Fault]:
    """Yield what is not in the drawing itself, once each, and labels that cannot be made text."""
    for address in dict.fromkeys(_references(root)):
        shown = address if len(address) <= 120 else f'{address[:117]}…'
        yield Fault('drawing.reference', (('address', shown),))
    if pictures := list(_embedded(root)):
        # Few drawings have photographs in them, and few texts drawings.
        from booklet.pictures.rasters import is_whole

        if not all(map(is_whole, pictures)):
            yield Fault('image.incomplete')
    if lost := labels_as_text(root):
        yield Fault('drawing.labels', (('text', lost[0][:20]), ('count', str(len(lost)))))


def embedded_picture(address: str) -> bytes:
    """Return the raster picture that an address holds in itself (RFC 2397); nothing when it holds none."""
    match = _EMBEDDED.match(address)
    try:
        return base64.b64decode(unquote(address[match.end() :])) if match else b''
    except ValueError:
        return b''


def _embedded(root: ElementTree.Element) -> Iterator[bytes]:
    for element in root.iter():
        address = (element.get('href') or element.get(LINK) or '').strip()
        if _name(element) == 'image' and _EMBEDDED.match(address) and 'svg' not in address[:20]:
            yield embedded_picture(address)


def _references(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = _name(element)
        if name in ('image', 'use', 'feImage', 'linearGradient', 'radialGradient', 'pattern', 'textPath'):
            address = (element.get('href') or element.get(LINK) or '').strip()
            if address and not address.startswith(('#', 'data:')):
                yield address
        own = f'{element.get("style", "")};{element.get("fill", "")}'
        css = (element.text or '') if name == 'style' else own
        yield from (match[1] or match[2] for match in _ADDRESS.finditer(_FONT_FACE.sub('', css)))


def _is_endless(root: ElementTree.Element) -> bool:
    """Tell whether drawing it takes too many elements, or too deep ones, when each `use` draws its target."""
    named = {key: element for element in root.iter() if (key := element.get('id'))}
    known: dict[ElementTree.Element, tuple[int, int]] = {}
    open_: set[ElementTree.Element] = set()
    waiting = [root]
    while waiting:
        element = waiting[-1]
        drawn = _drawn_by(element, named)
        if element in known:
            waiting.pop()
        elif missing := [each for each in drawn if each not in known]:
            if element in open_ or len(waiting) > MOST_ELEMENTS:
                return True  # it draws itself
            open_.add(element)
            waiting += missing
        else:
            waiting.pop()
            count = 1 + sum(known[each][0] for each in drawn)
            depth = 1 + max((known[each][1] for each in drawn), default=0)
            if count > MOST_ELEMENTS or depth > DEEPEST:
                return True
            known[element] = count, depth
    return False


def _drawn_by(
    element: ElementTree.Element, named: Mapping[str, ElementTree.Element]
) -> list[ElementTree.Element]:
    drawn = list(element)
    if _name(element) == 'use':
        address = (element.get('href') or element.get(LINK) or '').strip()
        if address.startswith('#') and (target := named.get(address[1:])) is not None:
            drawn.append(target)
    return drawn


def _size(root: ElementTree.Element) -> tuple[int, int] | None:
    """Return width and height: those of the viewBox, else the attributes."""
    box = [_length(part) for part in re.split(r'[\s,]+', root.get('viewBox', '').strip())[2:4]]
    if len(box) < 2 or not all(box):
        box = [_length(root.get(name, '')) for name in ('width', 'height')]
    width, height = box
    if not (0 < width < 1e6 and 0 < height < 1e6):
        return None
    return max(1, round(width)), max(1, round(height))


def _length(written: str) -> float:
    match = _NUMBER.fullmatch(written)
    return float(match[1]) * _PIXELS[match[2] or ''] if match else 0.0


def _name(element: ElementTree.Element) -> str:
    """Return the name without its namespace; empty for remarks and instructions."""
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''
