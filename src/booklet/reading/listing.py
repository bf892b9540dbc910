"""content/ to the names of semesters and the files of sessions, in the order of the booklet."""

import datetime
import os
import re
from pathlib import Path

from booklet.files import is_inside
from booklet.project import Fields, read_table
from booklet.project.settings import Project
from booklet.reading.sorting import SHEET, Kind, sort_name
from booklet.text.dates import parse_date
from booklet.values import dataclass

FRAME = 'semester.toml'
UNDATED = datetime.date(1980, 1, 1)
"""Of a semester without any date: the first that a zip archive can hold."""
PLACEHOLDERS = ('The text begins here.', '正文从这里开始写，写的时候把这一行删掉。')
"""What stands in a new article where its text will stand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder, found without opening it."""

    path: Path
    is_folder: bool
    trouble: str = ''
    """Slug of the finding that says why it is not read: a link that leads outside, no file at all."""

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.name


def entries(folder: Path, root: Path) -> list[Entry]:
    """Return what lies in a folder of the project at `root`, by number and name (2 before 10)."""
    try:
        with os.scandir(folder) as found:
            listed = [_entry(each, root) for each in found]
    except OSError:
        return []
    return sorted(listed, key=lambda entry: _by_name(entry.path))


def list_semesters(project: Project) -> tuple[str, ...]:
    """Return the names of the folders under content/ that have a semester.toml, in order of name."""
    if not is_inside(project.root, project.content):
        return ()
    found = (each for each in entries(project.content, project.root) if each.is_folder)
    return tuple(sorted(each.name for each in found if (each.path / FRAME).is_file()))


def newest_semester(project: Project) -> str | None:
    """Return the name of the semester with the latest date, of equal ones the last by name."""
    names = list_semesters(project)
    if len(names) < 2:
        return names[0] if names else None
    return max(names, key=lambda name: (_quick_date(project, name), name))


def session_paths(folder: Path, root: Path) -> list[Path]:
    """Return the session folders in the order of their names: those that have a session.md or an article."""
    beside = [each for each in entries(folder, root) if each.is_folder]
    names = {each.name for each in beside}
    unlike = (Kind.LITTER, Kind.COPY)
    folders = [each.path for each in beside if sort_name(each.name, names) not in unlike]
    return [path for path in folders if sheet_path(path, root) or article_paths(path, root)]


def article_paths(folder: Path, root: Path) -> list[Path]:
    """Return the article files of a session's folder in the order of their names."""
    return _of_kind(Kind.ARTICLE, folder, root)


def sheet_path(folder: Path, root: Path) -> Path | None:
    """Return the session sheet, whose name may have capitals; None when there is none."""
    return next(iter(_of_kind(Kind.SHEET, folder, root)), None)


def typed_date(fields: Fields, key: str = 'date') -> datetime.date | None:
    """Return the date that the editor wrote, or None."""
    return fields.parsed(key, parse_date, 'field.not-date')


def _of_kind(kind: Kind, folder: Path, root: Path) -> list[Path]:
    files = [each for each in entries(folder, root) if not each.is_folder and not each.trouble]
    names = {each.name for each in files}
    return [each.path for each in files if sort_name(each.name, names) is kind]


def _entry(found: 'os.DirEntry[str]', root: Path) -> Entry:
    path = Path(found.path)
    try:
        if found.is_symlink() and (found.is_dir() or not is_inside(root, path)):
            return Entry(path, False, 'file.outside')
        if found.is_dir():
            return Entry(path, True)
        return Entry(path, False, '' if found.is_file() else 'file.special')
    except OSError:
        return Entry(path, False, 'file.special')


def _by_name(path: Path) -> tuple[int, str]:
    """Return what puts files in order: the number their name begins with, then the name."""
    digits = re.match(r'[0-9]{1,9}', path.name)
    return int(digits.group()) if digits else 10**9, path.name


def _quick_date(project: Project, name: str) -> datetime.date:
    """Return a semester's date from its frame and session sheets alone."""
    folder = project.content / name
    dates = [typed_date(Fields(read_table(folder / FRAME, FRAME).value))]
    if dates == [None]:
        # Only a semester without a date of its own needs the library that reads front matter.
        from booklet.reading.decoding import read_source
        from booklet.reading.frontmatter import read_front_matter

        paths = (sheet_path(path, project.root) for path in session_paths(folder, project.root))
        sheets = (read_source(path, SHEET).value for path in paths if path)
        dates.extend(typed_date(read_front_matter(sheet).fields) for sheet in sheets)
    return max((date for date in dates if date), default=UNDATED)
