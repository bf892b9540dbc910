"""A store of bytes by content key: what was made once from the same input is not made again."""

import hashlib
import json
import os
from pathlib import Path

from booklet.files import files_below, write_whole

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
            content = path.read_bytes()
        except OSError:
            return None
        entry = _unpack(content)
        if entry is not None:
            self._touch(path)
        return entry

    def has(self, key: str) -> bool:
        """Tell whether there is an entry of `key`; a damaged one is found out only by `get`."""
        return self._path(key).exists()

    def put(self, key: str, head: dict[str, object], blob: bytes) -> None:
        """Keep an entry under `key`. A full disk only costs the entry."""
        try:
            # Its digest tells a part from the whole.
            write_whole(self._path(key), _pack(head, blob), must_last=False)
        except OSError:
            return

    def trim(self) -> None:
        """Remove the entries used longest ago until the store is within its limit."""
        files = []
        # Also parts of files that a killed build left behind.
        for path in files_below(self.folder):
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            files.append((status.st_mtime, status.st_size, path))
        excess = sum(size for _, size, _ in files) - self.limit
        for _, size, path in sorted(files):
            if excess <= 0:
                return
            Path(path).unlink(missing_ok=True)
            excess -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    @staticmethod
    def _touch(path: Path) -> None:
        try:
            os.utime(path)
        except OSError:
            return


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
