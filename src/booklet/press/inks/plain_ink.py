"""A content stream as layout writes it to one in inks, without taking it apart.

Layout writes few kinds of instructions and hardly any colours. One expression says whether a stream has no
others; then its colours can be replaced where they stand, forty times faster than by `recolour`, which reads
every operand into an object. A stream with anything unusual in it goes there.
"""

import re
from dataclasses import field

import pikepdf

from booklet.press.inks.inks import Inks
from booklet.press.inks.recolour import FILLING, STROKING, Recoloured, ink_of, short
from booklet.values import dataclass

_NUMBER = rb'[+-]?+(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)'
_NAME = rb'/[A-Za-z0-9_.+-]++'
_W = rb'[ \n]'
_ENTRY = rb'%(n)s%(w)s*+(?:%(number)s|%(n)s|<[0-9A-Fa-f]*+>|\[(?:%(w)s*+%(n)s)*+%(w)s*+\])%(w)s*+' % {
    b'n': _NAME, b'w': _W, b'number': _NUMBER,
}  # fmt: skip
_OPERATORS = (
    rb'(?:BT|ET|T[cdfmrswzDJL*]|Tj|q|Q|cm|w|J|j|M|d|i|ri|gs|m|l|c|v|y|h|re|W|W\*|n|f|F|f\*|S|s|B|B\*|b|b\*'
    rb'|rg|RG|g|G|k|K|Do|sh|BMC|BDC|EMC|MP|BX|EX)'
)
# Nothing that names a colour space, no strings in parentheses, no comments, no pictures inside the stream.
_PLAIN = re.compile(
    rb'(?:%(w)s++|%(number)s(?=%(w)s)|%(name)s(?=%(w)s|<)|\[(?:<[0-9A-Fa-f]*+>|%(number)s|%(w)s++)*+\]'
    rb'|<[0-9A-Fa-f]++>|<<%(w)s*+(?:%(entry)s)*+>>|%(operators)s(?=%(w)s|\Z))*+'
    % {b'w': _W, b'number': _NUMBER, b'name': _NAME, b'entry': _ENTRY, b'operators': _OPERATORS}
)
# At the beginning of a line, where layout writes them: elsewhere every number would have to be tried.
_COLOUR = re.compile(
    rb'^(?:((?:%s%s++)+)(rg|RG|g|G|k|K)|(%s)%s++gs)(?=%s|\Z)' % (_NUMBER, _W, _NAME, _W, _W), re.MULTILINE
)
_COLOURED = re.compile(rb'[ \n](?:rg|RG|g|G|k|K|gs)(?=[ \n]|\Z)')
_MARK = re.compile(
    rb'^(?:(%(n)s)%(w)s*+<<%(w)s*+((?:%(entry)s)*+)>>%(w)s*+BDC|(%(n)s)%(w)s++BMC|EMC)(?=%(w)s|\Z)'
    % {b'n': _NAME, b'w': _W, b'entry': _ENTRY},
    re.MULTILINE,
)
_MARKED = re.compile(rb'(?:^|[ \n>])(?:BDC|BMC|EMC)(?=[ \n]|\Z)')
# Numbers that no operator took: the next one would, if what stands between is left out.
_STRAY = re.compile(
    rb'(?<=[0-9.]) *+\n%(w)s*+'
    rb'(?:%(n)s%(w)s*+(?:<<|BMC|gs)|EMC|(?:%(number)s%(w)s++)+(?:rg|RG|g|G|k|K)(?=%(w)s|\Z))'
    % {b'n': _NAME, b'w': _W, b'number': _NUMBER}
)
_NUMBERED = re.compile(rb'/MCID[ \n]++[0-9]++[ \n]*+')
_DICTIONARY = re.compile(rb'<<(?:[^<>]++|<[0-9A-Fa-f]*+>)*+>>')
_NAMES = re.compile(_NAME)

COUNTS = {'rgb': 3, 'gray': 1, 'cmyk': 4}


@dataclass(slots=True)
class PlainInk:
    """Turns plain streams into `inks`; every colour is worked out once."""

    inks: Inks
    _known: dict[tuple[bytes, bytes], tuple[bytes, bool]] = field(default_factory=dict)

    def recolour(self, content: bytes, opaque: frozenset[str]) -> Recoloured | None:
        """Return what `recolour` would make of it, or None when the stream is not plain.

        `opaque` are the names of graphics states that change nothing and are left out.
        """
        if not _PLAIN.fullmatch(content) or _STRAY.search(content):
            return None
        unmarked = _without_marks(content)
        if unmarked is None:
            return None
        is_colourful = is_odd = False

        def replace(found: re.Match[bytes]) -> bytes:
            nonlocal is_colourful, is_odd
            parts, operator, state = found.groups()
            if state is not None:
                return b'' if state.decode() in opaque else found[0]
            ink = self._ink(parts, operator)
            is_odd = is_odd or not ink[0]
            is_colourful = is_colourful or ink[1]
            return ink[0]

        made, count = _COLOUR.subn(replace, unmarked)
        if is_odd or count != len(_COLOURED.findall(unmarked)):
            return None
        named = _NAMES.findall(_DICTIONARY.sub(b'', made) if b'<<' in made else made)
        return Recoloured(made, is_colourful, (), frozenset(name.decode() for name in named))

    def _ink(self, parts: bytes, operator: bytes) -> tuple[bytes, bool]:
        """Return the operator of the colour in inks, empty when the number of operands is wrong."""
        known = self._known.get((parts, operator))
        if known is None:
            known = self._known[parts, operator] = self._made(parts, operator.decode())
        return known

    def _made(self, parts: bytes, operator: str) -> tuple[bytes, bool]:
        space = FILLING.get(operator) or STROKING[operator]
        values = [float(part) for part in parts.split()]
        if len(values) != COUNTS[space]:
            return b'', False
        ink = ink_of(space, values, self.inks)
        # Written by the library that writes all other streams.
        written = ([short(part) for part in ink], pikepdf.Operator('k' if operator in FILLING else 'K'))
        return pikepdf.unparse_content_stream([written]), any(ink[:3])  # type: ignore[list-item]


def _without_marks(content: bytes) -> bytes | None:
    """Return a plain stream without the marks that `recolour` leaves out; None when one stands elsewhere."""
    if b'MC' not in content and b'BDC' not in content:
        return content
    kept: list[bool] = []

    def replace(found: re.Match[bytes]) -> bytes:
        spanned, entries, name = found.groups()
        if spanned is None and name is None:
            return found[0] if not kept or kept.pop() else b''
        if name is not None:
            kept.append(name != b'/Artifact')
            return found[0] if kept[-1] else b''
        others, numbers = _NUMBERED.subn(b'', entries)
        kept.append((spanned == b'/Span' and bool(others)) if numbers else spanned != b'/Artifact')
        return spanned + b' <<' + others + b'>> BDC' if kept[-1] else b''

    made, count = _MARK.subn(replace, content)
    return made if count == len(_MARKED.findall(content)) else None
