"""What is embedded of a font: little, and the glyphs that the page asks for."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from booklet.executor import Machine
from booklet.layout.engine.cff import has_equal_cids, table_of
from booklet.layout.engine.job import SectionJob
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fonts.faces import FontSet
from booklet.model.carried_face import face_key, named_face
from tests.layout.conftest import Render


def font_files(pdf: bytes) -> dict[str, tuple[str, bytes, bool]]:
    """Return (subtype, file, whether there is a CIDToGIDMap) of the first page's fonts, by name."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for font in opened.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            stream = descriptor['/FontFile3' if '/FontFile3' in descriptor else '/FontFile2']
            kind = str(stream.get('/Subtype', ''))
            has_map = '/CIDToGIDMap' in font.DescendantFonts[0]
            found[str(font.BaseFont).split('+')[1]] = (kind, stream.read_bytes(), has_map)
    return found


def test_chinese_faces_are_embedded_as_bare_cff_of_the_glyphs_used(render: Render, fontset: FontSet) -> None:
    (kind, content, has_map) = font_files(render('<p>直骨门角：直。</p>').pdf)['Noto-Serif-CJK-SC']
    assert (kind, has_map) == ('/CIDFontType0C', False)
    assert len(content) < 6000
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(content), None)
    used = set(cff[0].charset)
    (face, _) = fontset.of_roles('text')
    assert fontset.folder is not None
    with TTFont(fontset.folder / 'faces' / face.file, lazy=True) as whole:
        wanted = {whole.getBestCmap()[ord(character)] for character in '直骨门角'}
    assert wanted <= used


def test_a_section_of_a_booklet_names_its_faces_in_place_of_their_programs(
    job: Callable[[str], SectionJob], fontset: FontSet, machine: Machine
) -> None:
    """The press embeds them once for all sections (tests/press/test_carried_faces.py)."""
    wanted = job('<p>直骨 bone <span style="font-family: LXGW WenKai">楷</span></p>')
    whole = lay_out_section(wanted, machine)
    carried = lay_out_section(replace(wanted, carries_faces=True), machine)
    assert len(carried.pdf) < 0.7 * len(whole.pdf)
    files, programs = font_files(carried.pdf), font_files(whole.pdf)
    assert {name: (kind, has_map) for name, (kind, _, has_map) in files.items()} == {
        name: (kind, has_map) for name, (kind, _, has_map) in programs.items()
    }
    assert fontset.folder is not None
    for role, name in (('text', 'Noto-Serif-CJK-SC'), ('kai', 'LXGW-WenKai'), ('latin', 'Latin-Text')):
        with TTFont(fontset.folder / 'faces' / fontset.of_roles(role)[0].file, lazy=True) as face:
            key = face_key(partial(table_or_nothing, face))
        assert named_face(files[name][1]) == key


def table_or_nothing(face: TTFont, tag: str) -> bytes:
    content: bytes = face.getTableData(tag) if tag in face else b''
    return content


def test_what_is_not_carried_is_embedded_in_the_next_job_again(
    job: Callable[[str], SectionJob], machine: Machine
) -> None:
    wanted = job('<p>直骨</p>')
    before = lay_out_section(wanted, machine)
    lay_out_section(replace(wanted, carries_faces=True), machine)
    assert lay_out_section(wanted, machine) == before


def test_western_and_kai_faces_stay_truetype(render: Render) -> None:
    files = font_files(render('<p>bone <span style="font-family: LXGW WenKai">楷</span></p>').pdf)
    assert {name: kind for name, (kind, _, _) in files.items()} == {'Latin-Text': '', 'LXGW-WenKai': ''}


def test_the_text_can_be_read_back(render: Render, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp('pdf') / 'a.pdf'
    file.write_bytes(render('<p>直骨门角：“引文”——pH 7.4</p>').pdf)
    text = subprocess.check_output(['pdftotext', str(file), '-'], text=True)
    assert '直骨门角：“引文”——pH 7.4' in text


def test_only_fonts_keyed_by_cid_with_equal_numbers_are_fit(fontset: FontSet) -> None:
    assert fontset.folder is not None
    for role, is_fit in (('text', True), ('heading', True), ('mono', True)):
        content = (fontset.folder / 'faces' / fontset.of_roles(role)[0].file).read_bytes()
        assert has_equal_cids(table_of(content, b'CFF '), 60000) is is_fit
    kai = (fontset.folder / 'faces' / fontset.of_roles('kai')[0].file).read_bytes()
    assert len(table_of(kai, b'CFF ')) == 0


def cff_with(top: bytes, charset: bytes) -> memoryview:
    """Return a CFF font of a header, a name, a Top DICT and a charset right behind it."""
    head = b'\x01\x00\x04\x01' + b'\x00\x01\x01\x01\x02A'
    return memoryview(head + b'\x00\x01\x01\x01' + bytes([1 + len(top)]) + top + charset)


def top_dict(is_keyed: bool, offset: int) -> bytes:
    keyed = b'\x8b\x8b\x8b\x0c\x1e' if is_keyed else b'\x1e\x12\x3f\x0c\x07'
    return keyed + b'\x1c' + offset.to_bytes(2, 'big') + b'\x0f'


@pytest.mark.parametrize(('is_keyed', 'charset', 'last', 'expected'), [
    (True, b'\x02\x00\x01\x00\x09', 5, True),
    (True, b'\x02\x00\x01\x00\x09', 10, True),
    (True, b'\x02\x00\x02\x00\x09', 5, False),
    (True, b'\x01\x00\x01\x02\x00\x04\x09', 13, True),
    (True, b'\x01\x00\x01\x02\x00\x05\x09', 3, True),
    (True, b'\x01\x00\x01\x02\x00\x05\x09', 4, False),
    (True, b'\x00\x00\x01\x00\x02\x00\x03', 3, True),
    (True, b'\x00\x00\x01\x00\x03', 2, False),
    (False, b'\x02\x00\x01\x00\x09', 5, False),
])
def test_the_charset_decides(is_keyed: bool, charset: bytes, last: int, expected: bool) -> None:
    offset = len(cff_with(top_dict(is_keyed, 0), b''))
    assert has_equal_cids(cff_with(top_dict(is_keyed, offset), charset), last) is expected
