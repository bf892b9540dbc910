"""Files of a semester <-> their names on the wire, where no path travels upwards."""

from pathlib import Path
from typing import Any

from booklet.files import digest


def text_id(file: str) -> str:
    """Return the name of a file on the wire."""
    return digest(file)[:12]


def semesters_of(root: Path) -> list[str]:
    """Return the names of a project's semesters."""
    return sorted(path.parent.name for path in (root / 'content').glob('*/semester.toml'))


def session_of(article: str) -> str:
    """Return the anchor of an article's session: `s01` of `s01a2`."""
    return article.partition('a')[0]


def files_of(semester: dict[str, Any] | None) -> dict[str, str]:
    """Return the files of a semester, as the outline has it, by their names."""
    if semester is None:
        return {}
    files = [semester['file']]
    for session in semester['sessions']:
        files += [session['file'], *(article['file'] for article in session['articles'])]
    return {text_id(file): file for file in files}


def anchor_of(semester: dict[str, Any] | None, file: str) -> str:
    """Return the anchor of the article in `file`; empty when it is none."""
    sessions = semester['sessions'] if semester else []
    articles = (article for session in sessions for article in session['articles'])
    return next((str(article['anchor']) for article in articles if article['file'] == file), '')
