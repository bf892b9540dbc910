"""Streams that an earlier version of a press file had -> the same in inks, without reading them again."""

import functools
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf

from booklet.cache import Store
from booklet.files import digest
from booklet.installed import version_of
from booklet.press.inks import Inks

_MAKERS = ('inks', 'kept_inks', 'lab', 'overprint', 'plain_ink', 'recolour', 'separating')
"""Our modules that what is kept follows from."""
_NONE: Mapping[str, pikepdf.Object] = MappingProxyType({})
_LIBRARIES = ('pikepdf', 'pillow')


@dataclass(frozen=True, slots=True)
class InkStream:
    """A content stream in inks."""

    packed: bytes
    """As a Flate filter reads it, so that nobody has to pack it when the file is written."""
    is_colourful: bool
    named: frozenset[str]
    """Resources that it names."""

    @property
    def content(self) -> bytes:
        """Return what was packed."""
        return zlib.decompress(self.packed)

    def as_object(self, pdf: pikepdf.Pdf, entries: Mapping[str, pikepdf.Object] = _NONE) -> pikepdf.Stream:
        """Return it as a stream of `pdf` with these entries."""
        return pikepdf.Stream(pdf, self.packed, {**entries, '/Filter': pikepdf.Name.FlateDecode})


@dataclass(slots=True)
class KeptInks:
    """The streams of the last version of one file, in a store; without one they are known for the moment."""

    store: Store | None = None
    slot: str = ''
    """What the file is called between versions."""
    _last: dict[str, InkStream] = field(default_factory=dict)
    _now: dict[str, InkStream] = field(default_factory=dict)

    def recall(self) -> None:
        """Read what is kept; nothing when it cannot be read."""
        entry = self.store.get(self._key()) if self.store else None
        if entry is None:
            return
        head: dict[str, Any] = entry[0]
        try:
            named = [frozenset(map(str, names)) for names in head['names']]
            self._last = {
                key: InkStream(entry[1][start:end], bool(is_colourful), named[number])
                for key, (start, end, is_colourful, number) in head['streams'].items()
            }
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            self._last = {}

    def stream(self, key: str) -> InkStream | None:
        """Return the stream of `key`."""
        found = self._now.get(key) or self._last.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def add(self, key: str, stream: InkStream) -> None:
        """Know `stream` from now on."""
        self._now[key] = stream

    def keep(self) -> None:
        """Keep the streams that this version has, and no others, if they are not the ones that are kept."""
        if self.store is None or self._now.keys() == self._last.keys():
            return
        numbers: dict[frozenset[str], int] = {}
        rows: dict[str, tuple[int, int, bool, int]] = {}
        at = 0
        for key, stream in self._now.items():
            number = numbers.setdefault(stream.named, len(numbers))
            rows[key] = at, at + len(stream.packed), stream.is_colourful, number
            at += len(stream.packed)
        head: dict[str, object] = {'streams': rows, 'names': [sorted(names) for names in numbers]}
        self.store.put(self._key(), head, b''.join(stream.packed for stream in self._now.values()))

    def _key(self) -> str:
        return digest('inks of streams', *_made_by(), self.slot)


def stream_key(pieces: Iterable[pikepdf.Object], inks: Inks, *circumstances: object) -> str:
    """Return the key of what `pieces`, one after the other, become in `inks` under these circumstances."""
    made = hashlib.sha256(_ink_key(inks.profile, inks.limit))
    made.update(repr(circumstances).encode())
    for piece in pieces:
        raw = piece.read_raw_bytes()
        coding = b' '.join(piece[name].unparse() for name in ('/Filter', '/DecodeParms') if name in piece)
        made.update(b'\n%d %s\n' % (len(raw), coding))
        made.update(raw)
    return made.hexdigest()


@functools.cache
def _ink_key(profile: bytes, limit: float) -> bytes:
    return hashlib.sha256(profile).digest() + repr(limit).encode()


@functools.cache
def _made_by() -> tuple[bytes | str, ...]:
    folder = Path(__file__).parent
    ours = (folder.joinpath(f'{name}.py').read_bytes() for name in _MAKERS)
    return (*ours, *map(version_of, _LIBRARIES), zlib.ZLIB_RUNTIME_VERSION)
