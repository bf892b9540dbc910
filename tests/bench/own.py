"""A project's root to what the parts of booklet need, by their public functions: for measurements only."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from booklet.executor import Job, Result, Workers
from booklet.layout import lay_out
from booklet.layout.engine.job import SectionJob
from booklet.layout.fonts import FontSet
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.progress import Silence
from booklet.project.settings import Project
from booklet.reading import read_semester
from booklet.reading.cache import Memory
from booklet.results.fingerprint import take_inventory
from booklet.store import Store
from tests.bench.early import open_frame
from tests.bench.text.names import SEMESTER


@dataclass(frozen=True)
class Opened:
    """A project read, its faces prepared."""

    project: Project
    fonts: FontSet
    semester: Semester

    @property
    def faces(self) -> dict[str, Path]:
        """The single file of each face."""
        assert self.fonts.folder is not None
        return {face.file: self.fonts.folder / 'faces' / face.file for face in self.fonts.faces}

    @property
    def stamp(self) -> datetime.datetime:
        """The semester's date in UTC, as a build takes it."""
        return datetime.datetime.combine(self.semester.date, datetime.time(), datetime.UTC)


def open_project(root: Path, store: Store | None = None) -> Opened:
    """Read the project and the semester of a measurement."""
    return read_texts(*open_frame(root), store)


def read_texts(project: Project, fonts: FontSet, store: Store | None = None) -> Opened:
    """Read the semester; what `store` knows of unchanged texts is taken from there, as a build does."""
    inventory = take_inventory(project, SEMESTER, tuple(face.digest for face in fonts.faces))
    memory = Memory(store, inventory[':program'])
    return Opened(project, fonts, read_semester(project, SEMESTER, memory).value)


def lay_out_all(
    opened: Opened, store: Store | None, workers: Workers, meanwhile: Callable[[], object] = tuple
) -> LaidBooklet:
    """Lay out the booklet as a build does; `meanwhile` is done while a process lays out what changed."""
    laid = lay_out(
        opened.semester, opened.project, opened.fonts, workers, store, Silence(), meanwhile=meanwhile
    )
    return laid.value


class Listener(Workers):
    """Workers that remember what they were given: the jobs of the last round, by section."""

    def __init__(self, count: int = os.cpu_count() or 1) -> None:
        super().__init__(count)
        self.jobs: dict[str, SectionJob] = {}

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job], most: int | None = None
    ) -> Iterator[tuple[int, Result]]:
        """Note the jobs and pass them on."""
        listed = list(jobs)
        self.jobs.update((job.name, job) for job in listed if isinstance(job, SectionJob))
        return super().map(function, listed, most)
