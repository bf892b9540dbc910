"""The whole flow: read, choose, lay out, make results, put them in place."""

import datetime
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from booklet.cache import Store
from booklet.diagnostics import Checked, Finding
from booklet.errors import InvalidOutputError, MissingOnMachineError
from booklet.figures import slide_pictures
from booklet.files import digest
from booklet.inputs import pages_digest, take_inventory
from booklet.language import Words
from booklet.layout import lay_out
from booklet.layout.fonts import FontSet, find_faces, font_cache, prepare
from booklet.manifest import Manifest, Output, is_intact, read_manifest, write_manifest
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.outputs import settle
from booklet.progress import Progress
from booklet.project import Project
from booklet.reading import read_semester
from booklet.results import BOUND, USUAL, Made, Order, kind_of, make_results
from booklet.selection import choose_session
from booklet.work import Workers

DISAGREEMENTS = ('deck.sentence-altered', 'deck.folio-differs')
"""Findings with which nothing may be published."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line asks of a build."""

    only: frozenset[str] = frozenset(USUAL)
    jobs: int = 1
    use_cache: bool = True
    stamp_epoch: int | None = None
    """SOURCE_DATE_EPOCH in seconds; None: the semester's date."""


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

    @property
    def is_unchanged(self) -> bool:
        """Nothing was laid out and nothing written."""
        return not self.laid_anew and not self.written

    @property
    def slides(self) -> int:
        """Slides of all decks."""
        return sum(output.units for output in self.outputs if kind_of(output.name) == 'slides')


def build_semester(project: Project, name: str, options: BuildOptions, progress: Progress) -> BuildReport:
    """Build the semester `name`; put the results below build/<name>/ and say what was done.

    Raises MissingOnMachineError when fonts or libraries are missing and InvalidOutputError when a slide does
    not agree with the booklet; then nothing is written and the last good files stay.
    """
    clock = _Clock()
    folder = project.build / name
    manifest = read_manifest(folder)
    fonts = _fonts(project)
    inventory = take_inventory(project, name, tuple(face.digest for face in fonts.faces))
    inputs = digest(*(f'{key} {value}' for key, value in sorted(inventory.items())), str(options.stamp_epoch))
    only = _asked(options.only, project)
    if options.use_cache and _stands(folder, manifest, inputs, only):
        return _unchanged(name, folder, manifest, clock)

    progress.stage('read', 1)
    semester = read_semester(project, name)
    progress.step(name)
    clock.lap('read')
    keys = _choose(semester.value, project, progress)
    clock.lap('choose')
    pages_from = pages_digest(inventory, project)
    are_known = options.use_cache and not only & BOUND and manifest.pages_from == pages_from
    store = Store(project.build / '.cache') if options.use_cache else None
    known = _known_pages(manifest) if are_known else None
    laid, pictures = _lay_out(semester.value, project, fonts, options, store, only, known, progress)
    clock.lap('lay-out')
    stamp = _stamp(semester.value, options)
    faces = _files(fonts)
    order = Order(semester.value, keys, laid.value, project, faces, fonts, pictures, only, stamp, store)
    made = make_results(order, progress)
    _refuse_disagreement(made)
    clock.lap('make')

    findings = (*semester.findings, *laid.findings, *(found for each in made for found in each.findings))
    outputs, written, kept = settle(folder, [each.value for each in made], manifest, inputs, _replaced(only))
    findings = tuple(dict.fromkeys((*findings, *kept)))
    stored = Manifest(
        inputs=inventory,
        outputs=outputs,
        page_map=laid.value.page_map,
        findings=findings,
        pages=manifest.pages if are_known else laid.value.pages,
        sections=manifest.sections if are_known else len(laid.value.sections),
        pages_from=pages_from,
        decks_from=inventory if 'slides' in only else manifest.decks_from,
        timings=clock.laps,
    )
    write_manifest(folder, stored)
    return _report(semester.value, folder, stored, clock, written, laid.value)


def _lay_out(
    semester: Semester,
    project: Project,
    fonts: FontSet,
    options: BuildOptions,
    store: Store | None,
    only: frozenset[str],
    known: Checked[LaidBooklet] | None,
    progress: Progress,
) -> tuple[Checked[LaidBooklet], Mapping[str, bytes]]:
    """Return the pages, `known` ones when they are, and the pictures of figures that go on slides."""
    with Workers(options.jobs) as workers:
        laid = known or lay_out(semester, project, fonts, workers, store, progress)
        wants_pictures = 'slides' in only
        return laid, slide_pictures(semester, project, fonts, workers, store) if wants_pictures else {}


def _fonts(project: Project) -> FontSet:
    """Return the faces of the theme; a booklet in the wrong faces is not made at all."""
    found = find_faces(project.theme)
    if found.findings:
        first = found.findings[0]
        raise MissingOnMachineError(
            Words(first.message('en'), first.message('zh')), Words(first.hint('en'), first.hint('zh'))
        )
    return prepare(found.value, font_cache())


def _files(fonts: FontSet) -> dict[str, Path]:
    """Return the single file of each face."""
    assert fonts.folder is not None
    return {face.file: fonts.folder / 'faces' / face.file for face in fonts.faces}


def _stamp(semester: Semester, options: BuildOptions) -> datetime.datetime:
    """Return the moment that stands for every date: SOURCE_DATE_EPOCH, else the semester's date, in UTC."""
    if options.stamp_epoch is not None:
        return datetime.datetime.fromtimestamp(options.stamp_epoch, datetime.UTC)
    return datetime.datetime.combine(semester.date, datetime.time(), datetime.UTC)


def _choose(semester: Semester, project: Project, progress: Progress) -> tuple[tuple[ArticleKeys, ...], ...]:
    """Return the choice for each article of each session."""
    progress.stage('choose', len(semester.sessions))
    keys = []
    for session in semester.sessions:
        keys.append(choose_session(session, project.slides.count, project.slides.session_count))
        progress.step(str(session.anchor))
    return tuple(keys)


def _asked(only: frozenset[str], project: Project) -> frozenset[str]:
    """Return the kinds to make: a PDF is made of a deck, and of every deck when the project wants that."""
    if 'slides-pdf' in only:
        return only | {'slides'}
    return only | {'slides-pdf'} if 'slides' in only and project.slides.pdf else only


def _replaced(only: frozenset[str]) -> frozenset[str]:
    """Return the kinds whose old files go: a PDF of slides that were made anew is not theirs any more."""
    return only | {'slides-pdf'} if 'slides' in only else only


def _known_pages(manifest: Manifest) -> Checked[LaidBooklet]:
    """Return the page map of the last build, whose pages stand; slides need no more of the booklet."""
    findings = (found for found in manifest.findings if not found.slug.startswith(('deck.', 'build.')))
    return Checked(LaidBooklet((), manifest.page_map, 0, ()), tuple(findings))


def _refuse_disagreement(made: Iterable[Checked[Made]]) -> None:
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


def _stands(folder: Path, manifest: Manifest, inputs: str, only: frozenset[str]) -> bool:
    """Tell whether every result that is asked for is there, whole, and made from these very inputs."""
    wanted = [output for output in manifest.outputs if kind_of(output.name) in only]
    kinds = {kind_of(output.name) for output in wanted}
    return kinds == only and all(each.inputs == inputs and is_intact(folder, each) for each in wanted)


def _unchanged(name: str, folder: Path, manifest: Manifest, clock: '_Clock') -> BuildReport:
    return BuildReport(
        semester=name,
        folder=folder,
        outputs=manifest.outputs,
        written=(),
        pages=manifest.pages,
        sections=manifest.sections,
        laid_anew=(),
        rounds=0,
        findings=manifest.findings,
        seconds=clock.seconds(),
    )


def _report(
    semester: Semester,
    folder: Path,
    manifest: Manifest,
    clock: '_Clock',
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


class _Clock:
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
