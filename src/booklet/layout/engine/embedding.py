"""Fonts in WeasyPrint's PDF -> fonts as small as what they print, or the name of the face in place of a font.

WeasyPrint keeps the glyph numbers of a face and an empty glyph for each one that is not used: 100 KB per
section and face in a font of 65535 glyphs. A CFF font keyed by CID needs none of them, because its charset
says which CID each glyph has; and without its OpenType wrapper it may stand in PDF of any version (OpenType
embedding came with PDF 1.6), which PDF/X-1a and PDF/X-3 need.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from booklet.layout.engine.cff import has_equal_cids, table_of
from booklet.layout.engine.face_tables import tables_of
from booklet.model.carried_face import name_face

_stock_subset = Font._harfbuzz_subset

_DROPPED = (b'BASE', b'GPOS', b'GSUB', b'VORG', b'vhea', b'vmtx')
_KINDS = {True: b'OTTO', False: b'\0\1\0\0'}
"""What a font file begins with, by whether it has CFF outlines; WeasyPrint tells the kinds apart by it."""
_carried: list[bool] = [False]


def shrink_fonts() -> None:
    """Make WeasyPrint 70.0 embed compact subsets; calling it again changes nothing."""
    Font._harfbuzz_subset = _subset


@contextlib.contextmanager
def carrying(is_wanted: bool) -> Iterator[None]:
    """Let the PDF written in this block name its faces in place of their programs, for the press to embed.

    Subsetting six faces took 50 ms of the 95 ms that a section of one page cost.
    """
    before, _carried[0] = _carried[0], is_wanted
    try:
        yield
    finally:
        _carried[0] = before


def finish(document: Any, pdf: Any) -> None:
    """Take the compact fonts out of their OpenType wrappers (a `finisher` of WeasyPrint)."""
    bare = {
        id(font.file_content): font.bare
        for font in document.fonts.values() if getattr(font, 'bare', None) is not None
    }
    compact: set[bytes] = set()
    for item in pdf.objects:
        if getattr(item, 'stream', None) and (content := bare.get(id(item.stream[0]))) is not None:
            item.stream = [content]
            if 'Subtype' in item.extra:
                item.extra['Subtype'] = '/CIDFontType0C'
                compact.add(item.reference)
            else:
                item.extra['Length1'] = len(content)
    for item in pdf.objects if compact else ():
        if isinstance(item, dict) and item.get('Subtype') == '/CIDFontType0':
            # Only fonts of type 2 have it (ISO 32000-1, table 117).
            item.pop('CIDToGIDMap', None)


def _subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Subset `font` to the glyphs it prints, in place of the method of the same purpose in WeasyPrint."""
    wanted = tuple(sorted({0, *to_unicode}))
    face = tables_of(font.hb_face)
    # The page names glyphs by their numbers in the whole face: those must be the CIDs.
    is_fit = bool(face.cff) and not font.missing and has_equal_cids(face.cff, wanted[-1])
    if _carried[0] and (is_fit or _is_plain(font)):
        font.bare = name_face(face.key)
        font.file_content = _KINDS[is_fit] + font.bare
        return
    content = _compact(font.hb_face, wanted) if is_fit else b''
    if content:
        font.file_content, font.bare = content, bytes(table_of(content, b'CFF '))
        return
    _stock_subset(font, to_unicode, hinting)


def _is_plain(font: Any) -> bool:
    """Tell whether WeasyPrint would embed a TrueType subset and nothing else of this face."""
    has_more = font.png or font.svg or getattr(font, 'colr', None) or 'fvar' in font.tables
    return 'glyf' in font.tables and not (has_more or font.missing)


def _compact(face: Any, wanted: tuple[int, ...]) -> bytes:
    """Return a font with the glyphs `wanted` and their CIDs (old HarfBuzz adds their vertical forms)."""
    plan = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    glyphs = harfbuzz_subset.hb_subset_input_glyph_set(plan)
    # An array type without length: cffi parses the C source of each type that it has not seen, 1 ms each.
    harfbuzz.hb_set_add_sorted_array(glyphs, ffi.new('hb_codepoint_t[]', wanted), len(wanted))
    dropped = harfbuzz_subset.hb_subset_input_set(plan, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    tags = tuple(harfbuzz.hb_tag_from_string(tag, -1) for tag in _DROPPED)
    harfbuzz.hb_set_add_sorted_array(dropped, ffi.new('hb_codepoint_t[]', tags), len(tags))
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE
    )
    harfbuzz_subset.hb_subset_input_set_flags(plan, flags)
    made = ffi.gc(harfbuzz_subset.hb_subset_or_fail(face, plan), harfbuzz.hb_face_destroy)
    return bytes(get_hb_object_data(made) or b'') if made else b''
