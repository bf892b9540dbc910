"""Fixtures that provoke the build's own slugs."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from booklet.diagnostics import Finding, Place, Severity
from booklet.errors import UnfinishedError
from booklet.executor.limits import unfinished
from booklet.files import digest
from booklet.layout.fonts.faces import FontSet
from booklet.model.semester import Semester
from booklet.preflight import Observation, Report, Standard, check_pdf
from booklet.project.settings import Project
from booklet.results.fingerprint import take_inventory
from booklet.results.manifest import Manifest, Output, write_manifest
from booklet.results.output import OutputFile
from booklet.results.print.check import failures
from booklet.results.print.figures import PrintedFigure, figure_findings
from booklet.results.publish import publish_outputs
from booklet.results.report import cache_damaged, damages
from booklet.results.staleness import check_decks
from tests.deck.sample import SEMESTER, THEME


def deck_edited(folder: Path) -> Iterable[Finding]:
    """A deck differs from the one that was written."""
    (folder / 'slides').mkdir()
    (folder / 'slides' / '01.pptx').write_bytes(b'edited by hand')
    manifest = Manifest(outputs=(Output('slides/01.pptx', digest(b'as written'), 9),))
    made = (OutputFile('slides/01.pptx', b'made anew', 9),)
    return publish_outputs(folder, made, manifest, 'inputs', frozenset({'slides'}))[2]


def preflight_failed(folder: Path) -> Iterable[Finding]:
    """A press file is not what its standard asks for."""
    return failures({'booklet.pdf': check_pdf(b'not a PDF')})


def figure_at_fault(slug: str, **facts: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with a report that objects to the only picture of a page."""

    def provoke(_: Path) -> Iterable[Finding]:
        seen = Observation(slug, Severity.ERROR, 0, 'image Im1 (7 0)', tuple(facts.items()))
        figure = PrintedFigure(4, 'content/a/figures/tray.png', Place('content/a/1-tray.md', 12), 1.5)
        return figure_findings(Report(Standard.PDFX4, (seen,)), (figure,), (4,))

    return provoke


def deck_changed(folder: Path) -> Iterable[Finding]:
    """The deck on disk is not the one in build.json."""
    return check_decks(*_built(folder, deck=b'edited'))


def deck_stale(folder: Path) -> Iterable[Finding]:
    """An article of the session changed since the build."""
    project, semester = _built(folder)
    (folder / 'content' / '2026-spring' / '01-lab-safety' / 'session.md').write_text('new')
    return check_decks(project, semester)


def deck_pages_stale(folder: Path) -> Iterable[Finding]:
    """A session that has no deck yet came after the build of two decks."""
    project, semester = _built(folder, count=2)
    (folder / 'content' / '2026-spring' / '03-new').mkdir()
    (folder / 'content' / '2026-spring' / '03-new' / 'session.md').write_text('new')
    return check_decks(project, semester)


def _built(folder: Path, deck: bytes = b'deck', count: int = 1) -> tuple[Project, Semester]:
    """Return a project with as many decks, made of what stands there now."""
    project = Project(folder, THEME, ())
    home = folder / 'content' / '2026-spring' / '01-lab-safety'
    home.mkdir(parents=True)
    (home / 'session.md').write_text('old')
    slides = folder / 'build' / '2026-spring' / 'slides'
    slides.mkdir(parents=True)
    names = [f'slides/{number:02d}.pptx' for number in range(1, count + 1)]
    for name in names:
        (slides.parent / name).write_bytes(deck)
    written = tuple(Output(name, digest(b'deck'), 9) for name in names)
    inventory = take_inventory(project, '2026-spring', ())
    write_manifest(slides.parent, Manifest(outputs=written, decks_from=inventory))
    return project, SEMESTER


def lost(limit: Literal['time', 'memory']) -> Callable[[Path], Iterable[Finding]]:
    """A drawing reached a limit."""
    return lambda _: [unfinished(UnfinishedError('a.svg', limit), 'content/2026-spring/a.svg')]


def damaged(manifest: bool = False, fonts: bool = False) -> Callable[[Path], Iterable[Finding]]:
    """What the last build left behind was damaged."""
    return lambda folder: damages(
        Manifest(is_damaged=manifest), FontSet((), folder, was_damaged=fonts), '2026-spring'
    )


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'build.record-damaged': damaged(manifest=True),
    'build.cache-damaged': lambda _: [cache_damaged()],
    'build.fonts-damaged': damaged(fonts=True),
    'build.job-time': lost('time'),
    'build.job-memory': lost('memory'),
    'build.deck-edited': deck_edited,
    'build.preflight-failed': preflight_failed,
    'build.figure-coarse': figure_at_fault('image.coarse', found='90', least='150', pixels='60 × 40'),
    'build.figure-refused': figure_at_fault('image.damaged'),
    'build.deck-changed': deck_changed,
    'build.deck-stale': deck_stale,
    'build.deck-pages-stale': deck_pages_stale,
}
