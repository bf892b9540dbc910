"""The pages of a PDF -> rows in reading order without furniture, and the tables and pictures between them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from booklet.importing.passage import Kind, Passage, Picture
from booklet.importing.pdf.aligned import find_aligned
from booklet.importing.pdf.columns import find_gutter, in_reading_order
from booklet.importing.pdf.drawings import Drawing
from booklet.importing.pdf.furniture import Furniture, part_furniture
from booklet.importing.pdf.glyphs import Drawn
from booklet.importing.pdf.placed import Placed
from booklet.importing.pdf.rows import Row, to_rows
from booklet.importing.pdf.ruled import Grid, find_grids
from booklet.importing.pdf.tables import go_on, joined, to_table
from booklet.values import dataclass

_WHOLE_PAGE = 0.9
"""Of its area: a picture that is larger is the ground that text stands on."""
_MOST_PICTURES = 400
_REPEATED = 3
"""Pages: a picture at the same place of so many is an ornament."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands on all pages."""

    rows: tuple[Row, ...]
    """In reading order, numbered from 1."""
    placed: tuple[Placed, ...]
    """In reading order as far as pages and heights tell."""
    furniture: tuple[Furniture, ...]


def lay_out(drawn: tuple[Drawn, ...], face: str) -> Laid:
    """Return rows, tables and pictures of the pages; `face` is the family of the body."""
    grids = [find_grids(page.rules, page.glyphs) for page in drawn]
    bare = (
        to_rows(number, _outside(page, found))
        for number, (page, found) in enumerate(zip(drawn, grids, strict=True), 1)
    )
    pages, furniture = part_furniture(tuple(bare))
    rows: list[Row] = []
    placed: list[Placed] = []
    repeated = _repeated(drawn)
    for number, (page, found, left) in enumerate(zip(drawn, grids, pages, strict=True), 1):
        text, tables = _without_aligned(left, page, face)
        rows += in_reading_order(text, page.width)
        here = [*(to_table(number, grid, face) for grid in found), *tables]
        here += _pictures(number, page, repeated)
        placed += sorted(here, key=lambda one: -one.top)
    numbered = tuple(replace(row, number=number) for number, row in enumerate(rows, 1))
    tables, heads = _continued(placed, numbered)
    return Laid(numbered, tables, (*furniture, *heads))


def _outside(page: Drawn, grids: tuple[Grid, ...]) -> Drawn:
    if not grids:
        return page
    held = {id(glyph) for grid in grids for cell in grid.cells for glyph in cell.glyphs}
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if id(glyph) not in held))


def _without_aligned(
    rows: tuple[Row, ...], page: Drawn, face: str
) -> tuple[tuple[Row, ...], tuple[Placed, ...]]:
    if find_gutter(rows, page.width) is not None:
        return rows, ()
    tables = find_aligned(rows, page.rules, face)
    taken = {id(row) for table in tables for row in table.rows}
    return tuple(row for row in rows if id(row) not in taken), tuple(table.placed for table in tables)


def _continued(
    placed: list[Placed], rows: tuple[Row, ...]
) -> tuple[tuple[Placed, ...], tuple[Furniture, ...]]:
    """Return what is placed, tables that go on over pages put together, and the heads that they repeat."""
    kept: list[Placed] = []
    heads: list[Furniture] = []
    for one in placed:
        before = kept[-1] if kept else None
        if before and before.passage.table and one.passage.table and go_on(before, one):
            is_last = not any(row.page == before.page and row.y < before.bottom for row in rows)
            is_first = not any(row.page == one.page and row.y > one.top for row in rows)
            if is_last and is_first:
                whole, head = joined(before.passage, one.passage)
                heads += [Furniture(head, (one.page,))] if head else []
                kept[-1] = replace(one, passage=whole, top=before.top, page=before.page)
                continue
        kept.append(one)
    return tuple(kept), tuple(heads)


def _pictures(number: int, page: Drawn, repeated: set[tuple[int, ...]]) -> Iterator[Placed]:
    for index, drawing in enumerate(page.pictures[:_MOST_PICTURES], 1):
        if _place(drawing) in repeated or _is_ground(drawing, page):
            continue
        picture = Picture(f'page-{number}-{index}{drawing.suffix}', drawing.content)
        passage = Passage(0, kind=Kind.PICTURE, picture=picture, page=number)
        yield Placed(number, drawing.left, drawing.bottom, drawing.right, drawing.top, passage)


def _is_ground(drawing: Drawing, page: Drawn) -> bool:
    area = (drawing.right - drawing.left) * (drawing.top - drawing.bottom)
    return area > _WHOLE_PAGE * page.width * page.height and len(page.glyphs) > 0


def _repeated(drawn: tuple[Drawn, ...]) -> set[tuple[int, ...]]:
    places = Counter(place for page in drawn for place in {_place(drawing) for drawing in page.pictures})
    return {place for place, count in places.items() if count >= _REPEATED}


def _place(drawing: Drawing) -> tuple[int, ...]:
    return tuple(round(edge / 2) for edge in (drawing.left, drawing.bottom, drawing.right, drawing.top))
