"""Everything a build depends on, as digests: two equal inventories make equal results."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from booklet.errors import UsageError
from booklet.files import digest, digest_file, files_below, is_inside, read_quickly
from booklet.language import Words
from booklet.project.settings import CONFIGURATION, Project
from booklet.reading.sorting import MARKDOWN, PICTURES
from booklet.versions import program_digest

USED = PICTURES | MARKDOWN | {'.toml'}
"""Endings of what a build reads in content/."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that a build reads; a picture or text of more is refused by whoever reads it."""


def take_inventory(project: Project, semester: str, faces: tuple[str, ...]) -> dict[str, str]:
    """Return name -> digest of all that goes into a build of `semester`.

    Files are named by their path in the project; `:program`, `:styles` and `:faces` stand for the
    program with its libraries, the styles it brings and the fonts (`faces`: one string per face that changes
    when the face changes). Raises UsageError for a style that cannot be read: no page would be right.
    """
    inventory: dict[str, str] = {}
    others: list[str] = []
    home = len(str(project.root)) + 1
    for path, is_used in source_files(project, semester):
        if is_used:
            inventory[path[home:]] = digest_file(path)
        else:
            others.append(path[home:])
    # What is not read is named by findings, which change when it is there or gone.
    inventory[':others'] = digest(*others)
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


def source_files(project: Project, semester: str) -> Iterator[tuple[str, bool]]:
    """Yield the files of semester, styles and settings, and whether a build may read them."""
    folder = str(project.content / semester)
    for name in files_below(folder):
        yield name, os.path.splitext(name)[1].lower() in USED and _is_readable(name, project.root)  # noqa: PTH122
    for styles in (each for each in project.styles if each.is_relative_to(project.root)):
        for name in files_below(str(styles)):
            if not _is_readable(name, project.root):
                raise _unreadable_style(name)
            yield name, True
    for setting in (CONFIGURATION, project.slides.template, project.print.shop.profile):
        path = project.root / setting
        if setting and path.is_file() and is_inside(project.root, path):
            yield str(path), _is_readable(str(path), project.root)


def _is_readable(name: str, root: Path) -> bool:
    try:
        status = os.lstat(name)
        if stat.S_ISLNK(status.st_mode):
            status = os.stat(name)  # noqa: PTH116
            return is_inside(root, Path(name)) and stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST


def _unreadable_style(name: str) -> UsageError:
    return UsageError(
        Words(
            f"{name} is a link that leads outside the project, no file, or larger than {LARGEST >> 20} MB",
            f"{name} 是指向项目以外的链接，不是文件，或者超过 {LARGEST >> 20} MB",
        ),
        Words("put the file itself into styles/, or delete it", "请把文件本身放进 styles/，或者删去它"),
    )


def _styles(project: Project) -> Iterator[str]:
    """Yield the files of styles that are not the project's own."""
    for folder in project.styles:
        if not folder.is_relative_to(project.root):
            yield from files_below(folder)
