"""Characters by what typesetting and counting make of them: Han, full-width mark, wide on a terminal."""

import unicodedata

_HAN_RANGES = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
_CJK_ONLY_MARKS = frozenset(
    '、。〃〈〉《》「」『』【】〔〕〖〗〝〞〟～！＂＃％＆＇（），．／：；？［＼］＿｛｜｝￥＂＇｢｣､｡･'
)
_SHARED_MARKS = frozenset('“”‘’…—·⸺')
"""Marks that Chinese and Western texts share: only their neighbours tell which they are (CLREQ 3.1.2)."""


def is_han(char: str) -> bool:
    """Tell whether `char` is a Han character (々 and 〇 among them)."""
    code = ord(char)
    return any(first <= code <= last for first, last in _HAN_RANGES)


def is_cjk_mark(char: str) -> bool:
    """Tell whether `char` is a full-width punctuation mark, the shared “ ” ‘ ’ … — · included."""
    return char in _CJK_ONLY_MARKS or char in _SHARED_MARKS


def is_shared_mark(char: str) -> bool:
    """Tell whether `char` is a mark that Western texts use too."""
    return char in _SHARED_MARKS


def is_wide(char: str) -> bool:
    """Tell whether `char` takes two cells on a terminal (UAX #11: W and F; ambiguous ones take one)."""
    return unicodedata.east_asian_width(char) in 'WF'


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes; combining and invisible characters take none."""
    return sum(_cells_of(char) for char in text)


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ('Mn', 'Me', 'Cf'):
        return 0
    return 2 if is_wide(char) else 1
