"""Face files -> the outline of a character, as path operators."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from booklet.press.fonts.faces import find_faces

PREFERRED = ('NotoSansCJK', 'NotoSans', 'Sans')
"""Beginnings or parts of PostScript names, the best first: plain faces read well when small."""


def choose_face(paths: Iterable[Path]) -> hb.Face | None:
    """Return the plainest upright face among the files, or None when there are none."""
    named = sorted(find_faces(tuple(paths)).items())
    upright = [(name, faces[0]) for name, faces in named if 'Bold' not in name and 'Italic' not in name]
    for wanted in PREFERRED:
        for name, face in upright:
            if wanted in name and 'Mono' not in name:
                return face
    return upright[0][1] if upright else None


def drawn(paths: tuple[Path, ...], char: str) -> tuple[int, int, str]:
    """Return glyph, advance and outline of a character (see `Letter`) in the plainest face of the files.

    By itself, without kerning: a slug is digits, and there is one on every page.
    """
    font = _font(paths)
    glyph = font.get_nominal_glyph(ord(char)) if font else None
    if font is None or not glyph:
        return 0, 0, ''
    return glyph, font.get_glyph_h_advance(glyph), _path(font, glyph)


def upem_of(paths: tuple[Path, ...]) -> int:
    """Return the units of the em of the plainest face of the files, 0 when there is none."""
    face = choose_face(paths)
    return face.upem if face else 0


@cache
def _font(paths: tuple[Path, ...]) -> hb.Font | None:
    face = choose_face(paths)
    return hb.Font(face) if face else None


def _path(font: hb.Font, glyph: int) -> str:
    parts: list[str] = []
    at = [0.0, 0.0]
    functions = hb.DrawFuncs()

    def move(x: float, y: float, _: object) -> None:
        at[:] = x, y
        parts.append(f'{x:g} {y:g} m')

    def line(x: float, y: float, _: object) -> None:
        at[:] = x, y
        parts.append(f'{x:g} {y:g} l')

    def quadratic(cx: float, cy: float, x: float, y: float, _: object) -> None:
        # PDF has cubic curves only: the control points lie two thirds of the way.
        ax, ay = at[0] + (cx - at[0]) * 2 / 3, at[1] + (cy - at[1]) * 2 / 3
        bx, by = x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3
        cubic(ax, ay, bx, by, x, y, None)

    def cubic(ax: float, ay: float, bx: float, by: float, x: float, y: float, _: object) -> None:
        at[:] = x, y
        parts.append(' '.join(f'{value:.5g}' for value in (ax, ay, bx, by, x, y)) + ' c')

    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_cubic_to_func(cubic)
    functions.set_close_path_func(lambda _: parts.append('h'))
    font.draw_glyph(glyph, functions, None)
    return ' '.join(parts)
