"""A store of bytes by content key: what was made once from the same input is not made again."""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from booklet.files import read_quickly, write_whole

Entry = tuple[dict[str, object], bytes]
"""A JSON object and a blob."""


class Store:
    """Entries by key in a folder; safe against crashes and two builds at once, bounded in size.

    An entry is one file: SHA-256 of the rest (32 bytes), length of the head (8 bytes), the head as JSON, the
    blob. A damaged file counts as none. Nothing in it is executed when it is read, so a foreign cache folder
    can do no harm beyond a wrong page.
    """

    def __init__(self, folder: Path, limit: int = 512 * 1024 * 1024) -> None:
        self.folder = folder
        self.limit = limit

    def get(self, key: str) -> Entry | None:
        """Return the entry of `key`, or None when there is none or it cannot be read."""
        path = self._path(key)
        try:
            content = read_quickly(path)
        except OSError:
            return None
        entry = _unpack(content)
        if entry is not None:
            self._touch(path)
        return entry

    def has(self, key: str) -> bool:
        """Tell whether there is an entry of `key`; a damaged one is found out only by `get`."""
        return os.path.exists(self._path(key))  # noqa: PTH110

    def put(self, key: str, head: dict[str, object], blob: bytes) -> None:
        """Keep an entry under `key`. A full disk only costs the entry."""
        try:
            # Its digest tells a part from the whole.
            write_whole(Path(self._path(key)), _pack(head, blob), must_last=False)
        except OSError:
            return

    def trim(self) -> None:
        """Remove the entries used longest ago until the store is within its limit."""
        files = []
        # Also parts of files that a killed build left behind.
        for entry in self._entries():
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            files.append((status.st_mtime, status.st_size, entry.path))
        excess = sum(size for _, size, _ in files) - self.limit
        for _, size, path in sorted(files):
            if excess <= 0:
                return
            Path(path).unlink(missing_ok=True)
            excess -= size

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as folders:
                inside = [folder.path for folder in folders if folder.is_dir(follow_symlinks=False)]
        except OSError:
            return
        for path in inside:
            with contextlib.suppress(OSError), os.scandir(path) as entries:
                yield from entries

    def _path(self, key: str) -> str:
        # Not a `Path`: an edit asks for three hundred entries.
        return f'{self.folder}{os.sep}{key[:2]}{os.sep}{key[2:]}'

    @staticmethod
    def _touch(path: str) -> None:
        with contextlib.suppress(OSError):
            os.utime(path)


def _pack(head: dict[str, object], blob: bytes) -> bytes:
    text = json.dumps(head, sort_keys=True).encode()
    rest = len(text).to_bytes(8, 'big') + text + blob
    return hashlib.sha256(rest).digest() + rest


def _unpack(content: bytes) -> Entry | None:
    rest = content[32:]
    if hashlib.sha256(rest).digest() != content[:32]:
        return None
    size = int.from_bytes(rest[:8], 'big')
    try:
        head = json.loads(rest[8 : 8 + size])
    except ValueError:
        return None
    return (head, rest[8 + size :]) if isinstance(head, dict) else None
