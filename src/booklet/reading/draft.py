"""What is known, counted and found while one text is being read."""

import itertools
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from booklet.diagnostics import Finding, Place, finding
from booklet.model.inlines import Inline
from booklet.model.pages import Anchor
from booklet.reading.fences import Fenced
from booklet.reading.lines import Line
from booklet.reading.parsed import Named
from booklet.reading.signs import TOKEN, Markup
from booklet.reading.source import Source
from booklet.reading.tree import Element
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Inlines with their plain text and the places of its characters."""

    inlines: tuple[Inline, ...]
    text: str
    """`plain_text(inlines)`."""
    spots: tuple[tuple[int, int], ...]
    """(offset in `text`, offset in the source), ascending: from each on, both run alike."""
    code: tuple[tuple[int, int], ...] = ()
    """Spans of `text` in a fixed pitch."""
    pins: tuple[tuple[int, int], ...] = ()
    """Spans of `text` that are pinned."""
    images: tuple[Element, ...] = ()
    """Images that stood between the words."""
    start: int = 0
    """Offset in the source of an empty passage."""

    def source_offset(self, offset: int) -> int:
        """Return where the character at `offset` of `text` stands in the source."""
        low, high = 0, len(self.spots)
        while low < high:
            middle = (low + high) // 2
            if self.spots[middle][0] <= offset:
                low = middle + 1
            else:
                high = middle
        if not low:
            return self.spots[0][1] if self.spots else self.start
        plain, source = self.spots[low - 1]
        return source + offset - plain

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the characters from `start` to `end` of `text` stand, one span for each run."""
        edges = [start, *(at for at, _ in self.spots if start < at < end), end]
        for first, last in itertools.pairwise(edges):
            if last > first:
                offset = self.source_offset(first)
                yield offset, offset + last - first

    def cut(self, start: int, end: int, inlines: tuple[Inline, ...]) -> 'Passage':
        """Return the passage from `start` to `end` of its text, which `inlines` are."""
        first = (0, self.source_offset(start))
        spots = [
            (max(at - start, 0), spot + max(start - at, 0)) for at, spot in self.spots if start < at < end
        ]
        return Passage(inlines, self.text[start:end], (first, *spots), start=self.start)

    def place(self, source: Source, start: int, end: int) -> Place:
        """Return the place of a span of `text`, cut at the end of its source line."""
        first = self.source_offset(start)
        return source.place(first, max(first + 1, self.source_offset(max(start, end - 1)) + 1))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the pictures of a text may lie."""

    root: Path
    """The project's folder; nothing outside it is opened."""
    folder: Path
    """The folder of the text."""


@dataclass(slots=True)
class Draft:
    """One text on its way from tree to model."""

    source: Source
    prefix: str
    """Of its blocks' anchors: `s01a1b`, `s01i`."""
    shelf: Shelf
    is_numbered: bool = True
    language: str = 'zh-CN'
    notes: dict[str, Element] = field(default_factory=dict)
    """Footnotes by label."""
    fenced: tuple[Fenced, ...] = ()
    """Blocks of code and of formulas."""
    note_places: dict[str, Place] = field(default_factory=dict)
    """Where each is written."""
    note_lines: dict[str, list[Line]] = field(default_factory=dict)
    markup: list[Markup] = field(default_factory=list)
    """All that was recognised as markup."""
    called: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    """Footnotes that stand in the model."""
    names: dict[str, Named] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    figures: int = 0
    tables: int = 0
    is_in_note: bool = False
    """A footnote is being read."""
    refers: bool = False
    """It refers to a place of the semester."""
    _blocks: int = 0

    def next_anchor(self) -> Anchor:
        """Return the anchor of the block that begins here."""
        self._blocks += 1
        return Anchor(f'{self.prefix}{self._blocks}')

    def find(self, slug: str, place: Place, **arguments: object) -> None:
        """Add a finding."""
        self.findings.append(finding(slug, place, **arguments))

    def leave_out(self, label: str) -> None:
        """Let the words of a footnote be left out: an error has said so."""
        ends = {each.start: each.end for each in self.fenced}
        for line in self.note_lines[label]:
            block = TOKEN.search(line.text)
            end = ends[int(block[2])] if block else line.offset + len(line.text)
            self.markup.append(Markup(line.offset, end, 'note-unprinted'))

    def narrow(self, passage: Passage, start: int, end: int, inlines: tuple[Inline, ...], kind: str) -> None:
        """Let only what lies from `start` to `end` of a passage print; the rest is markup of a kind."""
        index = next(at for at in range(len(self.passages) - 1, -1, -1) if self.passages[at] is passage)
        self.passages[index] = passage.cut(start, end, inlines)
        for first, last in ((0, start), (end, len(passage.text))):
            self.markup.extend(Markup(*span, kind) for span in passage.spans(first, last))

    def keep_names(self, element: Element, anchor: Anchor, place: Place, number: str = '') -> None:
        """Let every name in `element` stand for `anchor`; a name that is taken is a finding."""
        for name in (each.name for each in element.walk() if each.name):
            if name in self.names:
                self.find('name.duplicate', place, name=name, line=self.names[name].place.line)
            else:
                self.names[name] = Named(anchor, number, place)
