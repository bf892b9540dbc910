"""Sections that name a face, or brought their own subset of it, come to share one program of it.

Where layout named the face (`model.carried_face`), its program is made here and nothing needs proof. Other
sections have programs: WeasyPrint subsets per section and keeps glyph ids, so codes in the pages stay valid
when the program is replaced by a subset of the same face with all glyphs in use. That is done only after
every glyph it shows was seen to be drawn alike by the new program; otherwise it stays, and a finding says so.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pikepdf
import uharfbuzz as hb

from booklet.diagnostics import Finding, finding
from booklet.model.carried_face import named_face
from booklet.press.fonts.embedded import EmbeddedFont, embedded_fonts
from booklet.press.fonts.faces import (
    Outlines,
    compact_program,
    face_name,
    face_named,
    find_faces,
    program_name,
    subset_program,
    subset_tag,
)
from booklet.press.fonts.glyph_tables import (
    Variant,
    glyphs_of,
    shared_box,
    shared_flags,
    variants_of,
    write_texts,
    write_widths,
)


def unite_fonts(pdf: pikepdf.Pdf, faces: Iterable[Path]) -> tuple[Finding, ...]:
    """Embed each face once, where that is proven to change nothing; return a finding for each kept apart.

    Raise LookupError for a face that a section names and that is not in the files: no page could show it.
    """
    files = tuple(faces)
    embedded, carried = _parted(embedded_fonts(pdf))
    for key, fonts in carried.items():
        _embed(pdf, face_named(files, key), fonts)
    groups = {key: fonts for key, fonts in _by_face(embedded).items() if _programs(fonts) > 1}
    found = find_faces(files) if groups else {}
    findings: list[Finding] = []
    for (name, _), fonts in groups.items():
        apart = fonts
        for face in found.get(name, ()):
            proven, program = _proven(apart, face)
            if proven:
                _unite(pdf, face_name(face), proven, program)
                apart = [font for font in apart if font not in proven]
        if _programs(apart) > 1 or (apart and len(apart) < len(fonts)):
            findings.append(finding('press.font-kept-apart', font=name, copies=_programs(apart)))
    return tuple(findings)


def _parted(
    fonts: Iterable[EmbeddedFont],
) -> tuple[list[EmbeddedFont], dict[bytes, list[EmbeddedFont]]]:
    """Part the fonts that have programs from those that name a face, these by its key."""
    embedded: list[EmbeddedFont] = []
    carried: dict[bytes, list[EmbeddedFont]] = {}
    for font in fonts:
        key = named_face(font.program.read_bytes())
        if key is None:
            embedded.append(font)
        else:
            carried.setdefault(key, []).append(font)
    return embedded, carried


def _embed(pdf: pikepdf.Pdf, face: hb.Face, fonts: list[EmbeddedFont]) -> None:
    """Give `fonts`, which name `face`, the subset of it that serves them all."""
    subset = compact_program if fonts[0].is_compact else subset_program
    program = subset(face, glyphs_of(fonts))
    if not program:
        raise LookupError(f'{face_name(face)} has not the glyphs that its sections show')
    _unite(pdf, face_name(face), fonts, program)


def _programs(fonts: Iterable[EmbeddedFont]) -> int:
    return len({font.program.objgen for font in fonts})


def _by_face(fonts: Iterable[EmbeddedFont]) -> dict[tuple[str, bool], list[EmbeddedFont]]:
    """Group fonts by the name inside their programs and by the kind of program.

    Only one program is read for each BaseFont, where WeasyPrint writes family and style. The tag before them
    does not count: it also depends on size and features, so one face has several.
    """
    described: dict[tuple[str, bool], list[EmbeddedFont]] = {}
    for font in fonts:
        description = str(font.font.BaseFont).split('+')[-1]
        described.setdefault((description, font.is_compact), []).append(font)
    groups: dict[tuple[str, bool], list[EmbeddedFont]] = {}
    for (_, is_compact), alike in described.items():
        name = program_name(alike[0].program.read_bytes())
        groups.setdefault((name, is_compact), []).extend(alike)
    return groups


def _proven(fonts: Iterable[EmbeddedFont], face: hb.Face) -> tuple[list[EmbeddedFont], bytes]:
    """Return those of `fonts` whose glyphs `face` draws alike, and the subset of it that serves them all."""
    possible = [font for font in fonts if font.glyphs and max(font.glyphs) < face.glyph_count]
    if not possible:
        return [], b''
    subset = compact_program if possible[0].is_compact else subset_program
    program = subset(face, glyphs_of(possible))
    if not program:
        return [], b''
    union = Outlines(program)
    proven = [
        font for font in possible if union.agrees_with(Outlines(font.program.read_bytes()), font.glyphs)
    ]
    if proven and len(proven) < len(possible):
        program = subset(face, glyphs_of(proven))
    return proven, program


def _unite(pdf: pikepdf.Pdf, name: str, fonts: list[EmbeddedFont], program: bytes) -> None:
    """Give `fonts` one program, one descriptor, and one dictionary for each variant."""
    kind = {'/FontFile2': pikepdf.Stream(pdf, program, Length1=len(program))}
    if fonts[0].is_compact or program.startswith(b'OTTO'):
        subtype = pikepdf.Name.CIDFontType0C if fonts[0].is_compact else pikepdf.Name.OpenType
        kind = {'/FontFile3': pikepdf.Stream(pdf, program, Subtype=subtype)}
    tagged = pikepdf.Name(f'/{subset_tag(program)}+{name}')
    descriptor = pdf.make_indirect(_shared_descriptor(fonts, tagged, kind))
    for variant in variants_of(fonts):
        _share(pdf, variant, tagged, descriptor)


def _shared_descriptor(
    fonts: list[EmbeddedFont], name: pikepdf.Name, program: Mapping[str, pikepdf.Stream]
) -> pikepdf.Dictionary:
    first = fonts[0].descriptor
    box = shared_box(font.box for font in fonts)
    programs = ('/FontFile', '/FontFile2', '/FontFile3', '/CIDSet')
    shared = pikepdf.Dictionary({key: value for key, value in first.items() if key not in programs})
    shared.FontName = name
    shared.Flags = shared_flags(int(font.descriptor.Flags) for font in fonts)
    shared.FontBBox = pikepdf.Array(box)
    for key, stream in program.items():
        shared[key] = stream
    return shared


def _share(
    pdf: pikepdf.Pdf, variant: Variant[EmbeddedFont], name: pikepdf.Name, descriptor: pikepdf.Object
) -> None:
    """Rewrite the dictionaries of the variant's fonts in place, so that every page that names one follows."""
    descendant = pdf.make_indirect(
        pikepdf.Dictionary(
            {
                **dict(variant.members[0].font.DescendantFonts[0].items()),
                '/BaseFont': name,
                '/W': pikepdf.Object.parse(write_widths(variant.widths)),
                '/FontDescriptor': descriptor,
            }
        )
    )
    texts = pikepdf.Stream(pdf, write_texts(variant.texts))
    for member in variant.members:
        member.font.BaseFont = name
        member.font.DescendantFonts = pikepdf.Array([descendant])
        member.font.ToUnicode = texts
