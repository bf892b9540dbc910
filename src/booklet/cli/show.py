"""Findings -> what is shown of them: in full with the source line, concise, or as JSON lines."""

import codecs
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from booklet.cli.excerpt import excerpt
from booklet.cli.i18n import language, say
from booklet.cli.output import paint, plain, result, result_json, tell
from booklet.diagnostics import Finding, Place, Severity
from booklet.files import is_inside, read_regular

FORMATS = ('full', 'concise', 'json')
LIKE_EACH_OTHER = 5
"""So many findings of one slug are shown in full; the rest is counted."""
LARGEST = 16 * 1024 * 1024
"""Bytes of a source file whose lines are shown."""
CELLS = 96
"""Width of the excerpt of a source line."""

_WITHOUT_LINES = ('.docx', '.doc', '.wps', '.rtf', '.pdf', '.html', '.htm', '.mht', '.mhtml', '.zip')
"""Places in such files are paragraphs."""
_LINE_END = re.compile(r'\r\n|\r|\n')
_BOMS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_COLOUR = {Severity.ERROR: 'red', Severity.WARNING: 'yellow', Severity.NOTE: 'cyan'}


def show_findings(findings: Iterable[Finding], root: Path, shape: str, is_verbose: bool = False) -> None:
    """Print the findings on stdout in the shape `full`, `concise` or `json`, and count them on stderr."""
    ordered = in_order(findings)
    if shape == 'json':
        for each in ordered:
            result_json(as_json(each))
        return
    lines = concise_lines(ordered) if shape == 'concise' else full_lines(ordered, root, is_verbose)
    for line in lines:
        result(line)
    if ordered:
        tell(count_line(ordered))


def tell_findings(
    findings: Iterable[Finding],
    root: Path,
    is_verbose: bool = False,
    origins: Mapping[Finding, str] | None = None,
) -> None:
    """Print the findings in full on stderr: for commands whose result is something else.

    `origins` are the other sides of their places: of a line of an imported text, where it comes from.
    """
    ordered = in_order(findings)
    for line in full_lines(ordered, root, is_verbose, origins or {}):
        tell(line)
    if ordered:
        tell(count_line(ordered))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings once each, by file, line and column; those without a place first."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(each: Finding) -> tuple[bool, Place, str]:
    return each.place is not None, each.place or Place(''), each.slug


def count_line(findings: Iterable[Finding]) -> str:
    """Return `2 errors, 1 note`."""
    counts = Counter(each.severity for each in findings)
    words = (
        (Severity.ERROR, say("error", "个错误")),
        (Severity.WARNING, say("warning", "个警告")),
        (Severity.NOTE, say("note", "条提醒")),
    )
    parts = [_counted(counts[severity], word) for severity, word in words if counts[severity]]
    return say(', '.join(parts), '共 ' + '、'.join(parts))


def _counted(number: int, word: str) -> str:
    return say(f'{number} {word}{"s" if number > 1 else ""}', f'{number} {word}')


def concise_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield `file:line:column: severity slug message`, as editors read it, severity in English."""
    for each in findings:
        where = f'{plain(str(each.place))}: ' if each.place else ''
        yield f'{where}{each.severity.name.lower()} {each.slug} {plain(each.message(language()))}'


def as_json(each: Finding) -> dict[str, object]:
    """Return what one line of `--format json` says; places count code points from 1, or are null."""
    place = each.place
    return {
        'slug': each.slug,
        'severity': each.severity.name.lower(),
        'message': each.message(language()),
        'hint': each.hint(language()),
        'file': place.file if place else None,
        'line': place.line if place else None,
        'column': place.column if place else None,
        'length': place.length if place else None,
    }


def full_lines(
    findings: Iterable[Finding],
    root: Path,
    is_verbose: bool = False,
    origins: Mapping[Finding, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Yield each finding with its source line and carets; many of a kind are cut short unless verbose."""
    sources = Sources(root)
    shown: Counter[str] = Counter()
    for each in findings:
        shown[each.slug] += 1
        if is_verbose or shown[each.slug] <= LIKE_EACH_OTHER:
            yield from _full(each, sources, origins.get(each, ''))
            yield ''
    if is_verbose:
        return
    for slug, number in shown.items():
        if number > LIKE_EACH_OTHER:
            more = number - LIKE_EACH_OTHER
            yield say(
                f"{slug}: and {more} more like this (--verbose shows all)",
                f"{slug}：还有 {more} 处同样的问题（加 --verbose 全部列出）",
            )


def _full(each: Finding, sources: 'Sources', origin: str) -> Iterator[str]:
    severity = paint(_severity_word(each.severity), fg=_COLOUR[each.severity], bold=True)
    message = paint(plain(each.message(language())), bold=True)
    yield say(f'{severity} {each.slug}: {message}', f'{severity} {each.slug}：{message}')
    gutter = ' ' * len(str(each.place.line if each.place else ''))
    if each.place:
        yield f'{gutter} --> {plain(str(each.place))}{f" <-> {plain(origin)}" if origin else ""}'
        yield from _source_lines(each, each.place, gutter, sources)
    if hint := each.hint(language()):
        yield f'{gutter}  = {say("hint: ", "怎么办：")}{plain(hint)}'


def _source_lines(each: Finding, place: Place, gutter: str, sources: 'Sources') -> Iterator[str]:
    line = sources.line(place)
    if line is None or not line.strip():
        return
    shown = excerpt(line, place.column, place.length, CELLS)
    yield f'{gutter}  |'
    yield f' {place.line} | {shown.text}'
    yield f'{gutter}  | {paint(shown.carets, fg=_COLOUR[each.severity], bold=True)}'


def _severity_word(severity: Severity) -> str:
    words = {
        Severity.ERROR: say("error", "错误"),
        Severity.WARNING: say("warning", "警告"),
        Severity.NOTE: say("note", "提醒"),
    }
    return words[severity]


class Sources:
    """Source files by line, each read once, when a finding first points into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines: dict[str, list[str]] = {}

    def line(self, place: Place) -> str | None:
        """Return the line that `place` points at, or None when there is no such line."""
        if place.file not in self._lines:
            self._lines[place.file] = self._read(place.file)
        lines = self._lines[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        if file.lower().endswith(_WITHOUT_LINES):
            return []
        try:
            path = self.root / file
            content = b'' if _leads_out(self.root, path) else read_regular(path, LARGEST)
        except (OSError, ValueError):
            return []
        return _LINE_END.split(_decoded(content))


def _leads_out(root: Path, path: Path) -> bool:
    """Tell whether a file of the project is in truth a link to something outside it."""
    seems_inside = Path(os.path.normpath(path)).is_relative_to(root)
    return seems_inside and not is_inside(root, path)


def _decoded(content: bytes) -> str:
    """Return the text of a source file; texts to be imported are often in GB18030 or UTF-16."""
    for codec in ('utf-16', 'utf-8-sig') if content[:2] in _BOMS_OF_UTF16 else ('utf-8-sig', 'gb18030'):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return content.decode('utf-8', 'replace')
