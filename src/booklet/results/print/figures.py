"""What the preflight says of pictures -> the same of figures, at the lines of the articles that show them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from booklet.diagnostics import Finding, Place, finding
from booklet.layout.places import all_blocks
from booklet.model.blocks import Block, Figure
from booklet.model.kept import Kept
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.preflight import Observation, Report

ALIKE = 0.02
"""By how much the shape of a picture may differ from its file's: the press may have fewer pixels of it."""


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure and the page that it is on."""

    index: int
    """Of the page, in the whole booklet."""
    file: str
    place: Place
    shape: float
    """Width by height."""


def printed_figures(semester: Semester, laid: LaidBooklet) -> tuple[PrintedFigure, ...]:
    """Return the figures of `semester` that `laid` has on its pages."""
    pages = {
        mark.anchor: placed.first_index + mark.first
        for placed in laid.sections
        for mark in placed.section.marks
    }
    return tuple(
        PrintedFigure(
            pages[figure.anchor], figure.picture.path, figure.place,
            figure.picture.width / max(figure.picture.height, 1),
        )
        for figure in _figures(semester)
        if figure.picture and figure.anchor in pages
    )  # fmt: skip


def _figures(semester: Semester) -> Iterator[Figure]:
    for session in semester.sessions:
        texts: list[Sequence[Block]] = [session.introduction, *(each.blocks for each in session.articles)]
        for blocks in texts:
            # Texts with pictures are never kept in the store; the others need not be made to look.
            if not isinstance(blocks, Kept) or blocks.is_made:
                yield from (block for block in all_blocks(blocks) if isinstance(block, Figure))


def with_figures(report: 'Report', figures: Iterable[PrintedFigure], body: Sequence[int]) -> 'Report':
    """Return `report` with the names of files and lines for those of objects; `body` has the index in the
    booklet of each page of the file."""
    known = tuple(figures)
    named = tuple(
        replace(each, thing=' / '.join(f'{shown.file} ({shown.place})' for shown in meant)) if meant else each
        for each in report.observations
        for meant in [figures_of(each, known, body)]
    )
    return replace(report, observations=named)


def figures_of(
    seen: 'Observation', figures: Iterable[PrintedFigure], body: Sequence[int]
) -> tuple[PrintedFigure, ...]:
    """Return the figures that an observation may be about: of those on its page, those of its shape."""
    if not seen.thing.startswith(('image', 'mask')) or seen.page is None or seen.page >= len(body):
        return ()
    there = tuple(figure for figure in figures if figure.index == body[seen.page])
    width, _, height = dict(seen.facts).get('pixels', '').partition(' × ')
    if not (width.isdigit() and height.isdigit() and int(height)):
        return there
    shape = int(width) / int(height)
    return tuple(each for each in there if abs(each.shape - shape) <= ALIKE * shape) or there


def figure_findings(
    report: 'Report', figures: Iterable[PrintedFigure], body: Sequence[int]
) -> Iterator[Finding]:
    """Yield a finding for each figure that keeps a file from the shop, at the line that shows it."""
    known = tuple(figures)
    for seen in report.errors:
        for figure in figures_of(seen, known, body):
            facts = dict(seen.facts)
            if seen.slug == 'image.coarse':
                yield finding(
                    'build.figure-coarse', figure.place,
                    file=figure.file, found=facts['found'], least=facts['least'],
                )  # fmt: skip
            else:
                yield finding('build.figure-refused', figure.place, file=figure.file, rule=seen.slug)
