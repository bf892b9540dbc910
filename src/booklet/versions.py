"""The name of an installed package -> its version, without importing anything for it."""

import functools
import os
import re
import sys


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
        for entry in sorted(_names_in(folder or '.')):
            if entry.endswith('.dist-info'):
                name, _, version = entry.removesuffix('.dist-info').partition('-')
                found.setdefault(_plain(name), version)
    return found


def _names_in(folder: str) -> list[str]:
    """Return what lies in a folder of the path, which may be an archive or not be there."""
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []


def _plain(name: str) -> str:
    """Return a package's name as all spell it: small letters, runs of `-_.` one `-`."""
    return re.sub(r'[-_.]+', '-', name).lower()
