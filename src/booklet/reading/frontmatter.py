"""The YAML between two `---` lines to entries with places; what follows is the body."""

import re

import yaml

from booklet.diagnostics import Finding, finding
from booklet.project import Entry, Fields, Mapping, Node, Scalar, Sequence, find_duplicates
from booklet.reading.source import Source
from booklet.values import dataclass

_FENCE = re.compile(r'---[ \t]*(?:\n|$)')
_CLOSING = re.compile(r'^(?:---|\.\.\.)[ \t]*(?:\n|\Z)', re.MULTILINE)
_SIMPLE_ENTRY = re.compile(r'^([^\s:：#-][^:：\n]{0,40}?)[ \t]*([:：])[ \t]*(.*)$')
_DEEPEST = 6
_KINDS = {'int': 'whole', 'float': 'number', 'bool': 'truth', 'timestamp': 'date', 'null': 'empty'}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body."""

    fields: Fields
    body: int
    """Offset at which the body begins."""
    is_present: bool


def read_front_matter(source: Source) -> FrontMatter:
    """Return the entries; faults of the notation are in `fields.findings`."""
    opening = _FENCE.match(source.text)
    if not opening:
        return FrontMatter(Fields(Mapping((), source.place(0))), 0, is_present=False)
    findings: list[Finding] = []
    start = opening.end()
    closing = _CLOSING.search(source.text, start)
    if closing:
        end, body = closing.start(), closing.end()
    else:
        findings.append(finding('front-matter.unclosed', source.place(0, 3)))
        end = body = _end_of_entries(source.text, start)
    mapping = _read_mapping(source, start, end, findings)
    findings.extend(find_duplicates(mapping))
    return FrontMatter(Fields(mapping, findings=findings), body, is_present=True)


def _end_of_entries(text: str, start: int) -> int:
    """Return where front matter that nobody closed probably ends: at the first blank or other line."""
    offset = start
    while offset < len(text):
        line_end = text.find('\n', offset)
        line_end = len(text) if line_end < 0 else line_end
        line = text[offset:line_end]
        if not (_SIMPLE_ENTRY.match(line) or re.match(r'\s+\S|- ', line)):
            return offset
        offset = line_end + 1
    return len(text)


def _read_mapping(source: Source, start: int, end: int, findings: list[Finding]) -> Mapping:
    block = source.text[start:end]
    place = source.place(0, 3)
    if tab := re.search(r'^[ ]*\t', block, re.MULTILINE):
        findings.append(finding('front-matter.tab', source.place(start + tab.end() - 1)))
        block = block.replace('\t', ' ')
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
        if node is None:
            return Mapping((), place)
        if isinstance(node, yaml.MappingNode):
            converted = _convert(node, source, start, _DEEPEST)
            if isinstance(converted, Mapping):
                return Mapping(converted.entries, place)
        findings.append(finding('front-matter.syntax', source.place(start), cause='key: value'))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        offset = start + (mark.index if mark else 0)
        findings.append(finding('front-matter.syntax', source.place(offset), cause=fault.problem or 'YAML'))
    except (yaml.YAMLError, RecursionError, ValueError):
        findings.append(finding('front-matter.syntax', source.place(start), cause='YAML'))
    return Mapping(_recover(block, source, start), place)


def _recover(block: str, source: Source, start: int) -> tuple[Entry, ...]:
    """Return the entries that stand on one line each, whatever surrounds them."""
    entries = []
    offset = start
    for line in block.split('\n'):
        if match := _SIMPLE_ENTRY.match(line):
            key = source.place(offset + match.start(1), offset + match.end(1))
            place = source.place(offset + match.start(3), offset + match.end(3))
            text = match[3].strip().strip('"\'')
            entries.append(Entry(match[1], key, Scalar(text, 'text' if text else 'empty', place, True)))
        offset += len(line) + 1
    return tuple(entries)


def _convert(node: yaml.Node, source: Source, start: int, depth: int) -> Node:
    """Return the values of a YAML node; what lies deeper than any field (or runs in circles) is empty."""
    place = source.place(start + node.start_mark.index, start + node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, source, start)
    if depth == 0:
        return Scalar('', 'empty', place)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(item, source, start, depth - 1) for item in node.value[:200]), place)
    if isinstance(node, yaml.MappingNode):
        return Mapping(tuple(_entry(pair, source, start, depth - 1) for pair in node.value[:200]), place)
    return Scalar('', 'empty', place)


def _entry(pair: tuple[yaml.Node, yaml.Node], source: Source, start: int, depth: int) -> Entry:
    key, value = pair
    name = str(key.value) if isinstance(key, yaml.ScalarNode) else '?'
    place = source.place(start + key.start_mark.index, start + key.end_mark.index)
    return Entry(name, place, _convert(value, source, start, depth))


def _scalar(node: yaml.ScalarNode, source: Source, start: int) -> Scalar:
    place = source.place(start + node.start_mark.index, start + node.end_mark.index)
    is_plain = node.style is None
    kind = _KINDS.get(node.tag.rsplit(':', 1)[-1], 'text') if is_plain else 'text'
    if not str(node.value).strip():
        kind = 'empty'
    return Scalar(str(node.value), kind, place, is_plain)  # type: ignore[arg-type]
