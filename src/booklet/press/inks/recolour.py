"""A content stream in any device colour to one in inks: same marks, other colour operators."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace

import pikepdf

from booklet.press.inks.inks import BLACK, Ink, Inks
from booklet.press.inks.lab import srgb_of_lab
from booklet.press.inks.overprint import overprint_black
from booklet.values import dataclass

Instruction = tuple[list[object], str]
"""Operands and operator."""

FILLING = {'rg': 'rgb', 'g': 'gray', 'k': 'cmyk'}
STROKING = {'RG': 'rgb', 'G': 'gray', 'K': 'cmyk'}
"""Operators that name a device space and set a colour in it (ISO 32000-1, table 74)."""

MARKING = ('BDC', 'BMC', 'EMC')
ARTIFACT, SPAN = pikepdf.Name.Artifact, pikepdf.Name.Span

DEVICE_SPACES = {
    **dict.fromkeys(('/DeviceRGB', '/RGB', '/CalRGB'), 'rgb'),
    **dict.fromkeys(('/DeviceGray', '/G', '/CalGray'), 'gray'),
    **dict.fromkeys(('/DeviceCMYK', '/CMYK'), 'cmyk'),
    '/Pattern': 'pattern',
}
LAB = 'lab'
BY_COMPONENTS = {1: 'gray', 3: 'rgb', 4: 'cmyk'}


@dataclass(frozen=True, slots=True)
class Recoloured:
    """A content stream in inks."""

    content: bytes
    is_colourful: bool
    """Whether it sets cyan, magenta or yellow itself; pictures and forms speak for themselves."""
    unknown: tuple[str, ...] = ()
    """Colour spaces and operators that cannot be turned into inks."""
    named: frozenset[str] = frozenset()
    """All names that it still says; resources that are not among them can go."""


@dataclass(frozen=True, slots=True)
class _Spaces:
    fill: str = 'gray'
    stroke: str = 'gray'


@dataclass(slots=True)
class _Pen:
    """Walks through the instructions, keeping the colour spaces that q saves and Q restores."""

    inks: Inks
    spaces_of: Mapping[str, str]
    opaque: frozenset[str]
    now: _Spaces = _Spaces()
    saved: list[_Spaces] = field(default_factory=list)
    is_colourful: bool = False
    unknown: dict[str, None] = field(default_factory=dict)
    marks: list[bool] = field(default_factory=list)
    """For each marked content that is open, whether its mark is written."""

    def write(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        """Yield what takes the place of one instruction."""
        if operator == 'q':
            self.saved.append(self.now)
        elif operator == 'Q' and self.saved:
            self.now = self.saved.pop()
        if operator in FILLING or operator in STROKING:
            is_fill = operator in FILLING
            self._enter(is_fill, (FILLING if is_fill else STROKING)[operator])
            yield self._ink(operands, is_fill)
        elif operator in ('cs', 'CS'):
            yield from self._change_space(operands, operator == 'cs')
        elif operator in ('sc', 'scn', 'SC', 'SCN'):
            yield self._set_colour(operands, operator)
        elif operator == 'INLINE IMAGE':
            self.unknown['BI'] = None
            yield operands, operator
        elif operator in MARKING:
            yield from self._mark(operands, operator)
        elif operator != 'gs' or str(operands[0]) not in self.opaque:
            yield operands, operator

    def _mark(self, operands: list[object], operator: str) -> Iterator[Instruction]:
        """Leave out marks of elements and artifacts, of which there are none on paper.

        The words of stretched lines (/Span with /ActualText) stay, for whoever searches the file.
        """
        if operator == 'EMC':
            if not self.marks or self.marks.pop():
                yield operands, operator
            return
        entries = operands[-1] if operator == 'BDC' else None
        kept = operands[0] != ARTIFACT
        if isinstance(entries, pikepdf.Dictionary) and '/MCID' in entries:
            del entries['/MCID']
            kept = operands[0] == SPAN and len(entries) > 0
        self.marks.append(kept)
        if kept:
            yield operands, operator

    def _enter(self, is_fill: bool, space: str) -> None:
        self.now = replace(self.now, fill=space) if is_fill else replace(self.now, stroke=space)

    def _change_space(self, operands: list[object], is_fill: bool) -> Iterator[Instruction]:
        name = str(operands[0])
        space = DEVICE_SPACES.get(name) or self.spaces_of.get(name, 'unknown')
        self._enter(is_fill, space)
        if space == 'pattern':
            yield operands, 'cs' if is_fill else 'CS'
        elif space == 'unknown':
            self.unknown[name] = None
            yield operands, 'cs' if is_fill else 'CS'
        else:
            # A new space begins with its black (ISO 32000-1, 8.6.8).
            yield list(BLACK), 'k' if is_fill else 'K'

    def _set_colour(self, operands: list[object], operator: str) -> Instruction:
        is_fill = operator[0] == 's'
        space = self.now.fill if is_fill else self.now.stroke
        if space in ('pattern', 'unknown'):
            return operands, operator
        return self._ink(operands, is_fill)

    def _ink(self, operands: list[object], is_fill: bool) -> Instruction:
        parts = [float(str(part)) for part in operands]
        ink = ink_of(self.now.fill if is_fill else self.now.stroke, parts, self.inks)
        self.is_colourful = self.is_colourful or any(ink[:3])
        return [short(part) for part in ink], 'k' if is_fill else 'K'


def recolour(
    instructions: Iterable[Instruction],
    inks: Inks,
    spaces: Mapping[str, str],
    opaque: frozenset[str],
    overprints: bool = False,
) -> Recoloured:
    """Return the instructions with every colour in inks.

    `spaces` are the colour spaces of the resources by name, as `space_of` calls them; `opaque` the names of
    graphics states that say nothing but that paint is opaque, which are left out. `overprints` asks for solid
    black type and lines that do not cut out what lies below.
    """
    pen = _Pen(inks, spaces, opaque)
    made = (new for operands, operator in instructions for new in pen.write(operands, operator))
    written = [
        (operands, pikepdf.Operator(operator)) if operator != 'INLINE IMAGE' else operands[0]
        for operands, operator in (overprint_black(made) if overprints else made)
    ]
    content = pikepdf.unparse_content_stream(written)  # type: ignore[arg-type]
    return Recoloured(content, pen.is_colourful, tuple(pen.unknown), _names(written))


def _names(written: Iterable[object]) -> frozenset[str]:
    operands = (each[0] for each in written if isinstance(each, tuple))
    return frozenset(str(part) for parts in operands for part in parts if isinstance(part, pikepdf.Name))


def content_of(stream: pikepdf.Object | pikepdf.Page) -> bytes:
    """Return the bytes of a page, form or pattern, unpacked."""
    held = stream.obj.get('/Contents') if isinstance(stream, pikepdf.Page) else stream
    pieces = held if isinstance(held, pikepdf.Array) else [held]
    return b'\n'.join(piece.read_bytes() for piece in pieces if isinstance(piece, pikepdf.Stream))


def read_instructions(stream: pikepdf.Object | pikepdf.Page) -> list[Instruction]:
    """Return the instructions of a page, form or pattern."""
    found: list[Instruction] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        operands: list[object] = list(instruction.operands)
        if operator == 'INLINE IMAGE':
            operands = [instruction]
        found.append((operands, operator))
    return found


def ink_of(space: str, parts: list[float], inks: Inks) -> Ink:
    """Return the inks of a colour given by its parts in `space`."""
    makers: dict[str, Callable[..., Ink]] = {'rgb': inks.of_rgb, 'gray': inks.of_gray}
    if space.startswith(LAB):
        lightness, a, b = parts
        x, y, z = map(float, space.split()[1:])
        return inks.of_rgb(*srgb_of_lab(lightness, a, b, (x, y, z)))
    if space == 'cmyk':
        cyan, magenta, yellow, black = parts
        return inks.of_cmyk((cyan, magenta, yellow, black))
    return makers[space](*parts)


def space_of(held: pikepdf.Object) -> str:
    """Return what kind of colours an entry of /ColorSpace holds; `unknown` when it is none of the device's.

    An ICC-based space is taken for the device space of as many components: layout names them for sRGB. Lab
    comes with the X, Y and Z of its white: `lab 0.9643 1 0.8251`.
    """
    if isinstance(held, pikepdf.Name):
        return DEVICE_SPACES.get(str(held), 'unknown')
    if isinstance(held, pikepdf.Array) and len(held):
        if held[0] == '/ICCBased':
            return BY_COMPONENTS.get(int(held[1].get('/N', 0)), 'unknown')
        if held[0] == '/Lab' and len(held) == 2:
            white = [float(part) for part in held[1].get('/WhitePoint', [])]
            return ' '.join((LAB, *map(str, white))) if len(white) == 3 and min(white) > 0 else 'unknown'
        return DEVICE_SPACES.get(str(held[0]), 'unknown')
    return 'unknown'


def short(value: float) -> int | float:
    """Return a whole number as such, so that it is written without a point."""
    return int(value) if value == int(value) else value
