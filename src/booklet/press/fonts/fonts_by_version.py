"""Font programs wrapped as OpenType to bare CFF, which PDF has known since long before 1.6."""

from collections.abc import Collection, Iterator

import pikepdf
import uharfbuzz as hb

from booklet.model.carried_face import named_face
from booklet.press.fonts.cff import cids
from booklet.press.fonts.embedded import embedded_fonts


def make_fonts_legal(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Take CFF programs out of their OpenType wrappers (ISO 32000-1, table 126: `/OpenType` is of PDF 1.6).

    The glyphs in use must keep the numbers by which pages call them: they do when the program is not keyed by
    CID, or by CIDs equal to its glyph ids. Another font stays as it is, and its name is returned.
    """
    glyphs: dict[tuple[int, int], set[int]] = {}
    for font in embedded_fonts(pdf):
        if font.program.get('/Subtype') == '/OpenType':
            glyphs.setdefault(font.descriptor.objgen, set()).update(font.glyphs)
    wrapped = list(_wrapped(pdf))
    for descriptor in wrapped:
        table = bare_program(descriptor.FontFile3.read_bytes(), glyphs.get(descriptor.objgen, set()))
        if table:
            descriptor.FontFile3 = pikepdf.Stream(pdf, table, Subtype=pikepdf.Name.CIDFontType0C)
    _drop_maps(pdf)
    left = (str(descriptor.FontName)[1:] for descriptor in _wrapped(pdf))
    return tuple(dict.fromkeys(left))


def _wrapped(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get('/Type') == '/FontDescriptor':
            program = held.get('/FontFile3')
            if program is None or program.get('/Subtype') != '/OpenType':
                continue
            # A face that is only named is embedded by `programs`.
            if named_face(program.read_bytes()) is None:
                yield held


def bare_program(program: bytes, glyphs: Collection[int]) -> bytes:
    """Return the CFF table, or nothing when one of `glyphs` would get another name by it."""
    face = hb.Face(program)
    if 'CFF ' not in face.table_tags or not glyphs:
        return b''
    table = bytes(face.reference_table('CFF ').data)
    if not _is_keyed_by_cid(table):
        return table
    named = cids(table)
    return table if all(glyph < len(named) and named[glyph] == glyph for glyph in glyphs) else b''


def _is_keyed_by_cid(table: bytes) -> bool:
    # The operator ROS (12 30) comes first in the Top DICT of such a font (Technical Note 5176, section 18).
    return b'\x0c\x1e' in table[:128]


def _drop_maps(pdf: pikepdf.Pdf) -> None:
    """Delete what only fonts of type 2 have (ISO 32000-1, table 117)."""
    for held in pdf.objects:
        is_font = isinstance(held, pikepdf.Dictionary) and held.get('/Subtype') == '/CIDFontType0'
        if is_font and '/CIDToGIDMap' in held:
            del held['/CIDToGIDMap']
