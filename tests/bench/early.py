"""What a build does before it loads what reads and binds: settings, faces, processes that get ready."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.layout.fonts import FontSet, find_faces, font_cache, prepare
from booklet.layout.fonts.listing import begin_listing

if TYPE_CHECKING:
    from booklet.executor import Workers
    from booklet.project.settings import Project


def open_frame(root: Path) -> 'tuple[Project, FontSet]':
    """Read the settings of a project and prepare its faces."""
    begin_listing()
    import booklet.executor  # noqa: F401
    from booklet.packaged import packaged_styles
    from booklet.project.settings import read_project

    project = read_project(root.resolve(), packaged_styles()).value
    return project, prepare(find_faces(project.theme).value, font_cache())


def usual_workers(project: 'Project', fonts: FontSet, is_edit: bool) -> 'Workers':
    """Return as many workers as `booklet build` takes when nobody says how many, getting ready."""
    from booklet.executor import Workers
    from booklet.layout.engine.warm_up import readiness

    workers = Workers(os.cpu_count() or 1, readiness(project, fonts))
    workers.start(1 if is_edit else workers.count)
    return workers
