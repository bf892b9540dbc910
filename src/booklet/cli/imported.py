"""What is given to `booklet import` -> the files to read; what came of them -> what is shown."""

import re
import sys
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.cli.i18n import language, say
from booklet.diagnostics import Checked, Finding, Place
from booklet.errors import UsageError, reason
from booklet.files import is_inside
from booklet.language import Words
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.importing import ImportedSession, Outcome
    from booklet.importing.foreign import Source

_STANDARD_INPUT = '-'
_LARGEST = 500 * 1024 * 1024
"""Bytes of a file that is read."""


def given(paths: tuple[Path, ...]) -> 'Checked[tuple[Source, ...]]':
    """Return the files that `paths` name: files, folders in order, zips, standard input."""
    from booklet.importing import unpacked

    sources: list[Source] = []
    findings: list[Finding] = []
    for path in paths:
        if str(path) == _STANDARD_INPUT:
            name, content = say('clipboard.txt', '剪贴板.txt'), sys.stdin.buffer.read(_LARGEST)
            parcel = unpacked(name, content)
            sources += parcel.value
            findings += parcel.findings
            continue
        for file in _files(path):
            parcel = unpacked(str(file), _read(file), _beside(file))
            sources += parcel.value
            findings += parcel.findings
    return Checked(tuple(sources), tuple(findings))


def target_of(imported: 'ImportedSession', source: str, into: Path) -> Path:
    """Return the folder for a session: `into`, or one below it when `into` is a semester's folder.

    Raises UsageError for an article in a semester's folder: nobody said which session it belongs to.
    """
    from booklet.importing import folder_of

    is_semester = into.resolve().parent.name == 'content' or (into / 'semester.toml').is_file()
    if not is_semester or not imported.files:
        return into
    if not imported.has_sheet:
        raise UsageError(
            Words(
                f"{source} has no sheet, and {into} is a semester",
                f"{source} 没有学习安排，而 {into} 是学期文件夹",
            ),
            Words(
                f"name the session's folder: --into {into}/01-topic",
                f"请写明放进哪一次学习：--into {into}/01-topic",
            ),
        )
    return folder_of(source, into)


@dataclass(slots=True)
class Shown:
    """What an import came to, for the terminal."""

    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    reports: list[Path] = field(default_factory=list)
    origins: dict[Finding, str] = field(default_factory=dict)
    """Where a finding's place has its other side."""

    def add(
        self, source: 'Source', made: 'Checked[ImportedSession]', outcome: 'Outcome', folder: Path
    ) -> None:
        """Take the outcome of one source."""
        from booklet.importing import REPORT_FILE, is_plain

        self.written += outcome.written
        self.differences += outcome.differences
        if outcome.names:
            self.reports.append(folder / REPORT_FILE)
        lines = _Lines(made.value, outcome, folder)
        for each in made.findings:
            self._found(each, lines, source.name, is_plain(source.content))
        self.findings += outcome.findings

    def _found(self, each: Finding, lines: '_Lines', source: str, has_lines: bool) -> None:
        """Show a finding at its line of the Markdown beside that of the source, or the other way round."""
        other = lines.place_of(each)
        if has_lines or other is None:
            shown, words = each, str(other) if other else ''
        else:
            shown, words = replace(each, place=other), f'{source} {lines.where(each)}'.strip()
        self.findings.append(shown)
        if words:
            self.origins[shown] = words


class _Lines:
    """Finds what a place of the source became."""

    def __init__(self, imported: 'ImportedSession', outcome: 'Outcome', folder: Path) -> None:
        self.rows = {row.number: row for row in reversed(imported.rows)}
        self.names = dict(outcome.names)
        self.texts = {name: content.split('\n') for name, content in imported.files}
        self.folder = folder

    def place_of(self, each: Finding) -> Place | None:
        """Return the place in the Markdown of what a finding is about."""
        row = self.rows.get(each.place.line) if each.place else None
        if row is None:
            return None
        words = dict(each.arguments).get('text', '').lstrip('…')
        for line in range(row.line, row.line + row.markdown.count('\n') + 1):
            column = self.texts[row.file][line - 1].find(words) if words else -1
            if column >= 0:
                return Place(
                    str(self.folder / self.names.get(row.file, row.file)), line, column + 1, len(words)
                )
        return Place(str(self.folder / self.names.get(row.file, row.file)), row.line)

    def where(self, each: Finding) -> str:
        """Return the place of a finding in the source in words."""
        from booklet.importing import where_words

        row = self.rows.get(each.place.line) if each.place else None
        return where_words(row, language()) if row else ''


def _files(path: Path) -> list[Path]:
    """Return the file, or the files in a folder in order."""
    from booklet.importing import in_order, is_litter

    if not path.is_dir():
        return [path]
    found = [each for each in path.rglob('*') if each.is_file() and not each.is_symlink()]
    names = {each.relative_to(path).as_posix(): each for each in found}
    texts = [name for name in sorted(names, key=in_order) if not is_litter(name) and not _is_picture(name)]
    return [names[name] for name in texts]


def _is_picture(name: str) -> bool:
    return re.search(r'\.(?:png|jpe?g|gif|bmp|webp|tiff?|svg|emf|wmf)$', name, re.IGNORECASE) is not None


def _beside(file: Path) -> Callable[[str], bytes | None]:
    """Return what reads files beside `file`, and nothing outside its folder."""

    def look(name: str) -> bytes | None:
        path = file.parent / name
        try:
            inside = is_inside(file.parent, path) and path.is_file() and path.stat().st_size <= _LARGEST
            return path.read_bytes() if inside else None
        except (OSError, ValueError):
            return None

    return look


def _read(source: Path) -> bytes:
    try:
        with source.open('rb') as stream:
            return stream.read(_LARGEST)
    except OSError as error:
        why = reason(error)
        raise UsageError(
            Words(f"{source} cannot be read: {why.en}", f"无法读取 {source}（{why.zh}）"),
            Words(
                "check the name; put quotes around it when it has spaces",
                "请核对文件名；名字里有空格时，两头加引号",
            ),
        ) from error
