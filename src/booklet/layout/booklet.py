"""Semester and project -> the booklet laid out, with everything that was found on the way."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace

from booklet.cache import Store
from booklet.diagnostics import Checked, Finding, finding
from booklet.files import digest
from booklet.layout.bench import Bench
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet, check_glyphs, font_css
from booklet.layout.html import make_html, style_sheet
from booklet.layout.loop import Guess, Settled, settle
from booklet.layout.page_map import Laid
from booklet.layout.places import anchor_places, locate
from booklet.layout.plan import PlacedPlan, plan_sections
from booklet.layout.stored import guess_from_entry, guess_to_entry
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection
from booklet.model.pages import PageMap
from booklet.model.semester import Semester
from booklet.progress import Progress
from booklet.project import Project
from booklet.work import Workers


def lay_out(
    semester: Semester, project: Project, fontset: FontSet, workers: Workers, store: Store | None,
    progress: Progress, previous: PageMap | None = None,
) -> Checked[LaidBooklet]:
    """Lay out `semester` in the prepared faces of `fontset` until its page numbers stand still.

    `store` keeps sections and the last state between builds; None forgets everything. `previous` replaces
    the page map to begin with. Raise MissingOnMachineError when text libraries are missing.
    """
    bench = _bench(semester, project, fontset, workers, store, progress)
    guess = _remember(store, semester)
    if previous is not None:
        guess = replace(guess, page_map=previous)
    settled = settle(plan_sections(semester), project.print.multiple, bench.lay, guess)
    _keep(store, semester, settled)
    findings = (*check_glyphs(semester, fontset), *findings_of(semester, settled))
    return Checked(_booklet(settled, bench), tuple(dict.fromkeys(findings)))


def _bench(
    semester: Semester, project: Project, fontset: FontSet, workers: Workers, store: Store | None,
    progress: Progress,
) -> Bench:
    def compose(placed: PlacedPlan, page_map: PageMap) -> str:
        return make_html(placed.plan, semester, page_map, placed.start, project)

    assert fontset.folder is not None
    grounds = Grounds(project.root, project.styles, fontset.folder)
    css = font_css(fontset) + style_sheet(project)
    return Bench(compose, css, grounds, fontset, workers, store, progress)


def _remember(store: Store | None, semester: Semester) -> Guess:
    entry = store.get(_state_key(semester)) if store else None
    return guess_from_entry(entry) if entry else Guess()


def _keep(store: Store | None, semester: Semester, settled: Settled) -> None:
    if store is None:
        return
    counts = {name: laid.result.pages for name, laid in settled.laid.items()}
    store.put(_state_key(semester), *guess_to_entry(Guess(settled.page_map, counts)))
    store.trim()


def _state_key(semester: Semester) -> str:
    return digest('page-map', semester.name)


def findings_of(semester: Semester, settled: Settled) -> Iterable[Finding]:
    """Yield what the engine and the loop found, at its places in the source."""
    places = anchor_places(semester)
    for laid in settled.laid.values():
        yield from (locate(trouble, places) for trouble in laid.result.troubles)
    if settled.moving:
        anchors = ', '.join(settled.moving[:10])
        place = next(filter(None, map(places.get, settled.moving)), None)
        yield finding('layout.unsettled-page', place, rounds=settled.rounds, anchors=anchors)
    for anchor in places.anchors:
        if anchor not in settled.page_map.spans:
            yield finding('layout.anchor-lost', places.get(anchor), anchor=anchor)


def _booklet(settled: Settled, bench: Bench) -> LaidBooklet:
    place = functools.partial(_placed, laid=settled.laid)
    anew = [placed.plan.name for placed in settled.placement.sections if placed.plan.name in bench.laid_anew]
    return LaidBooklet(
        tuple(place(placed) for placed in settled.placement.sections), settled.page_map, settled.rounds,
        tuple(anew),
    )


def _placed(placed: PlacedPlan, laid: Mapping[str, Laid]) -> PlacedSection:
    key, result = laid[placed.plan.name].key, laid[placed.plan.name].result
    section = LaidSection(
        placed.plan.kind, key, placed.plan.session, result.pdf, result.pages, result.marks, result.links,
        result.outline, result.tags,
    )
    return PlacedSection(section, placed.first_index, placed.folios)
