"""Text and style -> glyphs, cut into cells (one per character or ligature): shaped once, whole, never
again."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import accumulate, pairwise
from typing import Any, Final

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, strut

from booklet.layout.engine.chinese.faces import Face, find_face
from booklet.text.typesetting import classes as c
from booklet.values import dataclass

_UNSUPPORTED: Final = re.compile(
    '[\t\u0590-\u08ff\u0900-\u0dff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff]'
)
"""Right-to-left and Indic scripts, tabs, colour emoji: paragraphs with them are left to WeasyPrint."""
_LINE_ENDS: Final = str.maketrans({'\n': ' ', '\u2028': ' '})
_UNSEEN: Final = frozenset({c.ZERO_BREAK, c.GLUE})
_GLYPH: Final = ffi.sizeof('PangoGlyphInfo') // 4


Glyph = tuple[int, float, float, float]
"""Number, width, offset to the right and upwards; lengths in pixels."""


@dataclass(slots=True)
class Shape:
    """Glyphs of one text, and its cells: parallel lists, lengths in pixels.

    `glyph[i]` is the only glyph of cell i, unless `glyphs` has several or shifted ones for it; `runs`:
    (face, first cell, end cell); `starts[i]`: index of the first character of cell i, with one more item at
    the end. After the cells in `free` the author allows a break, after those in `tied` none.
    """

    text: str
    glyph: list[int] = field(default_factory=list)
    glyphs: dict[int, tuple[Glyph, ...]] = field(default_factory=dict)
    runs: list[tuple[Face, int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    free: set[int] = field(default_factory=set)
    tied: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Vertical measures of a style, in pixels: those of its first face, whatever faces a line has."""

    line_height: float
    height: float
    baseline: float


def shape_text(text: str, style: Any) -> Shape | None:
    """Shape `text` on one endless line; None if it holds what this setting does not know."""
    if _UNSUPPORTED.search(text):
        return None
    layout = _layout(style)
    pointer, encoded = unicode_to_char_p(text.translate(_LINE_ENDS))
    pango.pango_layout_set_text(layout.layout, pointer, -1)
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    shape = Shape(text)
    offsets = _char_offsets(text, len(encoded))
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        if not _add_run(shape, run.data, style, offsets):
            return None
        run = run.next
    shape.starts.append(len(text))
    if not _UNSEEN.isdisjoint(shape.kind):
        _drop_unseen(shape)
    _add_spacing(shape, style)
    return shape


def _drop_unseen(shape: Shape) -> None:
    """Take zero-width characters out of the cells: marks on both sides of them are neighbours.

    They stay in the text of the cell before them, and what they say of breaks is kept in `free` and `tied`.
    """
    keep = [i for i, number in enumerate(shape.kind) if number not in _UNSEEN]
    place = [0, *accumulate(number not in _UNSEEN for number in shape.kind)]
    shape.free = {place[i] - 1 for i, number in enumerate(shape.kind) if number == c.ZERO_BREAK}
    shape.tied = {place[i] - 1 for i, number in enumerate(shape.kind) if number == c.GLUE}
    shape.glyphs = {place[i]: glyphs for i, glyphs in shape.glyphs.items() if shape.kind[i] not in _UNSEEN}
    shape.runs = [(face, place[first], place[end]) for face, first, end in shape.runs]
    shape.starts = [shape.starts[i] for i in keep] + shape.starts[-1:]
    shape.glyph, shape.kind = [shape.glyph[i] for i in keep], [shape.kind[i] for i in keep]
    shape.width, shape.before = [shape.width[i] for i in keep], [shape.before[i] for i in keep]
    shape.after = [shape.after[i] for i in keep]


def _char_offsets(text: str, size: int) -> list[int] | None:
    """Map byte offsets to characters; None where they are the same."""
    if size == len(text):
        return None
    offsets = [0] * size
    position = 0
    for index, char in enumerate(text):
        offsets[position] = index
        position += (
            1 if char < '\x80' else 3 if '\u0800' <= char < '\U00010000' else 2 if char < '\u0800' else 4
        )
    return offsets


def _add_run(shape: Shape, item: Any, style: Any, offsets: list[int] | None) -> bool:
    """Add one run of Pango's; False if it runs from right to left."""
    part = item.item
    if part.analysis.level % 2:
        return False
    count = item.glyphs.num_glyphs
    face = find_face(style.font_config, part.analysis.font)
    values = memoryview(ffi.buffer(item.glyphs.glyphs, count * _GLYPH * 4)).cast('B').cast('i').tolist()
    clusters = ffi.unpack(item.glyphs.log_clusters, count)
    first = len(shape.glyph)
    offset = part.offset
    char_at = offset if offsets is None else offsets[offset]
    if (
        count == part.num_chars == len(set(clusters))
        and not any(values[2::_GLYPH])
        and not any(values[3::_GLYPH])
    ):
        shape.starts.extend(range(char_at, char_at + count))
        shape.glyph.extend(values[0::_GLYPH])
        widths = [value * FROM_UNITS for value in values[1::_GLYPH]]
    else:
        bases = [i for i in range(count) if i == 0 or clusters[i] != clusters[i - 1]]
        widths = _add_clusters(shape, values, [*bases, count])
        starts = (offset + clusters[i] for i in bases)
        shape.starts.extend(starts if offsets is None else (offsets[start] for start in starts))
    text = shape.text
    chars = [text[start] for start in shape.starts[first:]]
    kinds = face.kinds_of(chars, shape.glyph[first:], widths, style['font_size'])
    shape.kind.extend(kind[0] for kind in kinds)
    shape.before.extend(kind[1] for kind in kinds)
    shape.after.extend(kind[2] for kind in kinds)
    shape.width.extend(widths)
    if '\n' in chars or '\u2028' in chars:
        for cell in range(first, len(shape.glyph)):
            shape.width[cell] *= shape.kind[cell] != c.FORCED
    shape.runs.append((face, first, len(shape.glyph)))
    return True


def _add_clusters(shape: Shape, values: list[int], bases: list[int]) -> list[float]:
    """Add glyphs that do not stand one for one character; return the widths of their cells."""
    widths = []
    for base, following in pairwise(bases):
        glyphs = []
        for at in range(base * _GLYPH, following * _GLYPH, _GLYPH):
            width, x, y = (value * FROM_UNITS for value in values[at + 1 : at + 4])
            glyphs.append((values[at], width, x, y))
        if len(glyphs) > 1 or glyphs[0][2] or glyphs[0][3]:
            shape.glyphs[len(shape.glyph)] = tuple(glyphs)
        shape.glyph.append(glyphs[0][0])
        widths.append(sum(glyph[1] for glyph in glyphs))
    return widths


def _add_spacing(shape: Shape, style: Any) -> None:
    """Add `letter-spacing` to every cell and `word-spacing` to spaces."""
    letter = style['letter_spacing']
    if letter != 'normal' and letter:
        shape.width = [width + letter for width in shape.width]
    if word := style['word_spacing']:
        for index, number in enumerate(shape.kind):
            if number in {c.SPACE, c.NBSP}:
                shape.width[index] += word


def _cached(style: Any) -> dict[str, Any]:
    """Return a place for what belongs to one style object; it goes with the style."""
    place: dict[str, Any] = style.__dict__.setdefault('_setting', {})
    return place


def _layout(style: Any) -> Any:
    """Return a layout for `style` that anybody may fill; making one takes longer than a short text."""
    place = _cached(style)
    if 'layout' not in place:
        place['layout'] = Layout(style)
    return place['layout']


def measure_style(style: Any) -> Metrics:
    """Return the vertical measures of a style."""
    place = _cached(style)
    metrics: Metrics | None = place.get('metrics')
    if metrics is None:
        line_height, baseline = strut(style)
        layout = _layout(style)
        pango.pango_layout_set_text(layout.layout, b' ', 1)
        extents = ffi.new('PangoRectangle *')
        line = pango.pango_layout_get_line_readonly(layout.layout, 0)
        pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
        metrics = place['metrics'] = Metrics(line_height, extents.height * FROM_UNITS, baseline)
    return metrics


def shape_hyphen(style: Any) -> Shape:
    """Return the shape of the style's hyphen."""
    place = _cached(style)
    shape: Shape | None = place.get('hyphen')
    if shape is None:
        # Chinese faces have a poor U+2010, or none.
        character = style['hyphenate_character'].replace('\u2010', '-')
        shape = place['hyphen'] = shape_text(character, style) or Shape('')
    return shape


class SetText:
    """What a text box holds in place of a Pango layout: some cells of a shape, and how far each is from the
    next.

    The names that WeasyPrint asks of its own layouts are kept: `text`, `reactivate`, `deactivate`,
    decoration lines.
    """

    first_line_direction = 0

    def __init__(
        self, shape: Shape, first: int, end: int, advances: list[float], style: Any, hyphen: Shape | None
    ) -> None:
        self.shape = shape
        self.first = first
        self.end = end
        self.advances = advances
        self.style = style
        self.hyphen = hyphen
        self.is_parted = False
        self.text = shape.text[shape.starts[first] : shape.starts[end]] + (hyphen.text if hyphen else '')

    def reactivate(self, style: Any) -> None:
        """Do nothing: the glyphs are there already."""

    def deactivate(self) -> None:
        """Do nothing: there is nothing to free."""

    def __getattr__(self, name: str) -> Any:
        if name in _DECORATION:
            return getattr(_decoration(self.style), name)
        raise AttributeError(name)


_DECORATION: Final = frozenset(
    {
        'ascent',
        'underline_position',
        'underline_thickness',
        'strikethrough_position',
        'strikethrough_thickness',
    }
)


def _decoration(style: Any) -> Any:
    place = _cached(style)
    if 'decoration' not in place:
        place['decoration'] = Layout(style)
    return place['decoration']
