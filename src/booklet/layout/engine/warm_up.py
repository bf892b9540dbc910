"""A new process -> one that has loaded what laying out takes: engine, style sheet, faces."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.executor import Machine
from booklet.layout.engine.lay_out import get_engine_ready

if TYPE_CHECKING:
    from booklet.layout.fonts.faces import FontSet
    from booklet.project.settings import Project


def warm_up(project: 'Project', fontset: 'FontSet', machine: Machine) -> Callable[[], None]:
    """Return what loads the engine with the style sheet of `project` and the prepared faces of `fontset`.

    The first section would do it anyway; so it is done while the main process still reads. It takes little
    with it, and nothing for which the new process would have to import more than layout takes; a process that
    is started waits until the new one has read more than a pipe holds (64 KB).
    """
    from booklet.layout.fonts.rules import font_css

    return functools.partial(_get_ready, font_css(fontset), project.root, project.styles, machine)


def _get_ready(faces: str, root: Path, styles: tuple[Path, ...], machine: Machine) -> None:
    from booklet.layout.engine.fetch import AssetRoots
    from booklet.layout.fingerprint import read_sheet
    from booklet.layout.html.sheets import joined_sheets

    get_engine_ready(read_sheet(faces + joined_sheets(styles), AssetRoots(root, styles)), machine)
