"""Tags <-> what JSON can hold, for the store."""

from typing import Any

from booklet.model.tags import Hotspot, Piece, Tag

Row = list[Any]


def tag_to_row(tag: Tag) -> Row:
    """Return `tag` as [role, kids, other fields]: marked content as [page, number], a link as its index."""
    others = {name: getattr(tag, name) for name in _OTHERS if getattr(tag, name) != getattr(_PLAIN, name)}
    return [tag.role, [_kid_to_row(kid) for kid in tag.kids], others]


def tag_from_row(row: Row) -> Tag:
    """Return the tag that `tag_to_row` wrote; raise TypeError, ValueError or KeyError when it is none."""
    role, kids, others = row
    if others.get('area') is not None:
        others = {**others, 'area': tuple(others['area'])}
    return Tag(role, tuple(_kid_from_row(kid) for kid in kids), **others)


_PLAIN = Tag('')
_OTHERS = tuple(name for name in Tag.__slots__ if name not in ('role', 'kids'))


def _kid_to_row(kid: Tag | Piece | Hotspot) -> Row | int:
    match kid:
        case Tag():
            return tag_to_row(kid)
        case Piece(page, number):
            return [page, number]
        case Hotspot(link):
            return link


def _kid_from_row(row: Row | int) -> Tag | Piece | Hotspot:
    if isinstance(row, int):
        return Hotspot(row)
    return Piece(*row) if len(row) == 2 else tag_from_row(row)
