"""A built project to the names of results that a build without the cache makes otherwise."""

import shutil
import subprocess
import sys
from pathlib import Path

from booklet.files import digest
from tests.bench.desk import ENVIRONMENT, Desk
from tests.bench.text.names import SEMESTER


def compare(desk: Desk) -> tuple[int, tuple[str, ...]]:
    """Return how many results there are, and which differ.

    One side is edited and built with what the cache has, on all cores; the other starts from nothing, with
    `--no-cache` and one worker. build.json is left out: it holds the seconds that the build took.
    """
    desk.edit('word')
    _build(desk.project)
    other = desk.folder / 'other'
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(desk.project, other, ignore=shutil.ignore_patterns('build'))
    _build(other, '--no-cache', '--jobs', '1')
    ours, theirs = _digests(desk.project), _digests(other)
    shutil.rmtree(other)
    return len(ours), tuple(
        sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))
    )


def _build(root: Path, *options: str) -> None:
    subprocess.run(
        [sys.executable, '-m', 'booklet', 'build', '--root', str(root), *options],
        check=True, capture_output=True, env=ENVIRONMENT,
    )  # fmt: skip


def _digests(root: Path) -> dict[str, str]:
    results = root / 'build' / SEMESTER
    files = (path for path in results.rglob('*') if path.is_file() and path.name != 'build.json')
    return {path.relative_to(results).as_posix(): digest(path.read_bytes()) for path in files}
