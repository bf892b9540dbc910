"""Fonts of sections that name their faces -> one program a face, and as few dictionaries as they allow."""

from collections.abc import Iterable, Iterator, Sequence

from booklet.press.fonts.glyph_tables import (
    Variant,
    glyphs_of,
    shared_box,
    shared_flags,
    variants_of,
    write_texts,
    write_widths,
)
from booklet.press.fonts.programs import Program, Programs
from booklet.press.inks.separated import CarriedFont
from booklet.press.pdf.objects import Piece, array, name, packed_piece, piece_of, reference


class SharedFonts:
    """The fonts of one file."""

    def __init__(self, fonts: Iterable[CarriedFont], programs: Programs) -> None:
        """Take the fonts in the order in which their sections stand in the file.

        Raise LookupError for a face that no file has.
        """
        self.pieces: dict[str, Piece] = {}
        self.keys: dict[str, str] = {}
        """Key of a font in its section -> key of the piece that stands for it in the file."""
        self.wrapped: list[str] = []
        """Names of the fonts whose programs stand in OpenType wrappers."""
        faces: dict[tuple[str, bool], dict[str, CarriedFont]] = {}
        for font in fonts:
            faces.setdefault((font.face, font.is_compact), {})[font.key] = font
        for (face, is_compact), alike in faces.items():
            members = tuple(alike.values())
            self._share(members, programs.program(face, is_compact, glyphs_of(members)))

    def _share(self, fonts: Sequence[CarriedFont], program: Program) -> None:
        """Give `fonts` of one face one program, one descriptor, and one dictionary for each variant."""
        if program.is_wrapped:
            self.wrapped.append(program.name)
        descriptor = self._add(program.piece, piece_of(_descriptor(fonts, program)))
        for variant in variants_of(fonts):
            font = self._add(*_font(variant, name(program.name), descriptor))
            self.keys.update((member.key, font) for member in variant.members)

    def _add(self, *pieces: Piece) -> str:
        """Take pieces in; return the key of the last."""
        self.pieces.update((piece.key, piece) for piece in pieces)
        return pieces[-1].key


def _descriptor(fonts: Sequence[CarriedFont], program: Program) -> bytes:
    flags = shared_flags(font.flags for font in fonts)
    box = array(shared_box(font.box for font in fonts))
    return b'<< %s /Flags %d /FontBBox %s %s %s /FontName %s >>' % (
        fonts[0].descriptor, flags, box, program.kind.encode(), reference(program.piece.key),
        name(program.name),
    )  # fmt: skip


def _font(variant: Variant[CarriedFont], written: bytes, descriptor: str) -> Iterator[Piece]:
    """Yield descendant, texts and, last, the font itself."""
    descendant = piece_of(
        b'<< /BaseFont %s %s /FontDescriptor %s /W %s >>'
        % (written, variant.members[0].descendant, reference(descriptor), write_widths(variant.widths))
    )
    texts = packed_piece(write_texts(variant.texts))
    yield from (descendant, texts)
    yield piece_of(
        b'<< /BaseFont %s /DescendantFonts [ %s ] /Encoding /Identity-H /Subtype /Type0 /ToUnicode %s'
        b' /Type /Font >>' % (written, reference(descendant.key), reference(texts.key))
    )
