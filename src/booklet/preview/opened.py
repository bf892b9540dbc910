"""A project's folder -> its settings, its faces and what draws them, as each engine process opens it."""

from pathlib import Path

from booklet.errors import MissingOnMachineError
from booklet.executor import Machine
from booklet.language import Words
from booklet.layout.fonts.faces import FontSet, find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.press.vector import Letters
from booklet.project.packaged import packaged_styles
from booklet.project.settings import Project, read_project
from booklet.values import dataclass


@dataclass(frozen=True)
class Opened:
    """A project with its faces prepared."""

    project: Project
    fonts: FontSet
    letters: Letters

    @property
    def machine(self) -> Machine:
        """This machine, which keeps nothing."""
        assert self.fonts.folder is not None
        return Machine(self.fonts.folder)


def open_project(root: Path) -> Opened:
    """Open a project; raise MissingOnMachineError when a face of its theme is not installed."""
    project = read_project(root, packaged_styles()).value
    found = find_faces(project.theme)
    if found.findings:
        first = found.findings[0]
        raise MissingOnMachineError(
            Words(first.message('en'), first.message('zh')), Words(first.hint('en'), first.hint('zh'))
        )
    fonts = prepare(found.value, font_cache())
    assert fonts.folder is not None
    return Opened(project, fonts, Letters(tuple(fonts.folder / 'faces' / face.file for face in fonts.faces)))
