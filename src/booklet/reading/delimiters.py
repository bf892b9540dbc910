"""Runs of * _ == ~~: what each opens or closes, by rules that keep the signs of sums signs."""

import re
from collections.abc import Mapping

from booklet.reading.nesting import Frame, Nest
from booklet.reading.signs import BREAK, MASK
from booklet.reading.tree import Element
from booklet.text.classes import is_han

_WIDE = str.maketrans('＊＝～', '*=~')
_TAGS = {'*': ('em', 'strong'), '_': ('em', 'strong'), '=': ('', 'mark'), '~': ('', 's')}


_NAME_GOES_ON = re.compile(r'[.\-/][A-Za-z0-9]')
"""Behind the second __ of `__init__.py`."""


class Emphasis(Nest):
    """Reads the runs."""

    def _delimiter(self, match: re.Match[str]) -> int:
        """Close what a run of marks closes, else open it, else leave it as text."""
        start, end = match.span()
        char, length = match.group()[0].translate(_WIDE), end - start
        if length > 3 or (char in '=~' and length != 2):
            return end
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        before, after = ('' if each in (MASK, BREAK) else each for each in (before, after))
        if char == '_' and _NAME_GOES_ON.match(self.text, end):
            return end
        if may_close(char, before, after):
            if self._counts[char * length]:
                return self._finish(char * length, start, end)
            if length == 3 and self._counts[char * 2] and self._counts[char]:
                inner = max((char, char * 2), key=self._nearest)
                middle = self._finish(inner, start, start + len(inner))
                return self._finish(char * (3 - len(inner)), middle, end)
            if length < 3 and self._counts[char * 3] and not may_open(char, length, before, after):
                return self._finish_part(char, start, end)
        if may_open(char, length, before, after):
            return self._push(char * length, start, end)
        return end

    def _finish(self, kind: str, start: int, end: int) -> int:
        """Close the nearest frame of a kind with the marks from `start` to `end`."""
        self._keep(start)
        depth = self._nearest(kind)
        opening = self._stack[depth]
        attributes, last = self._attributes(end)
        self._mark(opening.start, opening.end, 'emphasis')
        self._mark(start, end, 'emphasis')
        if last > end:
            self._mark(end, last, 'attributes')
        plain, strong = _TAGS[kind[0]]
        element = Element(strong if len(kind) > 1 else plain, attributes, self._at(opening.start))
        self._doubt(kind, opening, start, end, attributes)
        self._wrap(depth, element, last)
        if len(kind) == 3:
            element.children = [Element('em', {}, element.start, element.children)]
        return last

    def _finish_part(self, char: str, start: int, end: int) -> int:
        """Close a part of a run of three: `***a* b**`."""
        self._keep(start)
        depth, length = self._nearest(char * 3), end - start
        opening = self._stack[depth]
        self._mark(opening.end - length, opening.end, 'emphasis')
        self._mark(start, end, 'emphasis')
        self._close_all(depth + 1)
        inner = Element(_TAGS[char][length - 1], {}, self._at(opening.end - length), opening.children)
        self._counts[char * 3] -= 1
        opening.kind, opening.children = char * (3 - length), [inner]
        opening.end -= length
        self._counts[opening.kind] += 1
        self._from = end
        return end

    def _doubt(self, kind: str, opening: Frame, start: int, end: int, attributes: Mapping[str, str]) -> None:
        """Find `长*宽*高`, where a pair of signs may mean times."""
        between = self.text[opening.end : start]
        before, after = self.text[max(opening.start - 1, 0) : opening.start], self.text[end : end + 1]
        is_between = before and after and is_han(before) and is_han(after)
        if kind == '*' and len(between) == 1 and not attributes and is_between:
            self._find('markup.perhaps-times', opening.start, end, words=between)


def may_open(char: str, length: int, before: str, after: str) -> bool:
    """Tell whether a run between two characters (empty at an end) may open something."""
    if not after or after.isspace() or after == char:
        return False
    if char == '_':
        return not before.isalnum()
    if _is_western(before) and _is_western(after):
        return False
    if char == '*' and length == 1:
        if after.isdigit() and before and not before.isspace() and before not in '（(“‘《【「，。；：、':
            return False
        return not (after in '([（【' and before and (before.isdigit() or before in ')）]】%'))
    return True


def may_close(char: str, before: str, after: str) -> bool:
    """Tell whether a run between two characters may close what one like it opened."""
    if not before or before.isspace():
        return False
    if char == '_':
        return not after.isalnum()
    return not (before.isdigit() and after.isdigit())


def _is_western(char: str) -> bool:
    return char.isalnum() and char.isascii()
