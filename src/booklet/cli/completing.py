"""A semester.toml or session.md with required fields empty -> filled: from what came before, or asked for."""

import datetime
import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from booklet.cli.half_years import SESSION_INTERVAL, first_meeting, term_of
from booklet.cli.i18n import say
from booklet.cli.output import result, tell
from booklet.errors import UsageError
from booklet.files import write_whole
from booklet.language import Words

if TYPE_CHECKING:
    from booklet.model.semester import Semester, Session
    from booklet.project.settings import Project

_BEGUN = re.compile(r'---\n(?:(?:number|date|form):[^\n]*\n)*---\s*')


def known_frame(
    project: 'Project', name: str, last: 'Semester | None', given: dict[str, str]
) -> dict[str, str]:
    """Return title, term, organisation and series of a new semester: as `given`, from the sheets that lie in
    its folder, from the semester before, or asked on a terminal. Raise UsageError where nobody can be asked.
    """
    from booklet.reading.semester import read_semester

    sheets = read_semester(project, name).value.sessions if (project.content / name).is_dir() else ()
    sheet = next((each for each in sheets if each.school), None)
    term = term_of(name) or (sheet.term if sheet else '')
    series = (sheet.series if sheet else '') or (last.series if last else '')
    school = (sheet.school if sheet else '') or (last.organisation if last else '')
    where = say("your school or institute", "单位名称")
    when = say("the term, such as 2026 年上半年", "学期，例如 2026 年上半年")
    usual = f'{series}材料' if series else say("Study material", "学习材料")
    return {
        'organisation': given.get('organisation') or school or asked('organisation', where),
        'term': given.get('term') or term or asked('term', when),
        'title': given.get('title') or (_title_after(last, term) if last else usual),
        'series': series,
    }


def _title_after(last: 'Semester', term: str) -> str:
    """Return the title of the semester before, with the new term in the place of the old one."""
    return last.title.replace(last.term, term) if last.term and term else last.title


def asked(key: str, words: str) -> str:
    """Ask for a required value on a terminal; raise UsageError where there is none."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(
            Words(f"nothing tells the {key} of this semester", f"无从得知这个学期的 {key}"),
            Words(
                f"run the command on a terminal, where it asks, or add --{key} …",
                f"请在终端里运行这个命令并回答，或者加上 --{key} …",
            ),
        )
    answer: str = click.prompt(words, err=True)
    return answer.strip()


def complete_sheets(project: 'Project', sheets: Iterable[Path]) -> None:
    """Fill in what session sheets lack, and say so: number and form, and the date of those that `import`
    began. Any other without a date was made of a sheet whose date nobody understood, which `check` says.
    """
    from booklet.reading.listing import list_semesters

    for path in sheets:
        semester = path.resolve().parent.parent.name
        if semester not in list_semesters(project):
            continue
        before = path.read_text(encoding='utf-8')
        text = before
        for key, value in sheet_proposal(project, semester, path.resolve()).items():
            if key == 'date' and not _BEGUN.fullmatch(before):
                continue
            if value and not re.search(rf'^{key}:[ \t]*[^\s#]', text, re.MULTILINE):
                text = re.sub(rf'^{key}:.*\n', '', text, flags=re.MULTILINE)
                text = text.replace('---\n', f'---\n{key}: {value}\n', 1)
                tell(say(f"{path}: no {key} in the source; {value} is supposed",
                         f"{path}：原文没有 {key}，暂写 {value}"))
        if text != before:
            write_whole(path, text.encode())


def begin_frame(project: 'Project', semester: Path) -> bool:
    """Write the semester.toml that a semester lacks, if all that it needs is known; tell whether."""
    if semester.parent.name != 'content' or (semester / 'semester.toml').is_file():
        return False
    try:
        text = frame_text(project, semester.name)
    except UsageError:
        return False
    write_whole(semester / 'semester.toml', text.encode())
    result((semester / 'semester.toml').relative_to(project.root).as_posix())
    return True


def frame_text(project: 'Project', name: str, **typed: str) -> str:
    """Return the semester.toml of a new semester, with no required field empty; raise UsageError else."""
    from booklet.cli.file_templates import semester_form
    from booklet.reading.listing import newest_semester
    from booklet.reading.semester import read_semester

    newest = newest_semester(project)
    last = read_semester(project, newest).value if newest else None
    given = {key: value for key, value in typed.items() if value}
    return semester_form(last, known_frame(project, name, last, given))


def sheet_proposal(project: 'Project', semester: str, path: Path) -> dict[str, str]:
    """Return number, date and form for the session whose sheet is at `path`, after those before it."""
    from booklet.reading.semester import read_semester

    read = read_semester(project, semester).value
    before = sessions_before(read, path)
    usual = '集中学习' if read.language.startswith('zh') else 'group study'
    form = next((each.form for each in reversed(before) if each.form), usual)
    date = date_after(semester, before)
    return {'form': form, 'date': str(date) if date else '', 'number': str(number_after(before))}


def number_after(before: 'list[Session]') -> int:
    """Return the number of the session after those `before`."""
    return max((session.number for session in before), default=0) + 1


def sessions_before(semester: 'Semester', path: Path) -> 'list[Session]':
    """Return the sessions before the one whose sheet will be at `path`: all, if it is a new one."""
    places = [PurePosixPath(session.place.file).parent.name for session in semester.sessions]
    end = places.index(path.parent.name) if path.parent.name in places else None
    return list(semester.sessions[:end])


def date_after(semester: str, before: 'list[Session]') -> datetime.date | None:
    """Return when the session after those `before` may well be; None when nothing tells."""
    dates = [session.date for session in before if session.date]
    return max(dates) + SESSION_INTERVAL if dates else first_meeting(semester)
