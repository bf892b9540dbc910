"""A section laid out, and its HTML changed -> its pages as they are now, made again where the change
reaches."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from booklet.executor import Machine
from booklet.layout.engine.job import SectionJob, SectionResult, Trouble
from booklet.layout.engine.lay_out import lay_out_section
from booklet.model.areas import PageAreas
from booklet.model.pages import Anchor
from booklet.values import dataclass

_BLOCK = re.compile(r'<[^<>]* id="(s\d+a\d+b\d+)"')
"""The beginning of a block in the HTML of an article (`layout.html.blocks`)."""

_NEAR_THE_TOP = 3
"""Blocks of a page from whose change on the page before may end elsewhere: a heading stays with what
follows it."""


@dataclass(frozen=True, slots=True)
class GalleyPage:
    """A page, by the PDF that it was made in."""

    pdf: bytes
    index: int
    """In that PDF."""
    areas: PageAreas


@dataclass(frozen=True, slots=True)
class Galley:
    """A section as it was last laid out. It holds values of the engine and does not leave its process."""

    html: str
    pages: tuple[GalleyPage, ...]
    pagination: object
    troubles: tuple[Trouble, ...]
    made: range
    """Which of the pages were made for this galley; the others are those of the one before."""


def set_galley(job: SectionJob, machine: Machine, before: Galley | None = None) -> Galley:
    """Lay out `job`, as much of it as differs from `before`: the same section with other HTML.

    Law: the pages are those that `lay_out_section` gives, stream by stream. Raise MissingOnMachineError as
    it does.
    """
    if before is not None and before.html == job.html:
        return Galley(before.html, before.pages, before.pagination, before.troubles, range(0))
    reach = _reach(before, job.html) if before is not None else None
    if before is None or reach is None:
        return _set_whole(job, machine)
    return _set_part(job, machine, before, *reach)


def _set_whole(job: SectionJob, machine: Machine) -> Galley:
    from booklet.layout.engine.remaking import noting

    areas: list[PageAreas] = []
    with noting() as noted:
        result = lay_out_section(job, machine, lambda pages: areas.extend(_areas(pages, {})))
    pages = _pages(result, areas)
    return Galley(job.html, pages, noted.pagination, result.troubles, range(len(pages)))


def _set_part(job: SectionJob, machine: Machine, before: Galley, first: int, last: int | None) -> Galley:
    from booklet.layout.engine.remaking import Pagination, remaking

    assert isinstance(before.pagination, Pagination)
    begun = dict(before.pages[first - 1].areas.begun) if first else {}
    areas: list[PageAreas] = []
    with remaking(before.pagination, first, last) as remade:
        result = lay_out_section(job, machine, lambda pages: areas.extend(_areas(pages, begun)))
    made = _pages(result, areas)
    rest = before.pages[remade.follow :] if remade.follow is not None else ()
    pages = (*before.pages[:first], *made, *rest)
    return Galley(job.html, pages, remade.pagination, result.troubles, range(first, first + len(made)))


def _areas(pages: Sequence[object], begun: dict[Anchor, int]) -> tuple[PageAreas, ...]:
    from booklet.layout.engine.areas import areas_on

    return areas_on(pages, begun)


def _pages(result: SectionResult, areas: Sequence[PageAreas]) -> tuple[GalleyPage, ...]:
    return tuple(GalleyPage(result.pdf, index, each) for index, each in enumerate(areas))


def _reach(before: Galley, html: str) -> tuple[int, int | None] | None:
    """Return the first page that the change from `before` to `html` can alter and the last that it stands on.

    None when everything may have changed; the last page is None when blocks were added or taken away.
    """
    from booklet.layout.engine.remaking import Pagination, can_remake, first_page

    assert isinstance(before.pagination, Pagination)
    blocks = [(match.start(), Anchor(match[1])) for match in _BLOCK.finditer(before.html)]
    starts = [start for start, _ in blocks]
    index = bisect_right(starts, _alike(before.html, html)) - 1
    if index < 0 or not before.pagination.begins or not can_remake():
        return None
    same_end = _alike(before.html[::-1], html[::-1])
    until = bisect_right(starts, max(len(before.html) - same_end - 1, starts[index])) - 1
    spans = _spans(before.pages)
    span, end = spans.get(blocks[index][1]), spans.get(blocks[until][1])
    if span is None or end is None:
        return None
    first = span[0]
    above = sum(spans.get(anchor, (-1, -1))[0] == first for _, anchor in blocks[:index])
    if above < _NEAR_THE_TOP:
        first = max(0, first - 1)
    is_same_run = _BLOCK.findall(before.html) == _BLOCK.findall(html)
    return first_page(before.pagination, first), end[1] if is_same_run else None


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _spans(pages: Sequence[GalleyPage]) -> dict[Anchor, tuple[int, int]]:
    """Return the first and the last page of each block."""
    spans: dict[Anchor, tuple[int, int]] = {}
    for index, page in enumerate(pages):
        for area in page.areas.blocks:
            spans[area.anchor] = (spans.get(area.anchor, (index, index))[0], index)
    return spans
