"""Patterns and shadings painted -> the colours that they bring to the page (ISO 32000-1, 8.7)."""

from collections.abc import Iterator

import pikepdf

from booklet.preflight.facts import Box, Colour, Space
from booklet.preflight.scan.interpreter import Interpreter
from booklet.preflight.scan.objects import (
    UNREADABLE,
    TooLargeError,
    dictionary,
    elements,
    entry,
    numbers,
    unpacked,
    whole,
)
from booklet.preflight.scan.spaces import space_of
from booklet.preflight.scan.state import Pattern, multiply

UNCOLOURED = 2
"""PaintType."""
SHADING = 2
"""PatternType."""
MOST_DEPTH = 8
MOST_SAMPLES = 1024


def paint_pattern(run: Interpreter, pattern: Pattern, colour: Colour, box: Box | None) -> None:
    """Count what an area shows that is filled with a pattern."""
    found = pattern.object
    matrix = numbers(entry(found, '/Matrix'), 6)
    base = run.state.base
    ctm = multiply((*matrix,), base) if matrix else base  # type: ignore[arg-type]
    if whole(entry(found, '/PatternType')) == SHADING:
        shading = dictionary(found, '/Shading')
        if shading is not None:
            paint_shading(run, shading, 'pattern', box)
        return
    if not isinstance(found, pikepdf.Stream) or box is None:
        return
    state = run.state.copied()
    state.ctm, state.base, state.clip = ctm, ctm, box
    state.fill_pattern = state.stroke_pattern = None
    is_uncoloured = whole(entry(found, '/PaintType')) == UNCOLOURED
    if is_uncoloured and colour.space.base is not None:
        state.fill = state.stroke = Colour(colour.space.base, colour.values)
    # A tile stands anywhere in the area, so it may show wherever the area does.
    run.run_nested(found, dictionary(found, '/Resources'), state, 'pattern', is_uncoloured)


def paint_shading(run: Interpreter, shading: object, name: str, box: Box | None) -> None:
    """Count the colours of a shading, and note functions that do not fit its space."""
    space = space_of(entry(shading, '/ColorSpace'), run.resources)
    given = entry(shading, '/Function')
    alone = [given] if given is not None else []
    functions = elements(given, 32) if isinstance(given, pikepdf.Array) else alone
    if functions and not _fits(functions, space):
        run.tally.trouble('paint.shading-misfit', f'{name} {space}')
    colours = set(_colours(functions, space)) if functions else set()
    for colour in colours or {Colour(space, ())}:
        run.mark('shading', box, colour=colour, name=name)
    if box:
        run.tally.area_at(box)


def _fits(functions: list[pikepdf.Object], space: Space) -> bool:
    """Tell whether the functions give as many numbers as the space takes (rule E9)."""
    if space.kind == 'unknown':
        return False
    counts = [outputs(function) for function in functions]
    if len(functions) == 1:
        return counts[0] in (None, space.components)
    return len(functions) == space.components and all(count in (None, 1) for count in counts)


def outputs(function: object, depth: int = 0) -> int | None:
    """Return how many numbers a function gives; None when it does not tell."""
    kind = whole(entry(function, '/FunctionType'), -1)
    spread = numbers(entry(function, '/Range'))
    if spread is not None:
        return len(spread) // 2
    if kind == 2:
        start = numbers(entry(function, '/C0'))
        return len(start) if start is not None else 1
    if kind == 3 and depth < MOST_DEPTH:
        parts = elements(entry(function, '/Functions'), 1)
        return outputs(parts[0], depth + 1) if parts else None
    return None


def _colours(functions: list[pikepdf.Object], space: Space) -> Iterator[Colour]:
    """Yield the colours at the ends of all pieces; between them a shading only mixes."""
    ends = [list(_ends(function))[:MOST_SAMPLES] for function in functions]
    if len(ends) == 1:
        yield from (Colour(space, values) for values in ends[0] if len(values) == space.components)
    else:
        for values in zip(*ends, strict=False):
            yield Colour(space, tuple(each[0] for each in values if each))


def _ends(function: object, depth: int = 0) -> Iterator[tuple[float, ...]]:
    kind = whole(entry(function, '/FunctionType'), -1)
    if kind == 2:
        yield tuple(round(value, 3) for value in numbers(entry(function, '/C0')) or (0.0,))
        yield tuple(round(value, 3) for value in numbers(entry(function, '/C1')) or (1.0,))
    elif kind == 3 and depth < MOST_DEPTH:
        for part in elements(entry(function, '/Functions'), 64):
            yield from _ends(part, depth + 1)
    elif kind == 0 and isinstance(function, pikepdf.Stream):
        yield from _samples(function)


def _samples(function: pikepdf.Object) -> Iterator[tuple[float, ...]]:
    count = outputs(function)
    if not count or whole(entry(function, '/BitsPerSample')) != 8:
        return
    try:
        content = unpacked(function)
    except (*UNREADABLE, TooLargeError):
        return
    for start in range(0, min(len(content), MOST_SAMPLES * count) - count + 1, count):
        yield tuple(round(byte / 255, 2) for byte in content[start : start + count])
