"""Elements while the pages are being read: they grow from page to page, then they are frozen to tags."""

from collections.abc import Mapping, Sequence
from typing import Any

from booklet.model.tags import Hotspot, Piece, Tag

Box = Any


class Node:
    """An element of the structure that may still grow."""

    __slots__ = ('attributes', 'hotspots', 'kids', 'parent', 'role')

    def __init__(self, role: str, parent: 'Node | None' = None, **attributes: Any) -> None:
        """`attributes` are those of `Tag` besides role and kids."""
        self.role = role
        self.parent = parent
        self.kids: list[Node | Box] = []
        """Elements, and the boxes whose drawing is its content."""
        self.hotspots: tuple[int, ...] = ()
        self.attributes = attributes

    def add(self, role: str, **attributes: Any) -> 'Node':
        """Add an element at the end and return it."""
        node = Node(role, self, **attributes)
        self.kids.append(node)
        return node

    def add_first(self, role: str) -> 'Node':
        """Add an element before all others and return it."""
        node = Node(role, self)
        self.kids.insert(0, node)
        return node

    def last(self, role: str) -> 'Node | None':
        """Return the last thing in it when that is an element called `role`."""
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Node) and kid.role == role else None

    def outer(self, role: str) -> 'Node | None':
        """Return the nearest element called `role` that it stands in."""
        node = self.parent
        while node is not None and node.role != role:
            node = node.parent
        return node


KEPT_EMPTY = frozenset(('TR', 'TH', 'TD'))
"""Elements that hold their place in a table when they say nothing."""


def freeze(node: Node, pieces: Mapping[Box, Sequence[Piece]]) -> tuple[Tag, ...]:
    """Return the elements in `node`, with the marked content that was drawn of their boxes.

    Each is in the language of `node` unless it has its own.
    """
    language = node.attributes.get('language', '')
    for kid in node.kids:
        if isinstance(kid, Node):
            kid.attributes.setdefault('language', language)
    kids = (_frozen(kid, pieces) for kid in node.kids if isinstance(kid, Node))
    return tuple(kid for kid in kids if kid is not None)


def _frozen(node: Node, pieces: Mapping[Box, Sequence[Piece]]) -> Tag | None:
    """Return `node` as a tag; None when nothing of it is on the pages."""
    kids: list[Tag | Piece | Hotspot] = []
    drawn: set[Piece] = set()
    for kid in node.kids:
        if isinstance(kid, Node):
            if (inner := _frozen(kid, pieces)) is not None:
                kids.append(inner)
        else:
            # Several boxes that follow one another are one run of marked content.
            new = [piece for piece in pieces.get(kid, ()) if piece not in drawn]
            drawn.update(new)
            kids += new
    if not kids and node.role not in KEPT_EMPTY:
        return None
    kids += (Hotspot(link) for link in node.hotspots)
    return Tag(node.role, tuple(kids), **node.attributes)
