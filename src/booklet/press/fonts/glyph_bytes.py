"""The bytes that draw a glyph, straight from the tables of a font program.

Drawing every glyph to compare it is exact and slow (50 microseconds). Most glyphs have equal bytes in both,
and seeing that takes two. Equal charstrings draw alike when one of the programs has no subroutines, for then
neither string calls any.
"""

import struct

import uharfbuzz as hb

from booklet.press.fonts.cff import GlyphBytes, charstrings

LONG_OFFSETS = 51
"""Offset in `head` of the low byte of indexToLocFormat."""


def glyph_bytes(face: hb.Face) -> GlyphBytes:
    """Return the look-up of glyph bytes in a program of either kind of outlines."""
    tables = face.table_tags
    if 'CFF ' in tables:
        return charstrings(bytes(face.reference_table('CFF ').data))
    if 'glyf' in tables:
        return _simple_glyphs(face)
    return lambda glyph: None


def _simple_glyphs(face: hb.Face) -> GlyphBytes:
    glyf, loca, head = (bytes(face.reference_table(tag).data) for tag in ('glyf', 'loca', 'head'))
    entry, unit = ('>LL', 1) if head[LONG_OFFSETS] else ('>HH', 2)
    size = struct.calcsize(entry) // 2

    def look_up(glyph: int) -> bytes | None:
        if (glyph + 2) * size > len(loca):
            return b''
        start, end = struct.unpack_from(entry, loca, glyph * size)
        found = glyf[start * unit : end * unit]
        # A negative number of contours: composed of other glyphs, whose bytes would have to be compared too.
        return None if found[:1] >= b'\x80' else found

    return look_up
