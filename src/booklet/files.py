"""Files that appear whole or not at all, and paths that stay inside the project."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes, must_last: bool = True) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a part.

    The bytes go to a temporary file in the same folder, reach the disk, and are renamed over `path`. Without
    `must_last` the disk is not waited for: a power cut may leave a part, and the reader must be able to tell.
    """
    # Only what writes needs it, and it loads as much as the rest of this module's users.
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f'.{path.name}.', suffix='.part')
    try:
        with os.fdopen(handle, 'wb') as stream:
            stream.write(content)
            stream.flush()
            if must_last:
                os.fsync(stream.fileno())
        # mkstemp makes files that only their owner may read; results are for everybody.
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def publish(folder: Path, outputs: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write `outputs` (name relative to `folder` -> content); leave files alone that are equal already.

    Return the names that were written. Called once, after every output exists in memory, so that a build
    that fails leaves the last good files.
    """
    written = []
    for name, content in outputs.items():
        path = folder / name
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            continue
        write_whole(path, content)
        written.append(name)
    return tuple(written)


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


def files_below(folder: Path, ending: str = '') -> list[str]:
    """Return the paths of all files in `folder` and below whose names end so, in order; links to folders are
    not followed. Strings, because there are hundreds: `Path` takes three times as long to list and read them.
    """
    found: list[str] = []
    for place, _, names in os.walk(folder):
        found += (f'{place}{os.sep}{name}' for name in names if name.endswith(ending))
    return sorted(filter(os.path.isfile, found))


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
