"""A CFF font program to its parts: name, charstrings by glyph or by CID (Adobe Technical Note 5176)."""

import struct
from collections.abc import Callable, Iterator

GlyphBytes = Callable[[int], bytes | None]
"""Glyph id or CID -> what fully decides the drawing, or None when that cannot be said from its own bytes."""

CHARSET = 15
CHARSTRINGS = 17
"""Operators of the Top DICT (table 9 of the note)."""


def is_bare_cff(program: bytes) -> bool:
    """Return whether `program` is a CFF table without its OpenType wrapper."""
    return program[:2] == b'\x01\x00' and program[:4] != b'\x00\x01\x00\x00'


def cff_name(table: bytes) -> str:
    """Return the PostScript name in a CFF table."""
    return _Index(table, at=table[2]).piece(0).decode('latin-1')


def charstrings(table: bytes) -> GlyphBytes:
    """Return the look-up of charstrings by glyph id; empty bytes for a glyph that is not there."""
    found, _ = _charstrings_and_top(table)
    if found is None:
        return lambda glyph: None
    return lambda glyph: found.piece(glyph) if glyph < found.count else b''


def charstrings_by_cid(table: bytes) -> GlyphBytes:
    """Return the look-up of charstrings by CID."""
    glyph_of = {cid: glyph for glyph, cid in enumerate(cids(table))}
    look_up = charstrings(table)
    return lambda cid: look_up(glyph_of[cid]) if cid in glyph_of else b''


def cids(table: bytes) -> tuple[int, ...]:
    """Return the CID of each glyph, .notdef first; empty when the charset is a predefined one."""
    found, top = _charstrings_and_top(table)
    at = _operand(top, CHARSET) or 0
    # Offsets 0, 1 and 2 name charsets that are written in the note (section 13).
    if found is None or at <= 2:
        return ()
    return (0, *_charset(table, at, found.count - 1))


def _charset(table: bytes, at: int, count: int) -> Iterator[int]:
    if table[at] == 0:
        yield from struct.unpack_from(f'>{count}H', table, at + 1)
        return
    entry = struct.Struct('>HB' if table[at] == 1 else '>HH')
    at += 1
    while count > 0:
        first, more = entry.unpack_from(table, at)
        yield from range(first, first + more + 1)
        at, count = at + entry.size, count - more - 1


def _charstrings_and_top(table: bytes) -> 'tuple[_Index | None, bytes]':
    """Return the CharStrings INDEX, None when strings may call global subroutines, and the Top DICT."""
    names = _Index(table, at=table[2])
    tops = _Index(table, at=names.offset(names.count))
    strings = _Index(table, at=tops.offset(tops.count))
    subroutines = _Index(table, at=strings.offset(strings.count))
    top = tops.piece(0)
    position = _operand(top, CHARSTRINGS)
    if subroutines.count or position is None:
        return None, top
    return _Index(table, at=position), top


class _Index:
    """A CFF INDEX: numbered pieces of bytes (Adobe Technical Note 5176, section 5)."""

    def __init__(self, table: bytes, at: int) -> None:
        self.count = int.from_bytes(table[at : at + 2], 'big')
        self._table = table
        self._size = table[at + 2] if self.count else 0
        self._offsets = at + 3
        self._base = at + 2 + (self.count + 1) * self._size

    def offset(self, number: int) -> int:
        """Return where piece `number` begins; the one after the last tells where the INDEX ends."""
        start = self._offsets + number * self._size
        return self._base + int.from_bytes(self._table[start : start + self._size], 'big')

    def piece(self, number: int) -> bytes:
        """Return piece `number`, from 0."""
        return self._table[self.offset(number) : self.offset(number + 1)]


def _operand(top: bytes, operator: int) -> int | None:
    """Return the last operand of a one-byte operator of a DICT (the same note, section 4), if it is there."""
    at, value = 0, 0
    while at < len(top):
        first = top[at]
        if first <= 21:
            if first == operator:
                return value
            at += 2 if first == 12 else 1
        elif first == 30:
            at += 1
            while top[at] & 15 != 15 and top[at] >> 4 != 15:
                at += 1
            at += 1
        else:
            value, length = _integer(top, at)
            at += length
    return None


def _integer(top: bytes, at: int) -> tuple[int, int]:
    first = top[at]
    if first in (28, 29):
        length = 3 if first == 28 else 5
        return int.from_bytes(top[at + 1 : at + length], 'big', signed=True), length
    if first <= 246:
        return first - 139, 1
    if first <= 250:
        return (first - 247) * 256 + top[at + 1] + 108, 2
    return -(first - 251) * 256 - top[at + 1] - 108, 2
