"""The name of an installed package -> its version, without importing anything for it."""

import functools
import re
import sys
from pathlib import Path


def version_of(package: str) -> str:
    """Return the version of an installed package, empty when there is none.

    The names of the folders tell it (https://packaging.python.org/specifications/recording-installed-packages);
    what is installed otherwise is found by importlib.metadata, whose import costs more than all else here.
    """
    wanted = _plain(package)
    if wanted in _installed():
        return _installed()[wanted]
    import importlib.metadata

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ''


@functools.cache
def _installed() -> dict[str, str]:
    """Return package -> version; the first folder of the path wins, as for the import."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for path in sorted(Path(folder or '.').glob('*.dist-info')):
            name, _, version = path.name.removesuffix('.dist-info').partition('-')
            found.setdefault(_plain(name), version)
    return found


def _plain(name: str) -> str:
    """Return a package's name as all spell it: small letters, runs of `-_.` one `-`."""
    return re.sub(r'[-_.]+', '-', name).lower()
