"""A section in the inks of a press, as values: its pages, what they draw with, the faces they name."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from booklet.press.pdf.objects import Box, Piece, Pieces
from booklet.store import Entry
from booklet.values import dataclass

Said = tuple[tuple[str, bytes], ...]
"""Entries of a dictionary, as written."""

GLYPH, WIDTH = 'H', 'd'
"""How numbers of glyphs and widths are kept (types of `array`)."""


@dataclass(frozen=True, slots=True)
class CarriedFont:
    """A font of a section whose face is named (`model.carried_face`) and has still to be embedded."""

    key: str
    """By which pieces name it."""
    face: str
    """Key of the face."""
    is_compact: bool
    """Whether it is bare CFF, where the glyph ids of the face are CIDs."""
    flags: int
    box: Box
    """FontBBox."""
    descriptor: bytes
    """What stands in the descriptor but for name, flags, box and program."""
    descendant: bytes
    """What stands in the CIDFont but for name, widths and descriptor."""
    widths: Mapping[int, float]
    """Glyph id -> advance in thousandths of the em."""
    texts: Mapping[int, bytes]
    """Glyph id -> UTF-16BE in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class InkedPage:
    """A page in inks."""

    trim: Box
    """As layout placed it, in points."""
    content: str
    """Key of its drawing; of a page of furniture: key of the form that draws it."""
    resources: Said
    """Kind (`/Font`) -> names and what they stand for, without the brackets around them."""
    is_colourful: bool
    """Whether it prints cyan, magenta or yellow."""
    is_transparent: bool


@dataclass(frozen=True, slots=True)
class InkedSection:
    """A section, or a sheet of furniture, in inks."""

    pages: tuple[InkedPage, ...]
    pieces: Pieces
    fonts: tuple[CarriedFont, ...]
    unknown: tuple[str, ...] = ()
    """What could not be brought into inks."""
    too_new: tuple[str, ...] = ()
    """Fonts that the standard does not allow."""
    has_programs: bool = False
    """Whether it brought font programs of its own."""


def to_entry(inked: InkedSection) -> Entry:
    """Return the entry of the store that keeps `inked`."""
    blob = _Blob()
    head: dict[str, object] = {
        'pages': [
            [page.trim, page.content, _shown(page.resources), page.is_colourful, page.is_transparent]
            for page in inked.pages
        ],
        'pieces': [
            [piece.key, piece.said.decode('latin-1'), blob.add(piece.stream)]
            for piece in inked.pieces.values()
        ],
        'fonts': [_font_row(font, blob) for font in inked.fonts],
        'unknown': inked.unknown,
        'too_new': inked.too_new,
        'has_programs': inked.has_programs,
    }
    return head, b''.join(blob.parts)


def from_entry(entry: Entry) -> InkedSection | None:
    """Return the section kept in `entry`, or None when it is not one of ours."""
    head: dict[str, Any] = entry[0]
    blob = entry[1]
    try:
        pieces = {
            key: Piece(key, said.encode('latin-1'), None if span is None else blob[span[0] : span[1]])
            for key, said, span in head['pieces']
        }
        return InkedSection(
            pages=tuple(_page(*row) for row in head['pages']),
            pieces=pieces,
            fonts=tuple(_font(blob, *row) for row in head['fonts']),
            unknown=tuple(head['unknown']),
            too_new=tuple(head['too_new']),
            has_programs=bool(head['has_programs']),
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


class _Blob:
    """Bytes put one after the other, and where each of them stands."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._end = 0

    def add(self, part: bytes | None) -> tuple[int, int] | None:
        if part is None:
            return None
        start, self._end = self._end, self._end + len(part)
        self.parts.append(part)
        return start, self._end


def _font_row(font: CarriedFont, blob: _Blob) -> list[object]:
    columns = (
        array(GLYPH, font.widths).tobytes(),
        array(WIDTH, font.widths.values()).tobytes(),
        array(GLYPH, font.texts).tobytes(),
        b' '.join(font.texts.values()),
    )
    said = (font.descriptor.decode('latin-1'), font.descendant.decode('latin-1'))
    return [font.key, font.face, font.is_compact, font.flags, font.box, *said, [*map(blob.add, columns)]]


def _font(blob: bytes, key: str, face: str, is_compact: bool, flags: int, box: Any, descriptor: str,
          descendant: str, spans: Any) -> CarriedFont:  # fmt: skip
    of_widths, widths, of_texts, texts = (blob[start:end] for start, end in spans)
    return CarriedFont(
        key, face, is_compact, flags, tuple(box), descriptor.encode('latin-1'),
        descendant.encode('latin-1'),
        dict(zip(array(GLYPH, of_widths), array(WIDTH, widths), strict=True)),
        dict(zip(array(GLYPH, of_texts), texts.split(b' ') if of_texts else (), strict=True)),
    )  # fmt: skip


def _page(trim: Any, content: str, resources: Any, is_colourful: bool, is_transparent: bool) -> InkedPage:
    return InkedPage(tuple(trim), content, _said(resources), is_colourful, is_transparent)


def _shown(said: Said) -> list[tuple[str, str]]:
    return [(name, written.decode('latin-1')) for name, written in said]


def _said(rows: Iterable[tuple[str, str]]) -> Said:
    return tuple((name, written.encode('latin-1')) for name, written in rows)
