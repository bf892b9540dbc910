"""`booklet new`: the next semester, session or article as a file that the editor fills in."""

import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from booklet.cli.command import Command, Group, Invocation
from booklet.cli.completing import complete_sheets, date_after, frame_text, number_after, sessions_before
from booklet.cli.half_years import (
    in_time,
    semester_after,
    semester_of,
)
from booklet.cli.i18n import say
from booklet.cli.new_template import template_command
from booklet.cli.numbering import next_name, refuse_unfit
from booklet.cli.output import result, tell
from booklet.cli.project_option import chosen_semesters, open_project
from booklet.errors import ExitCode, UsageError
from booklet.files import write_whole
from booklet.language import Words

if TYPE_CHECKING:
    from booklet.model.semester import Semester, Session
    from booklet.project.settings import Project


def command() -> Group:
    """Return `booklet new` with its commands."""
    return Group(
        'new',
        [_semester_command(), _session_command(), _article_command(), template_command()],
        params=[],
        help=say(
            "Begin the next semester, session, article or template; nothing that is there is overwritten.",
            "新建学期、学习、文章或幻灯片模板；已有的文件不会被覆盖。",
        ),
    )


def _semester_command() -> Command:
    name = click.Argument(['name'], required=False, metavar=say("[NAME]", "[名称]"))
    return Command(
        'semester',
        new_semester,
        [name, *(_frame_option(key) for key in ('title', 'term', 'organisation'))],
        say(
            "Begin a semester (default: the half-year after the newest), with the organisation of the last.",
            "新建学期（默认：最新学期的下一个半年）；单位、系列等沿用上一个学期。",
        ),
    )


def _frame_option(key: str) -> click.Option:
    return click.Option(
        [f'--{key}'],
        default='',
        metavar=say("TEXT", "文字"),
        help=say(
            f"The {key} (default: as the semester before).", f"{key} 的值（默认沿用上一个学期）。"
        ),
    )


def _session_command() -> Command:
    name = click.Argument(['name'], required=False, metavar=say("[NAME]", "[名称]"))
    return Command(
        'session',
        new_session,
        [name, _semester_option(), _title_option()],
        say(
            "Begin a session: next number, two weeks after the last; NAME is the end of the folder's name.",
            "新建一次学习：次序接着排，日期在上一次的两周之后；“名称”是文件夹名的后半段，用英文字母。",
        ),
    )


def _article_command() -> Command:
    name = click.Argument(['name'], required=False, metavar=say("[NAME]", "[名称]"))
    session = click.Option(
        ['--session'],
        metavar='NUMBER',
        help=say(
            "Which session: its folder or its number (default: the last).",
            "放进哪一次学习：文件夹名或次序（默认：最后一次）。",
        ),
    )
    return Command(
        'article',
        new_article,
        [name, session, _semester_option(), _title_option()],
        say(
            "Begin an article in a session (default: the last); NAME is the end of the file's name.",
            "在一次学习里新建一篇文章（默认：最后一次）；“名称”是文件名的后半段，用英文字母。",
        ),
    )


def _semester_option() -> click.Option:
    return click.Option(
        ['--semester'],
        metavar='SEMESTER',
        help=say("Which semester (default: the newest).", "放进哪个学期（默认：最新的）。"),
    )


def _title_option() -> click.Option:
    return click.Option(
        ['--title'], default='', metavar='TITLE', help=say("Its title.", "题目，也可以以后再填。")
    )


def new_semester(invocation: Invocation, name: str | None, **typed: str) -> int:
    """Write content/NAME/semester.toml; `typed` are the fields that the command line gives."""
    from booklet.reading.listing import newest_semester

    project = open_project(invocation).value
    newest = newest_semester(project)
    name = name or (semester_after(newest) if newest else None) or semester_of(datetime.date.today())
    refuse_unfit(name)
    path = project.content / name / 'semester.toml'
    _refuse_taken(path)
    _write_new(project, path, frame_text(project, name, **typed))
    complete_sheets(project, sorted(path.parent.glob('*/session.md')))
    tell(
        say(
            "Next: look through it, then booklet new session",
            "接下来：核对这个文件，再运行 booklet new session",
        )
    )
    return ExitCode.DONE


def new_session(invocation: Invocation, name: str | None, semester: str | None, title: str) -> int:
    """Write the session.md of the next session."""
    from booklet.cli.file_templates import session_form
    from booklet.reading.sorting import SHEET

    project, read = _read(invocation, semester)
    folder = project.content / read.name
    begun = _begun_folder(folder, name, project.root)
    path = (begun or folder / next_name(folder, name or 'session', digits=2)) / SHEET
    before = sessions_before(read, path)
    last = before[-1] if before else None
    _write_new(project, path, session_form(last, number_after(before), date_after(read.name, before), title))
    tell(
        say(
            "Next: fill it in, then booklet new article",
            "接下来：核对日期，填好这个文件，再运行 booklet new article",
        )
    )
    return ExitCode.DONE


def new_article(
    invocation: Invocation, name: str | None, session: str | None, semester: str | None, title: str
) -> int:
    """Write the Markdown file of the next article of a session."""
    from booklet.cli.file_templates import article_form

    project, read = _read(invocation, semester)
    folder = project.root / _session_of(read, session).place.file
    path = folder.parent / (next_name(folder.parent, name or 'article', digits=1) + '.md')
    _write_new(project, path, article_form(title))
    tell(say("Next: write it, then booklet check", "接下来：写好这篇文章，再运行 booklet check"))
    return ExitCode.DONE


def _read(invocation: Invocation, semester: str | None) -> 'tuple[Project, Semester]':
    from booklet.reading.semester import read_semester

    project = open_project(invocation).value
    (name,) = chosen_semesters(project, (semester,) if semester else ())
    read = read_semester(project, name).value
    if semester is None and (begun := _begun_after(project, name)):
        return project, begun
    return project, read


def _begun_after(project: 'Project', newest: str) -> 'Semester | None':
    """Return the semester begun last that has no session yet: without a date it is never the newest."""
    from booklet.reading.listing import list_semesters
    from booklet.reading.semester import read_semester

    later = [name for name in list_semesters(project) if in_time(name) > in_time(newest)]
    for name in sorted(later, key=in_time, reverse=True):
        if not (begun := read_semester(project, name).value).sessions:
            return begun
    return None


def _begun_folder(folder: Path, name: str | None, root: Path) -> Path | None:
    """Return the folder called `name` that waits for its session.md, or None."""
    from booklet.reading.listing import sheet_path

    path = folder / Path(name or '.').name
    return path if name and path.is_dir() and not sheet_path(path, root) else None


def _session_of(semester: 'Semester', asked: str | None) -> 'Session':
    """Return the session with the number or in the folder that was asked for, else the last."""
    for session in reversed(semester.sessions):
        folder = PurePosixPath(session.place.file).parent.name
        if asked is None or folder == Path(asked).name or asked == str(session.number):
            return session
    if asked is None:
        raise UsageError(
            Words(f"{semester.name} has no session yet", f"{semester.name} 里还没有任何一次学习"),
            Words("begin one: booklet new session", "先新建一次：booklet new session"),
        )
    raise UsageError(
        Words(f"{semester.name} has no session “{asked}”", f"{semester.name} 里没有“{asked}”这次学习"),
        Words("give its number or its folder's name", "请写次序（如 3）或文件夹名"),
    )


def _write_new(project: 'Project', path: Path, text: str) -> None:
    _refuse_taken(path)
    write_whole(path, text.encode())
    result(path.relative_to(project.root).as_posix())


def _refuse_taken(path: Path) -> None:
    if path.exists():
        raise UsageError(
            Words(f"{path} exists already, nothing was written", f"{path} 已经存在，什么也没有写入"),
            Words("give another name", "请换一个名称"),
        )
