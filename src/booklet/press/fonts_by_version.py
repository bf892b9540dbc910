"""Font programs wrapped as OpenType to bare CFF, which PDF has known since long before 1.6."""

import pikepdf
import uharfbuzz as hb

from booklet.diagnostics import Finding, finding
from booklet.press.cff import cids


def make_fonts_legal(pdf: pikepdf.Pdf) -> tuple[Finding, ...]:
    """Take CFF programs out of their OpenType wrappers (ISO 32000-1, table 126: `/OpenType` is of PDF 1.6).

    Glyph ids must stay what the pages call them: as they do when the program is not keyed by CID, or keyed by
    CIDs equal to its glyph ids. Another font stays as it is and is named by a finding.
    """
    findings: dict[Finding, None] = {}
    for held in pdf.objects:
        if not isinstance(held, pikepdf.Dictionary) or held.get('/Type') != '/FontDescriptor':
            continue
        program = held.get('/FontFile3')
        if program is None or program.get('/Subtype') != '/OpenType':
            continue
        table = _bare(program.read_bytes())
        if table:
            held.FontFile3 = pikepdf.Stream(pdf, table, Subtype=pikepdf.Name.CIDFontType0C)
        else:
            findings[finding('press.font-too-new', font=str(held.FontName)[1:])] = None
    return tuple(findings)


def _bare(program: bytes) -> bytes:
    """Return the CFF table, or nothing when glyphs would get other names by it."""
    face = hb.Face(program)
    if 'CFF ' not in face.table_tags:
        return b''
    table = bytes(face.reference_table('CFF ').data)
    named = cids(table)
    is_same = not _is_keyed_by_cid(table) or named == tuple(range(len(named)))
    return table if is_same else b''


def _is_keyed_by_cid(table: bytes) -> bool:
    # The operator ROS (12 30) comes first in the Top DICT of such a font (Technical Note 5176, section 18).
    return b'\x0c\x1e' in table[:128]
