"""Pages of a PDF -> the glyphs drawn on them: text, place, size, face."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from booklet.importing.pdf.drawings import Drawing, Rule
from booklet.importing.pdf.turning import Turn, turning
from booklet.values import dataclass

UNREADABLE = '\ufffd'
"""Stands for a glyph whose character the file does not tell."""
MOST_GLYPHS = 60_000
"""On a page; a drawing made of letters has more, a page of text never."""
_BOLD_NAME = re.compile('bold|heavy|black|demi', re.IGNORECASE)
_SUBSET = re.compile(r'^[A-Z]{6}\+')
_FORCE_BOLD = 1 << 18
_FILL_THEN_STROKE = 2
"""Text render mode by which word processors embolden faces that have no bold cut."""
_LEVEL = 0.02
"""Radians within which a line of text counts as level."""
_COMPATIBLE = re.compile('[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]')
_RADICALS = str.maketrans(
    '⺠⺩⺫⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻰⻳⻤⻣⻮⻧⺝⻑⻗⺮',
    '民王目虎西见角贝车长门青韦页风飞食马鱼鸟麦黄齐龙龟鬼骨齿卤月長雨竹',
)
"""Radicals of the supplement: fonts give them for plain characters, and Unicode's folding leaves them."""


_SYMBOLS = {
    **{0xF06C: '●', 0xF06E: '■', 0xF075: '◆', 0xF0A7: '▪', 0xF0A8: '□'},
    **{0xF0B7: '•', 0xF0D8: '➢', 0xF0FC: '✓', 0xF0FE: '☑'},
}
"""Bullets of the fonts Symbol and Wingdings, which have places of their own in the private area."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character. Lengths in points, from the lower left corner of the page as it is shown."""

    text: str
    x: float
    right: float
    """Where the next glyph would begin."""
    y: float
    """Of the base line."""
    size: float
    face: str = ''
    is_bold: bool = False
    mark: int = -1
    """Number of the marked content it belongs to; -1 for none."""
    follows_space: bool = False
    """A space stands before it, drawn by the file or seen by PDFium."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a page; lengths in points."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    """In the order of the file."""
    turned: str = ''
    """Text that stands aslant: watermarks, stamps, tables on their side."""
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Drawing, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    """What the glyphs of one text object share."""

    size: float
    face: str
    is_bold: bool
    mark: int
    is_level: bool


def fold(text: str) -> str:
    """Return `text` with radicals, ligatures and compatibility forms as the characters people type."""
    if not _COMPATIBLE.search(text):
        return text
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize('NFKC', match.group()), text).translate(
        _RADICALS
    )


def read_glyphs(page: Any) -> Drawn:
    """Return the text of a page of pypdfium2; glyphs drawn twice to look bold are there once."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        glyphs, turned = _read(textpage.raw, turning(page))
    finally:
        textpage.close()
    return Drawn(width, height, tuple(_undoubled(glyphs)), turned)


def _read(textpage: Any, turn: Turn) -> tuple[list[Glyph], str]:
    styles: dict[int, _Style] = {}
    glyphs: list[Glyph] = []
    turned: list[str] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    is_spaced = False
    for index, text in _characters(textpage):
        if text.isspace():
            is_spaced = True
            continue
        style = _style_at(textpage, index, styles, turn)
        if not style.is_level:
            turned.append(' ' * is_spaced + text)
            is_spaced = False
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        left, base = turn(x.value, y.value)
        right = max(turn(box.right, box.top)[0], turn(box.left, box.bottom)[0])
        glyphs.append(
            Glyph(
                text,
                left,
                max(right, left),
                base,
                style.size,
                style.face,
                style.is_bold,
                style.mark,
                is_spaced,
            )
        )
        is_spaced = False
    return glyphs, ''.join(turned).strip()


def _characters(textpage: Any) -> Iterator[tuple[int, str]]:
    """Yield (index, character); surrogates that PDFium gives one by one are joined, controls passed over."""
    high = 0
    for index in range(min(raw.FPDFText_CountChars(textpage), MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
        elif 0xDC00 <= code < 0xE000:
            yield index, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else UNREADABLE
            high = 0
        elif code in (0, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900:
            if raw.FPDFText_GetTextObject(textpage, index):
                yield index, _SYMBOLS.get(code, chr(code) if 0xE000 <= code < 0xF900 else UNREADABLE)
        elif code == 2:
            yield index, '-'  # PDFium's sign for a hyphen at the end of a line
        elif code > 0x1F and code not in (0x7F, 0xAD, 0x200B, 0xFEFF):
            yield index, fold(chr(code))
        elif code in (9, 10, 13):
            yield index, ' '


def _style_at(textpage: Any, index: int, styles: dict[int, _Style], turn: Turn) -> _Style:
    pointer = raw.FPDFText_GetTextObject(textpage, index)
    key = ctypes.addressof(pointer.contents) if pointer else 0
    if key not in styles:
        styles[key] = _style(textpage, index, pointer, turn)
    return styles[key]


def _style(textpage: Any, index: int, pointer: Any, turn: Turn) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    (x0, y0), (x1, y1) = turn(0, 0), turn(matrix.a, matrix.b)
    # A size of 1 scaled by the matrix is how Quartz, Foxit and WPS set type.
    size = raw.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.c, matrix.d) or 1)
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    face = _SUBSET.sub('', buffer.value.decode('utf-8', 'replace'))
    # The weight that PDFium tells is guessed from the stems, which browsers write wrongly.
    is_bold = bool(_BOLD_NAME.search(face) or flags.value & _FORCE_BOLD) or bool(
        pointer and raw.FPDFTextObj_GetTextRenderMode(pointer) == _FILL_THEN_STROKE
    )
    mark = raw.FPDFPageObj_GetMarkedContentID(pointer) if pointer else -1
    is_level = abs(math.atan2(y1 - y0, x1 - x0)) < _LEVEL or (x0, y0) == (x1, y1)
    return _Style(size, face, is_bold, mark, is_level)


def _undoubled(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Leave out a glyph that is drawn again within a point of itself; letters of a ligature share a place."""
    seen: dict[tuple[str, int, int], tuple[int, float, float]] = {}
    for index, glyph in enumerate(glyphs):
        places = [
            (glyph.text, round(glyph.x / 2) + dx, round(glyph.y / 2) + dy)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        ]
        twins = [seen[place] for place in places if place in seen]
        if any(index - other > 1 and abs(x - glyph.x) < 1 and abs(y - glyph.y) < 1 for other, x, y in twins):
            continue
        seen[places[4]] = (index, glyph.x, glyph.y)
        yield glyph
