"""A block of YAML as people type it -> values with places, and what is wrong with a line in our own words."""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from booklet.diagnostics import Finding, Place, finding
from booklet.project import Entry, Mapping, Node, Scalar, Sequence

LARGEST = 64 * 1024
"""Characters of front matter."""
DEEPEST = 6
"""Values in one another; no field is deeper."""
MOST = 200
"""Items of a list or a group."""
_KINDS = {'int': 'whole', 'float': 'number', 'bool': 'truth', 'timestamp': 'date', 'null': 'empty'}
_ENTRY = re.compile(r'^([^\s:：#-][^:：\n]{0,40}?)[ \t]*([:：])[ \t]*(.*)$')
_REMARK = re.compile(r'[ \t]+#[^\s#]|[ ]#')
"""What is hardly meant for a remark: `#` before a letter, or with one space before it."""

Locate = Callable[[int, int], Place]
"""Start and end in the block -> their place in the file."""


class UnreadableError(Exception):
    """The block is no YAML; entries that stand on one line each are still to be had (`recover`)."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.slug)
        self.finding = found


def read_block(block: str, locate: Locate, findings: list[Finding]) -> tuple[Entry, ...]:
    """Return the entries of the mapping that `block` is. Raise UnreadableError when it is none."""
    if len(block) > LARGEST:
        raise UnreadableError(finding('front-matter.too-long', locate(0, 1), limit=f'{LARGEST >> 10} KB'))
    try:
        node = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise UnreadableError(_diagnose(block, mark.index if mark else 0, locate)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UnreadableError(_diagnose(block, 0, locate)) from None
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError(_diagnose(block, node.start_mark.index, locate))
    return _Converter(block, locate, findings).entries(node, DEEPEST)


def recover(block: str, locate: Locate) -> tuple[Entry, ...]:
    """Return the entries that stand on one line each, whatever surrounds them."""
    entries = []
    offset = 0
    for line in block.split('\n'):
        if match := _ENTRY.match(line):
            place = locate(offset + match.start(3), offset + match.end(3))
            text = match[3].strip().strip('"\'')
            value = Scalar(text, 'text' if text else 'empty', place, True)
            entries.append(Entry(match[1], locate(offset + match.start(1), offset + match.end(1)), value))
        offset += len(line) + 1
    return tuple(entries)


def is_entry(line: str) -> bool:
    """Tell whether a line looks like `key: value`."""
    return bool(_ENTRY.match(line))


class _Loader(yaml.SafeLoader):
    """Composes without what no editor means: names, references to them (which grow without end), kinds."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        is_named = isinstance(event, yaml.AliasEvent) or bool(event.anchor)
        if is_named or getattr(event, 'tag', None) or self.depth > 2 * DEEPEST:
            raise yaml.composer.ComposerError(problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Converter:
    """Nodes of YAML to values."""

    def __init__(self, block: str, locate: Locate, findings: list[Finding]) -> None:
        self.block = block
        self.locate = locate
        self.findings = findings

    def entries(self, node: yaml.MappingNode, depth: int) -> tuple[Entry, ...]:
        """Return the entries of a mapping."""
        return tuple(self._entry(key, value, depth - 1) for key, value in self._bounded(node))

    def _entry(self, key: yaml.Node, value: yaml.Node, depth: int) -> Entry:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else '?'
        return Entry(name, self._place(key), self._convert(value, depth))

    def _convert(self, node: yaml.Node, depth: int) -> Node:
        """Return the value of a node; what lies deeper than any field is empty."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth and isinstance(node, yaml.SequenceNode):
            items = tuple(self._convert(each, depth - 1) for each in self._bounded(node))
            return Sequence(items, self._place(node))
        if depth and isinstance(node, yaml.MappingNode):
            return Mapping(self.entries(node, depth), self._place(node))
        return Scalar('', 'empty', self._place(node))

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        is_plain = node.style is None
        if is_plain:
            self._look_behind(node.end_mark.index)
        kind = _KINDS.get(node.tag.rsplit(':', 1)[-1], 'text') if is_plain else 'text'
        if not str(node.value).strip():
            kind = 'empty'
        return Scalar(str(node.value), kind, self._place(node), is_plain)  # type: ignore[arg-type]

    def _look_behind(self, end: int) -> None:
        """Find words behind `#` that YAML takes for a remark and the editor for a part of the value."""
        line_end = self.block.find('\n', end)
        rest = self.block[end : line_end if line_end >= 0 else None]
        if _REMARK.match(rest):
            at = end + rest.index('#')
            start = self.block.rfind('\n', 0, end) + 1
            cure = _quoted(self.block[start : end + len(rest)])
            words = rest.strip()
            self.findings.append(
                finding('front-matter.cut', self.locate(at, end + len(rest)), words=words, cure=cure)
            )

    def _bounded(self, node: yaml.CollectionNode) -> list[Any]:
        if len(node.value) > MOST:
            self.findings.append(finding('front-matter.too-many', self._place(node), limit=MOST))
        return list(node.value[:MOST])

    def _place(self, node: yaml.Node) -> Place:
        return self.locate(node.start_mark.index, node.end_mark.index)


def _diagnose(block: str, offset: int, locate: Locate) -> Finding:
    """Return what is wrong at or before `offset`, from the line itself; YAML's words help no editor."""
    start = block.rfind('\n', 0, max(0, min(offset, len(block.rstrip())))) + 1
    if offset == start and start and not _entry_fault(_line(block, start)):
        # What was begun on the line before ends only here.
        start = block.rfind('\n', 0, start - 1) + 1
    line = _line(block, start)
    place = locate(max(start, min(offset, start + len(line))), start + len(line))
    if not line.strip():
        return finding('front-matter.syntax', place, cure='title: …')
    if line[0] in ' \t' and is_entry(line.strip()):
        return finding('front-matter.indented', place, cure=line.strip())
    if not is_entry(line.strip().removeprefix('- ')):
        return finding('front-matter.no-colon', place, line=line.strip()[:60])
    return finding('front-matter.syntax', place, cure=_quoted(line))


def _entry_fault(line: str) -> bool:
    match = _ENTRY.match(line)
    return match is None or bool(re.search(r':\s|^[@`%*&!|>,"\'\[{]', match[3]))


def _line(block: str, start: int) -> str:
    end = block.find('\n', start)
    return block[start : end if end >= 0 else None]


def _quoted(line: str) -> str:
    """Return the line with its value in quotation marks."""
    match = re.fullmatch(r'(\s*(?:- )?[^:：\s][^:：]*|\s*-)[ \t]*(?:[:：]|(?<=-))[ \t]*(.*?)\s*', line)
    if match is None:
        return line.strip()
    value = match[2].strip('"\'') if match[2][:1] in '"\'' else match[2]
    colon = '' if match[1].strip() == '-' else ':'
    return f'{match[1].strip()}{colon} {json.dumps(value, ensure_ascii=False)}'
