"""Objects of an open PDF -> pieces: whatever they refer to comes along."""

import re
import zlib
from collections.abc import Iterator, Mapping

import pikepdf

from booklet.press.pdf.objects import Piece, Pieces, piece_of, reference

ObjectId = tuple[int, int]

# A string, in which nothing is looked for, or a reference. As the library writes them: parentheses inside
# strings are escaped.
_TOKEN = re.compile(rb'\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f]*+>|\b([0-9]++) ([0-9]++) R\b', re.DOTALL)


class Collector:
    """Turns objects of one PDF into pieces; each object once."""

    def __init__(self, pdf: pikepdf.Pdf, origin: str, known: Mapping[ObjectId, str]) -> None:
        """Take the file, a digest of it, and the keys of objects that are not to be looked into."""
        self.pieces: Pieces = {}
        self._pdf = pdf
        self._origin = origin
        self._keys = dict(known)
        self._under_way: set[ObjectId] = set()
        self._rings: set[ObjectId] = set()

    def add(self, piece: Piece) -> str:
        """Take a piece that was made otherwise; return its key."""
        self.pieces[piece.key] = piece
        return piece.key

    def said(self, held: pikepdf.Object) -> bytes:
        """Return what stands for `held`: a reference, or the object as written."""
        if held.is_indirect:
            return reference(self.key(held.objgen))
        return self._with_keys(held.unparse())

    def inside(self, held: pikepdf.Object) -> bytes:
        """Return what stands in a dictionary, without its brackets."""
        written = self._with_keys(held.unparse(resolved=True))
        return written.removeprefix(b'<<').removesuffix(b'>>').strip()

    def key(self, wanted: ObjectId) -> str:
        """Return the key of an object."""
        if wanted in self._keys:
            return self._keys[wanted]
        if wanted in self._under_way:
            self._rings.add(wanted)
            return self._own_key(wanted)
        self._under_way.add(wanted)
        piece = self._piece(self._pdf.get_object(wanted))
        if wanted in self._rings:
            piece = Piece(self._own_key(wanted), piece.said, piece.stream)
        self._under_way.discard(wanted)
        self._keys[wanted] = self.add(piece)
        return piece.key

    def _own_key(self, wanted: ObjectId) -> str:
        """Return the key of what refers to itself, which cannot be known by what it says."""
        return piece_of(b'%d %d of %s' % (*wanted, self._origin.encode())).key

    def _piece(self, held: pikepdf.Object) -> Piece:
        if not isinstance(held, pikepdf.Stream):
            return piece_of(self._with_keys(held.unparse(resolved=True)))
        entries = pikepdf.Dictionary(dict(_lasting(held)))
        raw = held.read_raw_bytes()
        if '/Filter' not in entries:
            raw, entries.Filter = zlib.compress(raw), pikepdf.Name.FlateDecode
        return piece_of(self._with_keys(entries.unparse()), raw)

    def _with_keys(self, written: bytes) -> bytes:
        return _TOKEN.sub(self._replaced, written) if b' R' in written else written

    def _replaced(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        return reference(self.key((int(found[1]), int(found[2]))))


def _lasting(stream: pikepdf.Stream) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield the entries of a stream but for its length, which its bytes tell."""
    for name, value in stream.stream_dict.items():
        if name != '/Length':
            yield name, value
