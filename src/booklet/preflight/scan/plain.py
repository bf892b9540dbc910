"""Instructions as programs write them -> operator and operands in one step each.

One expression takes in a whole instruction of the plain sort; it matches nothing that the token by token
reading of `lexer` would read in another way, and for everything that it does not match there is that.
"""

import binascii
import re

Instruction = tuple[str, list[object]]
"""Operator and operands: float, bool, None, bytes (strings), Name, list, dict."""


class Name(str):
    """A name without its slash."""

    __slots__ = ()


_W = rb'[\t\n\f\r ]'
_NUMBER = rb'[+-]?+(?:[0-9]{1,9}+(?:\.[0-9]{0,12}+)?+|\.[0-9]{1,12}+)'
_ITEM = rb'<(?:[0-9A-Fa-f]{2})*+>|\((?:[^()\\]|\\.)*+\)|' + _NUMBER + rb'(?=[\]<(\t\n\f\r ])'
# No constant has three letters or fewer; an inline image is read token by token.
_OPERATOR = rb'((?!BI|ID)[A-Za-z\'"][A-Za-z0-9*]{0,2}+)(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)'
# Python before 3.11.5 loses its place when a possessive repetition of several parts fails at the last part.
_NUMBERS = rb'((?:%s%s++){0,32})' % (_NUMBER, _W)

PLAIN = re.compile(
    rb'%s*+(?:%s%s|\[((?:%s|%s++)*+)\]%s*+(TJ)(?=%s|\Z)|/([^\x00\t\n\f\r ()<>\[\]{}/%%#]*+)%s++%s%s)'
    % (_W, _NUMBERS, _OPERATOR, _ITEM, _W, _W, _W, _W, _NUMBERS, _OPERATOR),
    re.DOTALL,
)
"""Numbers and an operator; an array of strings and numbers and `TJ`; a name, numbers and an operator."""

_ITEMS = re.compile(rb'<([^>]*+)>|\(((?:[^()\\]|\\.)*+)\)|([^<(\t\n\f\r ]++)', re.DOTALL)
_HEXADECIMAL, _LITERAL = 1, 2
_ARRAY, _NAMED = 4, 7
"""Groups of the expressions."""

_OPERATORS = {
    name.encode(): name
    for name in (
        'q', 'Q', 'cm', 'w', 'd', 'gs', 're', 'm', 'l', 'c', 'h', 'f', 'S', 'n', 'W', 'BT', 'ET', 'Tf', 'Tm',
        'Td', 'g', 'G', 'rg', 'RG', 'k', 'K', 'cs', 'CS', 'scn', 'SCN', 'Do', 'EMC',
    )
}  # fmt: skip
"""Those that pages are full of: the same string every time, and no decoding."""

_ESCAPE = re.compile(rb'\\([0-7]{1,3}|\r\n|.)', re.DOTALL)
_ESCAPED = {b'n': b'\n', b'r': b'\r', b't': b'\t', b'b': b'\b', b'f': b'\f',
            b'\n': b'', b'\r': b'', b'\r\n': b''}  # fmt: skip


def read_plain(found: re.Match[bytes]) -> Instruction:
    """Return the instruction that PLAIN found."""
    kind = found.lastindex
    if kind == _ARRAY:
        return 'TJ', [_items(found[3])]
    if kind == _NAMED:
        name, numbers, operator = found.group(5, 6, 7)
        first = Name(name.decode('latin-1'))
        return _OPERATORS.get(operator) or operator.decode(), [first, *map(float, numbers.split())]
    numbers, operator = found.group(1, 2)
    return _OPERATORS.get(operator) or operator.decode(), [*map(float, numbers.split())]


def _items(content: bytes) -> list[object]:
    items: list[object] = []
    for found in _ITEMS.finditer(content):
        text, kind = found[found.lastindex or 0], found.lastindex
        if kind == _HEXADECIMAL:
            items.append(binascii.unhexlify(text))
        elif kind == _LITERAL:
            items.append(unescape(text))
        else:
            items.append(float(text))
    return items


def unescape(text: bytes) -> bytes:
    """Return what a literal string says, without its parentheses (ISO 32000-1, 7.3.4.2)."""
    return _ESCAPE.sub(_unescaped, text) if b'\\' in text else text


def _unescaped(found: re.Match[bytes]) -> bytes:
    text = found[1]
    if text[:1].isdigit() and text[:1] < b'8':
        return bytes([int(text, 8) & 255])
    return _ESCAPED.get(text, text)
