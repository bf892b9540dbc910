"""Imported files -> a session's folder, never over what is there."""

import re
from pathlib import Path

from booklet.errors import UsageError
from booklet.files import write_whole
from booklet.importing.imported import SESSION_FILE, ImportedSession
from booklet.language import Words

_NUMBERED = re.compile(r'(\d+)-.*\.md')


def write_import(imported: ImportedSession, into: Path) -> tuple[Path, ...]:
    """Write the files into the folder `into` and return their paths.

    Articles without a session sheet are numbered on from those that are there. Raises UsageError, and writes
    nothing, when a file exists or `into` is no folder.
    """
    if into.exists() and not into.is_dir():
        raise UsageError(
            Words(f'{into} is not a folder', f'{into} 不是文件夹'),
            Words('give the folder of a session to --into', '请在 --into 后面写一次学习的文件夹'),
        )
    offset = 0 if imported.has_sheet else _highest(into)
    targets = tuple((into / _renumbered(name, offset), content) for name, content in imported.files)
    for path, _ in targets:
        if path.exists():
            raise UsageError(
                Words(f'{path} exists; nothing was written', f'{path} 已经存在，没有写入任何文件'),
                Words('choose another folder, or move that file away', '请换一个文件夹，或者先移走这个文件'),
            )
    for path, content in targets:
        write_whole(path, content.encode('utf-8'))
    return tuple(path for path, _ in targets)


def _highest(folder: Path) -> int:
    numbers = [int(match[1]) for path in folder.glob('*.md') if (match := _NUMBERED.fullmatch(path.name))]
    return max(numbers, default=0)


def _renumbered(name: str, offset: int) -> str:
    match = _NUMBERED.fullmatch(name)
    if match is None or name == SESSION_FILE or not offset:
        return name
    return f'{int(match[1]) + offset}{name[match.end(1) :]}'
