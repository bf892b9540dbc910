"""Tables and pictures at their places on pages -> where they come in the text."""

from collections.abc import Iterable

from booklet.importing.passage import Passage
from booklet.importing.pdf.rows import Row
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place; lengths in points."""

    page: int
    """From 1."""
    left: float
    bottom: float
    right: float
    top: float
    passage: Passage
    columns: tuple[float, ...] = ()
    """Of a ruled table: where its upright lines are."""


def rows_before(placed: Placed, rows: Iterable[Row]) -> int:
    """Return how many of `rows`, in reading order, come before what is placed."""
    count = 0
    for index, row in enumerate(rows, 1):
        if row.page < placed.page or (row.page == placed.page and _is_before(row, placed)):
            count = index
    return count


def _is_before(row: Row, placed: Placed) -> bool:
    """Tell whether `row` is read before a block of its page: above it in its column, or in an earlier one."""
    is_beside = row.right <= placed.left + 1 or row.x >= placed.right - 1
    if row.column and is_beside:
        return row.right <= placed.left + 1
    return row.y > placed.top - row.size
