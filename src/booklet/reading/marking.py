"""Lines of a body to the Markdown that is converted: with marks of where each line stood, blocks mended.

Python-Markdown keeps no positions. A mark (two noncharacters around an offset) before the first word of a
line travels through the conversion with the words; between two marks the words are searched in the source.
"""

import re

from msgspec import Struct

from booklet.diagnostics import Finding, finding
from booklet.reading.masking import MASK, Masked
from booklet.reading.source import Source
from booklet.text.classes import is_han

MARK_OPEN, MARK_CLOSE = '\ufdd0', '\ufdd1'
MARK = re.compile(f'{MARK_OPEN}(\\d+){MARK_CLOSE}')
CONTAINERS = {'verse': 'verse', '诗': 'verse', 'signature': 'signature', '署名': 'signature', 'lead': 'lead'}
CONTAINERS |= {'导语': 'lead'}
_PREFIX = re.compile(r'(?:\s|>|#{1,6}(?=\s)|[-*+]\s|\d{1,9}[.)]\s|\||:(?!:)\s*|—— ?|\[\^[^\]\n]{1,80}\]:)*')
_CONTAINER = re.compile(r' {0,3}:::+[ \t]*(\S*)[ \t]*$')
_UNFINISHED = re.compile(r'\]\([^)]*$|<[a-zA-Z!/][^>]*$')
_CAPTION = re.compile(r' {0,3}(?:表|Table)\s*[:：]')


class Shape(Struct, frozen=True):
    """Where the paragraphs of a plain text begin, when blank lines do not tell it."""

    starts: frozenset[int]
    """Offsets of the lines that begin a paragraph."""
    is_double_spaced: bool
    """Blank lines mean nothing."""


class Line(Struct, frozen=True):
    """One line of the body."""

    text: str
    offset: int
    """Where it begins in the source; -1 when it was put in."""


def mark_body(
    source: Source, masked: Masked, start: int, shape: Shape | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Return the Markdown to convert, and what is wrong with its `:::` lines."""
    lines = _lines(masked.text, start)
    if shape is not None:
        lines = _shaped(lines, shape)
    fenced = [span for span in masked.code if masked.text.find('\n', *span) >= 0]
    is_code = _code_lines(lines, fenced)
    findings: list[Finding] = []
    mended = _mend(lines, is_code, source, findings)
    marked = [_mark(line, mended[index - 1].text if index else '') for index, line in enumerate(mended)]
    return '\n'.join(marked), tuple(findings)


def _lines(text: str, start: int) -> list[Line]:
    lines, offset = [], start
    for line in text[start:].split('\n'):
        lines.append(Line(line, offset))
        offset += len(line) + 1
    return lines


def _shaped(lines: list[Line], shape: Shape) -> list[Line]:
    shaped: list[Line] = []
    for line in lines:
        if not line.text.strip() and shape.is_double_spaced:
            continue
        if line.offset in shape.starts:
            shaped.append(Line('', -1))
        shaped.append(line)
    return shaped


def _code_lines(lines: list[Line], fenced: list[tuple[int, int]]) -> set[int]:
    """Return the offsets of the lines in fenced blocks."""
    offsets, index = set(), 0
    for line in lines:
        while index < len(fenced) and fenced[index][1] <= line.offset:
            index += 1
        if index < len(fenced) and fenced[index][0] <= line.offset:
            offsets.add(line.offset)
    return offsets


def _mend(lines: list[Line], is_code: set[int], source: Source, findings: list[Finding]) -> list[Line]:
    """Return the lines with `:::` in pairs of known kinds, and captions parted from their tables.

    Code keeps its lines but loses the chance of a mark: its offset becomes -1.
    """
    mended: list[Line] = []
    open_: list[tuple[str, Line]] = []
    for line in lines:
        if line.offset in is_code:
            mended.append(Line(line.text, -1))
        elif match := _CONTAINER.match(line.text):
            mended.extend(_container_lines(match, line, open_, source, findings))
        else:
            if mended and line.text.lstrip().startswith('|') and _CAPTION.match(mended[-1].text):
                mended.append(Line('', -1))
            mended.append(line)
    for kind, line in reversed(open_):
        place = source.place(line.offset, line.offset + len(line.text))
        findings.append(finding('container.unclosed', place, kind=kind))
        mended.extend([Line('', -1), Line(':::', -1)])
    return mended


def _container_lines(
    match: re.Match[str], line: Line, open_: list[tuple[str, Line]], source: Source, findings: list[Finding]
) -> list[Line]:
    indent = len(line.text) - len(line.text.lstrip())
    place = source.place(line.offset + indent, line.offset + len(line.text))
    kind = match[1].strip('{}.').lower()
    if not kind and open_:
        name, _ = open_.pop()
        return [Line('', -1)] if name == '?' else [Line(':::', -1), Line('', -1)]
    if not kind:
        findings.append(finding('container.stray', place))
        return [Line('', -1)]
    if kind not in CONTAINERS:
        findings.append(finding('container.unknown', place, kind=match[1], kinds=', '.join(CONTAINERS)))
        open_.append(('?', line))
        return [Line('', -1)]
    open_.append((kind, line))
    return [Line('', -1), Line(f'::: {CONTAINERS[kind]}', -1)]


def _mark(line: Line, previous: str) -> str:
    text = line.text
    if line.offset < 0 or _UNFINISHED.search(previous):
        return text.replace(MASK, '')
    end = _prefix_end(text)
    if end < len(text) and (is_han(text[end]) or text[end].isalnum() or text[end] in '“‘《（「'):
        text = f'{text[:end]}{MARK_OPEN}{line.offset + end}{MARK_CLOSE}{text[end:]}'
    return text.replace(MASK, '')


def _prefix_end(text: str) -> int:
    match = _PREFIX.match(text)
    return match.end() if match else 0
