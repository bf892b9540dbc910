"""A project's root to what the parts of booklet need, by their public functions: for measurements only."""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from booklet.executor import Executor, Function, Here, Machine
from booklet.layout.booklet import lay_out
from booklet.layout.engine.job import SectionJob
from booklet.layout.fonts.faces import FontSet
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.progress import Silence
from booklet.project.packaged import packaged_styles
from booklet.project.settings import Project, read_project
from booklet.reading.semester import read_semester
from booklet.results.request import prepared_fonts
from tests.bench.text.names import SEMESTER


@dataclass(frozen=True)
class Opened:
    """A project read, its faces prepared."""

    project: Project
    fonts: FontSet
    semester: Semester

    @property
    def machine(self) -> Machine:
        """This machine, which keeps nothing."""
        assert self.fonts.folder is not None
        return Machine(self.fonts.folder)


def open_project(root: Path) -> Opened:
    """Read the project and the semester of a measurement."""
    project = read_project(root.resolve(), packaged_styles()).value
    return Opened(project, prepared_fonts(project), read_semester(project, SEMESTER).value)


def lay_out_all(opened: Opened, executor: Executor) -> LaidBooklet:
    """Lay out the booklet from nothing."""
    return lay_out(opened.semester, opened.project, opened.fonts, executor, None, Silence()).value


class Listener(Here):
    """Remembers what it was given: the jobs of the last round, by section."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine)
        self.jobs: dict[str, SectionJob] = {}

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        """Note the jobs and do them."""
        self.jobs.update((each.name, each) for each in job if isinstance(each, SectionJob))
        return super().submit(function, job, subject)
