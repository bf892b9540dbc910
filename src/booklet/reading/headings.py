"""Heading elements to headings with the numbers of the house style."""

import re

from msgspec import Struct, field

from booklet.model.blocks import Heading
from booklet.model.inlines import Inline, Text
from booklet.reading.draft import Draft, Passage
from booklet.reading.inlines import read_passage
from booklet.reading.tree import Element
from booklet.text.numerals import heading_number, parse_typed_number

_LEAF = re.compile(r'[\u3001.]$')
_BARE = re.compile(r'^[ >]{0,12}[#＃]{1,6}(?=[ \t#＃]*$)', re.MULTILINE)
"""A line that begins a heading and has no word."""


class Outline(Struct):
    """Counts headings, level by level."""

    counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    last: int = 0
    """Level of the heading before; 0 at the start."""

    def count(self, level: int) -> int:
        """Return the number of the next heading of `level` (1 to 4)."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (4 - level)
        self.last = level
        return self.counts[level - 1]


def read_heading(element: Element, draft: Draft, outline: Outline) -> tuple[Heading, ...]:
    """Return the heading of an `h1` … `h6`: `##` is level 1; none when it has no words."""
    passage = read_passage(element.children, draft, element.start)
    place = passage.place(draft.source, 0, len(passage.text))
    if not passage.text:
        # No words, so no place of its own: it stands below the last words that have one.
        line = _BARE.search(draft.source.text, element.start)
        draft.find('heading.empty', draft.source.place(line.end() - 1 if line else element.start))
        return ()
    anchor = draft.next_anchor()
    written = int(element.tag[1])
    level = min(max(written - 1, 1), 4)
    if written == 1:
        draft.find('heading.as-title', place)
    elif written == 6:
        draft.find('heading.too-deep', place)
    elif level > outline.last + 1:
        draft.find('heading.level-skipped', place, level='#' * written, expected='#' * (outline.last + 2))
    inlines, number = passage.inlines, ''
    if draft.is_numbered:
        inlines, number = _numbered(passage, draft, outline, level)
    else:
        outline.count(level)
    draft.keep_names(element, anchor, place, _LEAF.sub('', number))
    return (Heading(level, number, inlines, anchor, place),)


def _numbered(passage: Passage, draft: Draft, outline: Outline, level: int) -> tuple[tuple[Inline, ...], str]:
    """Return words and number; a number that was typed gives way to ours, unless it is all there is."""
    count = outline.count(level)
    number = heading_number(level, count) if draft.language.startswith('zh') else ''
    typed = parse_typed_number(passage.text)
    if typed is None:
        return passage.inlines, number
    draft.find('heading.number-typed', passage.place(draft.source, 0, len(typed.mark)), number=typed.mark)
    first = passage.inlines[0]
    if typed.end >= len(passage.text):
        return passage.inlines, ''
    if not isinstance(first, Text) or len(first.text) < typed.end:
        return passage.inlines, ''
    place = passage.place(draft.source, typed.end, typed.end + 1)
    rest = (Text(first.text[typed.end :], place),) if len(first.text) > typed.end else ()
    inlines = (*rest, *passage.inlines[1:])
    draft.narrow(passage, typed.end, len(passage.text), inlines, 'heading-number')
    return inlines, number
