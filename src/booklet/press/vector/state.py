"""What a content stream has set so far, and what its fonts say."""

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from booklet.model.carried_face import named_face
from booklet.model.drawing import Clip, Matrix
from booklet.press.vector.outlines import Letters
from booklet.values import dataclass

BLACK = '#000000'


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as layout writes it."""

    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    fill: str = BLACK
    stroke: str = BLACK
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    width: float = 1.0
    dash: str = ''
    size: float = 1.0
    """Of the font."""
    rise: float = 0.0
    mode: int = 0
    """In which text is rendered."""
    clips: tuple[Clip, ...] = ()


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a section: its face by name, and the widths that move the pen, in thousandths of an em."""

    name: str
    widths: Mapping[int, float]
    default: float


def font_of(font: pikepdf.Object, letters: Letters) -> Font | None:
    """Return a font whose face is named in place of its program; None for every other."""
    if font.get('/Subtype') != '/Type0':
        return None
    descendant = font.DescendantFonts[0]
    descriptor = descendant.FontDescriptor
    program = descriptor.get('/FontFile3') or descriptor.get('/FontFile2')
    key = named_face(program.read_bytes()) if program is not None else None
    if key is None:
        return None
    return Font(
        letters.name(key), _widths(list(descendant.get('/W') or ())), float(descendant.get('/DW', 1000))
    )


def _widths(listed: Sequence[Any]) -> dict[int, float]:
    """Read a /W array (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    at = 0
    while at < len(listed):
        first, following = int(listed[at]), listed[at + 1]
        if isinstance(following, pikepdf.Array):
            widths |= {first + offset: float(width) for offset, width in enumerate(following)}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(following) + 1), float(listed[at + 2]))
            at += 3
    return widths


def hexadecimal(parts: Sequence[float]) -> str:
    """Return gray, RGB or CMYK parts from 0 to 1 as `#rrggbb`; inks as a screen shows them at its
    simplest."""
    if len(parts) == 4:
        *inks, black = parts
        parts = [(1 - ink) * (1 - black) for ink in inks]
    red, green, blue = parts if len(parts) == 3 else (parts[0],) * 3
    return f'#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}'
