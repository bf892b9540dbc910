"""A body to what is no Markdown in it: fenced code, formulas between lines of $$, remarks, scripts."""

import bisect
import re
from typing import NamedTuple

from booklet.diagnostics import Finding, finding
from booklet.reading.signs import MASK, Markup
from booklet.reading.source import Source

_FENCE = re.compile(r'(?:`{3,}(?=[^`\n]*$)|｀{3,}(?=[^｀\n]*$)|~{3,}(?!.*~~)|\$\$(?!.*\$\$))', re.MULTILINE)
_LEAD = re.compile(r'[ \t>\u3000]{0,80}(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+){0,4}')
_CODE_SPAN = re.compile(r'(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).){1,2000}?)(?<!`)\1(?!`)', re.DOTALL)
_UNSEEN = re.compile(r'<!--|<(script|style)(?:\s[^<>\n]*)?>', re.IGNORECASE)


class Fenced(NamedTuple):
    """Lines between two fences."""

    kind: str
    """C code, M formula."""
    start: int
    """Offset of the opening fence."""
    end: int
    """Offset of the end of the closing line."""
    language: str
    lines: tuple[tuple[int, str], ...]
    """(offset, text) of each line, without the prefixes of lists and quotations."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return '\n'.join(line for _, line in self.lines)


class Unmarked(NamedTuple):
    """A body with what is no Markdown taken apart."""

    text: str
    """As long as the source; MASK where something was taken out."""
    fenced: tuple[Fenced, ...]
    markup: tuple[Markup, ...]
    findings: tuple[Finding, ...]


def take_apart(source: Source, start: int) -> Unmarked:
    """Find fenced blocks from offset `start` on; mask remarks, scripts and styles outside code."""
    findings: list[Finding] = []
    fenced, markup = _find_fenced(source, start, findings)
    code = [(each.start, each.end) for each in fenced]
    if '<' not in source.text[start:]:
        return Unmarked(source.text, tuple(fenced), tuple(markup), tuple(findings))
    code += [span.span() for span in _CODE_SPAN.finditer(source.text, start)]
    unseen = _find_unseen(source, start, sorted(code), findings)
    text = _blank(source.text, unseen)
    return Unmarked(text, tuple(fenced), (*markup, *unseen), tuple(findings))


def _find_fenced(source: Source, start: int, findings: list[Finding]) -> tuple[list[Fenced], list[Markup]]:
    fenced: list[Fenced] = []
    markup: list[Markup] = []
    text, offset = source.text, start
    closings = _Closings(text, start)
    while match := _FENCE.search(text, offset):
        offset = match.end()
        line = text.rfind('\n', 0, match.start()) + 1
        if not _LEAD.fullmatch(text, max(line, start), match.start()):
            continue
        closing = closings.after(match.group(), offset)
        if closing is None:
            if match.group() != '$$':
                findings.append(finding('code.unclosed', source.place(*match.span()), mark=match.group()))
            continue
        block, lines = _fenced(text, match, line, closing)
        fenced.append(block)
        markup += lines
        offset = block.end
    return fenced, markup


class _Closings:
    """Where lines stand that are nothing but a fence."""

    def __init__(self, text: str, start: int) -> None:
        found = re.finditer(
            r'^[ \t>\u3000]{0,80}((`{3,}|｀{3,}|~{3,})|[^\n$]*\$\$)[ \t]*$', text[start:], re.MULTILINE
        )
        self._all: dict[str, list[tuple[int, int, int]]] = {}
        for match in found:
            self._all.setdefault(match[1][-1], []).append(
                (match.start() + start, match.end(1) + start, len(match[2] or '$$'))
            )

    def after(self, fence: str, offset: int) -> tuple[int, int, int] | None:
        """Return line start, end and length of the first closing fence behind `offset`, or None."""
        rows = self._all.get(fence[0], [])
        first = bisect.bisect_left(rows, (offset, 0, 0))
        return next((row for row in rows[first : first + 500] if row[2] >= len(fence)), None)


def _fenced(
    text: str, opening: re.Match[str], line: int, closing: tuple[int, int, int]
) -> tuple[Fenced, list[Markup]]:
    first = text.find('\n', opening.end())
    info = text[opening.end() : first].strip()
    lead = text[line : opening.start()]
    quotes, indent = lead.count('>'), _width(lead.rpartition('>')[2].removeprefix(' ' if '>' in lead else ''))
    kind = 'M' if opening.group() == '$$' else 'C'
    stop = closing[0] if kind == 'C' else closing[1] - 2
    spans = _lines(text, first + 1, stop)
    lines = [_inner(text, at, end, quotes, indent) for at, end in spans]
    marks = [Markup(opening.start(), opening.end() if kind == 'M' else first, 'fence')]
    marks += [
        Markup(at, inner, 'quotation')
        for (at, _), (inner, _) in zip(spans, lines, strict=True)
        if text[at:inner].strip()
    ]
    marks.append(Markup(stop if kind == 'M' else closing[0], closing[1], 'fence'))
    if kind == 'M' and info:
        lines.insert(0, (opening.end(), text[opening.end() : first]))
    language = '' if kind == 'M' or not info else info.split()[0].strip('{}.')
    return Fenced(kind, opening.start(), closing[1], language, tuple(lines)), marks


def _lines(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    spans, offset = [], start
    while offset < stop:
        end = text.find('\n', offset, stop)
        end = stop if end < 0 else end
        spans.append((offset, end))
        offset = end + 1
    return spans


def _inner(text: str, at: int, end: int, quotes: int, indent: int) -> tuple[int, str]:
    """Return a line without as many > and columns as its opening fence has before it."""
    for _ in range(quotes):
        prefix = re.compile(r'[ \t]{0,3}>[ \t]?').match(text, at, end)
        at = prefix.end() if prefix else at
    width = 0
    while at < end and width < indent and text[at] in ' \t\u3000':
        width += 4 if text[at] == '\t' else 1
        at += 1
    return at, text[at:end].replace(MASK, '')


def _width(lead: str) -> int:
    return len(lead.expandtabs(4))


def _find_unseen(
    source: Source, start: int, code: list[tuple[int, int]], findings: list[Finding]
) -> list[Markup]:
    unseen: list[Markup] = []
    text, offset = source.text, start
    while match := _UNSEEN.search(text, offset):
        offset = match.end()
        if _covers(code, match.start()):
            continue
        closing = '-->' if not match[1] else f'</{match[1].lower()}>'
        end = text.lower().find(closing, offset) if match[1] else text.find(closing, offset)
        if end < 0:
            findings.append(finding('remark.unclosed', source.place(*match.span()), mark=match.group()))
            if not match[1]:
                break
            continue
        if match[1]:
            findings.append(finding('html.dropped', source.place(*match.span()), tag=match[1].lower()))
        offset = end + len(closing)
        unseen.append(Markup(match.start(), offset, 'script' if match[1] else 'remark'))
    return unseen


def _covers(spans: list[tuple[int, int]], offset: int) -> bool:
    index = bisect.bisect_right(spans, (offset, 1 << 40)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


def _blank(text: str, spans: list[Markup]) -> str:
    parts, end = [], 0
    for first, last, _ in spans:
        parts += [text[end:first], re.sub(r'[^\n]', MASK, text[first:last])]
        end = last
    return ''.join((*parts, text[end:]))
