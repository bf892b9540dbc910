"""Pages to the largest size, in points, at which each of their pictures is placed."""

from collections.abc import Iterable

import pikepdf

from booklet.press.inks.recolour import read_instructions

PlacedSizes = dict[tuple[int, int], tuple[float, float]]
"""Object number of a picture -> width and height."""

DEEPEST = 12
"""Forms within forms; more is a ring."""


def placed_sizes(pages: Iterable[pikepdf.Page]) -> PlacedSizes:
    """Return the largest placed size of each picture on `pages`, forms and patterns looked through."""
    found: PlacedSizes = {}
    holds: dict[tuple[int, int], bool] = {}
    for page in pages:
        resources = page.obj.get('/Resources', pikepdf.Dictionary())
        if _holds_pictures(resources, holds, DEEPEST):
            _measure(page, resources, pikepdf.Matrix(), found, holds, DEEPEST)
    return found


def _holds_pictures(resources: pikepdf.Object, holds: dict[tuple[int, int], bool], depth: int) -> bool:
    for held in _streams(resources):
        if held.objgen not in holds:
            is_picture = held.get('/Subtype') == '/Image'
            inner = held.get('/Resources', pikepdf.Dictionary())
            holds[held.objgen] = is_picture or (depth > 0 and _holds_pictures(inner, holds, depth - 1))
    return any(holds[held.objgen] for held in _streams(resources))


def _streams(resources: pikepdf.Object) -> list[pikepdf.Object]:
    named = (resources.get(kind, pikepdf.Dictionary()) for kind in ('/XObject', '/Pattern'))
    return [held for group in named for held in group.values() if isinstance(held, pikepdf.Stream)]


def _measure(
    content: pikepdf.Object | pikepdf.Page,
    resources: pikepdf.Object,
    start: pikepdf.Matrix,
    found: PlacedSizes,
    holds: dict[tuple[int, int], bool],
    depth: int,
) -> None:
    matrix, saved = start, []
    for operands, operator in read_instructions(content):
        if operator == 'q':
            saved.append(matrix)
        elif operator == 'Q' and saved:
            matrix = saved.pop()
        elif operator == 'cm':
            matrix = pikepdf.Matrix(*(float(str(part)) for part in operands)) @ matrix
        elif operator == 'Do':
            held = resources.get('/XObject', pikepdf.Dictionary()).get(str(operands[0]))
            if held is not None:
                _enter(held, resources, matrix, found, holds, depth)
    for held in _streams(pikepdf.Dictionary(Pattern=resources.get('/Pattern', pikepdf.Dictionary()))):
        # A pattern stands in the coordinates of the page, not in those of the moment.
        _enter(held, resources, start, found, holds, depth)


def _enter(
    held: pikepdf.Object,
    resources: pikepdf.Object,
    matrix: pikepdf.Matrix,
    found: PlacedSizes,
    holds: dict[tuple[int, int], bool],
    depth: int,
) -> None:
    if held.get('/Subtype') == '/Image':
        size = (abs(complex(matrix.a, matrix.b)), abs(complex(matrix.c, matrix.d)))
        last = found.get(held.objgen, (0.0, 0.0))
        found[held.objgen] = (max(size[0], last[0]), max(size[1], last[1]))
    elif holds.get(held.objgen) and depth:
        own = pikepdf.Matrix(held.get('/Matrix', pikepdf.Array([1, 0, 0, 1, 0, 0])))
        _measure(held, held.get('/Resources', resources), own @ matrix, found, holds, depth - 1)
