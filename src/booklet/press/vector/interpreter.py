"""A page's content stream -> drawing instructions, in the order in which it paints (ISO 32000-1, 8 and 9)."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pikepdf

from booklet.files import digest
from booklet.model.drawing import Clip, Drawing, Instruction, Matrix, multiply, rounded
from booklet.press.vector.outlines import Letters
from booklet.press.vector.pictures import shown_picture
from booklet.press.vector.state import Font, State, font_of, hexadecimal

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

_SILENT = frozenset(('J', 'j', 'M', 'ri', 'i', 'BMC', 'BDC', 'EMC', 'MP', 'DP', 'BX', 'EX'))
"""They draw nothing that shows at the size of a screen."""


def draw_pages(pdf: bytes, letters: Letters, pages: Sequence[int] | None = None) -> Iterator[Drawing]:
    """Yield the drawing of each page of a section whose faces are named, not embedded; of `pages` if
    given."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts: dict[tuple[int, int], Font | None] = {}
        for index in range(len(document.pages)) if pages is None else pages:
            yield _draw_page(document.pages[index], letters, fonts)


def _draw_page(page: pikepdf.Page, letters: Letters, fonts: dict[tuple[int, int], Font | None]) -> Drawing:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    painter = Painter(letters, fonts)
    painter.run(page.obj, State(matrix=(1, 0, 0, -1, -left, top)))
    return Drawing(
        round(right - left, 3), round(top - bottom, 3), tuple(painter.written), frozenset(painter.glyphs),
        painter.pictures, frozenset(painter.unknown),
    )  # fmt: skip


class Painter:
    """Follows the operators of one page and of the forms on it."""

    def __init__(self, letters: Letters, fonts: dict[tuple[int, int], Font | None]) -> None:
        self.written: list[Instruction] = []
        self.glyphs: set[tuple[str, int]] = set()
        self.pictures: dict[str, bytes] = {}
        self.unknown: set[str] = set()
        self._letters = letters
        self._fonts = fonts
        self._state = State()
        self._stack: list[State] = []
        self._path: list[str] = []
        self._clips: bool | None = None
        """The rule of a clip that takes effect with the next painting operator."""
        self._resources: Any = None
        self._text = self._line = _IDENTITY
        self._font: Font | None = None

    def run(self, stream: pikepdf.Object, state: State) -> None:
        """Draw a page or form that begins in `state`."""
        before = self._state, self._stack, self._resources
        self._state, self._stack, self._resources = state, [], stream.get('/Resources')
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            if (do := _OPERATORS.get(name)) is not None:
                do(self, instruction.operands)
            elif name not in _SILENT:
                self.unknown.add(name)
        self._state, self._stack, self._resources = before

    def save(self, _: Any) -> None:
        """q."""
        self._stack.append(self._state)

    def restore(self, _: Any) -> None:
        """Q."""
        if self._stack:
            self._state = self._stack.pop()

    def transform(self, operands: Any) -> None:
        """cm."""
        self._state = replace(self._state, matrix=multiply(_numbers(operands), self._state.matrix))

    def set_state(self, **changes: Any) -> None:
        """Change what holds until the next Q."""
        self._state = replace(self._state, **changes)

    def apply(self, operands: Any) -> None:
        """gs."""
        named = self._resources.ExtGState[str(operands[0])]
        for key, value in named.items():
            if key == '/ca':
                self.set_state(fill_alpha=round(float(value), 4))
            elif key == '/CA':
                self.set_state(stroke_alpha=round(float(value), 4))
            elif not (key in ('/Type', '/SMask', '/BM') and str(value) in ('/ExtGState', '/None', '/Normal')):
                self.unknown.add(f'gs {key}')

    def add(self, form: str, operands: Any) -> None:
        """Add a segment to the path."""
        self._path.append(form.format(*(_short(float(each)) for each in operands)))

    def rectangle(self, operands: Any) -> None:
        """re."""
        x, y, width, height = (_short(float(each)) for each in operands)
        self._path.append(f'M{x} {y}h{width}v{height}h-{width}Z'.replace('--', ''))

    def clip(self, is_even_odd: bool) -> None:
        """W, W*."""
        self._clips = is_even_odd

    def paint(self, fills: bool, strokes: bool, is_even_odd: bool = False, closes: bool = False) -> None:
        """Paint the path, or end it."""
        path = ''.join(self._path) + ('Z' if closes else '')
        state = self._state
        if path and (fills or strokes):
            alpha = state.fill_alpha if fills else state.stroke_alpha
            self.written.append((
                'p', rounded(state.matrix), state.fill if fills else '', is_even_odd,
                state.stroke if strokes else '', round(state.width, 4), state.dash, alpha, path, state.clips,
            ))  # fmt: skip
        if self._clips is not None and path:
            clip: Clip = (rounded(state.matrix), self._clips, path)
            self.set_state(clips=(*state.clips, clip))
        self._clips = None
        self._path = []

    def begin_text(self, _: Any) -> None:
        """BT."""
        self._text = self._line = _IDENTITY

    def place_text(self, operands: Any) -> None:
        """Tm."""
        self._text = self._line = _numbers(operands)

    def move_text(self, operands: Any) -> None:
        """Td."""
        x, y = (float(each) for each in operands)
        self._text = self._line = multiply((1, 0, 0, 1, x, y), self._line)

    def choose_font(self, operands: Any) -> None:
        """Tf."""
        font = self._resources.Font[str(operands[0])]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = font_of(font, self._letters)
        self._font = self._fonts[font.objgen]
        self.set_state(size=float(operands[1]))
        if self._font is None:
            self.unknown.add('font')

    def show(self, parts: Any) -> None:
        """Tj, and TJ with its parts."""
        font, state = self._font, self._state
        if font is None:
            return
        units, pen, line = self._letters.units_per_em(font.name), 0.0, list[int]()
        for part in parts:
            if not isinstance(part, pikepdf.String):
                pen -= float(part) / 1000
                continue
            content = bytes(part)
            for at in range(0, len(content), 2):
                glyph = content[at] << 8 | content[at + 1]
                line += (glyph, round(pen * units))
                self.glyphs.add((font.name, glyph))
                pen += font.widths.get(glyph, font.default) / 1000
        scale = state.size / units
        matrix = multiply((scale, 0, 0, scale, 0, state.rise), multiply(self._text, state.matrix))
        if state.mode in (0, 2, 4, 6):
            fill = (state.fill, state.fill_alpha)
            self.written.append(('t', rounded(matrix), *fill, font.name, tuple(line), state.clips))
        if state.mode in (1, 5, 7):
            self.unknown.add(f'Tr {state.mode}')
        self._text = multiply((1, 0, 0, 1, pen * state.size, 0), self._text)

    def do(self, operands: Any) -> None:
        """Do: a form or a picture."""
        target = self._resources.XObject[str(operands[0])]
        if target.get('/Subtype') == '/Image':
            self._show_picture(target)
        elif target.get('/Subtype') == '/Form':
            self._show_form(target)

    def _show_picture(self, image: Any) -> None:
        content = shown_picture(image)
        name = digest(content)[:20]
        self.pictures[name] = content
        state = self._state
        self.written.append(('i', rounded(state.matrix), state.fill_alpha, name, state.clips))

    def _show_form(self, form: pikepdf.Object) -> None:
        state, outer = self._state, self.written
        matrix = multiply(_numbers(form.get('/Matrix') or _IDENTITY), state.matrix)
        left, bottom, right, top = (_short(float(edge)) for edge in form.BBox)
        box: Clip = (rounded(matrix), False, f'M{left} {bottom}H{right}V{top}H{left}Z')
        is_group = '/Group' in form and state.fill_alpha < 1
        if '/SMask' in form:
            self.unknown.add('SMask')
        self.written = []
        text = self._text, self._line, self._font
        inner = replace(state, matrix=matrix, clips=() if is_group else (*state.clips, box))
        self.run(form, replace(inner, fill_alpha=1.0, stroke_alpha=1.0) if is_group else inner)
        self._text, self._line, self._font = text
        inside, self.written = self.written, outer
        if is_group and inside:
            self.written.append(('g', state.fill_alpha, tuple(inside), (*state.clips, box)))
        else:
            self.written += inside


def _short(value: float) -> str:
    return f'{value:.4f}'.rstrip('0').rstrip('.') or '0'


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _colour(field: str) -> Callable[[Painter, Any], None]:
    return lambda painter, operands: painter.set_state(**{field: hexadecimal([float(v) for v in operands])})


def _dash(painter: Painter, operands: Any) -> None:
    painter.set_state(dash=' '.join(_short(float(each)) for each in operands[0]))


_OPERATORS: dict[str, Callable[[Painter, Any], None]] = {
    'q': Painter.save,
    'Q': Painter.restore,
    'cm': Painter.transform,
    'gs': Painter.apply,
    'w': lambda painter, operands: painter.set_state(width=float(operands[0])),
    'd': _dash,
    **{name: _colour('fill') for name in ('rg', 'g', 'k')},
    **{name: _colour('stroke') for name in ('RG', 'G', 'K')},
    'm': lambda painter, operands: painter.add('M{} {}', operands),
    'l': lambda painter, operands: painter.add('L{} {}', operands),
    'c': lambda painter, operands: painter.add('C{} {} {} {} {} {}', operands),
    'h': lambda painter, operands: painter.add('Z', operands),
    're': Painter.rectangle,
    'W': lambda painter, _: painter.clip(False),
    'W*': lambda painter, _: painter.clip(True),
    'n': lambda painter, _: painter.paint(False, False),
    'f': lambda painter, _: painter.paint(True, False),
    'F': lambda painter, _: painter.paint(True, False),
    'f*': lambda painter, _: painter.paint(True, False, True),
    'S': lambda painter, _: painter.paint(False, True),
    's': lambda painter, _: painter.paint(False, True, closes=True),
    'B': lambda painter, _: painter.paint(True, True),
    'B*': lambda painter, _: painter.paint(True, True, True),
    'b': lambda painter, _: painter.paint(True, True, closes=True),
    'b*': lambda painter, _: painter.paint(True, True, True, closes=True),
    'BT': Painter.begin_text,
    'ET': lambda painter, _: None,
    'Tm': Painter.place_text,
    'Td': Painter.move_text,
    'Tf': Painter.choose_font,
    'Tr': lambda painter, operands: painter.set_state(mode=int(operands[0])),
    'Ts': lambda painter, operands: painter.set_state(rise=float(operands[0])),
    'Tj': Painter.show,
    'TJ': lambda painter, operands: painter.show(operands[0]),
    'Do': Painter.do,
}
