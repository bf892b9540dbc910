"""The boxes of a section's pages -> the tree of its elements, and to which of them each box belongs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from booklet.layout.engine.boxes import POINTS_PER_PIXEL, flow_of, is_line
from booklet.layout.engine.tags.nodes import Box, Node, freeze
from booklet.layout.engine.tags.roles import GROUPS, HEADING_LEVELS, PLAIN, SILENT, Role, role_of
from booklet.model.tags import Piece, Tag
from booklet.values import dataclass

Element = Any


@dataclass(frozen=True, slots=True)
class Structure:
    """The elements of a section before its pages are drawn."""

    top: Node
    owners: Mapping[Box, Node]
    """The element that the drawing of a box belongs to; boxes that are not here say nothing."""

    def tags(self, pieces: Mapping[Box, Sequence[Piece]]) -> tuple[Tag, ...]:
        """Return the elements once each box has been drawn as marked content."""
        return freeze(self.top, pieces)


def read_structure(pages: Iterable[Box], hotspots: Mapping[int, tuple[int, ...]]) -> Structure:
    """Read the elements on `pages`; `hotspots` are the links' indices by the identity of their elements."""
    reader = _Reader(hotspots)
    for index, page in enumerate(pages):
        reader.read(page, index)
    return Structure(reader.top, reader.owners)


class _Reader:
    """Goes through the boxes of all pages in reading order.

    An element that goes on on the next page has boxes on both; they are known by the element's identity.
    """

    def __init__(self, hotspots: Mapping[int, tuple[int, ...]]) -> None:
        self.top = Node('')
        self.owners: dict[Box, Node] = {}
        self._hotspots = hotspots
        self._nodes: dict[tuple[str, int], Node] = {}
        """Elements of the structure by the kind of box and the identity of its element of HTML."""
        self._heads: dict[int, int] = {}
        """Table heads, and on which page each was first met."""
        self._base = 0
        self._page = 0

    def read(self, page: Box, index: int) -> None:
        """Take in a page."""
        self._page = index
        for box in flow_of(page):
            self._visit(box, self.top, None)

    def _visit(self, box: Box, node: Node, around: Element) -> None:
        """Take in `box`, which stands in `node` and in a box of the element `around`."""
        box = getattr(box, '_box', box)  # a box out of the flow, in its placeholder
        element = box.element
        if isinstance(box, boxes.TextBox):
            self._own(box, node)
            return
        if box.is_leader:
            return
        if element is not None:
            found = self._node(box, element, node, around)
            if found is None:
                return
            node = found
        if is_line(box) and node.role in GROUPS:
            node = self._paragraph(element, node)
        if isinstance(box, boxes.ReplacedBox):
            self._own(box, node)
        for child in box.children:
            self._visit(child, node, element)

    def _paragraph(self, element: Element, node: Node) -> Node:
        """Return the paragraph of a line of `element`, which is none itself: the last one or a new one."""
        known = self._nodes.get(('line', id(element)))
        if known is None or known is not node.last('P'):
            known = self._nodes['line', id(element)] = node.add('P')
        return known

    def _own(self, box: Box, node: Node) -> None:
        self.owners[box] = node
        node.kids.append(box)

    def _node(self, box: Box, element: Element, node: Node, around: Element) -> Node | None:
        """Return what `box` is, or what it stands in when it is nothing by itself; None when it is silent."""
        kind = (box.element_tag or '').partition('::')[2]
        known = self._nodes.get((kind, id(element)))
        if known is not None:
            is_repeated = self._heads.get(id(element), self._page) != self._page
            # Inside a group, text that belongs to it stands in a paragraph that it is in.
            return None if is_repeated else node if element is around and known.role in GROUPS else known
        if kind:
            return self._generated(kind, element, node)
        if element is around:
            return node
        return self._begun(box, element, node)

    def _begun(self, box: Box, element: Element, node: Node) -> Node | None:
        """Return the node of an element that is met for the first time."""
        if element.tag == 'html':
            self.top.attributes['language'] = element.get('lang') or ''
        if element.tag == 'body':
            self._base = HEADING_LEVELS.get(element.get('class') or '', 0)
        role = role_of(element, node.role, self._base)
        if role is SILENT:
            return None
        if role is PLAIN:
            return node
        made = self._made(role, box, element, node)
        if made is not None:
            self._nodes['', id(element)] = made
        return made

    def _made(self, role: Role, box: Box, element: Element, node: Node) -> Node | None:
        """Add an element called `role` to `node`; return the element that what is in it belongs to."""
        attributes = {'language': element.get('lang')} if element.get('lang') else {}
        match role.name:
            case 'LI' | 'TOCI':
                return node.add(role.name, **attributes).add('LBody' if role.name == 'LI' else 'Reference')
            case 'Lbl':
                return node.add('LI').add('Lbl', **attributes)
            case 'LBody':
                return (node.last('LI') or node.add('LI')).add('LBody', **attributes)
            case 'Ruby':
                return node.add('Ruby').add('RB', **attributes)
            case 'L':
                numbering = 'Decimal' if element.tag == 'ol' else 'Disc' if element.tag == 'ul' else ''
                return node.add('L', numbering=numbering, **attributes)
            case 'Div':
                return node.add('Div', alt=_caption(element))
            case 'Table':
                return _add_table(node)
            case 'TH' | 'TD':
                return node.add(role.name, **_cell(element, node), **attributes)
            case 'Figure':
                alt = element.get('alt') or element.get('aria-label') or _alt_around(node)
                return node.add('Figure', alt=alt, area=_area(box)) if alt else None
        made = node.add(role.name, **attributes)
        if role.name == 'THead':
            self._heads[id(element)] = self._page
        made.hotspots = self._hotspots.get(id(element), ())
        return made

    def _generated(self, kind: str, element: Element, node: Node) -> Node:
        """Return the node of a generated box: the marker of an item or note, the call of a note, a gloss."""
        item = node if node.role == 'LI' else node.outer('LI')
        if kind == 'footnote-call':
            made = node.add('Reference')
            # The note is heard where it is called, not at the foot of the page.
            self._nodes['', id(element)] = node.add('Note')
        elif kind == 'footnote-marker' and node.role == 'Note':
            made = node.add_first('Lbl')
        elif kind == 'before' and element.get('data-gloss') and node.parent is not None:
            made = node.parent.add('RT')
        elif (kind == 'marker' or element.get('data-marker')) and item is not None:
            made = item.add_first('Lbl')
        else:
            made = node
        self._nodes[kind, id(element)] = made
        return made


def _caption(element: Element) -> str:
    """Return the words under a picture, which stand in for a description that is missing."""
    caption = element.find('.//figcaption')
    return ' '.join(''.join(caption.itertext()).split()) if caption is not None else ''


def _alt_around(node: Node) -> str:
    holder = node if node.role == 'Div' else node.outer('Div')
    return str(holder.attributes.get('alt', '')) if holder is not None else ''


def _add_table(node: Node) -> Node:
    """Add a table; a caption that stands right before it becomes its first part."""
    caption = node.last('Caption')
    table = node.add('Table')
    if caption is not None:
        node.kids.remove(caption)
        caption.parent = table
        table.kids.append(caption)
    return table


def _cell(element: Element, row: Node) -> dict[str, Any]:
    """Return the attributes of a cell."""
    spans = {
        name: int(element.get(attribute))
        for name, attribute in (('columns', 'colspan'), ('rows', 'rowspan'))
        if (element.get(attribute) or '').isdecimal()
    }
    if element.tag != 'th':
        return spans
    is_over = element.get('scope', 'col' if row.outer('THead') else 'row').startswith('col')
    return {**spans, 'scope': 'Column' if is_over else 'Row'}


def _area(box: Box) -> tuple[float, float, float, float]:
    """Return where `box` stands, in points from the top left corner of the trim."""
    left, top = box.content_box_x(), box.content_box_y()
    edges = (left, top, left + box.width, top + box.height)
    left, top, right, bottom = (round(edge * POINTS_PER_PIXEL, 2) for edge in edges)
    return left, top, right, bottom
