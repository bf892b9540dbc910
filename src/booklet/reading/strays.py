"""What lies in a semester's folder and is not read -> findings, and the names passed over on purpose."""

import shlex
from pathlib import Path

from booklet.diagnostics import Finding, Place, finding
from booklet.project.settings import Project
from booklet.reading.listing import FRAME, Entry, article_paths, entries, sheet_path
from booklet.reading.sorting import PICTURES, Kind, meant_name, original_of, sort_name
from booklet.values import dataclass

DEEPEST = 6
"""Folders in one another; what lies deeper is passed over."""
_WORD_PROCESSED = frozenset(('.doc', '.docx', '.docm', '.rtf', '.odt', '.wps'))
"""Endings that are an article's wherever the file lies; a PDF or a text may belong to a figure."""

_MARKDOWN = frozenset((Kind.ARTICLE, Kind.MISNAMED, Kind.SHEET, Kind.COPY))


@dataclass(frozen=True, slots=True)
class Strays:
    """What is not read."""

    findings: tuple[Finding, ...]
    """Of each file that may have been meant to be printed."""
    passed: tuple[str, ...]
    """Paths below the semester's folder of what is passed over on purpose."""


def find_strays(project: Project, name: str) -> Strays:
    """Look through content/`name`, and at what lies beside the semesters."""
    look = _Look(project.root)
    folder = project.content / name
    look.semester(folder)
    look.content(project.content)
    home = f'{folder.relative_to(project.root).as_posix()}/'
    return Strays(tuple(look.findings), tuple(path.removeprefix(home) for path in look.passed))


class _Look:
    """Goes through folders and collects."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.passed: list[str] = []

    def content(self, folder: Path) -> None:
        """Find what lies beside the semesters: articles, links, folders of sessions without a frame."""
        for each, kind in self._sorted(folder):
            if not each.is_folder and kind in (Kind.ARTICLE, Kind.MISNAMED, Kind.SHEET):
                self._find('article.misplaced', each)
            elif each.is_folder and self._lacks_frame(each.path):
                command = f'booklet new semester {shlex.quote(each.name)}'
                self._find('semester.frame-missing', each, command=command)

    def _lacks_frame(self, folder: Path) -> bool:
        inside = [each.path for each in entries(folder, self.root) if each.is_folder]
        return not (folder / FRAME).is_file() and any(sheet_path(each, self.root) for each in inside)

    def semester(self, folder: Path) -> None:
        """Look through a semester's folder."""
        for each, kind in self._sorted(folder):
            if kind is Kind.COPY:
                self._copy(each, folder)
            elif each.is_folder:
                self._session(each)
            elif kind in (Kind.ARTICLE, Kind.MISNAMED, Kind.SHEET, Kind.FOREIGN):
                self._find('article.misplaced', each)
            elif each.name != FRAME:
                self.passed.append(self._name(each.path))

    def _session(self, folder: Entry) -> None:
        is_session = bool(sheet_path(folder.path, self.root) or article_paths(folder.path, self.root))
        inside = self._sorted(folder.path)
        stems = {each.path.stem for each, kind in inside if kind in (Kind.ARTICLE, Kind.SHEET)}
        for each, kind in inside:
            if each.is_folder:
                self._below(each, DEEPEST)
            elif kind is Kind.COPY:
                self._copy(each, folder.path)
            elif kind is Kind.MISNAMED:
                self._misnamed(each)
            elif kind is Kind.FOREIGN and each.path.stem not in stems:
                self._foreign(each, folder.path)
            elif kind in (Kind.OTHER, Kind.FOREIGN):
                self._pass(each)
        if not is_session and not any(self._holds(each) for each, _ in inside):
            command = f'booklet new session {shlex.quote(folder.name)}'
            self._find('session.folder-empty', folder, command=command)

    def _holds(self, each: Entry) -> bool:
        """Tell whether an entry is a file, or a folder with something in it."""
        return not each.is_folder or bool(entries(each.path, self.root))

    def _below(self, folder: Entry, room: int) -> None:
        """Look for articles in a folder inside a session's."""
        if folder.name.startswith('_') or not room:
            self.passed.append(f'{self._name(folder.path)}/')
            return
        for each, kind in self._sorted(folder.path):
            if each.is_folder:
                self._below(each, room - 1)
            elif kind in _MARKDOWN or each.path.suffix.lower() in _WORD_PROCESSED:
                self._find('article.misplaced', each)
            else:
                self._pass(each)

    def _sorted(self, folder: Path) -> list[tuple[Entry, Kind]]:
        """Return what lies in `folder` with its kind, but for litter and what cannot be read."""
        found = entries(folder, self.root)
        names = {each.name for each in found}
        kept: list[tuple[Entry, Kind]] = []
        for each in found:
            kind = sort_name(each.name, names)
            if kind is Kind.LITTER:
                self.passed.append(self._name(each.path))
            elif each.trouble:
                self._find(each.trouble, each)
            else:
                kept.append((each, kind))
        return kept

    def _copy(self, each: Entry, folder: Path) -> None:
        names = {entry.name for entry in entries(folder, self.root)}
        self._find('file.copy', each, original=original_of(each.name, names) or '')

    def _misnamed(self, each: Entry) -> None:
        meant = each.path.with_name(meant_name(each.name) or '')
        command = shlex.join(['mv', self._name(each.path), self._name(meant)])
        self._find('article.misnamed', each, command=command)

    def _foreign(self, each: Entry, folder: Path) -> None:
        command = shlex.join(['booklet', 'import', self._name(each.path), '--into', self._name(folder)])
        self._find('article.not-imported', each, command=command)

    def _pass(self, each: Entry) -> None:
        if not self._is_picture(each):
            self.passed.append(self._name(each.path))

    @staticmethod
    def _is_picture(each: Entry) -> bool:
        return each.path.suffix.lower() in PICTURES

    def _find(self, slug: str, each: Entry, **arguments: str) -> None:
        place = Place(self._name(each.path))
        self.findings.append(finding(slug, place, name=each.name, **arguments))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
