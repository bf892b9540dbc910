"""Semester and project -> the booklet laid out, with everything that was found on the way."""

from collections.abc import Iterable
from dataclasses import replace

from booklet.diagnostics import Checked, Finding, finding
from booklet.executor import Executor
from booklet.files import digest
from booklet.layout.composer import Composer
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.coverage import check_glyphs
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.layout.html.geometry import verso_shift
from booklet.layout.html.sheets import style_sheet
from booklet.layout.pagination import Guess, Settled, settle
from booklet.layout.places import Places, anchor_places, locate
from booklet.layout.rounds import Bench
from booklet.layout.running_heads import Furniture
from booklet.layout.sections import PlacedPlan, plan_sections
from booklet.layout.stored import guess_from_entry, guess_to_entry
from booklet.model.laid import LaidBooklet, LaidSection, Overlay, PlacedSection
from booklet.model.pages import PageMap
from booklet.model.semester import Semester
from booklet.progress import Progress
from booklet.project.settings import Project
from booklet.store import Store


def lay_out(
    semester: Semester, project: Project, fontset: FontSet, executor: Executor, store: Store | None,
    progress: Progress, previous: PageMap | None = None,
) -> Checked[LaidBooklet]:
    """Lay out `semester` in the prepared faces of `fontset` until its page numbers stand still.

    `store` keeps sections and the last state between builds; None forgets everything. `previous` replaces
    the page map to begin with. Raise MissingOnMachineError when text libraries are missing.
    """
    furniture = Furniture(semester, project)
    keys = _key_maker(project, fontset)
    bench = Bench(Composer(semester, project, keys, store), furniture, keys, executor, store, progress)
    remembered = _remember(store, semester)
    guess = remembered if previous is None else replace(remembered, page_map=previous)
    settled = settle(plan_sections(semester), project.print.multiple, bench.lay, guess)
    _keep(store, semester, settled, remembered)
    findings = (*check_glyphs(semester, fontset), *findings_of(anchor_places(semester), settled))
    laid = _Binder(settled, bench, furniture, project).booklet()
    return Checked(laid, tuple(dict.fromkeys(findings)))


def _key_maker(project: Project, fontset: FontSet) -> KeyMaker:
    css = font_css(fontset) + style_sheet(project)
    return KeyMaker(css, AssetRoots(project.root, project.styles), fontset)


def _remember(store: Store | None, semester: Semester) -> Guess:
    entry = store.get(_state_key(semester)) if store else None
    return guess_from_entry(entry) if entry else Guess()


def _keep(store: Store | None, semester: Semester, settled: Settled, remembered: Guess) -> None:
    if store is None:
        return
    reached = Guess(settled.page_map, {name: laid.result.pages for name, laid in settled.laid.items()})
    if reached != remembered:
        store.put(_state_key(semester), *guess_to_entry(reached))
    store.trim()


def _state_key(semester: Semester) -> str:
    return digest('page-map', semester.name)


def findings_of(places: Places, settled: Settled) -> Iterable[Finding]:
    """Yield what the engine and the loop found, at its places in the source."""
    for laid in settled.laid.values():
        yield from (locate(trouble, places) for trouble in laid.result.troubles)
    if settled.moving:
        anchors = ', '.join(settled.moving[:10])
        place = next(filter(None, map(places.get, settled.moving)), None)
        yield finding('layout.unsettled-page', place, rounds=settled.rounds, anchors=anchors)
    for anchor in places.anchors:
        if anchor not in settled.page_map.spans:
            yield finding('layout.anchor-lost', places.get(anchor), anchor=anchor)


class _Binder:
    """Puts what was laid out in its place."""

    def __init__(self, settled: Settled, bench: Bench, furniture: Furniture, project: Project) -> None:
        self._settled = settled
        self._sheets = bench.sheets(settled.placement)
        self._anew = bench.laid_anew
        self._furniture = furniture
        self._project = project

    def booklet(self) -> LaidBooklet:
        """Return the whole booklet."""
        sections = self._settled.placement.sections
        return LaidBooklet(
            sections=tuple(self._placed(placed) for placed in sections),
            page_map=self._settled.page_map,
            rounds=self._settled.rounds,
            laid_anew=tuple(placed.plan.name for placed in sections if placed.plan.name in self._anew),
            furniture={sheet.key: sheet.result.pdf for sheet in self._sheets.values()},
        )

    def _placed(self, placed: PlacedPlan) -> PlacedSection:
        laid = self._settled.laid[placed.plan.name]
        shift = verso_shift(placed.plan, self._project)
        section = LaidSection(
            kind=placed.plan.kind,
            key=laid.key,
            session=placed.plan.session,
            pdf=laid.result.pdf,
            pages=laid.result.pages,
            marks=laid.result.marks,
            links=laid.result.links,
            outline=laid.result.outline,
            tags=laid.result.tags,
            verso_shift=float(shift),
        )
        overlays = tuple(
            tuple(Overlay(self._sheets[each.sheet].key, each.page) for each in over)
            for over in self._furniture.overlays(placed, self._settled.placement)
        )
        return PlacedSection(section, placed.first_index, placed.folios, overlays)
