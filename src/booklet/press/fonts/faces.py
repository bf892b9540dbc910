"""Face files to font programs for embedding, and the proof that two programs draw the same glyphs."""

import functools
import hashlib
import struct
from array import array
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from booklet.model.carried_face import face_key
from booklet.press.fonts.cff import cff_name, charstrings_by_cid, cids, is_bare_cff
from booklet.press.fonts.glyph_bytes import glyph_bytes

POSTSCRIPT_NAME = 6
"""Name id of OpenType."""

DROPPED_TABLES = ('BASE', 'DSIG', 'EBDT', 'EBLC', 'EBSC', 'GPOS', 'GSUB', 'JSTF', 'LTSH', 'PCLT', 'SVG ')
"""What only shaping or screens need: the list of WeasyPrint 70, `pdf/fonts.py`."""


AS_WEASYPRINT = (
    hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_HINTING
)
COMPACT = (
    hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
)


def program_name(program: bytes) -> str:
    """Return the PostScript name inside a font program, empty when it has none."""
    return cff_name(program) if is_bare_cff(program) else face_name(hb.Face(program))


def face_name(face: hb.Face) -> str:
    """Return the PostScript name of a face, empty when it has none."""
    return face.get_name(POSTSCRIPT_NAME) or ''


@cache
def find_faces(paths: tuple[Path, ...]) -> dict[str, list[hb.Face]]:
    """Return the faces in the files, single faces and collections, by every PostScript name they go by.

    A name may stand for several: instances of a variable font often keep the name of the whole. And a face
    may have two: those of a collection share outlines, which bear the name of only one of them. Remembered,
    because a build binds the booklet and then every session from the same files.
    """
    faces: dict[str, list[hb.Face]] = {}
    for path in paths:
        blob = hb.Blob.from_file_path(str(path))
        for index in range(hb.Face(blob).count):
            face = hb.Face(blob, index)
            for name in {face_name(face), _outlines_name(path, index) or face_name(face)}:
                faces.setdefault(name, []).append(face)
    return faces


def face_named(paths: tuple[Path, ...], key: bytes) -> hb.Face:
    """Return the face in the files that has the key `key`; raise LookupError when none has."""
    found = _faces_by_key(paths).get(key)
    if found is None:
        raise LookupError(f'no face {key.decode()} among {", ".join(path.name for path in paths)}')
    return found


@cache
def _faces_by_key(paths: tuple[Path, ...]) -> dict[bytes, hb.Face]:
    faces = dict.fromkeys(face for alike in find_faces(paths).values() for face in alike)
    return {face_key(functools.partial(_table, face)): face for face in faces}


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def _outlines_name(path: Path, index: int) -> str:
    """Return the name in the CFF table of a face, empty when it has none (OpenType, "Font file").

    Read from the file: it stands at the beginning of a table of many megabytes, which would be copied.
    """
    with path.open('rb') as file:
        start = 0
        if file.read(4) == b'ttcf':
            file.seek(12 + 4 * index)
            start = int.from_bytes(file.read(4), 'big')
        file.seek(start + 4)
        count = int.from_bytes(file.read(2), 'big')
        file.seek(start + 12)
        for _ in range(count):
            tag, _, offset, _ = struct.unpack('>4sLLL', file.read(16))
            if tag == b'CFF ':
                file.seek(offset)
                return cff_name(file.read(1024))
    return ''


def subset_program(face: hb.Face, glyphs: Collection[int]) -> bytes:
    """Return the program of `face` with the outlines of `glyphs` only, every glyph under the id it had.

    Two steps, as in WeasyPrint: the second cuts off the empty glyphs behind the last one in use.
    """
    retained = _subset(face, glyphs, AS_WEASYPRINT | hb.SubsetFlags.RETAIN_GIDS)
    return bytes(_subset(retained, range(max(glyphs) + 1), AS_WEASYPRINT).blob.data)


def compact_program(face: hb.Face, glyphs: Collection[int]) -> bytes:
    """Return the bare CFF program of `face` with `glyphs` only, their ids kept as CIDs.

    The flags are those that layout embeds with. Empty when the face has no CFF outlines or other CIDs.
    """
    made = _subset(face, glyphs, COMPACT)
    table = bytes(made.reference_table('CFF ').data)
    return table if table and set(cids(table)) >= set(glyphs) else b''


def subset_tag(program: bytes) -> str:
    """Return the six capitals that mark a subset (ISO 32000-1, 9.6.4), the same for the same program."""
    return ''.join(chr(ord('A') + byte % 26) for byte in hashlib.sha256(program).digest()[:6])


def _subset(face: hb.Face, glyphs: Iterable[int], flags: hb.SubsetFlags) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.flags = flags
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), 'big') for tag in DROPPED_TABLES)
    return hb.subset(face, wanted)


class Outlines:
    """The glyph outlines of one program."""

    def __init__(self, program: bytes) -> None:
        self._font: hb.Font | None = None
        self.units_per_em = 0
        if is_bare_cff(program):
            self.bytes = charstrings_by_cid(program)
            return
        face = hb.Face(program)
        self.bytes = glyph_bytes(face)
        self.units_per_em = face.upem
        self._font = hb.Font(face)

    def drawn(self, glyph: int) -> bytes | None:
        """Return what `glyph` draws, equal bytes for equal strokes; None when nobody can tell."""
        if self._font is None:
            return None
        strokes: list[float] = []
        self._font.draw_glyph(glyph, _STROKES, strokes)
        return array('d', strokes).tobytes()

    def agrees_with(self, other: 'Outlines', glyphs: Iterable[int]) -> bool:
        """Return whether both programs draw every one of `glyphs` alike."""
        is_same_em = self.units_per_em == other.units_per_em
        return is_same_em and all(self._draws_as(other, glyph) for glyph in glyphs)

    def _draws_as(self, other: 'Outlines', glyph: int) -> bool:
        for tells in ('bytes', 'drawn'):
            own = getattr(self, tells)(glyph)
            if own is not None and own == getattr(other, tells)(glyph):
                return True
        return False


def _collecting() -> hb.DrawFuncs:
    """Return drawing functions that append each stroke, its kind first, to the flat list they are given.

    One lambda for each kind and no tuple that is kept: drawing is what takes time when faces differ.
    """
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, strokes: strokes.extend((0.0, x, y)))
    functions.set_line_to_func(lambda x, y, strokes: strokes.extend((1.0, x, y)))
    functions.set_quadratic_to_func(lambda a, b, x, y, strokes: strokes.extend((2.0, a, b, x, y)))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, strokes: strokes.extend((3.0, a, b, c, d, x, y)))
    functions.set_close_path_func(lambda strokes: strokes.append(4.0))
    return functions


_STROKES = _collecting()
