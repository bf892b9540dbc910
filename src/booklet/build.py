"""The whole flow: is anything to be made? Then read, lay out, make the results, put them in place.

Whether it is, is known from digests, without any of the libraries that read, lay out or write; what works is
imported when there is work. Key sentences are chosen in the tasks that make slides (`results.slides`).
"""

import contextlib
import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import Checked
from booklet.errors import InterruptedRunError, MissingOnMachineError, UnfinishedError
from booklet.progress import Progress
from booklet.project.settings import Project
from booklet.results.report import (
    BuildReport,
    Clock,
    cache_damaged,
    report_of,
    section_sources,
    unfinished_report,
)
from booklet.results.request import BuildOptions, BuildRequest, read_request

if TYPE_CHECKING:
    from booklet.executor import Executor
    from booklet.model.laid import LaidBooklet
    from booklet.model.semester import Semester
    from booklet.results.context import ResultContext

__all__ = ['BuildOptions', 'BuildReport', 'build_semester']


def build_semester(project: Project, name: str, options: BuildOptions, progress: Progress) -> BuildReport:
    """Build the semester `name`; put the results below build/<name>/ and say what was done.

    Raises MissingOnMachineError when fonts or libraries are missing and InvalidOutputError when a slide does
    not agree with the booklet; then nothing is written and the last good files stay.
    """
    clock = Clock()
    request = read_request(project, name, options)
    if request.is_done:
        return report_of(request, request.manifest, clock.seconds())
    try:
        return _build(request, clock, progress)
    except (MissingOnMachineError, InterruptedRunError, OSError, MemoryError):
        raise
    except Exception:
        if not options.use_cache:
            raise
        # What somebody wrote into the cache may look like ours and be anything. Without it, too, a fault of
        # the program comes again, and is told as one.
        anew = replace(request, options=replace(options, use_cache=False))
        report = _build(anew, clock, progress)
        _put_away(project.build / '.cache')
        return replace(report, findings=(*report.findings, cache_damaged()))


def _put_away(folder: Path) -> None:
    """Remove a cache; who is reading it at the time finds nothing there."""
    import shutil

    aside = folder.with_name(f'{folder.name}-damaged-{os.getpid()}')
    with contextlib.suppress(OSError):
        folder.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def _build(request: BuildRequest, clock: Clock, progress: Progress) -> BuildReport:
    from booklet.results.workers import choose_executor

    with choose_executor(request) as executor:
        semester = _read(request, progress)
        clock.lap('read')
        try:
            return _make(request, semester, executor, clock, progress)
        except UnfinishedError as lost:
            return unfinished_report(lost, request, semester.value, semester.findings, clock.seconds())


def _make(
    request: BuildRequest, semester: 'Checked[Semester]', executor: 'Executor', clock: Clock,
    progress: Progress,
) -> BuildReport:
    """Make what is asked for of what was read, put it in place and say what was done."""
    laid = _lay_out(request, semester.value, executor, progress)
    context = _context(request, semester.value, laid.value, executor)
    clock.lap('lay-out')
    from booklet.results.make import make_outputs
    from booklet.results.publish import publish_build, refuse_disagreement

    made = make_outputs(context, progress, executor)
    refuse_disagreement(made)
    clock.lap('make')
    findings = (*semester.findings, *laid.findings, *(found for each in made for found in each.findings))
    stored, written = publish_build(request, laid.value, [each.value for each in made], findings, clock.laps)
    sources = section_sources(semester.value)
    rebuilt = tuple(sources.get(name, name) for name in laid.value.laid_anew)
    return report_of(request, stored, clock.seconds(), written, rebuilt, laid.value.rounds)


def _read(request: BuildRequest, progress: Progress) -> 'Checked[Semester]':
    from booklet.reading.cache import Memory
    from booklet.reading.semester import read_semester

    progress.stage('read', 1)
    # What is known of texts that this very program has read.
    memory = Memory(request.store, request.inventory[':program'])
    semester = read_semester(request.project, request.semester, memory)
    progress.step(request.semester)
    return semester


def _lay_out(
    request: BuildRequest, semester: 'Semester', executor: 'Executor', progress: Progress
) -> 'Checked[LaidBooklet]':
    if request.has_pages:
        return _known_pages(request)
    from booklet.layout.booklet import lay_out

    return lay_out(semester, request.project, request.fonts, executor, request.store, progress)


def _known_pages(request: BuildRequest) -> 'Checked[LaidBooklet]':
    """Return the page map of the last build, whose pages stand; slides need no more of the booklet."""
    from booklet.model.laid import LaidBooklet

    manifest = request.manifest
    findings = (found for found in manifest.findings if not found.slug.startswith(('deck.', 'build.')))
    return Checked(LaidBooklet((), manifest.page_map, 0, ()), tuple(findings))


def _context(
    request: BuildRequest, semester: 'Semester', laid: 'LaidBooklet', executor: 'Executor'
) -> 'ResultContext':
    from booklet.results.context import ResultContext
    from booklet.results.figures import slide_pictures

    project, fonts, store = request.project, request.fonts, request.store
    has_slides = 'slides' in request.only
    pictures = slide_pictures(semester, project, fonts, executor, store) if has_slides else {}
    stamp = _stamp(semester, request.options)
    return ResultContext(
        semester, laid, project, fonts, pictures, request.only, stamp, store, executor.count
    )


def _stamp(semester: 'Semester', options: BuildOptions) -> datetime.datetime:
    """Return the moment that stands for every date: SOURCE_DATE_EPOCH, else the semester's date, in UTC."""
    if options.stamp_epoch is not None:
        return datetime.datetime.fromtimestamp(options.stamp_epoch, datetime.UTC)
    return datetime.datetime.combine(semester.date, datetime.time(), datetime.UTC)
