"""Patterns of hyphenation are taken apart when a word asks for one.

pyphen takes every line of a dictionary apart, 35 ms for the 11000 of `en_US`, the first time that an article
has a Western word; a booklet needs some hundred.
"""

import re
from pathlib import Path
from typing import Any, Final

import pyphen
from pyphen import HyphDict

_Pattern = tuple[int, tuple[int, ...]]
"""Where in the letters the values begin, and the values."""
_ODD: Final = (b'0', b'^^', b'=', b'\r', b'\t', b'\n ', b' \n')
"""What makes a dictionary one for pyphen itself: values of nothing, escapes, alternatives, space around."""
_STRANGE: Final = re.compile('[^\0-\x7f]')
_stock_init = HyphDict.__init__


def install() -> None:
    """Put patterns that are taken apart later into pyphen."""
    HyphDict.__init__ = _init


def _init(self: Any, path: Path) -> None:
    """Read the patterns of a dictionary, as `HyphDict.__init__` does."""
    patterns = _read(path)
    if patterns is None:
        _stock_init(self, path)
        return
    self.patterns = patterns
    self.cache = {}
    self.maxlen = max(map(len, patterns))


def _read(path: Path) -> '_Patterns | None':
    """Return letters and lines of a dictionary; None when it has something odd."""
    first, _, content = path.read_bytes().partition(b'\n')
    encoding = first.decode('ascii', 'replace')
    if encoding not in ('UTF-8', 'ISO8859-1') or any(each in b'\n%b\n' % content for each in _ODD):
        return None
    text = content.decode(encoding)
    if not text.isascii() and any(each.isdecimal() or each.isspace() for each in set(_STRANGE.findall(text))):
        return None
    lines = text.split('\n')
    # Digits are the same bytes in both encodings.
    letters = content.translate(None, b'123456789').decode(encoding).split('\n')
    patterns = _Patterns(zip(letters, lines, strict=True))
    if len(patterns) < len(lines) - lines.count('') + ('' in patterns):
        return None  # of two lines with the same letters, one without values does not count
    for each in [each for each in letters if each.startswith(pyphen.ignored) or not each]:
        patterns.pop(each, None)
    return patterns


class _Patterns(dict[str, Any]):
    """Letters -> a pattern, or the line that it is made of."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the pattern of some letters."""
        found = super().get(key, default)
        if type(found) is str:
            found = self[key] = _take_apart(found)
        return found


def _take_apart(line: str) -> _Pattern | None:
    values = [int(digit or '0') for digit, _ in pyphen.parse(line)]
    if not any(values):
        return None
    start, end = 0, len(values)
    while not values[start]:
        start += 1
    while not values[end - 1]:
        end -= 1
    return start, tuple(values[start:end])
