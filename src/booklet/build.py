"""A semester and what is asked for -> a build, if anything that it depends on changed since the last one.

Whether it did is known from digests, without any of the libraries that read, lay out or write; `flow` is
imported when there is something to make.
"""

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import Finding, finding
from booklet.errors import BookletError, MissingOnMachineError
from booklet.files import digest
from booklet.language import Words
from booklet.layout.fonts import FontSet, find_faces, font_cache, prepare
from booklet.progress import Progress
from booklet.project.settings import Project
from booklet.results.fingerprint import pages_digest, take_inventory
from booklet.results.kinds import kind_of
from booklet.results.manifest import NAME, Manifest, is_intact, read_manifest
from booklet.results.request import BuildOptions, BuildReport, Clock, Commission

if TYPE_CHECKING:
    from booklet.executor import Workers

__all__ = ['BuildOptions', 'BuildReport', 'build_semester']


def build_semester(project: Project, name: str, options: BuildOptions, progress: Progress) -> BuildReport:
    """Build the semester `name`; put the results below build/<name>/ and say what was done.

    Raises MissingOnMachineError when fonts or libraries are missing and InvalidOutputError when a slide does
    not agree with the booklet; then nothing is written and the last good files stay.
    """
    clock = Clock()
    commission = _commission(project, name, options)
    if options.use_cache and _stands(commission):
        return _mended(_unchanged(commission, clock), commission)
    try:
        return _mended(_make(commission, clock, progress), commission)
    except (BookletError, OSError, MemoryError):
        raise
    except Exception:
        if not options.use_cache:
            raise
        # What somebody wrote into the cache may look like ours and be anything. Without it, too, a fault of
        # the program comes again, and is told as one.
        anew = replace(commission, options=replace(options, use_cache=False))
        report = _make(anew, clock, progress)
        _put_away(commission.project.build / '.cache')
        return _mended(report, commission, is_cache_damaged=True)


def _make(commission: Commission, clock: Clock, progress: Progress) -> BuildReport:
    with _workers(commission) as workers:
        from booklet.flow import make_semester

        return make_semester(commission, workers, clock, progress)


def _put_away(folder: Path) -> None:
    """Remove a cache; who is reading it at the time finds nothing there."""
    import shutil

    aside = folder.with_name(f'{folder.name}-damaged-{os.getpid()}')
    with contextlib.suppress(OSError):
        folder.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def _mended(report: BuildReport, commission: Commission, is_cache_damaged: bool = False) -> BuildReport:
    """Say with the report what was found damaged and made anew."""
    found = damages(commission.manifest, commission.fonts, commission.semester, is_cache_damaged)
    return replace(report, findings=(*report.findings, *found)) if found else report


def damages(
    manifest: Manifest, fonts: FontSet, semester: str, is_cache_damaged: bool = False
) -> list[Finding]:
    """Return what was found damaged of what earlier builds left behind."""
    found = []
    if manifest.is_damaged:
        found.append(finding('build.record-damaged', None, file=f'build/{semester}/{NAME}'))
    if fonts.was_damaged:
        found.append(finding('build.fonts-damaged', None, folder=fonts.folder))
    if is_cache_damaged:
        found.append(finding('build.cache-damaged', None, folder='build/.cache'))
    return found


def _workers(commission: Commission) -> 'Workers':
    """Return the processes. They begin to load the engine now: none if nothing will be laid out, one for a
    few edited texts, all for many.
    """
    from booklet.executor import Workers
    from booklet.layout.engine.warm_up import readiness

    options = commission.options
    if commission.pages_stand:
        return Workers(options.jobs)
    workers = Workers(options.jobs, readiness(commission.project, commission.fonts))
    workers.start(1 if commission.has_little_new else workers.count)
    return workers


def _commission(project: Project, name: str, options: BuildOptions) -> Commission:
    fonts = _fonts(project)
    inventory = take_inventory(project, name, tuple(face.digest for face in fonts.faces))
    inputs = digest(*(f'{key} {value}' for key, value in sorted(inventory.items())), str(options.stamp_epoch))
    manifest = read_manifest(project.build / name)
    pages_from = pages_digest(inventory, project)
    return Commission(
        project, name, options, _asked(options.only, project), fonts, manifest, inventory, inputs, pages_from
    )


def _fonts(project: Project) -> FontSet:
    """Return the faces of the theme; a booklet in the wrong faces is not made at all."""
    found = find_faces(project.theme)
    if found.findings:
        first = found.findings[0]
        raise MissingOnMachineError(
            Words(first.message('en'), first.message('zh')), Words(first.hint('en'), first.hint('zh'))
        )
    return prepare(found.value, font_cache())


def _asked(only: frozenset[str], project: Project) -> frozenset[str]:
    """Return the kinds to make: a PDF is made of a deck, and of every deck when the project wants that."""
    if 'slides-pdf' in only:
        return only | {'slides'}
    return only | {'slides-pdf'} if 'slides' in only and project.slides.pdf else only


def _stands(commission: Commission) -> bool:
    """Tell whether every result that is asked for is there, whole, and made from these very inputs."""
    only, folder = commission.only, commission.folder
    wanted = [output for output in commission.manifest.outputs if kind_of(output.name) in only]
    if {kind_of(output.name) for output in wanted} != only:
        return False
    return all(each.inputs == commission.inputs and is_intact(folder, each) for each in wanted)


def _unchanged(commission: Commission, clock: Clock) -> BuildReport:
    manifest = commission.manifest
    return BuildReport(
        semester=commission.semester,
        folder=commission.folder,
        outputs=manifest.outputs,
        written=(),
        pages=manifest.pages,
        sections=manifest.sections,
        laid_anew=(),
        rounds=0,
        findings=manifest.findings,
        seconds=clock.seconds(),
    )
