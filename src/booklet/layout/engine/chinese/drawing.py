"""Set text -> PDF text operators with every glyph in its place, and the dots of emphasis."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from weasyprint.logger import LOGGER
from weasyprint.text.ffi import pango
from weasyprint.text.line_break import create_layout

from booklet.layout.engine.chinese.faces import Face, Known, glyph_width
from booklet.layout.engine.chinese.shaping import SetText, Shape
from booklet.text.typesetting.classes import is_emphasised

_EMPTY: Final = pango.PANGO_GLYPH_EMPTY
_UNKNOWN: Final = pango.PANGO_GLYPH_UNKNOWN_FLAG
_UNSEEN: Final = str.maketrans('', '', '\u200b\u2060\ufeff')
"""Joined to the character before them, they would come back with every other use of its glyph."""
_ARC: Final = 0.5523
"""Handle of the Bézier curve that draws a quarter of a circle of radius 1."""
DOT: Final = 0.07
SESAME: Final = 0.09
"""Radius of an emphasis dot, in em."""
DOT_UNDER: Final = 0.28
DOT_OVER: Final = 1.02
"""Centre of the dots below or above the baseline, in em."""


def replace_draw_first_line(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Return `draw_first_line` that knows set text; Pango's layouts, and lines cut short by …, go to
    `stock`."""

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
    ) -> Any:
        text = textbox.pango_layout
        if not isinstance(text, SetText):
            return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        if text_overflow == 'ellipsis' or block_ellipsis != 'none':
            textbox.pango_layout = create_layout(textbox.text, textbox.style, None, textbox.width, 0)
            return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        if textbox.text.strip() and textbox.style['font_size'] >= 1e-6:
            stream.set_text_matrix(*matrix.values)
            if text.is_parted:
                _show_with_text(stream, text)
            else:
                _show(stream, text)
        return []

    return draw_first_line


def replace_draw_text(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Return `draw_text`, which also draws the dots of emphasis."""

    def draw_text(stream: Any, textbox: Any, *rest: Any) -> None:
        stock(stream, textbox, *rest)
        if textbox.style['text_emphasis_style'] != 'none' and textbox.style['visibility'] == 'visible':
            _draw_dots(stream, textbox)

    return draw_text


def _show_with_text(stream: Any, text: SetText) -> None:
    """Show text with its characters as /ActualText (ISO 32000-2, 14.9.4).

    From a gap of a tenth of an em poppler takes two Han characters for two words; this keeps copied text
    whole.
    """
    encoded = text.text.translate(_UNSEEN).encode('utf-16-be').hex()
    stream.stream.append(f'/Span <</ActualText <feff{encoded}>>> BDC'.encode())
    _show(stream, text)
    stream.stream.append(b'EMC')


def _show(stream: Any, text: SetText) -> None:
    pen = position = 0.0
    for face, run_first, run_end in text.shape.runs:
        first, end = max(run_first, text.first), min(run_end, text.end)
        if first >= end:
            continue
        advances = text.advances[first - text.first : end - text.first]
        pen = _show_run(stream, face, text.shape, range(first, end), advances, position, pen)
        position += sum(advances)
    if text.hyphen is not None:
        for face, first, end in text.hyphen.runs:
            advances = text.hyphen.width[first:end]
            pen = _show_run(stream, face, text.hyphen, range(first, end), advances, position, pen)
            position += sum(advances)


def _show_run(
    stream: Any,
    face: Face,
    shape: Shape,
    cells: Iterable[int],
    advances: list[float],
    position: float,
    pen: float,
) -> float:
    """Show cells of one face, the first at `position`; `pen` is where the PDF stands. Return where it
    stands then.

    The PDF moves by whole thousandths of an em and by glyph widths that are rounded so: what is lost at one
    glyph is made good at the next, so that no glyph is off by more than half a thousandth.
    """
    font, size, known = face.entry(stream)
    stream.set_font_size(font.hash, 1 if font.bitmap else size)
    scale = 1000 / size
    parts = ['<']
    at, wanted = pen * scale, position * scale
    for cell, advance in zip(cells, advances, strict=True):
        glyphs = shape.glyphs.get(cell)
        if glyphs is None:
            glyph = shape.glyph[cell]
            name, width = known.get(glyph) or _meet_glyph(face, known, font, size, shape, cell, glyph)
            shift = round(at - wanted)
            if shift and name:
                parts.append(f'>{shift}<{name}')
                at += width - shift
            else:
                parts.append(name)
                at += width
        else:
            at = _show_cluster(stream, face, shape, cell, parts, at, wanted)
        wanted += advance * scale
    parts.append('>')
    stream.show_text(''.join(parts).replace('<>', ''))
    return at / scale


def _show_cluster(
    stream: Any, face: Face, shape: Shape, cell: int, parts: list[str], at: float, place: float
) -> float:
    """Add the glyphs of a cell that has several, or shifted ones (marks above letters); return where they
    end."""
    font, size, known = face.entry(stream)
    scale = 1000 / size
    for glyph, width, x, y in shape.glyphs[cell]:
        name, advance = known.get(glyph) or _meet_glyph(face, known, font, size, shape, cell, glyph)
        shift = round(at - place - x * scale)
        if shift and name:
            parts.append(f'>{shift}<')
            at -= shift
        if y and name:
            stream.show_text(''.join([*parts, '>']).replace('<>', ''))
            stream.set_text_rise(-y)
            stream.show_text(f'<{name}>')
            stream.set_text_rise(0)
            parts[:] = ['<']
        else:
            parts.append(name)
        at += advance
        place += width * scale
    return at


def _meet_glyph(
    face: Face, known: Known, font: Any, size: float, shape: Shape, cell: int, glyph: int
) -> tuple[str, int]:
    """Enter a glyph into the PDF's font, with its width and its text; return its hexadecimal name and its
    width."""
    if glyph == _EMPTY:
        return '', 0
    number = glyph
    if glyph & _UNKNOWN:
        code = glyph - _UNKNOWN
        LOGGER.warning(
            '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)', chr(code), code
        )
        number = font.get_unused_glyph_id(code)
        font.widths[number] = round(shape.width[cell] * 1000 / size)
        font.widths.setdefault(0, font.widths[number])
    width = glyph_width(face, font, number, size)
    if number not in font.to_unicode:
        is_first = shape.glyph[cell] == glyph
        text = shape.text[shape.starts[cell] : shape.starts[cell + 1]].translate(_UNSEEN)
        font.to_unicode[number] = text if is_first else ''
    known[glyph] = (f'{number:02x}' if font.bitmap else f'{number:04x}', width)
    return known[glyph]


def _draw_dots(stream: Any, textbox: Any) -> None:
    """Draw a dot for each letter of a set text, none for marks and spaces (CLREQ 3.2.3)."""
    text, style = textbox.pango_layout, textbox.style
    if not isinstance(text, SetText):
        return
    fill, form = style['text_emphasis_style']
    em = style['font_size']
    offset = -DOT_OVER if style['text_emphasis_position'] == 'over' else DOT_UNDER
    y = textbox.position_y + textbox.baseline + offset * em
    radius = (SESAME if form in {'sesame', 'circle'} else DOT) * em
    color = style['text_emphasis_color']
    with stream.stacked():
        stream.set_color(style['color'] if color == 'currentcolor' else color, stroke=fill == 'open')
        if fill == 'open':
            stream.set_line_width(0.03 * em)
        for x in _centres(text, textbox.position_x):
            _add_circle(stream, x, y, radius)
            if fill == 'open':
                stream.stroke()
            else:
                stream.fill()


def _centres(text: SetText, x: float) -> Iterable[float]:
    shape = text.shape
    for cell, advance in zip(range(text.first, text.end), text.advances, strict=True):
        if is_emphasised(shape.text[shape.starts[cell]]):
            yield x + shape.width[cell] / 2
        x += advance


def _add_circle(stream: Any, x: float, y: float, r: float) -> None:
    k = _ARC * r
    stream.move_to(x + r, y)
    stream.curve_to(x + r, y + k, x + k, y + r, x, y + r)
    stream.curve_to(x - k, y + r, x - r, y + k, x - r, y)
    stream.curve_to(x - r, y - k, x - k, y - r, x, y - r)
    stream.curve_to(x + k, y - r, x + r, y - k, x + r, y)
    stream.close()
