"""What is asked of a build, and what it says it did."""

import time
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.layout.fonts import FontSet
from booklet.project.settings import Project
from booklet.results.kinds import BOUND, USUAL, kind_of
from booklet.results.manifest import Manifest, Output
from booklet.values import dataclass

FEW_TEXTS = 3
"""Edited texts that one process lays out before a second one would be ready."""


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


@dataclass(frozen=True)
class Commission:
    """A build that must be made: what it is made from and what stands from the last one."""

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
    def pages_stand(self) -> bool:
        """Tell whether what is asked for needs no more of the booklet than the last build's page map."""
        is_same = self.manifest.pages_from == self.pages_from
        return self.options.use_cache and not self.only & BOUND and is_same

    @property
    def has_little_new(self) -> bool:
        """Tell whether no more than a few texts changed since the last build, and nothing else."""
        before, now = self.manifest.inputs.items(), self.inventory.items()
        changed = {name for name, _ in now ^ before}
        is_text = all(name.startswith('content/') for name in changed)
        return self.options.use_cache and is_text and len(changed) <= FEW_TEXTS

    @property
    def folder(self) -> Path:
        """Where the results go."""
        return self.project.build / self.semester


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
