"""Patterns of the HTML parser are made once.

tinyhtml5 2.x keeps them under a key that it does not look for again, and writes every pattern anew for every
stretch of text.
"""

import re

from tinyhtml5 import inputstream

_Key = tuple[frozenset[str], bool]


def install() -> None:
    """Put patterns that are found again into the parser."""
    inputstream.characters_until_regex = _Patterns()


class _Patterns(dict[_Key, re.Pattern[str]]):
    """Characters and whether they are those wanted -> what matches a stretch with them, or of others."""

    def __missing__(self, key: _Key) -> re.Pattern[str]:
        characters, opposite = key
        listed = ''.join(f'\\x{ord(character):02x}' for character in characters)
        pattern = self[key] = re.compile(f'[{"" if opposite else "^"}{listed}]+')
        return pattern
