"""A new process -> one that has loaded what laying out takes: engine, style sheet, faces."""

from booklet.layout.engine import get_engine_ready
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet, font_css
from booklet.project import Project


def get_ready(project: Project, fontset: FontSet) -> None:
    """Load the engine with the style sheet of `project` and the prepared faces of `fontset`.

    The first section would do it anyway; so it is done while the others still read. Raise
    MissingOnMachineError when text libraries are missing.
    """
    from booklet.layout.html.sheets import style_sheet

    assert fontset.folder is not None
    grounds = Grounds(project.root, project.styles, fontset.folder)
    get_engine_ready(fontset.configuration, font_css(fontset) + style_sheet(project), grounds)
