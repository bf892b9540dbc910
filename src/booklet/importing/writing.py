"""Imported files -> a session's folder, never over what a person corrected."""

import difflib
import re
from pathlib import Path, PurePosixPath

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.errors import UsageError
from booklet.files import digest, write_whole
from booklet.importing.frame import filled_frame
from booklet.importing.imported import SESSION_FILE, ImportedSession
from booklet.importing.markdown import document
from booklet.importing.report import REPORT_FILE, Entry, entries_of, with_section
from booklet.language import Language, Words
from booklet.values import dataclass

_NUMBERED = re.compile(r'(\d+)-.*\.md')
_FOLDER = re.compile(r'(\d{1,6})-')
_FRAME = 'semester.toml'


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reached the disk."""

    written: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    differences: tuple[str, ...] = ()
    """Of each file that was corrected since it was imported: what it says and what the source says now."""
    names: tuple[tuple[str, str], ...] = ()
    """Name of a file before numbering on -> its name in the folder."""


def write_import(
    made: Checked[ImportedSession], source: str, into: Path, language: Language = 'zh'
) -> Outcome:
    """Write the files into the folder `into`, pictures and a report beside them.

    Articles without a session sheet are numbered on from those that are there. What was imported from
    `source` before is replaced where nobody corrected it; what was corrected stays, and its differences are
    returned. Raises UsageError, and writes nothing, when another file is in the place or `into` is no folder.
    """
    if into.exists() and not into.is_dir():
        raise UsageError(
            Words(f'{into} is not a folder', f'{into} 不是文件夹'),
            Words('give the folder of a session to --into', '请在 --into 后面写一次学习的文件夹'),
        )
    if not made.value.files:
        return Outcome(())
    page = _text(into / REPORT_FILE)
    label = _label(source)
    before = next((entry for entry in entries_of(page) if entry.source == label), Entry(label, ()))
    named = _named(made.value, into, before)
    known = {name: sum_ for _, name, sum_ in before.files}
    _refuse_others(into, named, known)
    plan = _Plan(into, known)
    for (_, content), name in zip(made.value.files, named.values(), strict=True):
        plan.put(name, content)
    plan.begin_session(made.value)
    plan.fill_frame(made.value)
    for name, picture in made.value.pictures:
        plan.put_picture(name, picture)
    files = tuple((base, name, plan.digests[name]) for base, name in named.items())
    entry = Entry(label, files)
    write_whole(into / REPORT_FILE, with_section(page, entry, made, language).encode('utf-8'))
    return Outcome(tuple(plan.written), tuple(plan.findings), tuple(plan.differences), tuple(named.items()))


def folder_of(source: str, semester: Path) -> Path:
    """Return the session's folder below `semester` that `source` was imported into, else the next new one."""
    label = _label(source)
    for report in sorted(semester.glob(f'*/{REPORT_FILE}')):
        if any(entry.source == label for entry in entries_of(_text(report))):
            return report.parent
    taken = [int(match[1]) for path in semester.glob('*') if (match := _FOLDER.match(path.name))]
    return semester / f'{max(taken, default=0) + 1:02}-session'


def _label(source: str) -> str:
    return PurePosixPath(source.replace('\\', '/')).name or source


class _Plan:
    """Files on their way into a folder."""

    def __init__(self, into: Path, known: dict[str, str]) -> None:
        self.into = into
        self.known = known
        self.written: list[Path] = []
        self.findings: list[Finding] = []
        self.differences: list[str] = []
        self.digests: dict[str, str] = {}

    def put(self, name: str, content: str) -> None:
        """Write a text unless a person corrected what is there."""
        path = self.into / name
        there = _text(path)
        self.digests[name] = digest(content)
        if path.is_file() and there != content and digest(there) != self.known.get(name):
            self.digests[name] = self.known.get(name, '')
            self.findings.append(finding('import.differs', Place(str(path)), file=path.name))
            self.differences.append(_difference(path, there, content))
        elif there != content:
            write_whole(path, content.encode('utf-8'))
            self.written.append(path)

    def put_picture(self, name: str, content: bytes) -> None:
        """Write a picture that is not there; its name tells its content."""
        path = self.into / name
        if not path.is_file():
            write_whole(path, content)
            self.written.append(path)

    def begin_session(self, imported: ImportedSession) -> None:
        """Begin session.md where there is none: the booklet prints no article without its session."""
        path = self.into / SESSION_FILE
        if imported.has_sheet or path.exists():
            return
        number = re.match(r'\d+', self.into.name)
        fields = (('number', int(number.group()[:6]) if number else ''), ('date', ''), ('form', ''))
        write_whole(path, document(fields, ()).encode('utf-8'))
        self.written.append(path)
        self.findings.append(finding('import.session-begun', Place(str(path))))

    def fill_frame(self, imported: ImportedSession) -> None:
        """Give semester.toml what the sheet knows and it does not say."""
        semester = self.into.resolve().parent
        if not imported.semester or semester.parent.name != 'content':
            return
        path = semester / _FRAME
        text = filled_frame(_text(path), dict(imported.semester))
        if text is not None:
            write_whole(path, text.encode('utf-8'))
            self.written.append(self.into.parent / _FRAME)


def _named(imported: ImportedSession, into: Path, before: Entry) -> dict[str, str]:
    """Return the name of each file in the folder: as before, else numbered on."""
    known = {base: name for base, name, _ in before.files}
    offset = 0 if imported.has_sheet or known else _highest(into)
    return {base: known.get(base) or _renumbered(base, offset) for base, _ in imported.files}


def _refuse_others(into: Path, named: dict[str, str], known: dict[str, str]) -> None:
    for name in named.values():
        if (into / name).exists() and name not in known:
            path = into / name
            raise UsageError(
                Words(f'{path} exists; nothing was written', f'{path} 已经存在，没有写入任何文件'),
                Words('choose another folder, or move that file away', '请换一个文件夹，或者先移走这个文件'),
            )


def _difference(path: Path, there: str, content: str) -> str:
    names = (str(path), f'{path} ({Words("as the source says now", "按原文重新导入").zh})')
    lines = difflib.unified_diff(there.splitlines(), content.splitlines(), *names, lineterm='', n=1)
    return '\n'.join(lines)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode('utf-8', 'replace')
    except OSError:
        return ''


def _highest(folder: Path) -> int:
    numbers = [int(match[1]) for path in folder.glob('*.md') if (match := _NUMBERED.fullmatch(path.name))]
    return max(numbers, default=0)


def _renumbered(name: str, offset: int) -> str:
    match = _NUMBERED.fullmatch(name)
    if match is None or name == SESSION_FILE or not offset:
        return name
    return f'{int(match[1]) + offset}{name[match.end(1) :]}'
