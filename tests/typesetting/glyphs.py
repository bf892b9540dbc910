"""A finished PDF -> its glyphs with their places, read from the content streams (pikepdf only, no
renderer)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its text, origin (points from the page's lower left), advance in the font and type size
    (points)."""

    page: int
    text: str
    x: float
    y: float
    advance: float
    size: float
    font: str


@dataclass(slots=True)
class _Font:
    name: str
    wide: bool
    widths: dict[int, float]
    default: float
    texts: dict[int, str]


def read_glyphs(path: Path) -> list[Glyph]:
    """Return all glyphs of a PDF in the order in which it paints them."""
    with pikepdf.open(path) as pdf:
        return [
            glyph for index, page in enumerate(pdf.pages) for glyph in _Reader(index).read(page, IDENTITY)
        ]


def _multiply(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class _Reader:
    """The state of one page's text."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.font: _Font | None = None
        self.size = self.rise = self.char_space = self.word_space = 0.0
        self.scale = 1.0
        self.leading = 0.0
        self.fonts: dict[Any, _Font] = {}

    def read(self, page: Any, ctm: Matrix) -> Iterator[Glyph]:
        stack: list[Matrix] = []
        resources = page.get('/Resources', {})
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == 'q':
                stack.append(ctm)
            elif name == 'Q':
                ctm = stack.pop()
            elif name == 'cm':
                ctm = _multiply(_matrix(operands), ctm)
            elif name == 'Do':
                form = resources['/XObject'][str(operands[0])]
                if form.get('/Subtype') == '/Form':
                    inner = _multiply(_matrix(form.get('/Matrix', IDENTITY)), ctm)
                    yield from self.read(form, inner)
            elif name == 'Tf':
                self.font = self._find_font(resources['/Font'][str(operands[0])])
                self.size = float(operands[1])
            else:
                yield from self._operate(name, operands, ctm)

    def _find_font(self, font: Any) -> _Font:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _read_font(font)
        return self.fonts[font.objgen]

    def _operate(self, name: str, operands: Any, ctm: Matrix) -> Iterator[Glyph]:
        if name == 'BT':
            self.text = self.line = IDENTITY
        elif name == 'Tm':
            self.text = self.line = _matrix(operands)
        elif name in {'Td', 'TD'}:
            self._move(float(operands[0]), float(operands[1]))
        elif name in {'Ts', 'Tc', 'Tw', 'TL', 'Tz'}:
            field = {'Ts': 'rise', 'Tc': 'char_space', 'Tw': 'word_space', 'TL': 'leading', 'Tz': 'scale'}[
                name
            ]
            setattr(self, field, float(operands[0]) / (100 if name == 'Tz' else 1))
        elif name == 'T*':
            self._move(0.0, -self.leading)
        elif name == 'Tj':
            yield from self._show([operands[0]], ctm)
        elif name == 'TJ':
            yield from self._show(operands[0], ctm)

    def _move(self, x: float, y: float) -> None:
        self.text = self.line = _multiply((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _show(self, items: Any, ctm: Matrix) -> Iterator[Glyph]:
        assert self.font is not None
        font = self.font
        for item in items:
            if isinstance(item, int | float | Decimal):
                self._advance(-float(item) / 1000 * self.size * self.scale)
                continue
            data = bytes(item)
            step = 2 if font.wide else 1
            for at in range(0, len(data), step):
                code = int.from_bytes(data[at : at + step], 'big')
                width = font.widths.get(code, font.default) / 1000
                place = _multiply(self.text, ctm)
                size = self.size * (place[2] ** 2 + place[3] ** 2) ** 0.5
                across = self.size * (place[0] ** 2 + place[1] ** 2) ** 0.5
                y = place[5] + self.rise * place[3]
                text = font.texts.get(code, '')
                yield Glyph(self.page, text, place[4], y, width * across * self.scale, size, font.name)
                space = self.char_space + (self.word_space if not font.wide and code == 32 else 0.0)
                self._advance((width * self.size + space) * self.scale)

    def _advance(self, x: float) -> None:
        self.text = _multiply((1.0, 0.0, 0.0, 1.0, x, 0.0), self.text)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def _read_font(font: Any) -> _Font:
    texts = _read_texts(bytes(font['/ToUnicode'].read_bytes())) if '/ToUnicode' in font else {}
    name = str(font.get('/BaseFont', ''))
    if font['/Subtype'] != '/Type0':
        first = int(font.get('/FirstChar', 0))
        widths = {first + i: float(width) for i, width in enumerate(font.get('/Widths', []))}
        return _Font(name, False, widths, 0.0, texts or {code: chr(code) for code in range(32, 127)})
    inner = font['/DescendantFonts'][0]
    return _Font(name, True, _read_widths(inner.get('/W', [])), float(inner.get('/DW', 1000)), texts)


def _read_widths(table: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    items = list(table)
    while items:
        first = int(items.pop(0))
        second = items.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update({first + i: float(width) for i, width in enumerate(second)})
        else:
            width = float(items.pop(0))
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return widths


def _read_texts(cmap: bytes) -> dict[int, str]:
    texts: dict[int, str] = {}
    for block in re.findall(rb'beginbfchar(.*?)endbfchar', cmap, re.DOTALL):
        for code, text in re.findall(rb'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>', block):
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode('utf-16-be', 'replace')
    for block in re.findall(rb'beginbfrange(.*?)endbfrange', cmap, re.DOTALL):
        for low, high, text in re.findall(rb'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>', block):
            start = int.from_bytes(bytes.fromhex(text.decode()), 'big')
            for code in range(int(low, 16), int(high, 16) + 1):
                number = start + code - int(low, 16)
                texts[code] = number.to_bytes(max(2, (len(text) + 1) // 2), 'big').decode(
                    'utf-16-be', 'replace'
                )
        for low, _, row in re.findall(rb'<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]', block, re.DOTALL):
            for i, text in enumerate(re.findall(rb'<([0-9A-Fa-f]+)>', row)):
                texts[int(low, 16) + i] = bytes.fromhex(text.decode()).decode('utf-16-be', 'replace')
    return texts
