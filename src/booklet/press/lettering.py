"""A line of text for the slug to drawing operators: outlines, each glyph a form that all pages share.

Outlines and not type, because the slug needs no text that can be searched, and a font more would be one more
to embed by the rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import uharfbuzz as hb

from booklet.press.faces import find_faces

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


@dataclass(slots=True)
class Lettering:
    """Writes lines in one face into one PDF."""

    pdf: pikepdf.Pdf
    face: hb.Face
    forms: dict[str, pikepdf.Object] = field(default_factory=dict)
    """The glyphs and lines drawn so far by their names in resources."""
    _lines: dict[tuple[str, float], tuple[str, float]] = field(default_factory=dict)
    _shapes: dict[str, tuple[str, int]] = field(default_factory=dict)
    _font: hb.Font = field(init=False)

    def __post_init__(self) -> None:
        self._font = hb.Font(self.face)

    def draw(self, text: str, x: float, y: float, size: float) -> tuple[str, set[str]]:
        """Return the operators of a black line that begins at (x, y), and the names of the forms it draws.

        Characters that the face does not have are left out.
        """
        drawn, used, _ = self._set(text, size, x, y)
        return drawn, used

    def line(self, text: str, size: float) -> tuple[str, float]:
        """Return the name of a form that draws `text` from (0, 0), and how wide it is."""
        if (text, size) not in self._lines:
            drawn, used, width = self._set(text, size)
            content = pikepdf.Stream(self.pdf, drawn.encode())
            content.Type, content.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            content.BBox = pikepdf.Array([-size, -size, width + size, 2 * size])
            glyphs = pikepdf.Dictionary({name: self.forms[name] for name in sorted(used)})
            content.Resources = pikepdf.Dictionary(XObject=glyphs)
            name = f'/SlugLine{len(self._lines)}'
            self.forms[name] = self.pdf.make_indirect(content)
            self._lines[text, size] = name, width
        return self._lines[text, size]

    def _set(self, text: str, size: float, x: float = 0.0, y: float = 0.0) -> tuple[str, set[str], float]:
        scale = size / self.face.upem
        drawn, used, at, last = [], set(), 0.0, 0.0
        for char in text:
            name, advance = self._shaped(char)
            if name:
                used.add(name)
                # From glyph to glyph, so that no state has to be saved and restored.
                drawn.append(f'1 0 0 1 {at - last:g} 0 cm {name} Do' if at != last else f'{name} Do')
                last = at
            at += advance
        begin = f'q 0 0 0 1 k {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm'
        return '\n'.join((begin, *drawn, 'Q')), used, at * scale

    def _shaped(self, char: str) -> tuple[str, int]:
        """Return the form of a character, empty when there is nothing to draw, and its advance.

        One by one, without kerning: a slug is digits, and there is one on every page.
        """
        if char not in self._shapes:
            glyph = self._font.get_nominal_glyph(ord(char))
            name = f'/Slug{glyph}' if glyph else ''
            advance = self._font.get_glyph_h_advance(glyph) if glyph else 0
            self._shapes[char] = name if glyph and self._form(name, glyph) else '', advance
        return self._shapes[char]

    def _form(self, name: str, glyph: int) -> bool:
        """Make the form of a glyph unless it is there; tell whether it draws anything."""
        if name not in self.forms:
            path = _path(self._font, glyph)
            if not path:
                return False
            upem = self.face.upem
            form = pikepdf.Stream(self.pdf, f'{path} f'.encode())
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([-upem, -upem, 2 * upem, 2 * upem])
            form.Resources = pikepdf.Dictionary()
            self.forms[name] = self.pdf.make_indirect(form)
        return True


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
