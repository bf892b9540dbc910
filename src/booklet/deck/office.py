"""Decks -> PDF, by LibreOffice: the slides to look at, or the notes pages for the presenter."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from booklet.errors import InvalidOutputError, MissingOnMachineError
from booklet.language import Words

PROGRAMS = ('soffice', 'libreoffice')
NOTES_ONLY = (
    'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},'
    '"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
LIMIT = 300
"""Seconds for all decks of a semester; one takes about two."""


def to_pdf(decks: Mapping[str, bytes], has_notes: bool) -> dict[str, bytes]:
    """Return name -> PDF of each deck, its slides or, with `has_notes`, one page of notes per slide.

    Raises MissingOnMachineError without LibreOffice, and InvalidOutputError when it makes no PDF of one: its
    exit code is 0 even then.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise MissingOnMachineError(
            Words(
                "PDF of the slides needs LibreOffice, which is not there",
                "幻灯片转 PDF 要用 LibreOffice，这台电脑上没有",
            ),
            Words(
                "Debian: sudo apt-get install libreoffice-impress · macOS: brew install --cask libreoffice · "
                "or set pdf = false under [slides]",
                "Debian：sudo apt-get install libreoffice-impress · macOS：brew install --cask libreoffice · "
                "不需要 PDF 的，把 [slides] 里的 pdf 改成 false",
            ),
        )
    with tempfile.TemporaryDirectory(prefix='booklet-') as name:
        return _converted(program, decks, Path(name), NOTES_ONLY if has_notes else 'pdf')


def _converted(program: str, decks: Mapping[str, bytes], folder: Path, target: str) -> dict[str, bytes]:
    """Convert in a profile of one's own: two processes with one profile lose files."""
    files = {name: folder / f'{number}.pptx' for number, name in enumerate(decks)}
    for name, file in files.items():
        file.write_bytes(decks[name])
    command = [
        program, '--headless', f'-env:UserInstallation={(folder / "profile").as_uri()}',
        '--convert-to', target, '--outdir', str(folder), *map(str, files.values()),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired as error:
        raise _failed(next(iter(decks))) from error
    made = {name: file.with_suffix('.pdf') for name, file in files.items()}
    for name, file in made.items():
        if not file.is_file():
            raise _failed(name)
    return {name: file.read_bytes() for name, file in made.items()}


def _failed(name: str) -> InvalidOutputError:
    return InvalidOutputError(
        Words(f"LibreOffice made no PDF of {name}", f"LibreOffice 没能把 {name} 转成 PDF"),
        Words(
            "nothing was written; close LibreOffice and try again",
            "没有写出任何文件。请关闭 LibreOffice 再试一次。",
        ),
    )
