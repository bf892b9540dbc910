"""What is asked of a build -> what it depends on, and what the last one left."""

from pathlib import Path

from booklet.errors import MissingOnMachineError
from booklet.files import digest
from booklet.language import Words
from booklet.layout.fonts.faces import FontSet, find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.project.settings import Project
from booklet.results.fingerprint import pages_digest, take_inventory
from booklet.results.kinds import OF_PAGES, USUAL, kind_of
from booklet.results.manifest import Manifest, is_intact, read_manifest
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
