"""Faces named in a section -> the outlines of their glyphs as SVG paths, each drawn once."""

from pathlib import Path

import uharfbuzz as hb

from booklet.press.fonts.faces import face_named


class Letters:
    """Glyph outlines of some face files, in the units of each face, upwards."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self._fonts: dict[str, tuple[hb.Font, int]] = {}
        self._known: dict[tuple[str, int], str] = {}

    def name(self, key: bytes) -> str:
        """Return the short name of the face with `key` (`model.carried_face`); raise LookupError if none
        has."""
        name = key[:10].decode()
        if name not in self._fonts:
            face = face_named(self._paths, key)
            self._fonts[name] = hb.Font(face), int(face.upem)
        return name

    def units_per_em(self, name: str) -> int:
        """Return the units of a face that was named."""
        return self._fonts[name][1]

    def outline(self, name: str, glyph: int) -> str:
        """Return the SVG path of a glyph; empty when it draws nothing."""
        known = self._known.get((name, glyph))
        if known is None:
            parts: list[str] = []
            self._fonts[name][0].draw_glyph(glyph, _PEN, parts)
            known = self._known[name, glyph] = ''.join(parts)
        return known


def _pen() -> hb.DrawFuncs:
    """Return drawing functions that append path commands to the list they are given."""
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: to.append(f'M{x:.0f} {y:.0f}'))
    pen.set_line_to_func(lambda x, y, to: to.append(f'L{x:.0f} {y:.0f}'))
    pen.set_quadratic_to_func(lambda a, b, x, y, to: to.append(f'Q{a:.0f} {b:.0f} {x:.0f} {y:.0f}'))
    pen.set_cubic_to_func(
        lambda a, b, c, d, x, y, to: to.append(f'C{a:.0f} {b:.0f} {c:.0f} {d:.0f} {x:.0f} {y:.0f}')
    )
    pen.set_close_path_func(lambda to: to.append('Z'))
    return pen


_PEN = _pen()
