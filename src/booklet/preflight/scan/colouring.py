"""Operators of colour (ISO 32000-1, table 74)."""

from booklet.preflight.facts import Colour, Space
from booklet.preflight.scan.interpreter import OPERATORS, Interpreter, Operator
from booklet.preflight.scan.plain import Name
from booklet.preflight.scan.spaces import initial
from booklet.preflight.scan.state import Pattern

DEVICES = {'g': ('DeviceGray', 1), 'rg': ('DeviceRGB', 3), 'k': ('DeviceCMYK', 4)}


def _device(letter: str, is_stroke: bool) -> Operator:
    name, count = DEVICES[letter]

    def execute(run: Interpreter, operands: list[object]) -> None:
        space = run.space(name)
        values = [value for value in operands if isinstance(value, float)]
        if len(values) != count:
            raise ValueError(operands)
        _set(run, is_stroke, run.shelf.colour(space, _rounded(values)), None)

    return execute


def _choose_space(is_stroke: bool) -> Operator:
    def execute(run: Interpreter, operands: list[object]) -> None:
        name = str(operands[-1])
        space = run.space(name)
        if space.kind == 'unknown':
            run.tally.trouble('colour.unknown', f'/{name}')
        _set(run, is_stroke, Colour(space, initial(space)), None)

    return execute


def _choose_colour(is_stroke: bool) -> Operator:
    def execute(run: Interpreter, operands: list[object]) -> None:
        current = (run.state.stroke if is_stroke else run.state.fill).space
        values = _rounded([value for value in operands if isinstance(value, float)])
        if operands and isinstance(operands[-1], Name):
            _set_pattern(run, is_stroke, operands[-1], current, values)
            return
        if current.components and len(values) != current.components:
            raise ValueError(operands)
        _set(run, is_stroke, Colour(current, values), None)

    return execute


def _set_pattern(
    run: Interpreter, is_stroke: bool, name: str, space: Space, values: tuple[float, ...]
) -> None:
    found = run.named('/Pattern', name)
    if found is None:
        run.tally.trouble('content.resource-missing', f'Pattern /{name}')
        return
    _set(run, is_stroke, Colour(space, values), Pattern(found))


def _set(run: Interpreter, is_stroke: bool, colour: Colour, pattern: Pattern | None) -> None:
    if run.is_uncoloured:
        return
    if is_stroke:
        run.state.stroke, run.state.stroke_pattern = colour, pattern
    else:
        run.state.fill, run.state.fill_pattern = colour, pattern


def _rounded(values: list[float]) -> tuple[float, ...]:
    return tuple(round(value, 3) for value in values)


TABLE: dict[str, Operator] = {
    'g': _device('g', False), 'G': _device('g', True),
    'rg': _device('rg', False), 'RG': _device('rg', True),
    'k': _device('k', False), 'K': _device('k', True),
    'cs': _choose_space(False), 'CS': _choose_space(True),
    'sc': _choose_colour(False), 'SC': _choose_colour(True),
    'scn': _choose_colour(False), 'SCN': _choose_colour(True),
}  # fmt: skip
OPERATORS.update(TABLE)
