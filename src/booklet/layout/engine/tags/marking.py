"""Pages being drawn -> pages whose content is marked with the numbers of their elements.

WeasyPrint says of each line of text and each picture when it begins and when it ends to be drawn. Its own
marks are one for each of them, outside the text objects that would else go on from line to line. Here one run
of marked content holds all that follows one another in an element, and lies within its text object, so that
without marks the page is what it was (ISO 32000-1, 14.6). What belongs to no element is an artifact.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from booklet.layout.engine.tags.nodes import Box, Node
from booklet.layout.engine.tags.tree import Structure
from booklet.layout.engine.tags.words import words_for
from booklet.model.tags import Piece, Tag
from booklet.values import dataclass

BEGIN_ARTIFACT, END = b'/Artifact BMC', b'EMC'
BEGIN_TEXT, END_TEXT = b'BT', b'ET'
WORDS = b'/Span <</ActualText '
"""How line setting begins a line whose characters it must spell out; it ends with END."""

SETTING = (b' gs', b' rg', b' RG', b' g', b' G', b' k', b' K', b' cs', b' CS', b' scn', b' SCN', b' w')
"""Ends of operations that draw nothing; no run begins with them."""


def tagged(
    document: Any, structure: Structure, finisher: Callable[..., None]
) -> tuple[bytes, tuple[Tag, ...]]:
    """Return the PDF of a laid out document with its content marked, and the elements of the marks."""
    pieces: dict[Box, list[Piece]] = {}
    for index, page in enumerate(document.pages):
        page.paint = functools.partial(_paint, page.paint, index, structure.owners, pieces)
    pdf: bytes = document.write_pdf(finisher=finisher)
    return pdf, structure.tags(pieces)


def _paint(
    stock: Callable[..., None], index: int, owners: Mapping[Box, Node], pieces: dict[Box, list[Piece]],
    stream: Any, *rest: Any,
) -> None:
    """Draw a page and mark what was drawn; enter the pieces that its boxes became."""
    recorder = _Recorder(stream)
    stock(stream, *rest)
    marker = _Marker(owners)
    stream.stream[:] = marker.mark(stream.stream, recorder)
    for box, numbers in marker.numbers.items():
        pieces[box] = [Piece(index, number) for number in numbers]


@dataclass(slots=True)
class _Run:
    """What was drawn of one box: items of the stream from `start` to before `end`; of none: an artifact."""

    start: int
    end: int
    boxes: tuple[Box, ...]


class _Recorder:
    """Takes the place of what a stream would mark, and remembers it."""

    def __init__(self, stream: Any) -> None:
        self.runs: list[_Run] = []
        self.groups: dict[bytes, _Recorder] = {}
        """What was drawn in each transparent group, by the operation that draws the group."""
        self._stream = stream
        self._depth = 0
        self._add_group = stream.add_group
        stream.marked = self._marked
        stream.artifact = self._marked
        stream.add_group = self._group

    def boxes(self) -> tuple[Box, ...]:
        """Return all boxes that were drawn."""
        inner = (box for group in self.groups.values() for box in group.boxes())
        return (*(box for run in self.runs for box in run.boxes), *inner)

    @contextlib.contextmanager
    def _marked(self, box: Box | None = None, tag: str = '') -> Iterator[None]:
        """Remember what is drawn of `box`; what is marked inside belongs to it."""
        items = self._stream.stream
        start, follows_text = len(items), bool(items) and items[-1] == END_TEXT
        self._depth += 1
        yield
        self._depth -= 1
        if self._depth:
            return
        # Text goes on in the text object before it: WeasyPrint takes the end of that back.
        if follows_text and items[start - 1] != END_TEXT:
            start -= 1
            if self.runs:
                self.runs[-1].end = min(self.runs[-1].end, start)
        if start < len(items):
            self.runs.append(_Run(start, len(items), () if box is None else (box,)))

    def _group(self, *area: Any) -> Any:
        """Begin a transparent group: it has no marks inside, but is marked where it is drawn."""
        group = self._add_group(*area)
        self.groups[f'/{group.id} Do'.encode()] = _Recorder(group)
        return group


@dataclass(slots=True)
class _Marker:
    """Writes the stream of one page with marks."""

    owners: Mapping[Box, Node]
    numbers: dict[Box, list[int]] = field(default_factory=dict)
    """For each box that was drawn, the numbers of the runs that hold it."""
    _written: list[Any] = field(default_factory=list)
    _open: tuple[Node | None] | None = None
    """The element of the run that is open, None in it for an artifact; None when none is open."""
    _count: int = 0

    def mark(self, items: Sequence[Any], recorder: _Recorder) -> list[Any]:
        """Return `items` with marks."""
        done = 0
        for run in recorder.runs:
            for item in items[done : run.start]:
                self._outside(item, recorder)
            self._mark_run(items[run.start : run.end], run.boxes)
            done = run.end
        for item in items[done:]:
            self._outside(item, recorder)
        self._close()
        return self._written

    def _outside(self, item: Any, recorder: _Recorder) -> None:
        """Write what belongs to no run. Only groups and markers of lists draw anything there."""
        if item in recorder.groups:
            self._inside(item, recorder.groups[item].boxes())
        elif isinstance(item, bytes) and item.endswith(b'TJ'):
            self._inside(item, ())
        else:
            self._close()
            self._written.append(item)

    def _mark_run(self, items: Sequence[Any], boxes: tuple[Box, ...]) -> None:
        """Write a run; when its glyphs do not tell its words, it is marked by itself with these."""
        # With lines or dots at the text, they would be said for each of them.
        words = words_for(boxes[0]) if boxes and b'q' not in items else ''
        if not words:
            for item in items:
                self._inside(item, boxes)
            return
        is_spelled = any(isinstance(item, bytes) and item.startswith(WORDS) for item in items)
        self._close()
        for item in items:
            if item in (BEGIN_TEXT, END_TEXT) or item == END:
                self._close()
            elif _is_spelling(item):
                self._go_on(boxes, words, 'Span')
            elif not is_spelled and not _is_setting(item):
                self._go_on(boxes, words)
            if not _is_spelling(item):
                self._written.append(item)
        self._close()

    def _inside(self, item: Any, boxes: tuple[Box, ...]) -> None:
        """Write an item of a run. A run in a text object ends with it, one outside ends before it."""
        if item in (BEGIN_TEXT, END_TEXT):
            self._close()
        elif _is_spelling(item):
            # A run by itself: poppler takes the end of marks in marked content for its own.
            self._close()
            if item != END:
                self._go_on(boxes, item.removeprefix(WORDS).removesuffix(b'>> BDC').decode(), 'Span')
            return
        elif not _is_setting(item):
            self._go_on(boxes)
        self._written.append(item)

    def _go_on(self, boxes: tuple[Box, ...], words: str = '', mark: str = '') -> None:
        """See that a run of the element of `boxes` is open.

        `words` stand for what is drawn in it; called `mark`, not by its element, it keeps them on the press.
        """
        owner = next((self.owners[box] for box in boxes if box in self.owners), None)
        if self._open != (owner,):
            self._close()
            self._open = (owner,)
            self._written.append(_beginning(owner, self._count, words, mark))
            self._count += owner is not None
        if owner is not None:
            for box in boxes:
                numbers = self.numbers.setdefault(box, [])
                if self._count - 1 not in numbers:
                    numbers.append(self._count - 1)

    def _close(self) -> None:
        if self._open is not None:
            self._written.append(END)
            self._open = None


def _beginning(owner: Node | None, number: int, words: str, mark: str) -> bytes:
    """Return what begins a run of `owner`."""
    if owner is None:
        return BEGIN_ARTIFACT
    spoken = f'/ActualText {words}' if words else ''
    return f'/{mark or owner.role} <</MCID {number}{spoken}>> BDC'.encode()


def _is_spelling(item: Any) -> bool:
    """Tell whether `item` begins or ends what line setting spells out."""
    return isinstance(item, bytes) and (item.startswith(WORDS) or item == END)


def _is_setting(item: Any) -> bool:
    """Tell whether `item` draws nothing."""
    return isinstance(item, bytes) and item.endswith(SETTING)
