"""`booklet init`: an empty folder -> a small project that builds."""

import datetime
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.half_years import first_meeting, semester_of, term_of
from booklet.cli.i18n import say
from booklet.cli.output import result, tell
from booklet.errors import ExitCode, UsageError
from booklet.files import write_whole
from booklet.language import Words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SEMESTER_FOLDER = 'semester'
"""Stands for the semester's name in the paths of the starter."""


def command() -> Command:
    """Return `booklet init`."""
    folder = click.Argument(
        ['folder'],
        type=click.Path(path_type=Path, file_okay=False),
        metavar=say("DIR", "文件夹"),
        required=True,
    )
    return Command(
        'init',
        init,
        [folder],
        say(
            "Begin a project in DIR: settings, one session with two short articles, a note for the editor.",
            "在指定的文件夹里新建一个项目：设置、一次学习和两篇短文样例，还有一份给编辑的说明。",
        ),
    )


def init(invocation: Invocation, folder: Path) -> int:
    """Write the starter project into `folder`, over nothing that is there; say what to do next."""
    made = starter_files(datetime.date.today())
    taken = [name for name in ('content', *made) if (folder / name).exists()]
    if taken:
        raise UsageError(
            Words(
                f"{folder} already has {taken[0]}, nothing was written",
                f"{folder} 里已经有 {taken[0]}，为免覆盖，什么也没有写入",
            ),
            Words(
                "name a new folder: booklet init my-booklet",
                "换一个新文件夹名，例如：booklet init my-booklet",
            ),
        )
    for name, content in made.items():
        write_whole(folder / name, content)
        result(str(folder / name))
    make = f'cd {folder} && booklet build'
    tell(say(f"Next: {make}", f"接下来：{make}"))
    return ExitCode.DONE


def starter_files(today: datetime.date) -> dict[str, bytes]:
    """Return path -> content of the starter, dated for the semester in which `today` lies."""
    from importlib.resources import files

    semester = semester_of(today)
    values = {'semester': semester, 'term': term_of(semester), 'date': str(first_meeting(semester))}
    named = {}
    for path, source in sorted(_walk(files('booklet.cli') / 'starter'), key=lambda pair: pair[0]):
        text = Template(source.read_text(encoding='utf-8')).substitute(values)
        named[path.replace(f'content/{_SEMESTER_FOLDER}/', f'content/{semester}/')] = text.encode()
    return named


def _walk(folder: 'Traversable', prefix: str = '') -> 'list[tuple[str, Traversable]]':
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        path = prefix + entry.name
        found += _walk(entry, f'{path}/') if entry.is_dir() else [(path, entry)]
    return found
