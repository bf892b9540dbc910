"""Folders of projects -> all of them built in one run, side by side; one school's fault stops no other.

A school is built whole by one task, so a hundred schools keep a hundred processes busy. Here the task works
in the project's folder; on a cluster the project's files travel with it, and its results come back.
"""

import platform
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import as_completed
from dataclasses import replace
from pathlib import Path

from booklet.build import build_semester
from booklet.diagnostics import Severity
from booklet.errors import BookletError, MissingOnMachineError, UsageError
from booklet.executor import Executor, Machine
from booklet.executor.processes import Processes
from booklet.language import Words
from booklet.progress import Silence
from booklet.project.packaged import packaged_styles
from booklet.project.settings import CONFIGURATION, Project, read_project
from booklet.reading.listing import newest_semester
from booklet.results.fingerprint import source_files
from booklet.results.manifest import Manifest, read_manifest, write_manifest
from booklet.results.output import OutputFile
from booklet.results.publish import publish_outputs
from booklet.results.report import BuildReport
from booklet.results.request import BuildOptions, prepared_fonts, read_request
from booklet.results.workers import connect
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class SchoolReport:
    """What became of one school."""

    folder: Path
    report: BuildReport | None
    """None when nothing was made."""
    fault: BookletError | None = None
    """Why."""

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(each.severity is severity for each in self.report.findings) if self.report else 0


@dataclass(frozen=True, slots=True)
class SchoolJob:
    """A school to be built: the newest semester of a project."""

    folder: Path
    """Of the project, as it was named; a place for who asks and no place for who works."""
    semester: str
    options: BuildOptions
    inputs: str = ''
    """Digest of all that the results follow from, where the job comes from."""
    files: tuple[tuple[str, bytes], ...] = ()
    """The project's files by their path in it, when its folder is out of reach."""


@dataclass(frozen=True, slots=True)
class SchoolResult:
    """A school built out of reach of its folder."""

    report: BuildReport
    manifest: Manifest
    made: tuple[OutputFile, ...]


def build_schools(folders: Iterable[Path], options: BuildOptions) -> Iterator[SchoolReport]:
    """Build the newest semester of each project, and yield what became of it as it ends.

    Raise MissingOnMachineError when the cluster of `options.scheduler` cannot be used at all.
    """
    jobs: list[SchoolJob] = []
    for folder in folders:
        try:
            job = _prepared(folder, options)
        except BookletError as fault:
            yield SchoolReport(folder, None, fault)
            continue
        if isinstance(job, SchoolReport):
            yield job
        else:
            jobs.append(job)
    if jobs:
        yield from _built(jobs, options)


def _prepared(folder: Path, options: BuildOptions) -> SchoolJob | SchoolReport:
    """Return the job of a school, or the report that nothing changed."""
    project, semester = _opened(folder)
    request = read_request(project, semester, options)
    if request.is_done:
        return SchoolReport(folder, build_semester(project, semester, options, Silence()))
    job = SchoolJob(folder, semester, replace(options, jobs=1, scheduler=''), request.inputs)
    if not options.scheduler:
        return job
    return replace(job, files=tuple(_files(folder, project, semester)))


def _files(folder: Path, project: Project, semester: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of what the results follow from. Of what is not read, the name is enough."""
    for path, is_used in source_files(project, semester):
        yield Path(path).relative_to(folder).as_posix(), Path(path).read_bytes() if is_used else b''


def _opened(folder: Path) -> tuple[Project, str]:
    """Return a project and the name of its newest semester; raise UsageError when it is not to be built."""
    if not (folder / CONFIGURATION).is_file():
        raise UsageError(
            Words("there is no booklet.toml", "没有 booklet.toml"),
            Words("name folders of projects", "请写项目的文件夹"),
        )
    opened = read_project(folder, packaged_styles())
    wrong = next((each for each in opened.findings if each.severity is Severity.ERROR), None)
    if wrong is not None:
        raise UsageError(
            Words(wrong.message('en'), wrong.message('zh')), Words(wrong.hint('en'), wrong.hint('zh'))
        )
    newest = newest_semester(opened.value)
    if newest is None:
        raise UsageError(
            Words("content/ has no semester yet", "content 里还没有任何学期"),
            Words("begin one: booklet new semester", "先新建一个学期：booklet new semester"),
        )
    return opened.value, newest


def _built(jobs: list[SchoolJob], options: BuildOptions) -> Iterator[SchoolReport]:
    """Yield the report of each job."""
    function = build_afar if options.scheduler else build_here
    with _executor(jobs, options) as executor:
        futures = {executor.submit(function, job, job.folder.name): job for job in jobs}
        for future in as_completed(futures):
            job, error = futures[future], future.exception()
            if error is None:
                yield SchoolReport(job.folder, _put_in_place(job, future.result()))
            else:
                yield SchoolReport(job.folder, None, executor.explain(error) or _fault(error))


def _executor(jobs: list[SchoolJob], options: BuildOptions) -> Executor:
    """Return who builds the schools: the cluster, or processes here."""
    project = _opened(jobs[0].folder)[0]
    fonts = prepared_fonts(project)
    assert fonts.folder is not None
    machine = Machine(fonts.folder)
    if options.scheduler:
        return connect(options.scheduler, project, fonts, machine)
    return Processes(machine, min(options.jobs, len(jobs)))


def build_here(job: SchoolJob, machine: Machine) -> BuildReport:
    """Build a school in its folder."""
    project = read_project(job.folder, packaged_styles()).value
    return build_semester(project, job.semester, job.options, Silence())


def build_afar(job: SchoolJob, machine: Machine) -> SchoolResult:
    """Build a school where its folder is out of reach, of the files that came with the job.

    Raise MissingOnMachineError when its results would not be the same bytes as where the job comes from.
    """
    options = replace(job.options, use_cache=False)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in job.files:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        project = read_project(root, packaged_styles()).value
        if read_request(project, job.semester, options).inputs != job.inputs:
            raise _different()
        report = build_semester(project, job.semester, options, Silence())
        made = tuple(
            OutputFile(each.name, (report.folder / each.name).read_bytes(), each.units)
            for each in report.outputs
        )
        return SchoolResult(report, read_manifest(report.folder), made)


def _put_in_place(job: SchoolJob, result: BuildReport | SchoolResult) -> BuildReport:
    """Put what was made afar where it would be had it been made here."""
    if isinstance(result, BuildReport):
        return result
    folder = job.folder / 'build' / job.semester
    last = read_manifest(folder)
    outputs, written, kept = publish_outputs(folder, result.made, last, job.inputs, job.options.only)
    manifest, findings = result.manifest, (*result.manifest.findings, *kept)
    decks_from = manifest.decks_from or last.decks_from
    write_manifest(folder, replace(manifest, outputs=outputs, findings=findings, decks_from=decks_from))
    return replace(result.report, folder=folder, outputs=outputs, written=written, findings=findings)


def _different() -> MissingOnMachineError:
    host = platform.node()
    return MissingOnMachineError(
        Words(f"The worker on {host} has other fonts or styles than this machine.",
              f"{host} 上工作进程的字体或样式与本机不同。"),
        Words("Install there what is installed here (booklet doctor on both).",
              "请在那台机器上装好与本机相同的版本（两边运行 booklet doctor 对照）。"),
    )  # fmt: skip


def _fault(error: BaseException) -> BookletError:
    """Return a stop of ours as it is, and anything else as the bug that it is."""
    if isinstance(error, BookletError):
        return error
    return BookletError(
        Words(f"this is a bug of booklet: {error!r}", f"这是 booklet 的错误：{error!r}"),
        Words("build this school by itself with --verbose and report it",
              "请加 --verbose 单独制作这一个项目，并把结果反馈给我们"),
    )  # fmt: skip
