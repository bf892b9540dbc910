"""The bytes of a content stream -> operators with their operands, one by one (ISO 32000-1, 7.2 and 7.8).

Our own, because a library that returns all instructions at once needs gigabytes for a large drawing.
"""

import re
from collections.abc import Iterator

from booklet.preflight.scan.plain import PLAIN, Instruction, Name, read_plain, unescape

MOST_OPERANDS = 512
"""Operands that may wait for an operator; more is garbage. Long arrays are one operand."""

MOST_DEPTH = 32


_TOKEN = re.compile(
    rb'[\x00\t\n\f\r ]*(?:%[^\r\n]*[\x00\t\n\f\r ]*)*'
    rb'(?:(?P<regular>[^\x00\t\n\f\r ()<>\[\]{}/%]+)|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%]*)'
    rb'|(?P<string>\()|(?P<open><<|\[)|(?P<close>>>|\])|(?P<hex><[^<>]*>?)|(?P<junk>.))',
    re.DOTALL,
)
_IN_STRING = re.compile(rb'[()]|\\.', re.DOTALL)
_HEX_NAME = re.compile(rb'#([0-9A-Fa-f]{2})')
_END_OF_IMAGE = re.compile(rb'[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|$)')
_NUMBER_START = frozenset(b'0123456789+-.')
_CONSTANTS: dict[bytes, object] = {b'true': True, b'false': False, b'null': None}


def instructions(content: bytes) -> Iterator[Instruction]:
    """Yield what `content` says. An inline image is one `BI` with its dictionary and its data as operands."""
    position = 0
    while True:
        # What programs write, in one step; whatever else there may be, token by token.
        plain = PLAIN.match(content, position)
        if plain is not None:
            position = plain.end()
            yield read_plain(plain)
            continue
        found = next_instruction(content, position)
        if found is None:
            return
        operator, operands, position = found
        yield operator, operands


def next_instruction(content: bytes, position: int) -> tuple[str, list[object], int] | None:
    """Return the instruction that begins at `position`, and where it ends; None when there are no more."""
    operands: list[object] = []
    stack: list[list[object]] = [operands]
    closers: list[bytes] = []
    while token := _TOKEN.match(content, position):
        position = token.end()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == 'regular' and _is_operator(text):
            if text == b'BI':
                stack, closers = [operands], []
                operands.clear()
                continue
            if text == b'ID':
                data, position = _inline_data(content, position)
                return 'BI', [_as_dict(operands), data], position
            return text.decode('latin-1'), operands, position
        if kind == 'open':
            if len(closers) < MOST_DEPTH:
                closers.append(text)
                stack.append([])
        elif kind == 'close':
            if closers:
                inner = stack.pop()
                stack[-1].append(inner if closers.pop() == b'[' else _as_dict(inner))
        elif kind == 'string':
            value, position = _string(content, position)
            stack[-1].append(value)
        elif len(operands) < MOST_OPERANDS:
            stack[-1].append(_value(kind, text))
    return None


def _is_operator(text: bytes) -> bool:
    return text[0] not in _NUMBER_START and text not in _CONSTANTS


def _value(kind: str | None, text: bytes) -> object:
    if kind == 'regular':
        return _CONSTANTS[text] if text in _CONSTANTS else _number(text)
    if kind == 'name':
        return Name(_HEX_NAME.sub(lambda found: bytes([int(found[1], 16)]), text[1:]).decode('latin-1'))
    if kind == 'hex':
        digits = re.sub(rb'[^0-9A-Fa-f]', b'', text)
        return bytes.fromhex((digits + b'0' * (len(digits) % 2)).decode())
    return None


def _number(text: bytes) -> float:
    """Read a number as readers do: `--5` and `1.2-3` are seen in the wild."""
    try:
        value = float(text)
    except ValueError:
        found = re.match(rb'[+-]*(\d*\.?\d*)', text)
        digits = found[1] if found else b''
        value = float(digits) if digits.strip(b'.') else 0.0
        value = -value if text.startswith(b'-') else value
    return value if abs(value) < 1e12 else 0.0


def _string(content: bytes, start: int) -> tuple[bytes, int]:
    """Return the literal string whose `(` ends at `start`, and where it ends."""
    depth = 1
    for found in _IN_STRING.finditer(content, start):
        if found[0] == b'(':
            depth += 1
        elif found[0] == b')':
            depth -= 1
            if depth == 0:
                return unescape(content[start : found.start()]), found.end()
    return content[start:], len(content)


def _inline_data(content: bytes, start: int) -> tuple[bytes, int]:
    """Return the data of an inline image: up to an EI that is followed by text, not by more data."""
    for found in _END_OF_IMAGE.finditer(content, start):
        following = content[found.end() : found.end() + 12]
        if all(byte in b'\t\n\f\r\x00' or 32 <= byte < 127 for byte in following):
            return content[start + 1 : found.start()], found.end()
    return content[start + 1 :], len(content)


def _as_dict(values: list[object]) -> dict[str, object]:
    couples = zip(values[::2], values[1::2], strict=False)
    return {str(key): value for key, value in couples if isinstance(key, Name)}
