"""An OpenType font -> its bare CFF table, and whether glyph numbers are CIDs (Technical Note 5176)."""

import struct
from collections.abc import Iterator
from itertools import pairwise

_CHARSET, _ROS = 15, (12, 30)
Dict = dict[int | tuple[int, int], list[int]]


def table_of(font: bytes, tag: bytes) -> memoryview:
    """Return the table `tag` of an sfnt file without copying it; empty when it has none."""
    (count,) = struct.unpack_from('>H', font, 4)
    for at in range(12, 12 + 16 * count, 16):
        name, _, offset, length = struct.unpack_from('>4sLLL', font, at)
        if name == tag:
            return memoryview(font)[offset : offset + length]
    return memoryview(b'')


def has_equal_cids(cff: memoryview, last: int) -> bool:
    """Tell whether the font is keyed by CID and each glyph up to number `last` has its number as its CID."""
    _, top = _indexes(cff)
    operators = _operators(top[0])
    if _ROS not in operators or _CHARSET not in operators:
        return False
    # Glyph 0 is CID 0 and not in the charset.
    glyph = 1
    for first, end in _charset(cff, operators[_CHARSET][0]):
        if glyph > last:
            return True
        if first != glyph:
            return False
        glyph = end + 1
    return glyph > last


def _indexes(cff: memoryview) -> Iterator[list[memoryview]]:
    """Yield the Name INDEX and the Top DICT INDEX."""
    at = cff[2]
    for _ in range(2):
        count, size = struct.unpack_from('>HB', cff, at)
        edges = [
            int.from_bytes(cff[at + 3 + size * n : at + 3 + size * (n + 1)], 'big') for n in range(count + 1)
        ]
        base = at + 2 + size * (count + 1)
        yield [cff[base + start : base + end] for start, end in pairwise(edges)]
        at = base + edges[-1]


def _operators(content: memoryview) -> Dict:
    """Return the operators of a DICT with their operands; real numbers are read as 0."""
    found: Dict = {}
    operands: list[int] = []
    at = 0
    while at < len(content):
        first = content[at]
        if first <= 21:
            key: int | tuple[int, int] = (12, content[at + 1]) if first == 12 else first
            found[key], operands = operands, []
            at += 2 if first == 12 else 1
        else:
            value, at = _operand(content, at)
            operands.append(value)
    return found


def _operand(content: memoryview, at: int) -> tuple[int, int]:
    """Return the operand at `at` and where the next token begins (Technical Note 5176, table 3)."""
    first = content[at]
    if first == 28:
        return struct.unpack_from('>h', content, at + 1)[0], at + 3
    if first == 29:
        return struct.unpack_from('>l', content, at + 1)[0], at + 5
    if first == 30:
        end = at + 1
        while content[end] & 0x0F != 0x0F:
            end += 1
        return 0, end + 1
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + content[at + 1] + 108, at + 2
    return -(first - 251) * 256 - content[at + 1] - 108, at + 2


def _charset(cff: memoryview, offset: int) -> Iterator[tuple[int, int]]:
    """Yield (first CID, last CID) of each range; without end, for the number of glyphs is not known here."""
    form, at = cff[offset], offset + 1
    while at + 2 + form <= len(cff):
        (first,) = struct.unpack_from('>H', cff, at)
        left = int.from_bytes(cff[at + 2 : at + 2 + form], 'big')
        yield first, first + left
        at += 2 + form
