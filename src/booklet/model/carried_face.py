"""A font program that stays out of a section's PDF -> the few bytes that name its face, and back.

Layout names the face and the press embeds it once for the whole booklet: a subset for every section would be
made only to be compared with the others and thrown away.
"""

import hashlib
from collections.abc import Callable

TABLES = ('head', 'name', 'maxp', 'OS/2')
"""`head` holds a checksum of the whole file, and `name` tells instances of a variable font apart."""

_MARK = b'booklet face '


def face_key(table_of: Callable[[str], bytes]) -> bytes:
    """Return what a face is known by; `table_of` gives one of its tables, empty when it has none."""
    found = hashlib.sha256()
    for tag in TABLES:
        table = table_of(tag)
        found.update(len(table).to_bytes(4, 'big') + table)
    return found.hexdigest().encode()


def name_face(key: bytes) -> bytes:
    """Return what stands in the PDF in place of the program of the face with `key`."""
    return _MARK + key


def named_face(program: bytes) -> bytes | None:
    """Return the key of the face that stands in place of a program, None when it is a program."""
    return program.removeprefix(_MARK) if program.startswith(_MARK) else None
