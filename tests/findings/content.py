"""What provokes each finding of what lies in content/."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from booklet.diagnostics import Finding
from tests.findings.reading import OTHER, OTHER_ARTICLE, read_as_it_stands
from tests.reading.folders import ARTICLE, HEAD, SESSION, SHEET, read, write

TEXT = HEAD + '称量以前先调平。\n'
HOME = Path(ARTICLE).parent.as_posix()


def beside(name: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with one more file."""
    return lambda root: read(root, {name: TEXT}).findings


def second(sheet: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with the sheet of a second session."""
    return lambda root: read(root, {OTHER: sheet, OTHER_ARTICLE: TEXT}).findings


def link(root: Path) -> Iterable[Finding]:
    """Read a semester with a link that leads outside."""
    write(root / 'project', {})
    (root / 'project' / HOME / '2-waste.md').symlink_to('/dev/null')
    return read_as_it_stands(root / 'project')


def pipe(root: Path) -> Iterable[Finding]:
    """Read a semester with a pipe in the place of an article."""
    write(root, {})
    os.mkfifo(root / HOME / '2-waste.md')
    return read_as_it_stands(root)


def empty_folder(root: Path) -> Iterable[Finding]:
    """Read a semester with an empty folder."""
    write(root, {})
    (root / 'content/spring/02-data').mkdir()
    return read_as_it_stands(root)


def no_sheet(root: Path) -> Iterable[Finding]:
    """Read a session without session.md."""
    write(root, {})
    (root / SESSION).unlink()
    return read_as_it_stands(root)


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'article.misplaced': beside('content/spring/2-waste.md'),
    'article.misnamed': beside(f'{HOME}/2-waste.md.txt'),
    'article.not-imported': beside(f'{HOME}/2-waste.docx'),
    'article.placeholder': lambda root: read(root, {ARTICLE: HEAD + 'The text begins here.\n'}).findings,
    'file.copy': beside(f'{HOME}/1-pipetting (1).md'),
    'file.outside': link,
    'file.special': pipe,
    'session.folder-empty': empty_folder,
    'session.sheet-missing': no_sheet,
    'session.cancelled': second(SHEET.replace('form', 'status: 取消\nform')),
    'semester.frame-missing': beside('content/autumn/01-a/session.md'),
    'session.number-order': lambda root: read(
        root, {SESSION: SHEET.replace(': 1', ': 3'), OTHER: SHEET.replace(': 1', ': 2'), OTHER_ARTICLE: TEXT}
    ).findings,
    'session.year': second(SHEET.replace('2026', '2062').replace(': 1', ': 2')),
}
