"""Pieces -> the bytes of a PDF: only those that can be reached, numbered in the order they are reached."""

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import field

from booklet.press.pdf.objects import Piece, Pieces, dictionary
from booklet.values import dataclass

PER_STREAM = 200
"""Objects in one object stream (ISO 32000-1, 7.5.7)."""

_REFERENCE = re.compile(rb'\x01([^\x02]++)\x02')
# Bytes above 127, so that nobody takes the file for text (7.5.2).
_HEADER = b'%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n'


def write_pdf(pieces: Pieces, catalog: Piece, information: Piece, version: str) -> bytes:
    """Return the file of everything that `catalog` and `information` refer to, directly or not.

    The same pieces give the same bytes, whatever others there are. From PDF 1.5 on objects without streams
    stand packed in object streams. Raise KeyError for a reference to no piece.
    """
    objects = _numbered({**pieces, catalog.key: catalog, information.key: information}, catalog, information)
    made = _File(version)
    if version >= '1.5':
        made.pack(objects)
    else:
        made.write(objects)
    return bytes(made.content)


@dataclass(frozen=True, slots=True)
class _Object:
    """A piece whose references are numbers."""

    said: bytes
    stream: bytes | None

    @property
    def written(self) -> bytes:
        """Return what stands between `obj` and `endobj`."""
        if self.stream is None:
            return self.said
        length = b'/Length %d >>' % len(self.stream)
        return self.said.removesuffix(b'>>') + length + b'\nstream\n' + self.stream + b'\nendstream'


def _numbered(pieces: Pieces, *roots: Piece) -> list[_Object]:
    """Return all that is reached from `roots`; the object at index 0 has number 1."""
    numbers = {root.key: number for number, root in enumerate(roots, 1)}
    waiting = list(roots)

    def number(found: re.Match[bytes]) -> bytes:
        # A piece may be known by other keys than its own: fonts of sections that came to be one.
        piece = pieces[found[1].decode()]
        if piece.key not in numbers:
            numbers[piece.key] = len(numbers) + 1
            waiting.append(piece)
        return b'%d 0 R' % numbers[piece.key]

    # It grows while it is walked through.
    return [_Object(_REFERENCE.sub(number, piece.said), piece.stream) for piece in waiting]


@dataclass(slots=True)
class _File:
    """A file while it is written."""

    version: str
    content: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.content = bytearray(_HEADER % self.version.encode())

    def write(self, objects: list[_Object]) -> None:
        """Write objects one after the other, and a table of where they stand (ISO 32000-1, 7.5.4)."""
        places = [self._put(number, each.written) for number, each in enumerate(objects, 1)]
        start, count = len(self.content), len(objects) + 1
        rows = b''.join(b'%010d 00000 n \n' % place for place in places)
        self.content += b'xref\n0 %d\n0000000000 65535 f \n' % count + rows
        self.content += b'trailer\n%s\n' % dictionary(self._trailer(count))
        self._end(start)

    def pack(self, objects: list[_Object]) -> None:
        """Write streams, then all else packed in object streams, and a stream of where it all stands."""
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        for number, each in enumerate(objects, 1):
            if each.stream is not None:
                rows[number] = 1, self._put(number, each.written), 0
        plain = [(number, each.said) for number, each in enumerate(objects, 1) if each.stream is None]
        last = len(objects)
        for first in range(0, len(plain), PER_STREAM):
            last += 1
            batch = plain[first : first + PER_STREAM]
            rows[last] = 1, self._put(last, _object_stream(batch)), 0
            rows.update((number, (2, last, index)) for index, (number, _) in enumerate(batch))
        last += 1
        start = len(self.content)
        rows[last] = 1, start, 0
        self._put(last, self._places(rows))
        self._end(start)

    def _places(self, rows: Mapping[int, tuple[int, int, int]]) -> bytes:
        """Return a cross-reference stream (ISO 32000-1, 7.5.8)."""
        table = b''.join(
            bytes((kind,)) + place.to_bytes(4, 'big') + index.to_bytes(2, 'big')
            for kind, place, index in (rows[number] for number in range(len(rows)))
        )
        entries = {'/Type': b'/XRef', '/W': b'[ 1 4 2 ]', **self._trailer(len(rows))}
        return _stream(table, entries)

    def _put(self, number: int, written: bytes) -> int:
        place = len(self.content)
        self.content += b'%d 0 obj\n%s\nendobj\n' % (number, written)
        return place

    def _trailer(self, size: int) -> dict[str, bytes]:
        """Return the entries of the trailer; the identifier is a digest of all that is written so far."""
        identifier = b'<%s>' % hashlib.sha256(self.content).hexdigest()[:32].encode()
        return {
            '/ID': b'[ %s %s ]' % (identifier, identifier),
            '/Info': b'2 0 R',
            '/Root': b'1 0 R',
            '/Size': b'%d' % size,
        }

    def _end(self, start: int) -> None:
        self.content += b'startxref\n%d\n%%%%EOF\n' % start


def _object_stream(batch: list[tuple[int, bytes]]) -> bytes:
    index = b' '.join(_index(batch))
    entries = {'/Type': b'/ObjStm', '/N': b'%d' % len(batch), '/First': b'%d' % (len(index) + 1)}
    return _stream(index + b'\n' + b'\n'.join(said for _, said in batch), entries)


def _index(batch: list[tuple[int, bytes]]) -> Iterator[bytes]:
    at = 0
    for number, said in batch:
        yield b'%d %d' % (number, at)
        at += len(said) + 1


def _stream(content: bytes, entries: Mapping[str, bytes]) -> bytes:
    packed = zlib.compress(content)
    return _Object(dictionary({**entries, '/Filter': b'/FlateDecode'}), packed).written
