"""Numbered names of folders and files, whose order is the order of the booklet."""

import re
from pathlib import Path

from booklet.errors import UsageError
from booklet.language import Words

_NUMBERED = re.compile(r'(\d{1,3})[-_ .]')


def next_name(folder: Path, name: str, digits: int) -> str:
    """Return `NN-name`, one above the highest number in `folder`; raise UsageError when `name` is unfit."""
    refuse_unfit(name)
    entries = folder.iterdir() if folder.is_dir() else ()
    taken = [match[1] for entry in entries if (match := _NUMBERED.match(entry.name))]
    digits = max((len(number) for number in taken), default=digits)
    highest = max((int(number) for number in taken), default=0)
    return f'{highest + 1:0{digits}d}-{"-".join(name.split())}'


def refuse_unfit(name: str) -> None:
    """Raise UsageError when `name` cannot be a file name on every system."""
    if not name.strip() or name.startswith('.') or re.search(r'[/\\:*?"<>|\x00-\x1f]', name):
        raise UsageError(
            Words(f"“{name}” cannot be the name of a file or folder", f"“{name}”不能作文件名或文件夹名"),
            Words(
                "take letters, digits and hyphens: waste-sorting",
                "请用字母、数字和连字符，例如：waste-sorting",
            ),
        )
