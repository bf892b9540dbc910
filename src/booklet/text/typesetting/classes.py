"""Characters -> the classes that decide where a line may break and where it may give or take space.

After CLREQ 3.1.6 and 6.1 (https://www.w3.org/TR/clreq/), JLREQ 3.9 and GB/T 15834-2011, section 5. Classes
are plain integers because a paragraph asks for them once per character. Some characters belong to Chinese
or to Western text by the face that sets them (“ ” ‘ ’ — … ·): their class depends on whether the glyph is
an em wide.
"""

from __future__ import annotations

import unicodedata
from typing import Final

HAN: Final = 0  # ideographs, kana, hangul and everything that is set like them
OPEN: Final = 1  # full-width opening marks, blank in their left half
CLOSE: Final = 2  # full-width closing marks, blank in their right half
COMMA: Final = 3  # ， 、 ； ：
STOP: Final = 4  # 。 ． ！ ？
MIDDLE: Final = 5  # · ・
DASH: Final = 6  # — of ——
ELLIPSIS: Final = 7  # … of ……
CONNECT: Final = 8  # － ～ between two numbers or names
LETTER: Final = 9
DIGIT: Final = 10
SPACE: Final = 11
NBSP: Final = 12
OPEN_NARROW: Final = 13  # ( [ { and Western “ ‘
CLOSE_NARROW: Final = 14
STOP_NARROW: Final = 15  # . , ; : ! ?
HYPHEN: Final = 16  # - ‐ –
PREFIX: Final = 17  # what stands before a number: $ ￥ № ±
POSTFIX: Final = 18  # what stands after a number: % ‰ ° ℃ ％
SYMBOL: Final = 19  # other Western signs
RAISED: Final = 20  # footnote marks, exponents and indices: held by what stands before
WIDE_SPACE: Final = 21  # U+3000
FORCED: Final = 22  # a preserved line end
ZERO_BREAK: Final = 23  # U+200B
GLUE: Final = 24  # U+2060 and other joiners
ATOM: Final = 25  # an inline block or picture
SOFT_HYPHEN: Final = 26
POSTFIX_WIDE: Final = 27  # ℃ ％ as wide as a character

COUNT: Final = 28

_LISTED: Final[dict[str, int]] = {
    **dict.fromkeys('（《「『【〔〈［｛〖〘〚｟〝', OPEN),
    **dict.fromkeys('）》」』】〕〉］｝〗〙〛｠〞〟', CLOSE),
    **dict.fromkeys('，、；：', COMMA),
    **dict.fromkeys('。．！？｡', STOP),
    **dict.fromkeys('·・‧•∙', MIDDLE),
    **dict.fromkeys('—―⸺', DASH),
    **dict.fromkeys('…⋯', ELLIPSIS),
    **dict.fromkeys('－～〜', CONNECT),
    **dict.fromkeys('([{', OPEN_NARROW),
    **dict.fromkeys(')]}', CLOSE_NARROW),
    **dict.fromkeys('.,;:!?', STOP_NARROW),
    **dict.fromkeys('-‐–', HYPHEN),
    **dict.fromkeys('$£¥€￥＄№±＋', PREFIX),
    **dict.fromkeys('%‰°′″', POSTFIX),
    **dict.fromkeys('℃℉％㎎㎏㎜㎝㎞㎡㏄', POSTFIX_WIDE),
    ' ': SPACE,
    '\u00a0': NBSP,
    '\u202f': NBSP,
    '\u2007': NBSP,
    '\u2009': SPACE,
    '\u3000': WIDE_SPACE,
    '\n': FORCED,
    '\u2028': FORCED,
    '\u200b': ZERO_BREAK,
    '\u2060': GLUE,
    '\ufeff': GLUE,
    '\u200d': GLUE,
    '\u2011': NBSP,
    '\u00ad': SOFT_HYPHEN,
    '／': HAN,
}
_BY_WIDTH: Final[dict[str, tuple[int, int]]] = {
    **dict.fromkeys('“‘', (OPEN, OPEN_NARROW)),
    **dict.fromkeys('”’', (CLOSE, CLOSE_NARROW)),
}
_LETTERS: Final = frozenset({'Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'Mn', 'Mc'})


def classify(char: str, wide: bool) -> int:
    """Return the class of `char`, set in a glyph that is about an em `wide` or in a narrower one."""
    if char in _BY_WIDTH:
        return _BY_WIDTH[char][0 if wide else 1]
    listed = _LISTED.get(char)
    if listed is not None:
        return listed
    if unicodedata.east_asian_width(char) in 'WF':
        return HAN
    category = unicodedata.category(char)
    if category in _LETTERS:
        return LETTER
    if category in {'Nd', 'Nl'}:
        return DIGIT
    if category == 'No':
        return HAN if wide else DIGIT
    return HAN if wide else SYMBOL


def is_emphasised(char: str) -> bool:
    """Say whether an emphasis dot stands with `char`: letters and digits have one, marks and spaces none.

    CLREQ 3.2.3; CSS Text Decoration 4, `text-emphasis-skip: spaces punctuation symbols`.
    """
    return unicodedata.category(char)[0] in 'LN'
