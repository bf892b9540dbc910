"""What a page asks to be imported or begun -> the very commands of the command line, each in a process."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from booklet.diagnostics import Finding
from booklet.importing import ImportedSession, import_file, unpacked
from booklet.preview.wire import finding_of
from booklet.values import dataclass

PATIENCE = 180.0
"""Seconds that a command may take; a damaged file must not hold the page up."""

DOUBTFUL = ('error', 'warning')
"""Severities of what a person must look at; all else is said."""

LOCALES = {'zh': 'zh_CN.UTF-8', 'en': 'C.UTF-8'}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a command ended."""

    code: int
    written: tuple[str, ...]
    """Paths below the project's folder."""
    words: str
    """What it said, for people."""


async def run_command(root: Path, language: str, *arguments: str) -> Ending:
    """Run `booklet` in a process of its own; one that takes too long is ended."""
    environment = {
        **os.environ,
        'LC_ALL': LOCALES.get(language, LOCALES['en']),
        'NO_COLOR': '1',
        'COLUMNS': '100',
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, '-m', 'booklet', arguments[0], '--root', str(root), *arguments[1:],
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        cwd=root, env=environment,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            out, said = await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()
        return Ending(1, (), '')
    lines = (line.strip() for line in out.decode('utf-8', 'replace').splitlines())
    written = tuple(_below(root, line) for line in lines if line)
    return Ending(process.returncode or 0, written, said.decode('utf-8', 'replace').strip())


async def import_source(root: Path, language: str, name: str, content: bytes, into: str) -> dict[str, Any]:
    """Import a file as `booklet import` does; return what was written and what a person should look at."""
    plain = PurePosixPath(name.replace('\\', '/')).name or 'source.txt'
    with tempfile.TemporaryDirectory(prefix='booklet-import-') as folder:
        path = Path(folder) / plain
        path.write_bytes(content)
        ended = await run_command(root, language, 'import', str(path), '--into', into)
    unsure = await asyncio.to_thread(_unsure, plain, content, ended.written) if ended.written else []
    return {'code': ended.code, 'written': ended.written, 'words': ended.words, 'unsure': unsure}


def _unsure(name: str, content: bytes, written: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the findings of an import at their lines of the Markdown, what is doubtful first."""
    found: list[dict[str, Any]] = []
    paths = {PurePosixPath(path).name: path for path in written}
    for source in unpacked(name, content).value:
        made = import_file(source.name, source.content, source.beside)
        found += (_placed(each, made.value, paths) for each in made.findings)
    return sorted(found, key=lambda each: (each['severity'] not in DOUBTFUL, each['file'], each['line']))


def _placed(each: Finding, made: ImportedSession, paths: dict[str, str]) -> dict[str, Any]:
    """Return a finding at the Markdown that its place in the source became."""
    line = each.place.line if each.place else 0
    # A paragraph of several lines is one row, known by its first.
    row = max((row for row in made.rows if row.number <= line), key=lambda row: row.number, default=None)
    said = finding_of(each)
    if row is None:
        return {**said, 'file': '', 'line': 0}
    words = dict(each.arguments).get('text', '').strip('…')
    lines = row.markdown.split('\n')
    offset = next((at for at, line in enumerate(lines) if words and words in line), 0)
    column = lines[offset].find(words) + 1 if words else 1
    return {
        **said, 'file': paths.get(row.file, ''), 'line': row.line + offset, 'column': max(1, column),
        'length': max(1, len(words)), 'source': row.source,
    }  # fmt: skip


def _below(root: Path, line: str) -> str:
    path = Path(line)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
