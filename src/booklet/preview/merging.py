"""Two texts that came of one -> the text with both changes, as long as no paragraph was changed by both."""

import difflib
import re
from collections.abc import Iterator, Sequence

_PARTS = re.compile(r'(\n[ \t]*\n(?:[ \t]*\n)*)')


def merge(base: str, mine: str, theirs: str) -> str | None:
    """Return `base` with the changes of both, None when they meet in a paragraph. Lines end with `\\n`."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    parts = _split(base)
    ours, others = list(_changes(parts, _split(mine))), list(_changes(parts, _split(theirs)))
    if any(_meet(one, other) for one in ours for other in others):
        return None
    merged, at = [], 0
    for first, last, new in sorted((*ours, *others), key=lambda change: (change[0], change[1])):
        merged += [*parts[at:first], *new]
        at = last
    return ''.join((*merged, *parts[at:]))


def keep_both(mine: str, theirs: str) -> str:
    """Return a text with every paragraph of both: where they differ, theirs and then mine."""
    matcher = difflib.SequenceMatcher(None, others := _split(theirs), own := _split(mine), autojunk=False)
    kept: list[str] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        kept += [_closed(part) for part in others[first:last]]
        if tag != 'equal':
            kept += [_closed(part) for part in own[start:end]]
    return ''.join(kept).rstrip('\n') + '\n'


def _closed(paragraph: str) -> str:
    """Return a paragraph with an empty line behind it."""
    return paragraph if paragraph.endswith('\n\n') else paragraph.rstrip('\n') + '\n\n'


Change = tuple[int, int, Sequence[str]]


def _split(text: str) -> list[str]:
    """Return paragraphs, each with the empty lines behind it."""
    pieces = _PARTS.split(text)
    return [''.join(pieces[at : at + 2]) for at in range(0, len(pieces), 2)]


def _changes(base: Sequence[str], changed: Sequence[str]) -> Iterator[Change]:
    """Yield first and last part of `base` that is replaced, and by what."""
    matcher = difflib.SequenceMatcher(None, base, changed, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != 'equal':
            yield first, last, changed[start:end]


def _meet(one: Change, other: Change) -> bool:
    """Tell whether both change a paragraph, or both put something in at the same place."""
    return (one[0] < other[1] and other[0] < one[1]) or one[:2] == other[:2]
