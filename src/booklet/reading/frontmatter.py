"""The YAML between two `---` lines to entries with places; what follows is the body."""

import bisect
import re

from booklet.diagnostics import Finding, Place, finding
from booklet.project import Fields, Mapping, find_duplicates
from booklet.reading.law_of_fields import find_lost_fields
from booklet.reading.source import Source
from booklet.reading.yaml_values import Locate, UnreadableError, is_entry, read_block, recover
from booklet.values import dataclass

_FENCE = re.compile(r'---[ \t]*(?:\n|$)')
_LIKE_FENCE = re.compile(
    r'(?:[ \t\u3000]*\n)*([-－—–―]{2,8})[ \t]*\n(?=[^\W\d_][\w-]{0,20}[ \t]*[:：])'
)
"""Empty lines before it, or dashes of another kind, where entries follow."""
_CLOSING = re.compile(r'^(?:---|\.\.\.)[ \t]*(?:\n|\Z)', re.MULTILINE)
_LIKE_CLOSING = re.compile(r'^[-－—–―]{2,8}[ \t]*(?:\n|\Z)', re.MULTILINE)
_COLON = re.compile(
    r'^((?:[^\W\d_][\w-]{0,20}|[ ]+(?:count|skip))[ \t]*)(：[ \t\u00a0\u3000]*|:(?=[^\s:/]))', re.MULTILINE
)
"""A key and what stands there for a colon and a space. Only at the margin: elsewhere it may be words."""
_SPACE = re.compile(r'^[ ]*(?:[\w-]+:|-)?([\u00a0\u2000-\u200a\u202f\u3000]+)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body."""

    fields: Fields
    body: int
    """Offset at which the body begins."""
    is_present: bool


def read_front_matter(source: Source) -> FrontMatter:
    """Return the entries; faults of the notation are in `fields.findings`."""
    findings: list[Finding] = []
    start = _opening(source, findings)
    if start is None:
        return FrontMatter(Fields(Mapping((), source.place(0))), 0, is_present=False)
    end, body = _ending(source, start, findings)
    mapping = _read_mapping(source, start, end, findings)
    findings.extend(find_duplicates(mapping))
    findings.extend(find_lost_fields(source, start, end, mapping, findings))
    return FrontMatter(Fields(mapping, findings=findings), body, is_present=True)


def _opening(source: Source, findings: list[Finding]) -> int | None:
    """Return where the entries begin, None when there are none."""
    if opening := _FENCE.match(source.text):
        return opening.end()
    if not (like := _LIKE_FENCE.match(source.text)):
        return None
    if like[1] != '---':
        findings.append(finding('front-matter.fence', source.place(*like.span(1)), found=like[1]))
    return like.end()


def _ending(source: Source, start: int, findings: list[Finding]) -> tuple[int, int]:
    """Return where the entries end and where the body begins."""
    stop = _end_of_entries(source.text, start)
    closing = _CLOSING.search(source.text, start)
    if closing and not _is_divider(source.text, stop, closing.start()):
        return closing.start(), closing.end()
    like = _LIKE_CLOSING.match(source.text, stop)
    if like:
        findings.append(finding('front-matter.fence', source.place(stop, like.end()), found=like[0].strip()))
        return stop, like.end()
    findings.append(finding('front-matter.unclosed', source.place(0, 3)))
    return stop, stop


def _is_divider(text: str, stop: int, closing: int) -> bool:
    """Tell whether words of the body stand before the closing line, which then is a divider in it."""
    between = text[stop:closing]
    first = between.lstrip('\n').partition('\n')[0]
    return between[:1] == '\n' and not (is_entry(first) or re.match(r'\s|[#-]|$', first))


def _end_of_entries(text: str, start: int) -> int:
    """Return where front matter that nobody closed probably ends: at the first blank or other line."""
    offset = start
    while offset < len(text):
        line_end = text.find('\n', offset)
        line_end = len(text) if line_end < 0 else line_end
        line = text[offset:line_end]
        if not (is_entry(line) or re.match(r'\s+\S|- |#', line)):
            return offset
        offset = line_end + 1
    return len(text)


def _read_mapping(source: Source, start: int, end: int, findings: list[Finding]) -> Mapping:
    block = source.text[start:end]
    place = source.place(0, 3)
    if tab := re.search(r'^[ ]*\t', block, re.MULTILINE):
        findings.append(finding('front-matter.tab', source.place(start + tab.end() - 1)))
        block = block.replace('\t', ' ')
    block, locate = _mended(block, source, start, findings)
    try:
        return Mapping(read_block(block, locate, findings), place)
    except UnreadableError as unreadable:
        findings.append(unreadable.finding)
        return Mapping(recover(block, locate), place)


def _mended(block: str, source: Source, start: int, findings: list[Finding]) -> tuple[str, Locate]:
    """Put a colon and a space, or plain spaces, where a Chinese keyboard wrote others."""
    for match in _SPACE.finditer(block):
        place = source.place(start + match.start(1), start + match.end(1))
        findings.append(finding('front-matter.space', place, code=f'U+{ord(match[1][0]):04X}'))
    block = _SPACE.sub(lambda match: match[0].replace(match[1], ' ' * len(match[1])), block)
    lengths: list[tuple[int, int]] = []
    grown = 0
    for match in _COLON.finditer(block):
        place = source.place(start + match.start(2), start + match.start(2) + 1)
        findings.append(finding('front-matter.colon', place, key=match[1].strip()))
        behind = match.start(2) + grown + 2
        grown += 2 - len(match[2])
        lengths.append((behind, grown))
    offsets = [at for at, _ in lengths]

    def locate(first: int, last: int) -> Place:
        return source.place(start + first - _grown(first), start + last - _grown(last))

    def _grown(offset: int) -> int:
        index = bisect.bisect_right(offsets, offset)
        return lengths[index - 1][1] if index else 0

    return _COLON.sub(lambda match: f'{match[1]}: ', block), locate
