"""Where a command works: the project that it is told or that lies around it, and its semesters."""

from pathlib import Path
from typing import TYPE_CHECKING

from booklet.cli.command import Invocation
from booklet.diagnostics import Checked
from booklet.errors import UsageError
from booklet.language import Words

if TYPE_CHECKING:
    from booklet.project.settings import Project


def open_project(invocation: Invocation) -> 'Checked[Project]':
    """Return the project with what was found in its settings; raise UsageError when there is none."""
    from booklet.project.packaged import packaged_styles
    from booklet.project.settings import read_project

    root = root_or_none(invocation)
    if root is None:
        where = invocation.root or Path.cwd()
        raise UsageError(
            Words(f"no booklet.toml in {where} or above", f"{where} 及其上级文件夹里都没有 booklet.toml"),
            Words(
                "go to the project's folder, name it with --root DIR, or begin one: booklet init my-booklet",
                "请先进入项目文件夹，或用 --root 指明；还没有项目的，先新建一个：booklet init my-booklet",
            ),
        )
    return read_project(root, packaged_styles())


def root_or_none(invocation: Invocation) -> Path | None:
    """Return the project's root, or None when there is none."""
    from booklet.project.settings import find_root

    if invocation.root is not None:
        has_settings = (invocation.root / 'booklet.toml').is_file()
        return invocation.root.resolve() if has_settings else None
    return find_root(Path.cwd())


def chosen_semesters(project: 'Project', asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the semesters asked for, else the newest; raise UsageError when one of them does not exist."""
    from booklet.reading.listing import list_semesters, newest_semester

    known = list_semesters(project)
    names = tuple(dict.fromkeys(_name_of(each) for each in asked))
    for name in names:
        if name not in known:
            raise UsageError(
                Words(f"there is no semester {name} in content/", f"content 里没有 {name} 这个学期"),
                _known_words(known),
            )
    newest = newest_semester(project)
    if not names and newest is None:
        raise UsageError(
            Words("content/ has no semester yet", "content 里还没有任何学期"),
            Words("begin one: booklet new semester", "先新建一个学期：booklet new semester"),
        )
    return names or (newest or '',)


def _name_of(asked: str) -> str:
    """Take `content/2026-spring/`, as the shell completes it, for `2026-spring`."""
    return Path(asked).name


def _known_words(known: tuple[str, ...]) -> Words:
    if not known:
        return Words("begin one: booklet new semester", "先新建一个学期：booklet new semester")
    names = ', '.join(known)
    return Words(f"there is: {names}", f"现有的学期：{names}")
