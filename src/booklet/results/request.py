"""What is asked of a build, and what it says it did."""

import time
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.errors import MissingOnMachineError
from booklet.files import digest
from booklet.language import Words
from booklet.layout.fonts.faces import FontSet, find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.project.settings import Project
from booklet.results.fingerprint import pages_digest, take_inventory
from booklet.results.kinds import OF_PAGES, USUAL, kind_of
from booklet.results.manifest import Manifest, Output, is_intact, read_manifest
from booklet.store import Store
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line asks of a build."""

    only: frozenset[str] = USUAL
    jobs: int = 1
    use_cache: bool = True
    stamp_epoch: int | None = None
    """SOURCE_DATE_EPOCH in seconds; None: the semester's date."""
    scheduler: str = ''
    """Address of a Dask cluster; empty: as the project says, else this machine."""


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


@dataclass(frozen=True)
class BuildRequest:
    """A build that was asked for: what it is made from, and what is left of the last one."""

    project: Project
    semester: str
    """Its name."""
    options: BuildOptions
    only: frozenset[str]
    """The kinds to make."""
    fonts: FontSet
    manifest: Manifest
    """Of the last build."""
    inventory: dict[str, str]
    inputs: str
    """Digest of the inventory and of the date."""
    pages_from: str
    """Digest of what the booklet's pages are made from."""

    @property
    def is_done(self) -> bool:
        """Tell whether every result that is asked for is there, whole, and made from these very inputs."""
        wanted = [output for output in self.manifest.outputs if kind_of(output.name) in self.only]
        if not self.options.use_cache or {kind_of(output.name) for output in wanted} != self.only:
            return False
        return all(each.inputs == self.inputs and is_intact(self.folder, each) for each in wanted)

    @property
    def has_pages(self) -> bool:
        """Tell whether what is asked for needs no more of the booklet than the last build's page map."""
        is_same = self.manifest.pages_from == self.pages_from
        return self.options.use_cache and not self.only & OF_PAGES and is_same

    @property
    def folder(self) -> Path:
        """Where the results go."""
        return self.project.build / self.semester

    @property
    def store(self) -> Store | None:
        """What keeps parts of builds, if it may be used."""
        return Store(self.project.build / '.cache') if self.options.use_cache else None


def read_request(project: Project, name: str, options: BuildOptions) -> BuildRequest:
    """Find out what a build of the semester `name` depends on, and what the last one left.

    Raises MissingOnMachineError when faces of the theme are not installed: a booklet in the wrong ones is not
    made at all.
    """
    fonts = prepared_fonts(project)
    inventory = take_inventory(project, name, tuple(face.digest for face in fonts.faces))
    inputs = digest(*(f'{key} {value}' for key, value in sorted(inventory.items())), str(options.stamp_epoch))
    manifest, pages_from = read_manifest(project.build / name), pages_digest(inventory, project)
    asked = _asked(options.only, project)
    return BuildRequest(project, name, options, asked, fonts, manifest, inventory, inputs, pages_from)


def prepared_fonts(project: Project) -> FontSet:
    """Return the faces of the theme, ready; raises MissingOnMachineError when one is not installed."""
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
