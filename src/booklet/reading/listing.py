"""content/ to the names of semesters and the files of sessions, in the order of the booklet."""

import datetime
import re
from pathlib import Path

from booklet.project import Fields, read_table
from booklet.project.settings import Project
from booklet.text.dates import parse_date

FRAME = 'semester.toml'
SHEET = 'session.md'
UNDATED = datetime.date(1980, 1, 1)
"""Of a semester without any date: the first that a zip archive can hold."""

_ENDINGS = frozenset(('.md', '.markdown'))


def list_semesters(project: Project) -> tuple[str, ...]:
    """Return the names of the folders under content/ that have a semester.toml, in order of name."""
    try:
        return tuple(
            sorted(path.parent.name for path in project.content.glob(f'*/{FRAME}') if path.is_file())
        )
    except OSError:
        return ()


def newest_semester(project: Project) -> str | None:
    """Return the name of the semester with the latest date, of equal ones the last by name."""
    names = list_semesters(project)
    if len(names) < 2:
        return names[0] if names else None
    return max(names, key=lambda name: (_quick_date(project.content / name), name))


def session_paths(folder: Path) -> list[Path]:
    """Return the session folders in the order of their names: those that have a session.md or an article."""
    try:
        folders = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith('.')]
    except OSError:
        return []
    return sorted((path for path in folders if (path / SHEET).is_file() or article_paths(path)), key=_by_name)


def article_paths(folder: Path) -> list[Path]:
    """Return the article files of a session's folder in the order of their names (2 before 10)."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and path.name != SHEET]
        return sorted(
            (path for path in paths if path.is_file() and not path.name.startswith('.')), key=_by_name
        )
    except OSError:
        return []


def typed_date(fields: Fields) -> datetime.date | None:
    """Return the date that the editor wrote, or None."""
    return fields.parsed('date', parse_date, 'field.not-date')


def _by_name(path: Path) -> tuple[int, str]:
    """Return what puts files in order: the number their name begins with, then the name."""
    digits = re.match(r'[0-9]{1,9}', path.name)
    return int(digits.group()) if digits else 10**9, path.name


def _quick_date(folder: Path) -> datetime.date:
    """Return a semester's date from its frame and session sheets alone."""
    dates = [typed_date(Fields(read_table(folder / FRAME, FRAME).value))]
    if dates == [None]:
        # Only a semester without a date of its own needs the library that reads front matter.
        from booklet.reading.decoding import read_source
        from booklet.reading.frontmatter import read_front_matter

        sheets = (read_source(path / SHEET, SHEET).value for path in session_paths(folder))
        dates.extend(typed_date(read_front_matter(sheet).fields) for sheet in sheets)
    return max((date for date in dates if date), default=UNDATED)
