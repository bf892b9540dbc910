"""Faces that sections name and the press embeds: each once, whole, and no page without its font."""

import io

import pikepdf
import pytest
import uharfbuzz as hb

from booklet.model.carried_face import face_key, name_face, named_face
from booklet.press.fonts.embedded import EmbeddedFont, embedded_fonts
from booklet.press.fonts.faces import find_faces, program_name
from booklet.press.fonts.united import unite_fonts
from tests.press.laid_sample import faces, section_pdf
from tests.press.tools import pictures, texts


def without_programs(content: bytes) -> pikepdf.Pdf:
    """Return a section as layout hands it over: the names of faces in place of programs."""
    pdf = pikepdf.open(io.BytesIO(content))
    for font in embedded_fonts(pdf):
        face = find_faces(tuple(faces().values()))[program_name(font.program.read_bytes())][0]
        font.program.write(name_face(key_of(face)))
    return pdf


def key_of(face: hb.Face) -> bytes:
    return face_key(lambda tag: bytes(face.reference_table(tag).data))


def programs(fonts: list[EmbeddedFont]) -> set[tuple[int, int]]:
    return {font.program.objgen for font in fonts}


def written(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_sections_that_name_their_faces_look_like_those_that_brought_them() -> None:
    with without_programs(section_pdf(1, 3)) as pdf, without_programs(section_pdf(2, 1)) as other:
        pdf.pages.extend(other.pages)
        before = pictures(section_pdf(1, 3)) + pictures(section_pdf(2, 1))
        assert unite_fonts(pdf, faces().values()) == ()
        fonts = list(embedded_fonts(pdf))
        assert len(programs(fonts)) == 3
        assert len(fonts) == 6
        assert all(named_face(font.program.read_bytes()) is None for font in fonts)
        assert pictures(written(pdf)) == before
        assert texts(written(pdf)) == texts(section_pdf(1, 3)) + texts(section_pdf(2, 1))


def test_a_named_face_that_is_not_at_hand_stops_the_run() -> None:
    kai_only = [path for name, path in faces().items() if 'Kai' in name]
    with without_programs(section_pdf(2, 1)) as pdf, pytest.raises(LookupError, match='no face'):
        unite_fonts(pdf, kai_only)


def test_a_program_names_no_face_and_faces_of_one_file_have_names_of_their_own() -> None:
    assert named_face(b'OTTO\0\x10') is None
    assert named_face(name_face(b'ab')) == b'ab'
    known = [face for alike in find_faces(tuple(faces().values())).values() for face in alike]
    assert len({key_of(face) for face in known}) == len(set(known))
