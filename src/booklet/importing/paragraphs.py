"""Lines -> the paragraphs a reader sees: wrapped lines joined, page gaps healed."""

import re
from dataclasses import replace
from itertools import zip_longest

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.inline import flat, retold
from booklet.importing.lines import (
    INDENT_ROOM,
    Layout,
    Line,
    begins_late,
    ends_sentence,
    is_filled,
    is_unfinished,
    join_wrapped,
    lost_its_indent,
    room,
    stands_alone,
)
from booklet.importing.passage import Kind, Passage, Run
from booklet.text.classes import HAN
from booklet.text.spacing import tidy_headline, tidy_spaces
from booklet.values import dataclass

NUMERALS = '一二三四五六七八九十百'
_OPENS = re.compile(
    rf'——|[●•■◆]|[{NUMERALS}]{{1,3}}(?:、|$)|[（(][{NUMERALS}\d]{{1,3}}[）)]|第[{NUMERALS}]{{1,4}}[编章节条]'
    r'|\d{1,2}[.．、]\s*\D|[-*+] '
)
_DATELINE = re.compile(
    rf'(?P<agency>[{HAN}]{{1,6}}(?:社|报|网|台))\s*(?P<place>[{HAN}]{{2,8}}?)?\s*(?:\d{{4}}\s*年\s*)?'
    r'\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:电|讯|消息)(?=\s|（|$)'
)
_CLAUSE = re.compile(rf'第[{NUMERALS}]{{1,4}}条(?=\s)')
_NAMES = re.compile(rf'(?:(?<=[^{HAN}])|^)[{HAN}]{{2,4}}(?: [{HAN}]{{2,4}}){{2,}}(?=[^{HAN}]|$)')
_STRAY = re.compile(rf'[{HAN}]{{0,4}} [{HAN}]{{1,4}}')


@dataclass(frozen=True, slots=True)
class _Cut:
    """What happens between two lines."""

    joins: bool
    is_unsure: bool = False


def to_passages(name: str, lines: tuple[Line, ...], layout: Layout) -> Checked[tuple[Passage, ...]]:
    """Return the paragraphs of `lines`, with a finding at each place where one may begin or end."""
    passages: list[Passage] = []
    findings: list[Finding] = []
    for group, unsure in group_lines(lines, layout):
        for line in unsure:
            place = Place(name, line.number)
            findings.append(finding('import.unsure-paragraph', place, text=line.text[-12:]))
        joined = _joined(name, group)
        tidied = _tidied_passage(name, joined.value)
        passages.append(tidied.value)
        findings += (*joined.findings, *tidied.findings)
    return Checked(tuple(passages), tuple(findings))


def group_lines(
    lines: tuple[Line, ...], layout: Layout
) -> tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]:
    """Return the lines of each paragraph, and those of them where it is unsure that it goes on."""
    groups: list[tuple[list[Line], list[Line]]] = []
    for line, following in zip_longest(lines, lines[1:]):
        cut = _cut(groups[-1][0][-1], line, following, layout) if groups else _Cut(False)
        if not cut.joins:
            groups.append(([], []))
        elif cut.is_unsure:
            groups[-1][1].append(groups[-1][0][-1])
        groups[-1][0].append(line)
    return tuple((tuple(group), tuple(unsure)) for group, unsure in groups)


def dateline(text: str) -> re.Match[str] | None:
    """Return the match of a news dateline (新华社济南5月24日电) at the start of `text`."""
    return _DATELINE.match(text)


def opens_passage(text: str) -> bool:
    """Tell whether `text` begins as an item, a numbered heading or an article of a regulation does."""
    return _OPENS.match(text) is not None


def _cut(previous: Line, line: Line, following: Line | None, layout: Layout) -> _Cut:
    """Decide whether `line` goes on with the paragraph of `previous`; `following` is the line after it."""
    if previous.passage or line.passage:
        return _Cut(False)
    if is_unfinished(previous.text) or begins_late(line.text):
        return _Cut(True, is_unsure=not layout.is_wrapped)
    if not layout.is_wrapped or (layout.has_indents and line.indent >= 2):
        return _Cut(False)
    is_full = is_filled(previous, line, layout)
    if not layout.is_spaced and line.gap and not (is_full and not ends_sentence(previous.text)):
        return _Cut(False)
    if ends_sentence(previous.text):
        return _cut_after_sentence(line, following, layout, is_full)
    return _cut_in_sentence(previous, line, layout, is_full)


def _cut_after_sentence(line: Line, following: Line | None, layout: Layout, is_full: bool) -> _Cut:
    if not is_full or opens_passage(line.text):
        return _Cut(False)
    if layout.has_indents:
        return _Cut(True)
    if following is not None and lost_its_indent(line, following, layout):
        return _Cut(False)
    return _Cut(True, is_unsure=not layout.lost_indents)


def _cut_in_sentence(previous: Line, line: Line, layout: Layout, is_full: bool) -> _Cut:
    if previous.text.endswith(('：', ':', '；', ';')) and (not is_full or opens_passage(line.text)):
        return _Cut(False)
    if is_full or room(previous, layout) <= INDENT_ROOM:
        return _Cut(True)
    return _Cut(not stands_alone(previous, layout), is_unsure=True)


def _joined(name: str, group: tuple[Line, ...]) -> Checked[Passage]:
    if group[0].passage:
        return Checked(group[0].passage)
    text = group[0].text
    findings = []
    for line in group[1:]:
        if re.search(r'[a-z]-$', text) and line.text[0].islower():
            word = text.split()[-1] + line.text.split()[0]
            findings.append(finding('import.unsure-hyphen', Place(name, line.number), text=word))
        text = join_wrapped(text, line.text)
    return Checked(Passage(group[0].number, (Run(text),)), tuple(findings))


def _tidied_passage(name: str, passage: Passage) -> Checked[Passage]:
    """Tidy the spaces of each of its lines."""
    if passage.kind in (Kind.CODE, Kind.FORMULA):
        return Checked(passage)
    tidied = [_tidied(name, passage.number_in_source, line) for line in flat(passage.runs).split('\n')]
    runs = retold(passage.runs, '\n'.join(line.value for line in tidied))
    return Checked(replace(passage, runs=runs), tuple(found for line in tidied for found in line.findings))


def _tidied(name: str, number: int, text: str) -> Checked[str]:
    """Tidy the spaces; keep those after datelines and 第一条, among names, and in lines that stand alone."""
    text = tidy_headline(text)
    if not ends_sentence(text):
        return Checked(text)
    head = dateline(text) or _CLAUSE.match(text)
    start = head.end() if head else 0
    kept: list[str] = []
    position = start
    for names in _NAMES.finditer(text, start):
        kept += (text[position : names.start()], names.group())
        position = names.end()
    kept.append(text[position:])
    stray = [match.group() for part in kept[::2] for match in _STRAY.finditer(part.lstrip())]
    findings = tuple(finding('import.unsure-space', Place(name, number), text=near) for near in stray)
    tidied = ''.join(part if index % 2 else tidy_spaces(part) for index, part in enumerate(kept))
    if head:
        lead = tidy_spaces(text[:start])
        return Checked(f'{lead} {tidied}' if text[start : start + 1] == ' ' else lead + tidied, findings)
    return Checked(tidied, findings)
