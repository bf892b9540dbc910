"""Office files -> the same in another format, by LibreOffice in its own profile and within a time limit."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

PROGRAMS = ('soffice', 'libreoffice')


def find_program() -> str | None:
    """Return the path of LibreOffice, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def converted(program: str, files: Mapping[str, bytes], target: str, limit: float) -> dict[str, bytes]:
    """Return name -> converted file of each of `files` that could be converted within `limit` seconds.

    A name's suffix says what the file is; `target` is an ending, perhaps with a filter and its options. Two
    processes with one profile lose files, and the exit code is 0 even when nothing was made.
    """
    with tempfile.TemporaryDirectory(prefix='booklet-') as name:
        folder = Path(name)
        paths = {key: folder / f'{place}{PurePosixPath(key).suffix}' for place, key in enumerate(files)}
        for key, path in paths.items():
            path.write_bytes(files[key])
        command = [
            program, '--headless', f'-env:UserInstallation={(folder / "profile").as_uri()}',
            '--convert-to', target, '--outdir', str(folder / 'made'), *map(str, paths.values()),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=limit)
        except (subprocess.TimeoutExpired, OSError):
            return {}
        ending = target.partition(':')[0]
        made = {key: folder / 'made' / f'{path.stem}.{ending}' for key, path in paths.items()}
        return {key: path.read_bytes() for key, path in made.items() if path.is_file()}
