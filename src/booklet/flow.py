"""The whole flow: read, choose, lay out, make results, put them in place.

What makes results is loaded while a process lays out what changed.
"""

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import Checked, Finding
from booklet.errors import InvalidOutputError, UnfinishedError
from booklet.executor import Workers
from booklet.language import Words
from booklet.layout import lay_out
from booklet.layout.fonts import FontSet
from booklet.limits import unfinished
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.progress import Progress
from booklet.reading import read_semester
from booklet.reading.cache import Memory
from booklet.results.figures import slide_pictures
from booklet.results.manifest import Manifest, write_manifest
from booklet.results.publish import settle
from booklet.results.request import BuildOptions, BuildReport, Clock, Commission
from booklet.store import Store
from booklet.versions import program_digest

if TYPE_CHECKING:
    from booklet.press.inks.separated_booklet import InkDesk
    from booklet.results.making import Made

DISAGREEMENTS = ('deck.sentence-altered', 'deck.folio-differs')
"""Findings with which nothing may be published."""


def make_semester(
    commission: Commission, workers: Workers, clock: Clock, progress: Progress
) -> BuildReport:
    """Make what `commission` asks for, put it in place and say what was done.

    Raises MissingOnMachineError when libraries are missing and InvalidOutputError when a slide does not agree
    with the booklet; then nothing is written and the last good files stay.
    """
    project = commission.project
    progress.stage('read', 1)
    semester = read_semester(project, commission.semester, _memory(commission))
    progress.step(commission.semester)
    clock.lap('read')
    try:
        return _make(semester, commission, workers, clock, progress)
    except UnfinishedError as lost:
        return _unfinished(lost, semester, commission, clock)


def _make(
    semester: Checked[Semester], commission: Commission, workers: Workers, clock: Clock, progress: Progress
) -> BuildReport:
    """Make everything of what was read."""
    project, only = commission.project, commission.only
    press = functools.cache(functools.partial(_get_press_ready, commission))
    laid, pictures = _lay_out(semester.value, commission, workers, progress, press)
    clock.lap('lay-out')
    from booklet.results.context import Order
    from booklet.results.make import make_results

    stamp = _stamp(semester.value, commission.options)
    faces = _files(commission.fonts)
    order = Order(
        semester.value, (), laid.value, project, faces, commission.fonts, pictures, only, stamp,
        _store(commission), press(),
    )  # fmt: skip
    made = make_results(order, progress, workers)
    _refuse_disagreement(made)
    clock.lap('make')

    findings = (*semester.findings, *laid.findings, *(found for each in made for found in each.findings))
    return _publish(commission, semester.value, laid.value, made, findings, clock)


def _unfinished(
    lost: UnfinishedError, semester: Checked[Semester], commission: Commission, clock: Clock
) -> BuildReport:
    """Report what reached a limit, by its article or picture; the last good files stay."""
    source = _sources(semester.value).get(lost.subject)
    file = f'content/{commission.semester}/{source}' if source else lost.subject
    found = unfinished(lost, file)
    manifest = commission.manifest
    return BuildReport(
        commission.semester, commission.folder, (), (), manifest.pages, manifest.sections, (), 0,
        (*semester.findings, found), clock.seconds(), is_unfinished=True,
    )  # fmt: skip


def _memory(commission: Commission) -> Memory:
    """Return what is known of texts that this very program has read."""
    return Memory(_store(commission), program_digest())


def _store(commission: Commission) -> Store | None:
    return Store(commission.project.build / '.cache') if commission.options.use_cache else None


def _publish(
    commission: Commission,
    semester: Semester,
    laid: LaidBooklet,
    made: Iterable[Checked['Made']],
    findings: tuple[Finding, ...],
    clock: Clock,
) -> BuildReport:
    """Put the results and the manifest in place."""
    folder, manifest, only = commission.folder, commission.manifest, commission.only
    are_known = commission.pages_stand
    results = [each.value for each in made]
    outputs, written, kept = settle(folder, results, manifest, commission.inputs, _replaced(only))
    stored = Manifest(
        inputs=commission.inventory,
        outputs=outputs,
        page_map=laid.page_map,
        findings=tuple(dict.fromkeys((*findings, *kept))),
        pages=manifest.pages if are_known else laid.pages,
        sections=manifest.sections if are_known else len(laid.sections),
        pages_from=commission.pages_from,
        decks_from=commission.inventory if 'slides' in only else manifest.decks_from,
        timings=clock.laps,
    )
    write_manifest(folder, stored)
    return _report(semester, folder, stored, clock, written, laid)


def _lay_out(
    semester: Semester,
    commission: Commission,
    workers: Workers,
    progress: Progress,
    meanwhile: Callable[[], object],
) -> tuple[Checked[LaidBooklet], Mapping[str, bytes]]:
    """Return the pages, `known` ones when they are, and the pictures of figures that go on slides."""
    project, fonts = commission.project, commission.fonts
    store = _store(commission)
    known = _known_pages(commission) if commission.pages_stand else None
    laid = known or lay_out(semester, project, fonts, workers, store, progress, meanwhile=meanwhile)
    wants_pictures = 'slides' in commission.only
    return laid, slide_pictures(semester, project, fonts, workers, store) if wants_pictures else {}


def _get_press_ready(commission: Commission) -> 'InkDesk | None':
    """Load what makes results of pages; return what the last press body was made of, if one is wanted."""
    import booklet.results.make  # noqa: F401

    if 'print' not in commission.only:
        return None
    from booklet.results.print import expected_inks

    return expected_inks(_store(commission))


def _files(fonts: FontSet) -> dict[str, Path]:
    """Return the single file of each face."""
    assert fonts.folder is not None
    return {face.file: fonts.folder / 'faces' / face.file for face in fonts.faces}


def _stamp(semester: Semester, options: BuildOptions) -> datetime.datetime:
    """Return the moment that stands for every date: SOURCE_DATE_EPOCH, else the semester's date, in UTC."""
    if options.stamp_epoch is not None:
        return datetime.datetime.fromtimestamp(options.stamp_epoch, datetime.UTC)
    return datetime.datetime.combine(semester.date, datetime.time(), datetime.UTC)


def _replaced(only: frozenset[str]) -> frozenset[str]:
    """Return the kinds whose old files go: a PDF of slides that were made anew is not theirs any more."""
    return only | {'slides-pdf'} if 'slides' in only else only


def _known_pages(commission: Commission) -> Checked[LaidBooklet]:
    """Return the page map of the last build, whose pages stand; slides need no more of the booklet."""
    manifest = commission.manifest
    findings = (found for found in manifest.findings if not found.slug.startswith(('deck.', 'build.')))
    return Checked(LaidBooklet((), manifest.page_map, 0, ()), tuple(findings))


def _refuse_disagreement(made: Iterable[Checked['Made']]) -> None:
    """Raise InvalidOutputError when a slide says what the booklet does not print, or not there."""
    broken = [
        found for each in made for found in each.findings if found.slug in DISAGREEMENTS
    ]
    if broken:
        raise InvalidOutputError(
            Words(
                f"slides and booklet disagree: {broken[0].message('en')}",
                f"幻灯片与手册不一致：{broken[0].message('zh')}",
            ),
            Words(
                "nothing was written; this is a fault of booklet, please report it with the article",
                "没有写出任何文件。这是程序的错误，请连同文章一起反馈。",
            ),
        )


def _report(
    semester: Semester,
    folder: Path,
    manifest: Manifest,
    clock: Clock,
    written: tuple[str, ...],
    laid: LaidBooklet,
) -> BuildReport:
    sources = _sources(semester)
    return BuildReport(
        semester=semester.name,
        folder=folder,
        outputs=manifest.outputs,
        written=written,
        pages=manifest.pages,
        sections=manifest.sections,
        laid_anew=tuple(sources.get(name, name) for name in laid.laid_anew),
        rounds=laid.rounds,
        findings=manifest.findings,
        seconds=clock.seconds(),
    )


def _sources(semester: Semester) -> dict[str, str]:
    """Return section name -> the source it is made from, as its editor calls it."""
    content = f'content/{semester.name}/'
    sources = {}
    for session in semester.sessions:
        sheet = session.place.file.removeprefix(content)
        sources[f'{session.anchor}-sheet'] = sheet
        sources[f'{session.anchor}-questions'] = f'{sheet.removesuffix("session.md")}questions'
        for article in session.articles:
            sources[str(article.anchor)] = article.place.file.removeprefix(content)
    return sources
