"""What a build says that it did."""

import time
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Finding, finding
from booklet.errors import UnfinishedError
from booklet.layout.fonts.faces import FontSet
from booklet.model.semester import Semester
from booklet.results.kinds import kind_of
from booklet.results.manifest import NAME, Manifest, Output
from booklet.results.request import BuildRequest
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    semester: str
    folder: Path
    outputs: tuple[Output, ...]
    written: tuple[str, ...]
    """Names of the outputs whose bytes changed."""
    pages: int
    sections: int
    laid_anew: tuple[str, ...]
    """The sections that were laid out, by their source (`01-lab-safety/2-waste`) or their name (`contents`);
    the rest came from the cache."""
    rounds: int
    findings: tuple[Finding, ...]
    seconds: float
    is_unfinished: bool = False
    """A limit was reached, and nothing was written."""

    @property
    def is_unchanged(self) -> bool:
        """Nothing was laid out and nothing written."""
        return not self.laid_anew and not self.written

    @property
    def slides(self) -> int:
        """Slides of all decks."""
        return sum(output.units for output in self.outputs if kind_of(output.name) == 'slides')


class Clock:
    """Seconds since the start, and since the last lap, by stage."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Note how long `stage` took."""
        now = time.monotonic()
        self.laps[stage], self._last = now - self._last, now

    def seconds(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self._start


def report_of(
    request: BuildRequest, manifest: Manifest, seconds: float, written: tuple[str, ...] = (),
    rebuilt: tuple[str, ...] = (), rounds: int = 0,
) -> BuildReport:
    """Return the report of a build that left `manifest`; nothing was done if nothing else is said."""
    found = damages(request.manifest, request.fonts, request.semester)
    return BuildReport(
        semester=request.semester,
        folder=request.folder,
        outputs=manifest.outputs,
        written=written,
        pages=manifest.pages,
        sections=manifest.sections,
        laid_anew=rebuilt,
        rounds=rounds,
        findings=(*manifest.findings, *found),
        seconds=seconds,
    )


def unfinished_report(
    lost: UnfinishedError, request: BuildRequest, semester: Semester, findings: tuple[Finding, ...],
    seconds: float,
) -> BuildReport:
    """Report what reached a limit, by its article or picture; the last good files stay."""
    from booklet.executor.limits import unfinished

    source = section_sources(semester).get(lost.subject)
    file = f'content/{request.semester}/{source}' if source else lost.subject
    report = report_of(request, replace(request.manifest, outputs=(), findings=findings), seconds)
    return replace(report, findings=(*report.findings, unfinished(lost, file)), is_unfinished=True)


def cache_damaged() -> Finding:
    """Return what says that a cache was not to be used."""
    return finding('build.cache-damaged', None, folder='build/.cache')


def damages(manifest: Manifest, fonts: FontSet, semester: str) -> list[Finding]:
    """Return what was found damaged of what earlier builds left behind, and is made anew."""
    found = []
    if manifest.is_damaged:
        found.append(finding('build.record-damaged', None, file=f'build/{semester}/{NAME}'))
    if fonts.was_damaged:
        found.append(finding('build.fonts-damaged', None, folder=fonts.folder))
    return found


def section_sources(semester: Semester) -> dict[str, str]:
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
