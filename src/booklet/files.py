"""Files that appear whole or not at all, and paths that stay inside the project."""

import contextlib
import errno
import hashlib
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

_PIECE = 1024 * 1024
PART = '.part'
"""Ending of a file that is being written."""


def write_whole(path: Path, content: bytes, must_last: bool = True) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a part.

    The bytes go to a temporary file in the same folder, reach the disk, and are renamed over `path`. Without
    `must_last` the disk is not waited for: a power cut may leave a part, and the reader must be able to tell.
    """
    part = _write_part(path, content, must_last)
    try:
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_part(path: Path, content: bytes, must_last: bool = True) -> Path:
    """Write `content` beside `path`; return the temporary file."""
    # Only what writes needs it, and it loads as much as the rest of this module's users.
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f'.{path.name[:100]}.', suffix=PART)
    try:
        with os.fdopen(handle, 'wb') as stream:
            stream.write(content)
            stream.flush()
            if must_last:
                os.fsync(stream.fileno())
        # mkstemp makes files that only their owner may read; results are for everybody.
        Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def publish(folder: Path, outputs: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write `outputs` (name relative to `folder` -> content); leave files alone that are equal already.

    Return the names that were written. Called once, after every output exists in memory; all are on the disk
    before the first takes its place, so that a build that fails or finds the disk full leaves the last good
    files, and one that is killed hardly ever a part of the new ones.
    """
    parts: dict[str, Path] = {}
    try:
        for name, content in outputs.items():
            if not _holds(folder / name, content):
                parts[name] = _write_part(folder / name, content)
        written = tuple(parts)
        for name in written:
            parts[name].replace(folder / name)
            del parts[name]
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return written


def sweep(folder: Path, age: float = 3600) -> None:
    """Remove the parts that killed builds left below `folder` longer than `age` seconds ago."""
    oldest = time.time() - age
    for name in files_below(folder, PART):
        path = Path(name)
        with contextlib.suppress(OSError):
            if path.name.startswith('.') and path.stat().st_mtime < oldest:
                path.unlink()


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and read_regular(path, len(content)) == content
    except OSError:
        return False


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of the parts in hexadecimal; each part is framed by its length, so that
    `('ab', 'c')` and `('a', 'bc')` differ.
    """
    sum_ = hashlib.sha256()
    for part in parts:
        content = part.encode('utf-8', 'surrogatepass') if isinstance(part, str) else part
        sum_.update(len(content).to_bytes(8, 'big'))
        sum_.update(content)
    return sum_.hexdigest()


def read_regular(path: Path | str, limit: int) -> bytes:
    """Return what a file holds, of a larger one its first `limit` + 1 bytes.

    Raise OSError for a pipe, a device, a socket or a folder, without waiting for what might never come.
    """
    with open(path, 'rb', buffering=0, opener=_open_regular) as stream:
        parts: list[bytes] = []
        room = limit + 1
        while room and (part := stream.read(room)):
            parts.append(part)
            room -= len(part)
    return b''.join(parts)


def digest_file(path: Path | str) -> str:
    """Return `digest` of what a file holds, read piece by piece; raise OSError as `read_regular`."""
    with open(path, 'rb', buffering=0, opener=_open_regular) as stream:
        sum_ = hashlib.sha256(os.fstat(stream.fileno()).st_size.to_bytes(8, 'big'))
        while part := stream.read(_PIECE):
            sum_.update(part)
    return sum_.hexdigest()


def _open_regular(path: str, flags: int) -> int:
    # A pipe that nobody writes to would be waited for.
    handle = os.open(path, flags | os.O_NONBLOCK)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, 'not a regular file', path)


def files_below(folder: Path | str, ending: str = '') -> list[str]:
    """Return the paths of all that is no folder in `folder` and below and whose names end so, in order; links
    to folders are not followed. Strings, because there are hundreds: `Path` takes three times as long.
    """
    found: list[str] = []
    for place, _, names in os.walk(folder):
        found += (f'{place}{os.sep}{name}' for name in names if name.endswith(ending))
    return sorted(found)


def read_quickly(path: str) -> bytes:
    """Return what a file holds."""
    with open(path, 'rb', buffering=0) as stream:  # noqa: PTH123
        return stream.read()


def is_inside(folder: Path, path: Path) -> bool:
    """Tell whether `path`, with every symbolic link followed, lies in `folder`."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        # A link that leads to itself.
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
