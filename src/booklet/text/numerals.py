"""Numbers as Chinese documents write them: 一、 （一） 1. （1） for headings (GB/T 9704), ① for notes."""

import re

from msgspec import Struct

_DIGITS = '〇一二三四五六七八九'
_HAN_NUMBER = '[〇零一二三四五六七八九十百]+'
_TYPED = (
    (1, re.compile(rf'({_HAN_NUMBER})[、．.](?!\d)\s*')),
    (2, re.compile(rf'[（(]({_HAN_NUMBER})[）)]、?\s*')),
    (3, re.compile(r'(\d{1,3}(?:\.\d{1,3})+)[.、．]?\s+(?!\d|[a-zA-Zμµ℃°%])')),
    (3, re.compile(r'(\d{1,3})(?:[.．](?!\d)|、)\s*')),
    (4, re.compile(r'[（(](\d{1,3})[）)]\s*')),
    (4, re.compile(r'(\d{1,3})[）)]\s*')),
    (4, re.compile(r'([①-⑳㉑-㉟㊱-㊿])\s*')),
    (1, re.compile(rf'第({_HAN_NUMBER}|\d{{1,3}})(?:章|节|部分|篇|编|条)(?![之约件款目例文理列])[、：:\s]*')),
    (1, re.compile(r'([IVX]{1,5})[.、．]\s+')),
    (1, re.compile(rf'({_HAN_NUMBER}|\d{{1,2}})$')),
)


class TypedNumber(Struct, frozen=True):
    """A heading's number as somebody typed it."""

    level: int
    """Of the scheme it belongs to: 1 一、 2 （一） 3 1. 4 （1）"""
    mark: str
    """As typed, with its marks, without the space after it."""
    end: int
    """Offset at which the words of the heading begin."""


def chinese_numeral(number: int) -> str:
    """Return 一 … 九十九 for 1 … 99, and the digits for what lies outside."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = '' if tens == 1 else _DIGITS[tens]
    return f'{head}十{_DIGITS[ones] if ones else ""}'


def parse_chinese_numeral(text: str) -> int | None:
    """Return the number that 一 … 九十九 (or digits) write, or None."""
    if text.isascii() and text.isdigit():
        return int(text)
    plain = text.replace('零', '〇')
    if not re.fullmatch(r'[一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]', plain):
        return None
    if '十' not in plain:
        return _DIGITS.index(plain)
    tens, ones = plain.split('十')
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def heading_number(level: int, number: int) -> str:
    """Return the number of a heading with its mark: 一、 （一） 1. （1） for levels 1 to 4."""
    if level == 1:
        return f'{chinese_numeral(number)}、'
    if level == 2:
        return f'（{chinese_numeral(number)}）'
    return f'{number}.' if level == 3 else f'（{number}）'


def circled(number: int) -> str:
    """Return ① … ㊿ for 1 … 50, and (51) beyond."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    if 36 <= number <= 50:
        return chr(0x32B1 + number - 36)
    return f'({number})'


def parse_typed_number(text: str) -> TypedNumber | None:
    """Return the number that a heading's text begins with, or None.

    A bare 一 or 1 counts: articles in parts are headed so. Quantities (`1.5 mL`, `2026 年`) do not.
    """
    for level, pattern in _TYPED:
        match = pattern.match(text)
        # 三、二、一 counts, it does not number.
        if match and not pattern.match(text, match.end()):
            return TypedNumber(level, match.group().rstrip(), match.end())
    return None
