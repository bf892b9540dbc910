"""Glyphs of a face -> the font program that is embedded for them, made once for the same glyphs."""

import zlib
from array import array
from collections.abc import Collection, Iterable
from pathlib import Path

from booklet.files import digest
from booklet.press.pdf.objects import Piece, stream_piece
from booklet.store import Entry, Store
from booklet.values import dataclass
from booklet.versions import program_digest

BARE, WRAPPED = '/CIDFontType0C', '/OpenType'
"""Subtypes of the stream of a program with CFF outlines."""



@dataclass(frozen=True, slots=True)
class Program:
    """A font program to be embedded."""

    name: str
    """The face's PostScript name behind the tag of the subset: `KQABLI+NotoSansCJKsc-Bold`."""
    kind: str
    """Entry of the descriptor: `/FontFile2` for TrueType, `/FontFile3` for CFF."""
    is_wrapped: bool
    """Whether it stands in an OpenType wrapper."""
    piece: Piece


class Programs:
    """Makes font programs from face files; what a store keeps is not made again."""

    def __init__(
        self, faces: Iterable[Path], store: Store | None = None, allows_opentype: bool = True
    ) -> None:
        """Take the files that layout took its faces from, single faces or collections, and whether CFF may
        stand in an OpenType wrapper.
        """
        self._faces = tuple(faces)
        self._store = store
        self._allows_opentype = allows_opentype

    def program(self, face: str, is_compact: bool, glyphs: Collection[int]) -> Program:
        """Return the program of the face with the key `face` that has these glyphs, under their own ids.

        `is_compact` asks for bare CFF. Raise LookupError when no file has the face, or not the glyphs.
        """
        if self._store is None:
            return self._made(face, is_compact, glyphs)[0]
        kind = repr((is_compact, self._allows_opentype))
        key = digest('program', program_digest(), face, kind, array('H', sorted(glyphs)).tobytes())
        entry = self._store.get(key)
        known = _from_entry(entry) if entry else None
        if known is None:
            known, entry = self._made(face, is_compact, glyphs)
            self._store.put(key, *entry)
        return known

    def _made(self, face: str, is_compact: bool, glyphs: Collection[int]) -> tuple[Program, Entry]:
        # Imported here: after most edits the store has every program.
        from booklet.press.fonts.faces import (
            compact_program,
            face_name,
            face_named,
            subset_program,
            subset_tag,
        )

        found = face_named(self._faces, face.encode())
        program = (compact_program if is_compact else subset_program)(found, glyphs)
        if not program:
            raise LookupError(f'{face_name(found)} has not the glyphs that its sections show')
        name = f'{subset_tag(program)}+{face_name(found)}'
        program, subtype = self._lawful(program, is_compact, glyphs)
        head: dict[str, object] = {
            'name': name,
            'length': len(program),
            'subtype': subtype,
        }
        entry = head, zlib.compress(program)
        made = _from_entry(entry)
        assert made is not None
        return made, entry

    def _lawful(self, program: bytes, is_compact: bool, glyphs: Collection[int]) -> tuple[bytes, str]:
        """Return a program, without its wrapper where that is not allowed, and the subtype of its stream."""
        if is_compact:
            return program, BARE
        if not program.startswith(b'OTTO'):
            return program, ''
        if self._allows_opentype:
            return program, WRAPPED
        from booklet.press.fonts.fonts_by_version import bare_program

        bare = bare_program(program, glyphs)
        return (bare, BARE) if bare else (program, WRAPPED)




def _from_entry(entry: Entry) -> Program | None:
    """Return the program kept in `entry`, None when it is not one of ours."""
    name, length, subtype = (entry[0].get(field) for field in ('name', 'length', 'subtype'))
    if not (isinstance(name, str) and isinstance(length, int) and isinstance(subtype, str)):
        return None
    entries = {'/Filter': b'/FlateDecode'}
    if subtype:
        piece = stream_piece(entry[1], {**entries, '/Subtype': subtype.encode()})
        return Program(name, '/FontFile3', subtype == WRAPPED, piece)
    piece = stream_piece(entry[1], {**entries, '/Length1': b'%d' % length})
    return Program(name, '/FontFile2', False, piece)
