"""Clean HTML to a small tree whose words know where they stand in the source."""

import bisect
import re
from html.parser import HTMLParser

from msgspec import Struct, field

from booklet.reading.marking import MARK
from booklet.reading.markup import DISGUISED
from booklet.reading.source import Source

DEEPEST = 60
"""Levels of nesting; more is no writing, and later stages go down recursively."""
_VOID = frozenset(('br', 'hr', 'img'))
_OPENING_MARKS = {
    'mark': re.compile('==|<mark'),
    'strong': re.compile(r'[*_]|<strong'),
    'em': re.compile(r'[*_]|<em'),
    'b': re.compile('<b'),
    'i': re.compile('<i'),
    'code': re.compile('`|<code'),
    'a': re.compile(r'\[|<'),
    'img': re.compile(r'!\['),
    'sup': re.compile('<sup'),
    'sub': re.compile('<sub'),
    'ruby': re.compile('<ruby'),
    'rt': re.compile('<rt'),
    'hr': re.compile(r'^ {0,3}(?:- ?-|\* ?\*|_ ?_)', re.MULTILINE),
}
"""The earliest sign that may open an element: the cursor never goes beyond its words."""
_CLOSING_MARKS = re.compile(
    r'\]\((?:[^()\n]|\([^()\n]*\))*\)(?:\{[^}\n]*\})?|</[a-z]+>|[*_=`]+(?:\{[^}\n]*\})?'
)
_SPECIAL = re.compile(r'[^\\`*_{}\[\]()#+\-.!<>&|"\'\u00a0]+|.', re.DOTALL)


class Piece(Struct, frozen=True):
    """Words of one source line, or a soft line break (`\\n`)."""

    text: str
    start: int
    """Offset of the first character in the source."""


class Element(Struct):
    """An HTML element."""

    tag: str
    attributes: dict[str, str]
    start: int
    """Offset of its notation in the source, as near as can be told."""
    children: 'list[Element | Piece]' = field(default_factory=list)

    @property
    def name(self) -> str:
        """The attribute `id`."""
        return self.attributes.get('id', '')

    def has_class(self, name: str) -> bool:
        """Tell whether the attribute `class` lists `name`."""
        return name in self.attributes.get('class', '').split()

    def elements(self) -> 'list[Element]':
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]


def is_made(element: Element) -> bool:
    """Tell whether the footnote extension made the element: no word of it stands in the source."""
    return element.tag == 'a' and (element.has_class('footnote-ref') or element.has_class('footnote-backref'))


def read_tree(html: str, source: Source, start: int) -> Element:
    """Return a root element with the content of `html`.

    `start` is where the body begins in the source. Raises RecursionError when the nesting is deeper than
    DEEPEST.
    """
    parser = _TreeReader(source, start, sorted(int(mark) for mark in MARK.findall(html)))
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.root


class _TreeReader(HTMLParser):
    """Keeps a cursor in the source; marks set it, words that are found move it on."""

    def __init__(self, source: Source, start: int, marks: list[int]) -> None:
        super().__init__(convert_charrefs=True)
        self._source = source
        self._marks = marks
        self._cursor = start
        self._limit = marks[0] if marks else len(source.text)
        self._buffer: list[str] = []
        self.root = Element('root', {}, start)
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        attributes = {name: MARK.sub('', value or '') for name, value in attrs}
        element = Element(tag, attributes, self._enter(tag, attributes))
        self._open[-1].children.append(element)
        if tag in _VOID:
            self._leave(tag)
            return
        self._open.append(element)
        if len(self._open) > DEEPEST:
            raise RecursionError

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        if tag not in _VOID and any(element.tag == tag for element in self._open[1:]):
            while (element := self._open.pop()).tag != tag:
                pass
            if not is_made(element):
                self._leave(tag)

    def handle_data(self, data: str) -> None:
        self._buffer.append(data)

    def flush(self) -> None:
        """Turn the characters gathered since the last tag into pieces."""
        data, self._buffer = ''.join(self._buffer).translate(DISGUISED), []
        children = self._open[-1].children
        if is_made(self._open[-1]):
            return
        for index, part in enumerate(MARK.split(data)):
            if index % 2:
                self._set(int(part))
                continue
            *ended, last = part.split('\n')
            for number, line in enumerate((*(line.rstrip() for line in ended), last)):
                if number:
                    children.append(Piece('\n', self._cursor))
                if line:
                    children.extend(self._locate(line))

    def _set(self, mark: int) -> None:
        self._cursor = mark
        index = bisect.bisect_right(self._marks, mark)
        self._limit = self._marks[index] if index < len(self._marks) else len(self._source.text)

    def _locate(self, line: str) -> list[Piece]:
        """Return `line` as pieces with their offsets; what was escaped in the source is found by parts."""
        text = self._source.text
        found = text.find(line, self._cursor, self._limit)
        if found >= 0:
            self._cursor = found + len(line)
            return [Piece(line, found)]
        stripped = line.strip()
        found = text.find(stripped, self._cursor, self._limit) if stripped else -1
        if found >= 0:
            self._cursor = found + len(stripped)
            return [Piece(line, found - (len(line) - len(line.lstrip())))]
        return [self._locate_part(part) for part in _SPECIAL.findall(line)]

    def _locate_part(self, part: str) -> Piece:
        reach = self._limit if part.strip() and len(part) > 1 else min(self._limit, self._cursor + 8)
        found = self._source.text.find(part, self._cursor, reach)
        if found < 0:
            return Piece(part, self._cursor)
        self._cursor = found + len(part)
        return Piece(part, found)

    def _enter(self, tag: str, attributes: dict[str, str]) -> int:
        if tag not in _OPENING_MARKS or 'footnote' in attributes.get('class', ''):
            return self._cursor
        text, sign = self._source.text, _OPENING_MARKS[tag]
        if tag == 'sup' and (label := attributes.get('id', '')).startswith('fnref'):
            sign = re.compile(re.escape(f'[^{label.partition(":")[2]}]'))
        found = sign.search(text, self._cursor, self._limit)
        if not found:
            return self._cursor
        self._cursor = found.end()
        if tag == 'img' and (closing := text.find(']', found.end(), self._limit)) >= 0:
            self._cursor = closing
        return found.start()

    def _leave(self, tag: str) -> None:
        if tag in _OPENING_MARKS and (closing := _CLOSING_MARKS.match(self._source.text, self._cursor)):
            self._cursor = closing.end()
