"""Plain text -> Markdown and front matter that are read back as the same text."""

import datetime
import json
import re
from collections.abc import Iterable

from booklet.text.classes import HAN

_ALWAYS = re.compile(r'[`*{}\[\]|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])')
"""An underscore inside a Western word is one, in an address above all."""
_BY_ENTITY = re.compile(r'(?<==)=|(?<=~)~|\$|[＊｜｀]|(?<=～)～|(?<=＝)＝')
_AT_START = re.compile(r'^(?::(?=::|\s)|~(?=~~)|[＃＊－＞｜]|：(?=：：))')
_ENTITY = re.compile(r'&(?=#?\w+;)')
_MARKS = '，。、；：！？（）《》“”‘’…—·%'
_PLAIN_SCALAR = re.compile(rf'[^\W_](?:[\w{_MARKS}+/. -]*[\w{_MARKS}])?')
_YAML_WORDS = frozenset(('true', 'false', 'yes', 'no', 'on', 'off', 'null', 'y', 'n'))
_LETTER = re.compile(rf'^[^\W\d_]|[{HAN}]')
_UNPRINTABLE = re.compile(r'[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')

Field = tuple[str, str | int | datetime.date]
"""A key of the front matter and its value."""


def escape(text: str, at_start: bool = True) -> str:
    """Return `text` so that Markdown prints it as it stands; `at_start` of a block, or inside one."""
    text = _ENTITY.sub('&amp;', text).replace('\\', '&#92;')
    text = _ALWAYS.sub(r'\\\g<0>', text).replace('<', '&lt;')
    # `==` would pin a key sentence, `~~` strikes out, `$…$` is a formula, ＊ is * of a Chinese keyboard.
    text = _BY_ENTITY.sub(_entity, text)
    if not at_start:
        return text
    text = _AT_START.sub(_entity, text)
    # —— with nothing behind it would be an item without words.
    text = re.sub(r'^——$', '&#8212;—', text)
    text = re.sub('#$', r'\\#', text)
    return re.sub(r'^(\d*)([#>]|[-+](?=\s|$|-)|(?<=\d)[.)](?=\s))', r'\1\\\2', text)


def _entity(match: re.Match[str]) -> str:
    """Return a sign as a character reference: not every sign has a backslash escape."""
    return f'&#{ord(match.group())};'


def document(fields: Iterable[Field], blocks: Iterable[str]) -> str:
    """Return a Markdown file: front matter, then the blocks with an empty line between them."""
    return assembled(fields, blocks)[0]


def assembled(fields: Iterable[Field], blocks: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """Return a Markdown file and the line, from 1, at which each block begins."""
    front = [f'{key}: {_scalar(value)}' for key, value in fields if value != '']
    texts = tuple(blocks)
    body = '\n\n'.join(texts)
    line = len(front) + 3
    starts = []
    for text in texts:
        starts.append(line)
        line += text.count('\n') + 2
    return '\n'.join(('---', *front, '---', body)) + ('\n' if body else ''), tuple(starts)


def _scalar(value: str | int | datetime.date) -> str:
    """Return a value of YAML, in quotes only where it would be misread without."""
    if isinstance(value, bool):
        return 'on' if value else 'off'
    if not isinstance(value, str):
        return str(value)
    if _PLAIN_SCALAR.fullmatch(value) and value.lower() not in _YAML_WORDS and _LETTER.search(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f'\\u{ord(match.group()):04X}', quoted)
