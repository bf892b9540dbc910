"""Pango fonts as the faces that a line is set in: blanks of marks, glyphs as PDF strings, widths in the
PDF."""

from __future__ import annotations

from typing import Any, Final, cast

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango

from booklet.text.typesetting import classes as c

ffi.cdef('gpointer g_object_ref (gpointer object);')

WIDE: Final = 0.8
"""A glyph of this width in em or more is a full-width one."""
_MARKS: Final = frozenset({c.OPEN, c.CLOSE, c.COMMA, c.STOP, c.MIDDLE})

Kind = tuple[int, float, float]
"""Class, blank before and blank after, in pixels."""

Known = dict[int, tuple[str, int]]
"""Glyphs that a PDF's font has: name in hexadecimal, width in thousandths of an em."""


class Face:
    """One Pango font at one size, kept alive as long as its font configuration."""

    def __init__(self, font: Any) -> None:
        self.font = ffi.gc(ffi.cast('PangoFont *', gobject.g_object_ref(font)), gobject.g_object_unref)
        self._kinds: dict[tuple[str, int], Kind] = {}
        self._fonts: Any = None
        self._entry: tuple[Any, float, Known] | None = None

    def kinds_of(self, chars: list[str], glyphs: list[int], widths: list[float], em: float) -> list[Kind]:
        """Return the classes of characters set in `glyphs` of these widths, and the blanks that they may
        give."""
        known = self._kinds
        kinds = [known.get(key) for key in zip(chars, glyphs, strict=True)]
        if None in kinds:
            for char, glyph, width in zip(chars, glyphs, widths, strict=True):
                if (char, glyph) not in known:
                    known[char, glyph] = self._kind(char, glyph, width / em, em)
            return [known[key] for key in zip(chars, glyphs, strict=True)]
        return cast(list[Kind], kinds)

    def _kind(self, char: str, glyph: int, width: float, em: float) -> Kind:
        number = c.classify(char, width >= WIDE)
        if number not in _MARKS or width < WIDE:
            return number, 0.0, 0.0
        before, after = self._blanks(number, glyph, width)
        return number, before * em, after * em

    def _blanks(self, number: int, glyph: int, width: float) -> tuple[float, float]:
        """Return the blank halves of a mark, where its ink says that they are (corner-set or centred)."""
        ink, logical = ffi.new('PangoRectangle *'), ffi.new('PangoRectangle *')
        pango.pango_font_get_glyph_extents(self.font, glyph, ink, logical)
        em = logical.width / width or 1
        left, right = ink.x / em, (ink.x + ink.width) / em
        if number == c.OPEN and left >= width - 0.54:
            return width - 0.5, 0.0
        if number != c.OPEN and right <= 0.54:
            return 0.0, width - 0.5
        if left >= 0.24 and right <= width - 0.24 and number == c.MIDDLE:
            return 0.25, 0.25
        return 0.0, 0.0

    def entry(self, stream: Any) -> tuple[Any, float, Known]:
        """Return the font of this face in the PDF that `stream` belongs to, its size and its known glyphs."""
        if self._entry is None or self._fonts is not stream._fonts:
            font, size = stream.add_font(self.font)
            self._fonts, self._entry = stream._fonts, (font, size, {})
        return self._entry


def find_face(font_config: Any, font: Any) -> Face:
    """Return the face of a Pango font; one object per font and configuration."""
    faces: dict[int, Face] = font_config.__dict__.setdefault('_setting_faces', {})
    address = int(ffi.cast('uintptr_t', font))
    face = faces.get(address)
    if face is None:
        face = faces[address] = Face(font)
    return face


def glyph_width(face: Face, font: Any, glyph: int, size: float) -> int:
    """Return the width that the PDF gives a glyph, in thousandths of an em, as WeasyPrint rounds it."""
    width: int | None = font.widths.get(glyph)
    if width is None:
        ink, logical = ffi.new('PangoRectangle *'), ffi.new('PangoRectangle *')
        pango.pango_font_get_glyph_extents(face.font, glyph, ink, logical)
        width = font.widths[glyph] = round(logical.width * 1000 * FROM_UNITS / size)
    return width
