"""Operators of state, paths, images and shadings (ISO 32000-1, tables 57 to 61, 77, 87 and 92)."""

import pikepdf
from msgspec.structs import replace

from booklet.preflight.facts import Box
from booklet.preflight.inks import is_white
from booklet.preflight.scan.images import full_names, inline_image
from booklet.preflight.scan.interpreter import MOST_SAVED, OPERATORS, Interpreter, Operator
from booklet.preflight.scan.objects import (
    dictionary,
    elements,
    entry,
    is_true,
    name_of,
    number,
    whole,
)
from booklet.preflight.scan.patterns import paint_pattern, paint_shading
from booklet.preflight.scan.plain import Name
from booklet.preflight.scan.spaces import UNKNOWN, space_of
from booklet.preflight.scan.state import PathBox, multiply, overlap, width_scale

THIN = 1.0
"""Points: a filled area thinner than this is remembered with its thickness."""

NOWHERE: Box = (1e12, 1e12, 1e12, 1e12)


def save(run: Interpreter, _: list[object]) -> None:
    """q"""
    if len(run.saved) < MOST_SAVED:
        run.saved.append(run.state.copied())
    else:
        run.tally.is_cut_short = True


def restore(run: Interpreter, _: list[object]) -> None:
    """Q"""
    if run.saved:
        run.state = run.saved.pop()
    else:
        run.tally.trouble('content.unbalanced', 'Q')


def concatenate(run: Interpreter, operands: list[object]) -> None:
    """cm"""
    a, b, c, d, e, f = floats(operands, 6)
    run.state.ctm = multiply((a, b, c, d, e, f), run.state.ctm)


def set_width(run: Interpreter, operands: list[object]) -> None:
    """w"""
    run.state.line_width = floats(operands, 1)[0]


def ignore(run: Interpreter, operands: list[object]) -> None:
    """Of operators that change nothing a shop minds."""


def open_compatibility(run: Interpreter, _: list[object]) -> None:
    """BX"""
    run.is_compatible += 1


def close_compatibility(run: Interpreter, _: list[object]) -> None:
    """EX"""
    run.is_compatible = max(run.is_compatible - 1, 0)


def set_from_dictionary(run: Interpreter, operands: list[object]) -> None:
    """gs"""
    name = str(operands[-1])
    found = run.named('/ExtGState', name)
    if found is None:
        run.tally.trouble('content.resource-missing', f'ExtGState /{name}')
        return
    _set_overprint(run, found)
    _set_transparency(run, found, name)
    for key in ('/TR', '/TR2'):
        value = entry(found, key)
        if value is not None and name_of(value) not in ('Default', 'Identity'):
            run.tally.trouble('paint.transfer-function', f'/{name} {key}')
    if (width := number(entry(found, '/LW'))) is not None:
        run.state.line_width = width
    parts = elements(entry(found, '/Font'), 2)
    if len(parts) == 2:
        holder = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=parts[0]))
        run.state.font = run.shelf.fonts.get('F', holder)
        run.state.font_size = number(parts[1]) or 0.0


def _set_overprint(run: Interpreter, found: object) -> None:
    both, fill = entry(found, '/OP'), entry(found, '/op')
    if both is not None:
        run.state.stroke_overprint = run.state.fill_overprint = is_true(both)
    if fill is not None:
        run.state.fill_overprint = is_true(fill)
    if (mode := entry(found, '/OPM')) is not None:
        run.state.overprint_mode = whole(mode)


def _set_transparency(run: Interpreter, found: object, name: str) -> None:
    state = run.state
    if (alpha := number(entry(found, '/CA'))) is not None:
        state.stroke_alpha = alpha
    if (alpha := number(entry(found, '/ca'))) is not None:
        state.fill_alpha = alpha
    blend = entry(found, '/BM')
    if blend is not None:
        choices = elements(blend, 8)
        state.blend = name_of(choices[0] if choices else blend) or 'Normal'
    mask = entry(found, '/SMask')
    if mask is not None:
        state.has_soft_mask = name_of(mask) != 'None'
        group = dictionary(mask, '/G')
        if isinstance(group, pikepdf.Stream):
            run.look_into_mask(f'{name} SMask', group)


def add_points(run: Interpreter, operands: list[object]) -> None:
    """m l c v y"""
    points = floats(operands, len(operands))
    for x, y in zip(points[::2], points[1::2], strict=True):
        run.path.add(run.state.ctm, x, y)


def add_rectangle(run: Interpreter, operands: list[object]) -> None:
    """re"""
    x, y, width, height = floats(operands, 4)
    for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
        run.path.add(run.state.ctm, *corner)


def clip_path(run: Interpreter, _: list[object]) -> None:
    """W W*"""
    run.has_clip = True


def end_path(run: Interpreter, _: list[object]) -> None:
    """n, and the end of every path that is painted"""
    if run.has_clip:
        box = run.path.box()
        run.state.clip = (overlap(run.state.clip, box) if box else None) or NOWHERE
    run.path, run.has_clip = PathBox(), False


def fill_path(run: Interpreter, _: list[object]) -> None:
    """f F f*"""
    _fill(run)
    end_path(run, [])


def stroke_path(run: Interpreter, _: list[object]) -> None:
    """S s"""
    _stroke(run)
    end_path(run, [])


def fill_and_stroke(run: Interpreter, _: list[object]) -> None:
    """B B* b b*"""
    _fill(run)
    _stroke(run)
    end_path(run, [])


def _fill(run: Interpreter) -> None:
    whole_box = run.path.box()
    if whole_box is None:
        return
    box = run.visible(whole_box)
    if run.state.fill_pattern is not None:
        paint_pattern(run, run.state.fill_pattern, run.state.fill, box)
        return
    thickness = min(whole_box[2] - whole_box[0], whole_box[3] - whole_box[1])
    run.mark('fill', box, size=round(thickness, 2) if thickness < THIN else 0.0)
    if box and not is_white(run.state.fill):
        run.tally.area_at(box)


def _stroke(run: Interpreter) -> None:
    width = abs(run.state.line_width) * width_scale(run.state.ctm)
    box = run.visible(run.path.box(width / 2))
    if run.path.box() is None:
        return
    if run.state.stroke_pattern is not None:
        paint_pattern(run, run.state.stroke_pattern, run.state.stroke, box)
        return
    run.mark('stroke', box, is_stroke=True, size=round(width, 2))


def draw_object(run: Interpreter, operands: list[object]) -> None:
    """Do"""
    run.draw(str(operands[-1]))


def draw_inline(run: Interpreter, operands: list[object]) -> None:
    """BI, with dictionary and data"""
    given = operands[0]
    values = full_names(given if isinstance(given, dict) else {})
    space = UNKNOWN
    named = values.get('ColorSpace')
    if isinstance(named, Name):
        space = run.space(named)
    elif isinstance(named, list) and len(named) > 3 and isinstance(named[1], Name):
        base = pikepdf.Name(f'/{named[1]}')
        palette = named[3] if isinstance(named[3], bytes) else b''
        array = pikepdf.Array([pikepdf.Name.Indexed, base, 255, pikepdf.String(palette)])
        space = space_of(array, run.resources)
    # Inline images are small and many; those alike are one.
    image = inline_image(values, (0, 0), space)
    key = run.shelf.inline.setdefault(image, (-len(run.shelf.inline) - 1, 1))
    run.shelf.images[key] = image = replace(image, key=key)
    run.place_image('BI', image)




def shade(run: Interpreter, operands: list[object]) -> None:
    """sh"""
    name = str(operands[-1])
    shading = run.named('/Shading', name)
    if shading is None:
        run.tally.trouble('content.resource-missing', f'Shading /{name}')
        return
    paint_shading(run, shading, f'/{name}', run.visible(run.state.clip))


def floats(operands: list[object], count: int) -> list[float]:
    """Return `count` numbers from the end of the operands; raise ValueError when they are not there."""
    found = operands if len(operands) == count else operands[-count:] if count else []
    values = [value for value in found if isinstance(value, float)]
    if len(values) != count:
        raise ValueError(operands)
    return values


TABLE: dict[str, Operator] = {
    'q': save, 'Q': restore, 'cm': concatenate, 'w': set_width, 'gs': set_from_dictionary,
    'J': ignore, 'j': ignore, 'M': ignore, 'd': ignore, 'ri': ignore, 'i': ignore,
    'BX': open_compatibility, 'EX': close_compatibility,
    'MP': ignore, 'DP': ignore, 'BMC': ignore, 'BDC': ignore, 'EMC': ignore,
    'm': add_points, 'l': add_points, 'c': add_points, 'v': add_points, 'y': add_points,
    'h': ignore, 're': add_rectangle, 'W': clip_path, 'W*': clip_path, 'n': end_path,
    'f': fill_path, 'F': fill_path, 'f*': fill_path, 'S': stroke_path, 's': stroke_path,
    'B': fill_and_stroke, 'B*': fill_and_stroke, 'b': fill_and_stroke, 'b*': fill_and_stroke,
    'Do': draw_object, 'BI': draw_inline, 'EI': ignore, 'sh': shade,
}  # fmt: skip
OPERATORS.update(TABLE)
