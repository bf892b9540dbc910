"""When programs of one face may become one, and when not."""

import io

import pikepdf
import pytest
import uharfbuzz as hb

from booklet.press.fonts.cff import cids
from booklet.press.fonts.embedded import EmbeddedFont, embedded_fonts
from booklet.press.fonts.faces import Outlines, compact_program, find_faces, program_name, subset_program
from booklet.press.fonts.glyph_bytes import glyph_bytes
from booklet.press.fonts.united import unite_fonts
from booklet.press.screen.body import bind, print_body
from tests.press.laid_sample import FACTS, booklet, faces, section_pdf
from tests.press.tools import font_lines, pictures, texts

REGULAR = 'NotoSerifCJKsc-Regular'
BOLD = 'NotoSerifCJKsc-Bold'
KAI = 'LXGWWenKai-Regular'


def joined(first: bytes, second: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(first))
    with pikepdf.open(io.BytesIO(second)) as other:
        pdf.pages.extend(other.pages)
    return pdf


def named(pdf: pikepdf.Pdf, name: str) -> list[EmbeddedFont]:
    return [font for font in embedded_fonts(pdf) if program_name(font.program.read_bytes()) == name]


def written(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_a_face_that_is_not_at_hand_stays_apart_and_a_note_says_so() -> None:
    kai_only = {name: path for name, path in faces().items() if 'Kai' in name}
    bound = bind(booklet(), FACTS, kai_only)
    assert [each.slug for each in bound.findings] == ['press.font-kept-apart'] * 2
    assert font_lines(print_body(bound)).count(KAI) == 1
    assert pictures(print_body(bound)) == pictures(print_body(bind(booklet(), FACTS, faces())))


def test_a_face_that_draws_otherwise_is_never_used() -> None:
    with joined(section_pdf(1, 3), section_pdf(2, 1)) as pdf:
        before = pictures(written(pdf))
        regular = named(pdf, REGULAR)[1]
        # The second section's Regular in truth shows the outlines of Bold, as after an upgrade of the fonts.
        wrong = subset_program(find_faces(tuple(faces().values()))[BOLD][0], regular.glyphs)
        regular.program.write(wrong)
        changed = pictures(written(pdf))
        findings = unite_fonts(pdf, faces().values())
        assert before != changed
        assert [dict(each.arguments) for each in findings] == [{'font': REGULAR, 'copies': '1'}]
        assert pictures(written(pdf)) == changed


def test_fonts_that_disagree_on_a_width_or_text_share_the_program_only() -> None:
    with joined(section_pdf(1, 3), section_pdf(2, 1)) as pdf:
        for font in named(pdf, REGULAR)[:1]:
            text = font.font.ToUnicode.read_bytes()
            font.font.ToUnicode.write(text.replace('细'.encode('utf-16-be').hex().encode(), b'2f00'))
        before = texts(written(pdf))
        assert unite_fonts(pdf, faces().values()) == ()
        fonts = named(pdf, REGULAR)
        assert len({font.program.objgen for font in fonts}) == 1
        assert len({font.font.ToUnicode.objgen for font in fonts}) == 2
        assert texts(written(pdf)) == before


def test_compact_programs_of_a_face_become_one_compact_program() -> None:
    """Layout embeds bare CFF with the glyph ids of the face as CIDs; so does the union."""
    with joined(section_pdf(1, 3), section_pdf(2, 1)) as pdf:
        for font in named(pdf, REGULAR):
            make_compact(font)
        before = pictures(written(pdf))
        assert unite_fonts(pdf, faces().values()) == ()
        fonts = [font for font in embedded_fonts(pdf) if font.is_compact]
        assert len(fonts) == 2
        assert len({font.program.objgen for font in fonts}) == 1
        assert set(cids(fonts[0].program.read_bytes())) == {0, *fonts[0].glyphs}
        assert pictures(written(pdf)) == before


def make_compact(font: EmbeddedFont) -> None:
    """Embed the font as layout does, from the face that fontconfig finds."""
    face = find_faces(tuple(faces().values()))[REGULAR][0]
    font.program.write(compact_program(face, font.glyphs))
    font.program.Subtype = pikepdf.Name.CIDFontType0C
    del font.font.DescendantFonts[0].CIDToGIDMap


def test_a_face_without_cff_outlines_has_no_compact_program() -> None:
    assert compact_program(find_faces(tuple(faces().values()))[KAI][0], [5, 6]) == b''


@pytest.mark.parametrize('name', [REGULAR, KAI])
def test_glyph_bytes_tell_glyphs_apart_as_drawing_does(name: str) -> None:
    face = find_faces(tuple(faces().values()))[name][0]
    glyphs = sorted({face_glyph(face, character) for character in '细胞呼吸线粒体能量'})
    program = subset_program(face, glyphs)
    outlines, look_up = Outlines(program), glyph_bytes(hb.Face(program))
    for tells in (look_up, outlines.drawn):
        assert len({tells(glyph) for glyph in glyphs}) == len(glyphs)
    assert look_up(70000) == b''
    assert outlines.agrees_with(Outlines(subset_program(face, [*glyphs, max(glyphs) + 100])), glyphs)
    assert not outlines.agrees_with(Outlines(subset_program(face, glyphs[1:])), glyphs)


def face_glyph(face: hb.Face, character: str) -> int:
    glyph = hb.Font(face).get_nominal_glyph(ord(character))
    assert isinstance(glyph, int)
    return glyph
