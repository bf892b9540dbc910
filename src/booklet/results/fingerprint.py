"""Everything a build depends on, as digests: two equal inventories make equal results."""

from collections.abc import Iterator
from pathlib import Path

from booklet.files import digest, files_below, is_inside, read_quickly
from booklet.project.settings import CONFIGURATION, Project
from booklet.versions import program_digest


def take_inventory(project: Project, semester: str, faces: tuple[str, ...]) -> dict[str, str]:
    """Return name -> digest of all that goes into a build of `semester`.

    Files are named by their path in the project; `:program`, `:styles` and `:faces` stand for the
    program with its libraries, the styles it brings and the fonts (`faces`: one string per face that changes
    when the face changes).
    """
    inventory = {
        path.relative_to(project.root).as_posix(): digest(path.read_bytes())
        for path in _sources(project, semester)
    }
    inventory[':program'] = program_digest()
    inventory[':styles'] = digest(*map(read_quickly, _styles(project)))
    inventory[':faces'] = digest(*faces)
    return inventory


def pages_digest(inventory: dict[str, str], project: Project) -> str:
    """Return the digest of what the pages of the booklet are laid out from: all but the settings of slides
    and of the office printer.
    """
    apart = {CONFIGURATION, project.slides.template}
    rest = (f'{key} {value}' for key, value in sorted(inventory.items()) if key not in apart)
    return digest(*rest, repr((project.type_area, project.print)))


def _sources(project: Project, semester: str) -> Iterator[Path]:
    folders = [project.content / semester, *(s for s in project.styles if s.is_relative_to(project.root))]
    for folder in folders:
        yield from map(Path, files_below(folder))
    for name in (CONFIGURATION, project.slides.template, project.print.shop.profile):
        path = project.root / name
        if name and path.is_file() and is_inside(project.root, path):
            yield path


def _styles(project: Project) -> Iterator[str]:
    """Yield the files of styles that are not the project's own."""
    for folder in project.styles:
        if not folder.is_relative_to(project.root):
            yield from files_below(folder)
