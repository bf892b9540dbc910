"""The style sheets of a project, joined in their order."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.errors import UsageError
from booklet.language import Words

if TYPE_CHECKING:
    from booklet.project.settings import Project

SHEETS = (
    *('base.css', 'page.css', 'inlines.css', 'blocks.css', 'tables.css'),
    *('cover.css', 'front.css', 'session.css', 'article.css', 'printing.css', 'notes.css'),
)
"""Ours, from the general to the particular; a project's file of the same name takes the place of ours."""


def style_sheet(project: 'Project') -> str:
    """Return all style sheets as one text: ours, then those that only the project has, by name.

    Raise FileNotFoundError when one of ours is nowhere to be found.
    """
    return joined_sheets(project.styles)


def joined_sheets(styles: tuple[Path, ...]) -> str:
    """Return the same for the folders `styles` of a project: a worker that gets ready knows no more of it."""
    return '\n'.join(map(_text, _sheets(styles)))


def _text(path: Path) -> str:
    try:
        return path.read_text('utf-8')
    except UnicodeDecodeError as error:
        raise UsageError(
            Words(f"{path} is not written in UTF-8", f"{path} 不是 UTF-8 编码"),
            Words("save it again with the encoding UTF-8", "请用 UTF-8 编码另存一次"),
        ) from error


def _sheets(styles: tuple[Path, ...]) -> Iterator[Path]:
    for name in SHEETS:
        found = next((folder / name for folder in styles if (folder / name).is_file()), None)
        if found is None:
            raise FileNotFoundError(name)
        yield found
    own = {path.name: path for folder in reversed(styles) for path in folder.glob('*.css')}
    for name in sorted(own.keys() - set(SHEETS)):
        yield own[name]
