"""Labels of a drawing that are written in HTML -> SVG text, where it is certain how they look."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

_SVG = '{http://www.w3.org/2000/svg}'
_WRAPPERS = frozenset(
    {'div', 'span', 'p', 'font', 'b', 'strong', 'i', 'em', 'u', 'a', 'center', 'body', 'html', 'pre', 'h1'}
)
"""Elements of HTML whose words are a label; a picture, a table, a formula, a raised figure are more."""
_BLOCKS = frozenset({'div', 'p', 'pre', 'h1', 'center', 'body'})
_STYLE = re.compile(r'([\w-]+)\s*:\s*([^;]+)')
_PIXELS = re.compile(r'\s*([\d.]+)\s*(?:px)?\s*')
_PITCH = 1.25
"""Lines of a label, in its size."""
_DROP = 0.36
"""From the middle of a line to where its letters stand, in its size."""
_COLOUR = re.compile(r'#[0-9a-fA-F]{3,8}|[a-zA-Z]+|rgba?\([\d\s.,%]+\)')
_WORD = re.compile(r'[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+')
_CLOSING = frozenset('，。、；：？！）》”’」』】')


def labels_as_text(root: Element) -> list[str]:
    """Replace each `foreignObject` in `root` by text; return the words of those that must be left out.

    Where the drawing program wrote the same words beside it for programs such as ours (`switch`), those are
    drawn: they stand where it put them.
    """
    lost = []
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if _name(child) != 'foreignObject':
                continue
            if (words := _words(child)) or not _is_plain(child):
                text = _text(child, parent)
                if text is None:
                    lost.append(' '.join(words))
                    continue
                parent[index] = text
        if _name(parent) == 'switch':
            _keep_first(parent)
    return lost


def _keep_first(switch: Element) -> None:
    """Leave in a `switch` what is drawn: the first text or shape, the rest are other ways to say the same."""
    for other in [child for child in switch if _name(child) != 'foreignObject'][1:]:
        switch.remove(other)
    switch.tag = f'{_SVG}g'


def _text(label: Element, parent: Element) -> Element | None:
    """Return the label as SVG text; None when it is not certain where its words stand."""
    lines = _words(label)
    beside = [child for child in parent if _name(child) == 'text'] if _name(parent) == 'switch' else []
    for text in beside:
        if _bare(''.join(text.itertext())) == _bare(''.join(lines)):
            return text
    style = dict(_styles(label))
    box = _box(label, style)
    return _set(lines, box, style, label.get('transform')) if box and lines and _is_plain(label) else None


def _box(label: Element, style: dict[str, str]) -> tuple[float, float, float, float] | None:
    """Return (x, y, width, height) of a label.

    draw.io gives all of them the size of the drawing; the place is in the margins of the first `div`, which
    is one pixel high and lets its words run over on both sides.
    """
    own = [_number(label.get(name, '0' if name in 'xy' else '')) for name in ('x', 'y', 'width', 'height')]
    if None not in own:
        x, y, width, height = (side or 0.0 for side in own)
        return x, y, width, height
    first = dict(_STYLE.findall(label[0].get('style', ''))) if len(label) else {}
    left, top, wide = (_number(first.get(name, '')) for name in ('margin-left', 'padding-top', 'width'))
    is_centred = first.get('align-items', '').strip().endswith('center')
    if left is None or top is None or wide is None or not is_centred:
        return None
    style['text-align'] = 'left' if first.get('justify-content', '').strip().endswith('start') else 'center'
    return left, top, wide, 1.0


def _set(
    lines: list[str], box: tuple[float, float, float, float], style: dict[str, str], transform: str | None
) -> Element:
    """Return `lines` centred from top to bottom in `box`, and from side to side unless they say otherwise."""
    x, y, width, height = box
    size = _number(style.get('font-size', '')) or min(16.0, max(8.0, height / (_PITCH * len(lines))))
    if width > size and style.get('white-space', '').strip() != 'nowrap':
        lines = [piece for line in lines for piece in _wrapped(line, width / size)]
    anchor, at = {'left': ('start', x), 'start': ('start', x), 'right': ('end', x + width)}.get(
        style.get('text-align', 'center').strip(), ('middle', x + width / 2)
    )
    colour = style.get('color', '').strip()
    group = Element(f'{_SVG}g', {'transform': transform} if transform else {})
    first = y + height / 2 - size * _PITCH * (len(lines) - 1) / 2 + size * _DROP
    for number, line in enumerate(lines):
        attributes = {
            'x': f'{at:.2f}', 'y': f'{first + number * size * _PITCH:.2f}', 'font-size': f'{size:.2f}',
            'text-anchor': anchor, 'fill': colour if _COLOUR.fullmatch(colour) else 'black', 'stroke': 'none',
            'font-weight': style.get('font-weight', 'normal').strip(),
        }
        SubElement(group, f'{_SVG}text', attributes).text = line
    return group


def _wrapped(line: str, room: float) -> Iterator[str]:
    """Yield `line` in pieces of about `room` ems: a Han character has one, a Western one half of it."""
    piece, used = '', 0.0
    for word in _WORD.findall(line):
        length = sum(1.0 if character > '\u2e7f' else 0.55 for character in word.rstrip())
        if piece and used + length > room and word not in _CLOSING:
            yield piece.rstrip()
            piece, used = '', 0.0
        piece += word
        used += length
    yield piece.rstrip()


def _words(label: Element) -> list[str]:
    """Return the lines of a label as its HTML breaks them."""
    parts = ''.join(_pieces(label)).split('\n')
    return [line for part in parts if (line := ' '.join(part.split()))]


def _pieces(element: Element) -> Iterator[str]:
    is_block = _name(element) in _BLOCKS
    yield '\n' if is_block or _name(element) == 'br' else ''
    yield (element.text or '').replace('\n', ' ')
    for child in element:
        yield from _pieces(child)
        yield (child.tail or '').replace('\n', ' ')
    yield '\n' if is_block else ''


def _is_plain(label: Element) -> bool:
    return all(_name(each) in _WRAPPERS | {'br'} for each in label.iter() if each is not label)


def _styles(label: Element) -> Iterator[tuple[str, str]]:
    """Yield what the label and its parts say of their looks; of two, the inner counts."""
    for element in label.iter():
        if element.text and element.text.strip() and _name(element) in ('b', 'strong'):
            yield 'font-weight', 'bold'
        yield from _STYLE.findall(element.get('style', ''))


def _number(written: str) -> float | None:
    match = _PIXELS.fullmatch(written)
    return float(match[1]) if match else None


def _bare(text: str) -> str:
    return ''.join(text.split())


def _name(element: Element) -> str:
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''
