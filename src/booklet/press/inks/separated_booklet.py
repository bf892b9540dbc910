"""Laid sections and what lies over their pages -> all of it in inks, from the store or made here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.files import digest
from booklet.model.laid import LaidBooklet, Overlay, PlacedSection
from booklet.press.inks.separated import InkedPage, InkedSection, from_entry, to_entry
from booklet.press.inks.settings import InkWishes
from booklet.press.pdf.objects import Pieces
from booklet.store import Store
from booklet.values import dataclass
from booklet.versions import program_digest


@dataclass(frozen=True, slots=True)
class InkJob:
    """A section, or a sheet of furniture, to be brought into inks."""

    pdf: bytes
    wishes: InkWishes
    is_furniture: bool = False


@dataclass(slots=True)
class InkDesk:
    """Brings sections into inks, each once for each kind of page."""

    store: Store | None = None
    known: dict[InkJob, InkedSection] = field(default_factory=dict)

    def inked(self, job: InkJob) -> InkedSection:
        """Return a section in inks."""
        if job not in self.known:
            self.known[job] = self._recalled(job) if self.store else _made(job)
        return self.known[job]

    def lacks(self, job: InkJob) -> bool:
        """Tell whether the section has still to be brought into inks."""
        return job not in self.known and (self.store is None or not self.store.has(_key(job)))

    def _recalled(self, job: InkJob) -> InkedSection:
        assert self.store is not None
        key = _key(job)
        entry = self.store.get(key)
        found = from_entry(entry) if entry else None
        if found is None:
            found = _made(job)
            self.store.put(key, *to_entry(found))
        return found


def _key(job: InkJob) -> str:
    return digest('in inks', program_digest(), job.wishes.key, repr(job.is_furniture), job.pdf)


def _made(job: InkJob) -> InkedSection:
    # Imported here: after an edit it is needed for one section, after none for nothing.
    from booklet.press.inks.section import ink_section

    return ink_section(job.pdf, job.wishes, job.is_furniture)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page in inks with its place in the booklet."""

    inked: InkedPage
    shift: float
    """Points that it moves to the right."""
    over: tuple[InkedPage, ...]
    """Furniture that is laid over it."""


@dataclass(frozen=True, slots=True)
class InkedBody:
    """The pages of a press file in inks."""

    pages: tuple[PlacedPage, ...]
    sections: tuple[InkedSection, ...]
    """Those that the pages and what lies over them come from, in the order in which they come."""
    findings: tuple[Finding, ...] = ()

    @property
    def pieces(self) -> Pieces:
        """Return everything that the pages draw with."""
        return {key: piece for section in self.sections for key, piece in section.pieces.items()}


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where pages come from: the PDF, and the index of the page in it."""

    pages: tuple[tuple[bytes, int], ...]
    """Of each page of the body."""
    furniture: Mapping[Overlay, tuple[bytes, int]]


def ink_body(
    laid: LaidBooklet, wanted: Sequence[tuple[int, InkWishes]], faces: Iterable[Path], desk: InkDesk
) -> InkedBody:
    """Bring the `wanted` pages of `laid`, by their index, into inks.

    Where a section has font programs of its own, all sections are gathered first, so that they share them.
    """
    places = [(placed, offset) for placed in laid.sections for offset in range(placed.section.pages)]
    body = _inked(_as_laid(laid), places, wanted, desk)
    if not any(section.has_programs for section in body.sections):
        return body
    from booklet.press.screen.body import gather

    pdf, firsts, findings = gather(laid, faces)
    furniture = {over: (pdf, firsts[over.sheet] + over.page) for over in _overlays(laid)}
    sources = _Sources(tuple((pdf, index) for index in range(len(places))), furniture)
    return replace(_inked(sources, places, wanted, desk), findings=findings)


def ink_jobs(laid: LaidBooklet, wanted: Iterable[tuple[int, InkWishes]]) -> tuple[InkJob, ...]:
    """Return what `ink_body` will ask for, so that several processes may make it."""
    places = [(placed, offset) for placed in laid.sections for offset in range(placed.section.pages)]
    jobs: dict[InkJob, None] = {}
    for index, wishes in wanted:
        placed, offset = places[index]
        jobs[InkJob(placed.section.pdf, wishes)] = None
        for over in placed.overlays[offset] if placed.overlays else ():
            jobs[InkJob(laid.furniture[over.sheet], wishes, True)] = None
    return tuple(jobs)


def _as_laid(laid: LaidBooklet) -> _Sources:
    """Return the pages as layout left them."""
    pages = tuple(
        (placed.section.pdf, offset) for placed in laid.sections for offset in range(placed.section.pages)
    )
    return _Sources(pages, {over: (laid.furniture[over.sheet], over.page) for over in _overlays(laid)})


def _overlays(laid: LaidBooklet) -> Iterator[Overlay]:
    return (over for placed in laid.sections for overlays in placed.overlays for over in overlays)


def _inked(
    sources: _Sources,
    places: Sequence[tuple[PlacedSection, int]],
    wanted: Iterable[tuple[int, InkWishes]],
    desk: InkDesk,
) -> InkedBody:
    used: dict[InkJob, InkedSection] = {}

    def page(source: tuple[bytes, int], wishes: InkWishes, is_furniture: bool) -> InkedPage:
        job = InkJob(source[0], wishes, is_furniture)
        if job not in used:
            used[job] = desk.inked(job)
        return used[job].pages[source[1]]

    pages = []
    for index, wishes in wanted:
        placed, offset = places[index]
        overlays = placed.overlays[offset] if placed.overlays else ()
        over = tuple(page(sources.furniture[each], wishes, True) for each in overlays)
        pages.append(PlacedPage(page(sources.pages[index], wishes, False), placed.shift(offset), over))
    return InkedBody(tuple(pages), tuple(used.values()))
