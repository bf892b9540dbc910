"""A new process -> one that has loaded what laying out takes: engine, style sheet, faces."""

import functools
from collections.abc import Callable
from pathlib import Path

from booklet.layout.engine import get_engine_ready
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet, font_css
from booklet.project import Project


def readiness(project: Project, fontset: FontSet) -> Callable[[], None]:
    """Return what loads the engine with the style sheet of `project` and the prepared faces of `fontset`.

    The first section would do it anyway; so it is done while the main process still reads. It takes little
    with it: a process that is started waits until the new one has read more than a pipe holds (64 KB).
    """
    assert fontset.folder is not None
    faces = font_css(fontset)
    return functools.partial(_get_ready, project, faces, fontset.configuration, fontset.folder)


def _get_ready(project: Project, faces: str, configuration: Path, folder: Path) -> None:
    from booklet.layout.html.sheets import style_sheet

    grounds = Grounds(project.root, project.styles, folder)
    get_engine_ready(configuration, faces + style_sheet(project), grounds)
