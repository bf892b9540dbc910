"""A content stream in inks -> the same, its solid black type and lines set to overprint, all else not.

Plates never fit exactly: black that leaves its shape open in a coloured ground shows a rim of paper. So type,
strokes and thin rules in 100 % K are printed over what lies below, and large areas are not, through which the
ground would show. White and tints always knock out: white that overprints is not there. Both standards allow
it; OPM 1 says that inks of 0 leave alone what lies below (ISO 32000-1, 8.6.7), which holds for DeviceCMYK
and is why all colours are set with k and K.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

import pikepdf

from booklet.units import Length
from booklet.values import dataclass

Written = tuple[list[object], str]
"""Operands and operator."""

OVER, KNOCK_OUT = '/Overprint', '/KnockOut'
"""Names of the two graphics states."""

THIN = Length.pt(3)
"""A filled bar up to here is a rule and not an area."""

TEXT = frozenset(('Tj', 'TJ', "'", '"'))
STROKES = frozenset(('S', 's'))
FILLS = frozenset(('f', 'F', 'f*'))
BOTH = frozenset(('B', 'B*', 'b', 'b*'))
OTHERS = frozenset(('Do', 'sh', 'INLINE IMAGE'))
LINES = frozenset(('m', 'l', 'c', 'v', 'y'))
PATHS = LINES | {'re', 'h', 'W', 'W*'}
ENDS = STROKES | FILLS | BOTH | {'n'}
"""Operators that make a path, and those that end it."""

SOLID = (0.0, 0.0, 0.0, 1.0)


def overprint_states() -> dict[str, pikepdf.Object]:
    """Return the two graphics states by their names."""
    return {
        OVER: pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1),
        KNOCK_OUT: pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=False, op=False, OPM=0),
    }


def overprint_black(written: Iterable[Written]) -> Iterator[Written]:
    """Yield the instructions with the graphics states between them that `overprint_states` names.

    The stream begins knocking out, and forms are drawn knocking out, so that each may rely on it.
    """
    pen = _Pen()
    path: list[Written] = []
    for operands, operator in written:
        path.append((operands, operator))
        # Between the first line of a path and its end nothing else may stand (ISO 32000-1, figure 9).
        if operator not in PATHS:
            yield from _switched(pen, operator)
            yield from path
            path.clear()
        pen.follow(operands, operator)
    yield from path


def _switched(pen: '_Pen', operator: str) -> Iterator[Written]:
    wanted = pen.wants_over(operator)
    if wanted is not None and wanted != pen.now.is_over:
        pen.now = replace(pen.now, is_over=wanted)
        yield [pikepdf.Name(OVER if wanted else KNOCK_OUT)], 'gs'


@dataclass(frozen=True, slots=True)
class _State:
    is_over: bool = False
    fill_is_solid: bool = False
    stroke_is_solid: bool = False
    mode: int = 0
    """How text is painted (ISO 32000-1, table 106)."""
    scale: float = 1.0
    """How much the matrix enlarges at most."""


@dataclass(slots=True)
class _Pen:
    """What the graphics state has come to."""

    now: _State = _State()
    saved: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    """The points of the path under construction; a curve lies within its own."""

    def wants_over(self, operator: str) -> bool | None:
        """Tell whether this operator paints black that must overprint; None when it paints nothing."""
        now = self.now
        if operator in TEXT:
            # 0 fills, 1 strokes, 2 does both; the others paint nothing or clip.
            solid = {0: now.fill_is_solid, 1: now.stroke_is_solid}
            return solid.get(now.mode, now.fill_is_solid and now.stroke_is_solid and now.mode == 2)
        if operator in STROKES:
            return now.stroke_is_solid
        if operator in FILLS:
            return now.fill_is_solid and self._is_rule()
        if operator in BOTH:
            return now.fill_is_solid and now.stroke_is_solid and self._is_rule()
        return False if operator in OTHERS else None

    def follow(self, operands: Sequence[object], operator: str) -> None:
        """Bring the state up to what the operator has done."""
        if operator == 'q':
            self.saved.append(self.now)
        elif operator == 'Q' and self.saved:
            self.now = self.saved.pop()
        elif operator in ('k', 'cs', 'scn', 'sc'):
            self.now = replace(self.now, fill_is_solid=operator == 'k' and _is_solid(operands))
        elif operator in ('K', 'CS', 'SCN', 'SC'):
            self.now = replace(self.now, stroke_is_solid=operator == 'K' and _is_solid(operands))
        elif operator == 'Tr':
            self.now = replace(self.now, mode=int(float(str(operands[0]))))
        elif operator == 'cm':
            self.now = replace(self.now, scale=self.now.scale * _largest_scale(operands))
        elif operator == 're':
            x, y, width, height = _numbers(operands)
            self.path += [(x, y), (x + width, y + height)]
        elif operator in LINES:
            parts = _numbers(operands)
            self.path += zip(parts[::2], parts[1::2], strict=True)
        elif operator in ENDS:
            self.path.clear()

    def _is_rule(self) -> bool:
        """Tell whether all of the path lies within a thin bar."""
        if not self.path:
            return False
        xs, ys = zip(*self.path, strict=True)
        thickness = min(max(xs) - min(xs), max(ys) - min(ys))
        return bool(thickness * self.now.scale <= THIN)


def _numbers(operands: Sequence[object]) -> tuple[float, ...]:
    return tuple(float(str(part)) for part in operands)


def _is_solid(operands: Sequence[object]) -> bool:
    return _numbers(operands) == SOLID


def _largest_scale(operands: Sequence[object]) -> float:
    a, b, c, d = _numbers(operands)[:4]
    return max(abs(complex(a, b)), abs(complex(c, d)))
