"""A project -> the port and the token of its page, and the one process that may serve it."""

import contextlib
import fcntl
import json
import os
import secrets
import socket
from pathlib import Path
from typing import Any

from booklet.files import digest
from booklet.values import dataclass

FIRST_PORT, PORTS = 20_000, 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """Return the address to open; the token is behind `#`, which no server and no log ever sees."""
        return f'http://127.0.0.1:{self.port}/#token={self.token}'


class Claim:
    """The right to serve a project, held until this process ends."""

    def __init__(self, build: Path) -> None:
        self._path = build / '.preview.json'
        self._file: Any = None

    def take(self) -> Place | None:
        """Return None when this process may serve now, else where another one does."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Opened without emptying it: another may hold it.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        self._file = os.fdopen(descriptor, 'r+', encoding='utf-8')
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            with self._file, contextlib.suppress(ValueError, KeyError, TypeError):
                known = json.loads(self._file.read())
                return Place(int(known['port']), str(known['token']))
            return Place(0, '')
        return None

    def tell(self, place: Place) -> None:
        """Leave word for whoever comes second."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps({'pid': os.getpid(), 'port': place.port, 'token': place.token}))
        self._file.flush()

    def forget(self) -> None:
        """Take the word back; the file stays, so that two never hold different ones."""
        with contextlib.suppress(OSError, ValueError):
            self._file.seek(0)
            self._file.truncate()
            self._file.close()


def new_token() -> str:
    """Return 256 random bits."""
    return secrets.token_urlsafe(32)


def bound_socket(root: Path) -> tuple[socket.socket, bool]:
    """Return a socket on this machine's own address, and whether its port is the project's usual one.

    The port is the same for the same folder, so that a bookmark works and a browser keeps what it knows.
    """
    usual = FIRST_PORT + int(digest(str(root.resolve()))[:8], 16) % PORTS
    for port in (usual, 0):
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(('127.0.0.1', port))
            # Only one that listens keeps others off.
            bound.listen(128)
        except OSError:
            bound.close()
            continue
        return bound, port == usual
    raise OSError('no free port')
