"""Fonts in WeasyPrint's PDF -> fonts as small as what they print.

WeasyPrint keeps the glyph numbers of a face and an empty glyph for each one that is not used: 100 KB per
section and face in a font of 65535 glyphs. A CFF font keyed by CID needs none of them, because its charset
says which CID each glyph has; and without its OpenType wrapper it may stand in PDF of any version (OpenType
embedding came with PDF 1.6), which PDF/X-1a and PDF/X-3 need.
"""

from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from booklet.layout.cff import has_equal_cids, table_of

_stock_subset = Font._harfbuzz_subset

_DROPPED = (b'BASE', b'GPOS', b'GSUB', b'VORG', b'vhea', b'vmtx')


def shrink_fonts() -> None:
    """Make WeasyPrint 70.0 embed compact subsets; calling it again changes nothing."""
    Font._harfbuzz_subset = _subset


def finish(document: Any, pdf: Any) -> None:
    """Take the compact fonts out of their OpenType wrappers (a `finisher` of WeasyPrint)."""
    compact = {
        id(font.file_content) for font in document.fonts.values() if getattr(font, 'is_compact', False)
    }
    for item in pdf.objects:
        if getattr(item, 'stream', None) and id(item.stream[0]) in compact:
            item.stream = [bytes(table_of(item.stream[0], b'CFF '))]
            item.extra['Subtype'] = '/CIDFontType0C'
        elif isinstance(item, dict) and item.get('Subtype') == '/CIDFontType0':
            # Only fonts of type 2 have it (ISO 32000-1, table 117).
            item.pop('CIDToGIDMap', None)


def _subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Subset `font` to the glyphs it prints, in place of the method of the same purpose in WeasyPrint."""
    wanted = tuple(sorted({0, *to_unicode}))
    # The page names glyphs by their numbers in the whole face: those must be the CIDs.
    is_fit = font.file_content[:4] == b'OTTO' and not font.missing
    if is_fit and has_equal_cids(table_of(font.file_content, b'CFF '), wanted[-1]):
        content = _compact(font.hb_face, wanted)
        if content:
            font.file_content, font.is_compact = content, True
            return
    _stock_subset(font, to_unicode, hinting)


def _compact(face: Any, wanted: tuple[int, ...]) -> bytes:
    """Return a font with the glyphs `wanted` and their CIDs (old HarfBuzz adds their vertical forms)."""
    plan = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    glyphs = harfbuzz_subset.hb_subset_input_glyph_set(plan)
    harfbuzz.hb_set_add_sorted_array(glyphs, ffi.new(f'hb_codepoint_t[{len(wanted)}]', wanted), len(wanted))
    dropped = harfbuzz_subset.hb_subset_input_set(plan, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG)
    tags = tuple(harfbuzz.hb_tag_from_string(tag, -1) for tag in _DROPPED)
    harfbuzz.hb_set_add_sorted_array(dropped, ffi.new(f'hb_codepoint_t[{len(tags)}]', tags), len(tags))
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE
    )
    harfbuzz_subset.hb_subset_input_set_flags(plan, flags)
    made = ffi.gc(harfbuzz_subset.hb_subset_or_fail(face, plan), harfbuzz.hb_face_destroy)
    return bytes(get_hb_object_data(made) or b'') if made else b''
