"""The order of sessions and articles, which is that of the numbers their names begin with -> another order.

What is cancelled is not deleted: it goes to `build/.history/removed/`, under its own name.
"""

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

_NUMBER = re.compile(r'\d{1,9}')


def put_in_order(paths: Sequence[Path]) -> None:
    """Give files or folders of one folder the numbers that put them in this order; all else stays."""
    width = max(len(_number(path)) for path in paths)
    taken = sorted(int(_number(path) or 0) for path in paths)
    numbers = taken if len(set(taken)) == len(taken) and taken[0] > 0 else range(1, len(paths) + 1)
    wanted = [
        path.with_name(f'{number:0{width}d}{_rest(path)}')
        for path, number in zip(paths, numbers, strict=True)
    ]
    # Over names that nobody has, because each of these may be that of another one.
    passing = [path.with_name(f'.{path.name}.moving') for path in paths]
    for path, other in zip(paths, passing, strict=True):
        path.rename(other)
    for other, path in zip(passing, wanted, strict=True):
        other.rename(path)


def put_aside(path: Path, history: Path) -> Path:
    """Take a file or folder out of the semester; return where it is now."""
    now = datetime.datetime.now(datetime.UTC).strftime('%Y%m%dT%H%M%S')
    folder = history / 'removed' / now
    folder.mkdir(parents=True, exist_ok=True)
    return path.rename(folder / path.name)


def move_into(path: Path, folder: Path) -> Path | None:
    """Move an article to another session, behind its last; None when it names files beside it."""
    text = path.read_text(encoding='utf-8', errors='replace')
    if re.search(r'\]\((?!https?:|mailto:|#)', text):
        return None
    taken = [int(_number(other) or 0) for other in folder.glob('*.md') if other.name != 'session.md']
    return path.rename(folder / f'{max(taken, default=0) + 1}{_rest(path)}')


def _number(path: Path) -> str:
    match = _NUMBER.match(path.name)
    return match.group() if match else ''


def _rest(path: Path) -> str:
    rest = path.name.removeprefix(_number(path))
    return rest if rest.startswith(('-', '_', '.', ' ')) else f'-{rest}'
