"""Operators of text, and the glyph procedures of Type 3 fonts (ISO 32000-1, 9.3, 9.4 and 9.6.5)."""

from math import hypot

import pikepdf

from booklet.preflight.facts import Box
from booklet.preflight.scan.fonts import LoadedFont, char_procedures
from booklet.preflight.scan.interpreter import OPERATORS, Interpreter, Operator
from booklet.preflight.scan.objects import UNREADABLE, TooLargeError, dictionary, entry, numbers, unpacked
from booklet.preflight.scan.painting import floats
from booklet.preflight.scan.patterns import paint_pattern
from booklet.preflight.scan.state import IDENTITY, Matrix, box_under, moved, multiply

FILLS, STROKES, INVISIBLE = (0, 2, 4, 6), (1, 2, 5, 6), 3

ASCENT, DESCENT = 0.75, -0.15
"""Where ink stands in the em, near enough for distances to the trim."""


def begin_text(run: Interpreter, _: list[object]) -> None:
    """BT"""
    run.text_matrix = run.line_matrix = IDENTITY


def set_font(run: Interpreter, operands: list[object]) -> None:
    """Tf"""
    (size,) = floats(operands, 1)
    name = str(operands[-2])
    run.state.font, run.state.font_size = run.shelf.fonts.get(name, run.resources), size
    if run.state.font is None:
        run.tally.trouble('content.resource-missing', f'Font /{name}')


def _number_into(attribute: str, factor: float = 1.0) -> Operator:
    def execute(run: Interpreter, operands: list[object]) -> None:
        setattr(run.state, attribute, floats(operands, 1)[0] * factor)

    return execute


def set_mode(run: Interpreter, operands: list[object]) -> None:
    """Tr"""
    run.state.mode = int(floats(operands, 1)[0])


def move(run: Interpreter, operands: list[object]) -> None:
    """Td"""
    x, y = floats(operands, 2)
    run.text_matrix = run.line_matrix = moved(run.line_matrix, x, y)


def move_and_lead(run: Interpreter, operands: list[object]) -> None:
    """TD"""
    run.state.leading = -floats(operands, 2)[1]
    move(run, operands)


def set_matrix(run: Interpreter, operands: list[object]) -> None:
    """Tm"""
    a, b, c, d, e, f = floats(operands, 6)
    run.text_matrix = run.line_matrix = (a, b, c, d, e, f)


def next_line(run: Interpreter, _: list[object]) -> None:
    """T*"""
    move(run, [0.0, -run.state.leading])


def show(run: Interpreter, operands: list[object]) -> None:
    """Tj"""
    show_all(run, [[operands[-1]]])


def show_on_next_line(run: Interpreter, operands: list[object]) -> None:
    """'"""
    next_line(run, [])
    show(run, operands)


def show_spaced(run: Interpreter, operands: list[object]) -> None:
    '''"'''
    run.state.word_space, run.state.char_space = floats(operands[:2], 2)
    show_on_next_line(run, operands)


def show_all(run: Interpreter, operands: list[object]) -> None:
    """TJ"""
    pieces, state = operands[-1], run.state
    font = state.font
    if not isinstance(pieces, list):
        raise TypeError(pieces)
    if font is None:
        run.tally.trouble('content.resource-missing', 'Font')
        return
    start = run.text_matrix
    length = _length(run, font, pieces)
    step = (0.0, -length) if font.is_vertical else (length * state.stretch, 0.0)
    run.text_matrix = moved(start, *step)
    if any(isinstance(piece, bytes) and piece for piece in pieces):
        _paint(run, font, start, step)


def _length(run: Interpreter, font: LoadedFont, pieces: list[object]) -> float:
    """Return how far a line goes on, in text space before horizontal scaling."""
    state, length = run.state, 0.0
    for piece in pieces:
        if isinstance(piece, float):
            length -= piece / 1000 * state.font_size
        elif isinstance(piece, bytes):
            widths, count, has_zero = font.measure(piece)
            spaces = 0 if font.is_two_byte else piece.count(b' ')
            length += widths * state.font_size + count * state.char_space + spaces * state.word_space
            font.shows_notdef = font.shows_notdef or (font.is_identity and has_zero)
    return length


def _paint(run: Interpreter, font: LoadedFont, start: Matrix, step: tuple[float, float]) -> None:
    state = run.state
    whole = multiply(start, state.ctm)
    size = round(abs(state.font_size) * hypot(whole[2], whole[3]), 1)
    box = run.visible(_box(run, font, whole, step))
    if state.mode == INVISIBLE or state.mode > 6:
        run.mark('hidden-text', box, size=size, name=font.name, key=font.key)
        return
    is_outside = run.tally.is_outside(box)
    if box and not is_outside:
        run.tally.text_at(box)
    if font.kind == 'Type3':
        _paint_glyphs(run, font, whole, is_outside)
    if state.mode in FILLS:
        if state.fill_pattern is not None:
            paint_pattern(run, state.fill_pattern, state.fill, box)
        colour = None if state.fill_pattern is not None else state.fill
        run.mark('text', box, colour=colour, size=size, name=font.name, key=font.key)
    if state.mode in STROKES:
        run.mark('text', box, is_stroke=True, size=size, name=font.name, key=font.key)


def _box(run: Interpreter, font: LoadedFont, whole: Matrix, step: tuple[float, float]) -> Box:
    size, rise = run.state.font_size, run.state.rise
    if font.is_vertical:
        return box_under(whole, (-size / 2, step[1], size / 2, 0.0))
    left, right = min(0.0, step[0]), max(0.0, step[0])
    return box_under(whole, (left, rise + DESCENT * size, right, rise + ASCENT * size))


def _paint_glyphs(run: Interpreter, font: LoadedFont, whole: Matrix, is_outside: bool) -> None:
    """Look through all glyphs of a Type 3 font, once for each page, colour and size."""
    state = run.state.copied()
    size = state.font_size
    memory = (font.key, run.page, round(size, 1), state.fill, is_outside)
    if memory in run.shelf.glyphs:
        return
    run.shelf.glyphs.add(memory)
    matrix = numbers(entry(font.dictionary, '/FontMatrix'), 6)
    scaled = multiply((size, 0.0, 0.0, size, 0.0, 0.0), whole)
    state.ctm = state.base = multiply((*matrix,), scaled) if matrix else scaled  # type: ignore[arg-type]
    resources = dictionary(font.dictionary, '/Resources') or run.resources
    for procedure in char_procedures(font.dictionary):
        run.run_nested(procedure, resources, state.copied(), font.name, _is_uncoloured(procedure))


def _is_uncoloured(procedure: pikepdf.Object) -> bool:
    """Tell whether a glyph takes the colour of the text: it begins with d1 (ISO 32000-1, table 113)."""
    try:
        return b'd1' in unpacked(procedure)[:200]
    except (*UNREADABLE, TooLargeError):
        return True


TABLE: dict[str, Operator] = {
    'BT': begin_text, 'ET': begin_text, 'Tf': set_font, 'Tr': set_mode,
    'Tc': _number_into('char_space'), 'Tw': _number_into('word_space'), 'Tz': _number_into('stretch', 0.01),
    'TL': _number_into('leading'), 'Ts': _number_into('rise'),
    'Td': move, 'TD': move_and_lead, 'Tm': set_matrix, 'T*': next_line,
    'Tj': show, "'": show_on_next_line, '"': show_spaced, 'TJ': show_all,
    'd0': lambda run, operands: None, 'd1': lambda run, operands: None,
}  # fmt: skip
OPERATORS.update(TABLE)
