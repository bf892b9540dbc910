"""Raw HTML in Markdown to nothing: comments vanish, foreign elements lose their tags and leave words."""

import bisect
import re

from msgspec import Struct, field

from booklet.diagnostics import Finding, finding
from booklet.reading.source import Source

MASK = '\ufdd2'
"""Stands for a character that is taken out; a noncharacter, so that no source has it."""
ALLOWED_TAGS = frozenset(
    ['sub', 'sup', 'ruby', 'rt', 'rp', 'rb', 'br', 'b', 'i', 'em', 'strong', 'mark', 'code']
)
"""Elements that may be written in Markdown; all others have a notation of their own, or none."""
_FENCE = re.compile(r'(`{3,}|~{3,})')
_CODE_SPAN = re.compile(r'(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).){1,2000}?)(?<!`)\1(?!`)', re.DOTALL)
_RAW = re.compile(r'<!--|</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>\n]*)?/?>')
_SWALLOWING = ('script', 'style')
"""Elements whose words are none."""


class Masked(Struct, frozen=True):
    """A body of the same length as its source, with MASK where something was taken out."""

    text: str
    code: tuple[tuple[int, int], ...]
    """Spans of code, fenced and in running text, in order."""
    findings: tuple[Finding, ...]


def mask_html(source: Source, start: int) -> Masked:
    """Mask raw HTML from offset `start` on; offsets stay those of the source. Code is left as it is."""
    text = source.text
    code = find_code(text, start)
    findings: list[Finding] = []
    taken: list[tuple[int, int]] = []
    ends = _Ends(text)
    offset = start
    while match := _RAW.search(text, offset):
        offset = match.end()
        tag = (match[1] or '').lower()
        if _covers(code, match.start()) or tag in ALLOWED_TAGS:
            continue
        if not tag:
            end = ends.after(offset, '-->')
            if end is None:
                continue
            offset = end
        elif not match.group().startswith('</'):
            findings.append(finding('html.dropped', source.place(*match.span()), tag=tag))
            if tag in _SWALLOWING:
                offset = ends.after(offset, f'</{tag}>') or offset
        taken.append((match.start(), offset))
    return Masked(_blank(text, taken), code, tuple(findings))


class _Ends(Struct):
    """Finds what ends something; a search that failed is not made again from further on."""

    text: str
    _missing: set[str] = field(default_factory=set)

    def after(self, offset: int, end: str) -> int | None:
        """Return the offset behind the next `end`, or None."""
        if end in self._missing:
            return None
        found = self.text.find(end, offset)
        if found < 0:
            self._missing.add(end)
            return None
        return found + len(end)


def find_code(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of fenced code and of code in running text."""
    fenced = _find_fenced(text, start)
    spans = list(fenced)
    for match in _CODE_SPAN.finditer(text, start):
        if not _covers(fenced, match.start()):
            spans.append(match.span())
    return tuple(sorted(spans))


def _find_fenced(text: str, start: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opening, since, offset = '', 0, start
    for line in text[start:].splitlines(keepends=True):
        fence = _FENCE.match(line)
        if fence and not opening:
            opening, since = fence[1], offset
        elif fence and fence[1].startswith(opening) and not line.strip(' \n`~'):
            spans.append((since, offset + len(line)))
            opening = ''
        offset += len(line)
    return spans


def _covers(spans: 'list[tuple[int, int]] | tuple[tuple[int, int], ...]', offset: int) -> bool:
    index = bisect.bisect_right(spans, (offset, len(spans) and 1 << 40)) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    parts, end = [], 0
    for first, last in spans:
        parts.append(text[end:first])
        parts.append(re.sub(r'[^\n]', MASK, text[first:last]))
        end = last
    return ''.join((*parts, text[end:]))
