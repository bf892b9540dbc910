"""The whole flow: is anything to be made? Then read, lay out, make the results, put them in place.

Whether it is, is known from digests, without any of the libraries that read, lay out or write; what works is
imported when there is work. Key sentences are chosen in the tasks that make slides (`results.slides`).
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from booklet.diagnostics import Checked, Finding
from booklet.errors import InvalidOutputError, MissingOnMachineError
from booklet.language import Words
from booklet.progress import Progress
from booklet.project.settings import Project
from booklet.results.manifest import Manifest, write_manifest
from booklet.results.request import BuildOptions, BuildReport, BuildRequest, Clock, read_request

if TYPE_CHECKING:
    from booklet.executor import Executor, Machine
    from booklet.layout.fonts.faces import FontSet
    from booklet.model.laid import LaidBooklet
    from booklet.model.semester import Semester
    from booklet.results.context import ResultContext
    from booklet.results.output import OutputFile

__all__ = ['BuildOptions', 'BuildReport', 'build_semester']

DISAGREEMENTS = ('deck.sentence-altered', 'deck.folio-differs')
"""Findings with which nothing may be published."""


def build_semester(project: Project, name: str, options: BuildOptions, progress: Progress) -> BuildReport:
    """Build the semester `name`; put the results below build/<name>/ and say what was done.

    Raises MissingOnMachineError when fonts or libraries are missing and InvalidOutputError when a slide does
    not agree with the booklet; then nothing is written and the last good files stay.
    """
    clock = Clock()
    request = read_request(project, name, options)
    if request.is_done:
        return _unchanged(request, clock)
    with _executor(request) as executor:
        return _make(request, executor, clock, progress)


def _executor(request: BuildRequest) -> 'Executor':
    """Return what runs the tasks: the workers of a cluster, or processes here. These begin to load the engine
    now: all of them for a first build, one after an edit, none if nothing will be laid out.
    """
    from booklet.executor import Machine, local_executor
    from booklet.layout.engine.warm_up import warm_up

    project, options, fonts = request.project, request.options, request.fonts
    assert fonts.folder is not None
    machine = Machine(fonts.folder, request.store)
    if scheduler := options.scheduler or project.work.scheduler:
        return connect(scheduler, project, fonts, machine)
    executor = local_executor(machine, options.jobs, warm_up(project, fonts, machine))
    if not request.has_pages:
        executor.start(1 if options.use_cache and request.manifest.outputs else executor.count)
    return executor


def connect(scheduler: str, project: Project, fonts: 'FontSet', machine: 'Machine') -> 'Executor':
    """Return the cluster at that address, ready for tasks of `project`; see `results.cluster.Cluster`."""
    try:
        from booklet.results.cluster import Cluster, needs_of
    except ImportError as error:
        raise MissingOnMachineError(
            Words("A cluster needs the package distributed.", "使用集群需要安装 distributed。"),
            Words('Install it: pip install "booklet[cluster]"', '请安装：pip install "booklet[cluster]"'),
        ) from error
    return Cluster(scheduler, machine, needs_of(project.theme, fonts))


def _make(request: BuildRequest, executor: 'Executor', clock: Clock, progress: Progress) -> BuildReport:
    """Make what is asked for, put it in place and say what was done."""
    semester = _read(request, progress)
    clock.lap('read')
    laid = _lay_out(request, semester.value, executor, progress)
    context = _context(request, semester.value, laid.value, executor)
    clock.lap('lay-out')
    from booklet.results.make import make_outputs

    made = make_outputs(context, progress, executor)
    _refuse_disagreement(made)
    clock.lap('make')
    findings = (*semester.findings, *laid.findings, *(found for each in made for found in each.findings))
    stored, written = _publish(request, laid.value, [each.value for each in made], findings, clock)
    sources = section_sources(semester.value)
    anew = tuple(sources.get(name, name) for name in laid.value.laid_anew)
    return _report(request, stored, clock, written, anew, laid.value.rounds)


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


def _refuse_disagreement(made: 'Iterable[Checked[OutputFile]]') -> None:
    """Raise InvalidOutputError when a slide says what the booklet does not print, or not there."""
    broken = [found for each in made for found in each.findings if found.slug in DISAGREEMENTS]
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


def _publish(
    request: BuildRequest, laid: 'LaidBooklet', made: 'Iterable[OutputFile]', findings: tuple[Finding, ...],
    clock: Clock,
) -> tuple[Manifest, tuple[str, ...]]:
    """Put the results and the manifest in place; return it and the names of what was written."""
    from booklet.results.publish import publish_outputs

    folder, last, only = request.folder, request.manifest, request.only
    outputs, written, kept = publish_outputs(folder, made, last, request.inputs, only)
    stored = Manifest(
        inputs=request.inventory,
        outputs=outputs,
        page_map=laid.page_map,
        findings=tuple(dict.fromkeys((*findings, *kept))),
        pages=last.pages if request.has_pages else laid.pages,
        sections=last.sections if request.has_pages else len(laid.sections),
        pages_from=request.pages_from,
        decks_from=request.inventory if 'slides' in only else last.decks_from,
        timings=clock.laps,
    )
    write_manifest(folder, stored)
    return stored, written


def _unchanged(request: BuildRequest, clock: Clock) -> BuildReport:
    return _report(request, request.manifest, clock, (), (), 0)


def _report(
    request: BuildRequest, manifest: Manifest, clock: Clock, written: tuple[str, ...], anew: tuple[str, ...],
    rounds: int,
) -> BuildReport:
    return BuildReport(
        semester=request.semester,
        folder=request.folder,
        outputs=manifest.outputs,
        written=written,
        pages=manifest.pages,
        sections=manifest.sections,
        laid_anew=anew,
        rounds=rounds,
        findings=manifest.findings,
        seconds=clock.seconds(),
    )


def section_sources(semester: 'Semester') -> dict[str, str]:
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
