"""Rows -> those that are text, and the lines of a table of contents: words, dots, a number."""

import re

from booklet.importing.pdf.rows import Row

_LINE = re.compile(r'\S.*?(?:[.．·…‥]\s*){4,}[（(]?(?:\d{1,4}|[ivxlIVXL]{1,6})[）)]?')
_HEADING = re.compile(r'目\s*[录次]|contents|table of contents', re.IGNORECASE)
_FEWEST = 3
_BETWEEN = 1
"""Rows without a number inside a table of contents: the first line of a long heading."""


def part_contents(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of the text and those of tables of contents."""
    found: set[int] = set()
    start = 0
    while start < len(rows):
        end = _end(rows, start)
        if sum(map(_is_line, rows[start:end])) >= _FEWEST:
            found |= set(range(start, end))
            if start and _HEADING.fullmatch(rows[start - 1].text):
                found.add(start - 1)
        start = max(end, start + 1)
    kept = tuple(row for index, row in enumerate(rows) if index not in found)
    return kept, tuple(row for index, row in enumerate(rows) if index in found)


def _end(rows: tuple[Row, ...], start: int) -> int:
    """Return the end of the table of contents that begins at `start`; `start` when there is none."""
    end = start
    while end < len(rows):
        ahead = range(end, min(end + _BETWEEN + 1, len(rows)))
        following = next((index for index in ahead if _is_line(rows[index])), None)
        if following is None or (end == start and following != start):
            break
        end = following + 1
    return end


def _is_line(row: Row) -> bool:
    return _LINE.fullmatch(row.text) is not None
