"""Rows of a page -> its text, and the notes at its foot that its text calls."""

import re

from booklet.importing.pdf.paragraphs import Setting
from booklet.importing.pdf.rows import Row, is_raised, with_spaces
from booklet.importing.pdf.runs import note_key
from booklet.values import dataclass

_SMALLER = 0.95
"""Times the body at most."""
_MARK = re.compile(r'(?P<mark>[\[［〔(（]?\d{1,3}[\]］〕)）]?|[①-⑳]|\*{1,3}|[†‡§¶])\s*(?=\S)')
_MOST_OF_PAGE = 0.6


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of a page."""

    key: str
    """Its mark, without brackets."""
    rows: tuple[Row, ...]
    taken: int
    """Glyphs of the first row that are the mark."""


def part_footnotes(rows: tuple[Row, ...], setting: Setting) -> tuple[tuple[Row, ...], tuple[Footnote, ...]]:
    """Return the rows of a page's text, and its notes: smaller rows at its foot that the text calls."""
    start = len(rows)
    while start > 0 and rows[start - 1].size < _SMALLER * setting.size:
        start -= 1
    foot = rows[start:]
    called = {key for row in rows[:start] for key in _calls(row)}
    begins = [index for index, row in enumerate(foot) if _key(row) in called]
    if not begins or len(foot) > _MOST_OF_PAGE * len(rows):
        return rows, ()
    ends = [*begins[1:], len(foot)]
    notes = tuple(
        Footnote(_key(foot[first]), foot[first:end], _taken(foot[first]))
        for first, end in zip(begins, ends, strict=True)
    )
    return (*rows[:start], *foot[: begins[0]]), notes


def _calls(row: Row) -> list[str]:
    raised = ''.join(glyph.text if is_raised(glyph, row) else ' ' for glyph, _ in with_spaces(row.glyphs))
    return [note_key(mark) for mark in raised.split()]


def _key(row: Row) -> str:
    match = _MARK.match(row.text)
    return note_key(match['mark']) if match else ''


def _taken(row: Row) -> int:
    match = _MARK.match(row.text)
    return len(re.sub(r'\s', '', match['mark'])) if match else 0
