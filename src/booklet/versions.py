"""What can change a page or a slide besides the texts: our own code, Python, the libraries; asked without
importing any of them.

One list for every key of the cache and for the inventory of a build: whatever is renewed, all is made anew.
"""

import ctypes
import functools
import os
import re
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from booklet.files import digest, files_below, read_quickly

DISTRIBUTIONS: Final = (
    'brotli', 'budoux', 'cffi', 'cssselect2', 'fonttools', 'jinja2', 'latex2mathml', 'lxml', 'markdown',
    'markupsafe', 'msgspec', 'pikepdf', 'pillow', 'pydyf', 'pypdfium2', 'pyphen',
    'python-pptx', 'pyyaml', 'segno', 'tinycss2', 'tinyhtml5', 'uharfbuzz', 'weasyprint', 'webencodings',
    'ziafont', 'ziamath', 'zopfli',
)  # fmt: skip
"""Python packages that read, lay out or write; a test compares the list with what is imported."""

_Ask = Callable[[ctypes.CDLL], str]


@functools.cache
def program_digest() -> str:
    """Return the digest of our own code and of all libraries: equal ones make equal results of equal input.

    Also of our data (dictionaries, tables): whatever lies in the package.
    """
    package = Path(__file__).parent
    code = (path for path in files_below(package) if '__pycache__' not in path)
    parts = (part for library in library_versions() for part in library)
    return digest(*map(read_quickly, code), sys.version, zlib.ZLIB_RUNTIME_VERSION, *parts)


@functools.cache
def library_versions() -> tuple[tuple[str, str], ...]:
    """Return (library, version), empty where a library is not there.

    The C libraries are asked directly: importing WeasyPrint for it would cost a build that has nothing to
    lay out more than everything else it does.
    """
    return (
        *((name, version_of(name)) for name in DISTRIBUTIONS),
        ('pango', _ask('pango-1.0', '0', _text_of('pango_version_string'))),
        ('harfbuzz', _ask('harfbuzz', '0', _text_of('hb_version_string'))),
        ('fontconfig', _ask('fontconfig', '1', _fontconfig)),
        ('freetype', _ask('freetype', '6', _freetype)),
    )


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


def _ask(name: str, number: str, ask: _Ask) -> str:
    for file in (f'lib{name}.so.{number}', f'lib{name}.{number}.dylib', f'/opt/homebrew/lib/lib{name}.dylib'):
        try:
            return ask(ctypes.CDLL(file))
        except (OSError, AttributeError):
            continue
    return ''


def _text_of(function: str) -> _Ask:
    def ask(library: ctypes.CDLL) -> str:
        call = library[function]
        call.restype = ctypes.c_char_p
        answer = call()
        return answer.decode('ascii', 'replace') if isinstance(answer, bytes) else ''

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f'{number // 10000}.{number // 100 % 100}.{number % 100}'


def _freetype(library: ctypes.CDLL) -> str:
    handle, parts = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    library.FT_Init_FreeType(ctypes.byref(handle))
    library.FT_Library_Version(handle, *map(ctypes.byref, parts))
    library.FT_Done_FreeType(handle)
    return '.'.join(str(part.value) for part in parts)
