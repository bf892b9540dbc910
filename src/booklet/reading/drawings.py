"""An SVG drawing -> how many elements drawing it takes, told without drawing it."""

import math
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

MOST = 200_000
"""Elements to be drawn, each `use` counted as what it shows. A map of a country's rivers has 60,000."""
DEEPEST = 200
"""Elements in one another."""
_URL = re.compile(r'url\(\s*["\']?#([^)"\'\s]+)')
_HREFS = ('href', '{http://www.w3.org/1999/xlink}href')


def is_boundless(content: bytes) -> bool:
    """Tell whether a drawing has more elements, or deeper ones, than can be drawn in seconds.

    Entities are bounded by expat itself (2.4.1); what is no XML at all is told by whoever draws it.
    """
    try:
        root = _parsed(content)
    except ParseError as fault:
        return 'amplification' in str(fault)
    if root is None:
        return True
    named = {each.get('id', ''): each for each in root.iter()}
    try:
        return _weight(root, named, {}) > MOST
    except RecursionError:
        return True


def _parsed(content: bytes) -> Element | None:
    """Return the root, None when there are too many elements or too deep ones."""
    parser = XMLPullParser(('start', 'end'))
    depth = count = 0
    root: Element | None = None
    for start in range(0, len(content), 1 << 16):
        parser.feed(content[start : start + (1 << 16)])
        for event, element in parser.read_events():
            if root is None and isinstance(element, Element):
                root = element
            depth += 1 if event == 'start' else -1
            count += event == 'start'
            if depth > DEEPEST or count > MOST:
                return None
    parser.close()
    return root


def _shown(element: Element) -> Iterator[str]:
    """Yield the names of what is drawn with `element`: what it uses, its patterns, masks and markers."""
    if element.tag.rpartition('}')[2] == 'use':
        address = next((value for name in _HREFS if (value := element.get(name))), '')
        yield address.removeprefix('#') if address.startswith('#') else ''
    for value in element.attrib.values():
        yield from _URL.findall(value) if 'url(' in value else ()


def _weight(element: Element, named: dict[str, Element], known: dict[Element, float]) -> float:
    """Return how many elements drawing `element` takes; endless when it shows itself."""
    if element in known:
        return known[element]
    known[element] = math.inf
    weight = 1 + sum(_weight(child, named, known) for child in element)
    for name in _shown(element):
        weight += _weight(named[name], named, known) if name and name in named else 0
    known[element] = weight
    return weight
