"""The law of the reader for front matter: each word is in a key or a value, or is an error with its place."""

import re
from collections.abc import Iterable, Iterator

from booklet.diagnostics import Finding, finding
from booklet.project import Mapping, Node, Scalar, Sequence
from booklet.reading.source import Source

_WORDS = re.compile(r'[^\W_]+')
_REMARK = re.compile(r'(?:^|[ \t])#.*$')
"""What is cut off there and looks like words of the value has a finding of its own."""
_ESCAPED = re.compile(r'"[^"\n]*\\[^"\n]*"')
"""A text in quotation marks with escapes (`\\u4e2d`) is written otherwise than it reads."""


def find_lost_fields(
    source: Source, start: int, end: int, mapping: Mapping, known: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield an error for each word from `start` to `end` that no entry has, on lines without a finding."""
    held = ''.join(_held(mapping))
    told = {found.place.line for found in known if found.place}
    offset = start
    for line in source.text[start:end].split('\n'):
        place = source.place(offset)
        if place.line not in told and not _ESCAPED.search(line):
            for words in _WORDS.finditer(_REMARK.sub('', line)):
                if words.group() not in held:
                    span = source.place(offset + words.start(), offset + words.end())
                    yield finding('text.lost', span, words=words.group())
        offset += len(line) + 1


def _held(node: Node) -> Iterator[str]:
    """Yield every key and value, with a gap behind each."""
    if isinstance(node, Scalar):
        yield f'{node.text}\n'
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _held(item)
    else:
        for entry in node.entries:
            yield f'{entry.key}\n'
            yield from _held(entry.value)
