"""The figures of a semester -> their pictures for the slides: raster files upright in RGB, drawings drawn."""

from collections.abc import Iterator, Mapping

from booklet.executor import Executor
from booklet.files import is_inside
from booklet.layout.fonts.faces import FontSet
from booklet.model.blocks import Figure, Picture
from booklet.model.semester import Semester
from booklet.pictures import is_drawing, slide_picture
from booklet.project.settings import Project
from booklet.store import Store


def slide_pictures(
    semester: Semester, project: Project, fontset: FontSet, executor: Executor, store: Store | None
) -> Mapping[str, bytes]:
    """Return path -> bytes of every captioned figure's picture, without those gone since they were read."""
    found = {picture.path: picture for picture in _pictures(semester)}
    there = [picture for path, picture in sorted(found.items()) if _is_there(project, path)]
    content = {picture.path: (project.root / picture.path).read_bytes() for picture in there}
    drawings = [picture for picture in there if is_drawing(content[picture.path])]
    drawn = _drawn(drawings, project, fontset, executor, store) if drawings else {}
    rasters = [picture.path for picture in there if picture not in drawings]
    return {**{path: slide_picture(content[path]) for path in rasters}, **drawn}


def _drawn(
    drawings: list[Picture], project: Project, fontset: FontSet, executor: Executor, store: Store | None
) -> Mapping[str, bytes]:
    # Imported for semesters that have drawings; few have.
    from booklet.layout.drawing import draw

    return draw(drawings, project, fontset, executor, store)


def _pictures(semester: Semester) -> Iterator[Picture]:
    for session in semester.sessions:
        for article in session.articles:
            for block in article.blocks:
                if isinstance(block, Figure) and block.picture and block.caption:
                    yield block.picture


def _is_there(project: Project, path: str) -> bool:
    file = project.root / path
    return file.is_file() and is_inside(project.root, file)
