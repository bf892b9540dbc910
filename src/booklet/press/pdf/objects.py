"""The objects of a PDF as pieces that are known by their content, whichever file they come from.

A piece names others by their keys and has no number: that it gets in the file it is written into
(`press.pdf.writing`). Equal pieces have equal keys, so what several sections brought along is there once, and
a section in inks can be kept between builds.
"""

import functools
import hashlib
import zlib
from collections.abc import Iterable, Mapping

from booklet.values import dataclass

REFERENCE = b'\x01%s\x02'
"""How a piece names another in what it says; neither byte stands in a PDF object as it is written."""

FORM = {'/Type': b'/XObject', '/Subtype': b'/Form'}
"""Entries of a form (ISO 32000-1, 8.10)."""


Size = tuple[float, float]
"""Width and height."""
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An indirect object."""

    key: str
    said: bytes
    """The object as written, without the length of its stream; references are keys."""
    stream: bytes | None = None
    """The bytes of its stream as they stand in the file."""


Pieces = dict[str, Piece]
"""By their keys."""


def reference(key: str) -> bytes:
    """Return what names the piece `key`."""
    return REFERENCE % key.encode()


def piece_of(said: bytes, stream: bytes | None = None) -> Piece:
    """Return the piece that says this; equal ones have equal keys."""
    made = hashlib.sha256(b'%d\n' % len(said) + said)
    if stream is not None:
        made.update(b'stream' + stream)
    return Piece(made.hexdigest()[:32], said, stream)


def packed_piece(content: bytes, entries: Mapping[str, bytes] | None = None) -> Piece:
    """Return a stream of `content`, packed, with these entries."""
    return stream_piece(zlib.compress(content), {**(entries or {}), '/Filter': b'/FlateDecode'})


def stream_piece(stream: bytes, entries: Mapping[str, bytes]) -> Piece:
    """Return a stream with these entries, its bytes as they stand in the file."""
    return piece_of(dictionary(entries), stream)


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """Return a dictionary as written, in the order of its names, which have their slash."""
    inside = b' '.join(b'%s %s' % (name(key[1:]), entries[key]) for key in sorted(entries))
    return b'<< %s >>' % inside if inside else b'<< >>'


def array(values: Iterable[float | bytes]) -> bytes:
    """Return an array as written, of numbers and of what is written already."""
    written = (value if isinstance(value, bytes) else number(value) for value in values)
    return b'[ %s ]' % b' '.join(written)


def number(value: float) -> bytes:
    """Return a number as PDF writes it: without an exponent, without zeros behind."""
    if value == int(value):
        return b'%d' % value
    written = repr(float(value))
    if 'e' in written:
        written = f'{value:.10f}'.rstrip('0').rstrip('.')
    return written.encode()


def text(words: str) -> bytes:
    """Return a text string as written (ISO 32000-1, 7.9.2): ASCII as it is, all else as UTF-16."""
    if words.isascii() and words.isprintable():
        escaped = words.replace('\\', r'\\').replace('(', r'\(').replace(')', r'\)')
        return b'(%s)' % escaped.encode()
    return b'<feff%s>' % words.encode('utf-16-be').hex().encode()


@functools.lru_cache(maxsize=4096)
def name(words: str) -> bytes:
    """Return a name as written, `words` without its slash (ISO 32000-1, 7.3.5)."""
    regular = (chr(byte) if _is_regular(byte) else f'#{byte:02x}' for byte in words.encode())
    return f'/{"".join(regular)}'.encode()


def _is_regular(byte: int) -> bool:
    return 33 <= byte <= 126 and chr(byte) not in '#()<>[]{}/%'
