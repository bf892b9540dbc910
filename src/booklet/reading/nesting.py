"""Elements that are open, one in another, while the words of a block are read from left to right."""

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from booklet.reading.draft import Draft
from booklet.reading.openings import ATTRIBUTES, attributes_of
from booklet.reading.signs import END, MARK_CLOSE, MARK_OPEN, Markup, show
from booklet.reading.tags import KEPT_TAGS
from booklet.reading.tree import Element, Piece
from booklet.values import dataclass

DEEPEST = 40
"""Elements in one another that are open at once; further marks are text."""
Child = Element | Piece


@dataclass(slots=True)
class Frame:
    """An element that is open: what stood before its first word, and what it holds so far."""

    kind: str
    """A tag, `[`, or a delimiter such as `**`."""
    start: int
    """Position of its mark in the block."""
    end: int
    children: list[Child] = field(default_factory=list)


class Nest:
    """The words of one block, what is open in them, and the plain text that was passed over."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = ''
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._stack = [Frame('', 0, 0)]
        self._counts: Counter[str] = Counter()
        self._from = 0
        """Where the plain text begins that was passed over but not kept yet."""

    def take(self, written: str) -> None:
        """Keep the words and where each line of them stands."""
        parts, length, offset = [], 0, 0
        for line in show(written).split('\n'):
            before, opening, words = line.lstrip(' ').partition(MARK_OPEN)
            if opening:
                number, _, words = words.partition(MARK_CLOSE)
                offset = int(number) - len(before)
            words = (before + words).replace(END, '')
            self._starts.append(length)
            self._offsets.append(offset)
            parts.append(words)
            length += len(words) + 1
            offset += len(words)
        self.text = '\n'.join(parts)

    def _at(self, position: int) -> int:
        """Return the offset in the source of a position in the block."""
        line = bisect.bisect_right(self._starts, position) - 1
        return self._offsets[line] + position - self._starts[line]

    def _mark(self, start: int, end: int, kind: str) -> None:
        self.draft.markup.append(Markup(self._at(start), self._at(end - 1) + 1, kind))

    def _find(self, slug: str, start: int, end: int, **arguments: object) -> None:
        self.draft.find(slug, self.draft.source.place(self._at(start), self._at(end - 1) + 1), **arguments)

    def _keep(self, end: int) -> None:
        """Keep the plain text up to `end`."""
        if end > self._from:
            self._stack[-1].children.append(Piece(self.text[self._from : end], self._at(self._from)))
        self._from = end

    def _add(self, start: int, end: int, *children: Child) -> int:
        """Add what stands for the characters from `start` to `end`; return where reading goes on."""
        self._keep(start)
        self._stack[-1].children.extend(children)
        self._from = end
        return end

    def _element(
        self, tag: str, start: int, children: Sequence[Child] = (), attributes: dict[str, str] | None = None
    ) -> Element:
        return Element(tag, attributes or {}, self._at(start), list(children))

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        match = ATTRIBUTES.match(self.text, position)
        return (attributes_of(match[1]), match.end()) if match else ({}, position)

    def _push(self, kind: str, start: int, end: int) -> int:
        if len(self._stack) > DEEPEST:
            return end
        self._keep(start)
        self._from = end
        self._stack.append(Frame(kind, start, end))
        self._counts[kind] += 1
        return end

    def _nearest(self, kind: str) -> int:
        """Return the depth of the nearest open frame of a kind; there is one."""
        depth = len(self._stack) - 1
        while self._stack[depth].kind != kind:
            depth -= 1
        return depth

    def _wrap(self, depth: int, element: Element, end: int) -> None:
        """Make `element` of the frame at `depth`; what is open inside it was text."""
        self._close_all(depth + 1)
        frame = self._stack.pop()
        self._counts[frame.kind] -= 1
        element.children = frame.children
        self._stack[-1].children.append(element)
        self._from = end

    def _close_all(self, depth: int) -> None:
        """Make plain text of all marks that are open from `depth` on."""
        depth = max(depth, 1)
        children = self._stack[depth - 1].children
        for frame in self._stack[depth:]:
            self._counts[frame.kind] -= 1
            if frame.kind in KEPT_TAGS:
                self._find('html.unpaired', frame.start, frame.end, tag=self.text[frame.start : frame.end])
            children.append(Piece(self.text[frame.start : frame.end], self._at(frame.start)))
            children.extend(frame.children)
        del self._stack[depth:]
