"""Rows of all pages -> those that are text, and those that repeat at the edges: running heads, folios."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from booklet.importing.pdf.rows import Row
from booklet.values import dataclass

_OUTER = 2
"""Rows at the head and at the foot of a page among which furniture is looked for."""
_DIGITS = re.compile(r'\d+')
_FOLIO = re.compile(
    r'[-—–―·•~～\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?:\s*页)?'
    r'(?:\s*[/／，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·•~～\s]*|[Pp]age\s*\d+(?:\s*of\s*\d+)?|第[一二三四五六七八九十百]+页'
)
_ADDRESS = re.compile(r'(?:https?|file)://\S+.*')
_PRINTED = re.compile(r'\d{2,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，\s].*')
"""What a browser prints over its pages: the day and hour, the title of the page."""
_LEVELLED_FOLIO = '#'
_NEAR = 6.0
"""Points within which two heights are one."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Rows at the edges of pages that say the same but for digits."""

    text: str
    """As on its first page."""
    pages: tuple[int, ...]


def part_furniture(
    pages: tuple[tuple[Row, ...], ...],
) -> tuple[tuple[tuple[Row, ...], ...], tuple[Furniture, ...]]:
    """Return the pages without their furniture, and the furniture; rows go from top to bottom."""
    repeated = _repeated(pages)
    kept: list[tuple[Row, ...]] = []
    taken: list[Row] = []
    for rows in pages:
        edges = _edges(rows)
        has_address = any(_ADDRESS.fullmatch(row.text) for row in edges)
        gone = {
            id(row)
            for row in edges
            if _key(row) in repeated or _is_lone_folio(row, rows) or (has_address and _is_browser_line(row))
        }
        taken += (row for row in rows if id(row) in gone)
        kept.append(tuple(row for row in rows if id(row) not in gone))
    return tuple(kept), gather(taken)


def gather(rows: Iterable[Row]) -> tuple[Furniture, ...]:
    """Return `rows` put together by what they say but for digits."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        alike[_levelled(row.text)].append(row)
    return tuple(Furniture(found[0].text, tuple(row.page for row in found)) for found in alike.values())


def _repeated(pages: tuple[tuple[Row, ...], ...]) -> set[tuple[str, int]]:
    """Return the keys of what stands at the same height of several pages.

    附件1, 附件2 at the heads of two pages are titles: what differs in its digits and is no folio must
    stand on half of the pages.
    """
    where: dict[tuple[str, int], set[int]] = defaultdict(set)
    texts: dict[tuple[str, int], set[str]] = defaultdict(set)
    for rows in pages:
        for row in _edges(rows):
            text, height = _key(row)
            # Heights are levelled into steps: both sides of a border share a key.
            for key in ((text, height), (text, height + 1)):
                where[key].add(row.page)
                texts[key].add(re.sub(r'\s', '', row.text))
    most = max(3, (len(pages) + 1) // 2)
    shared = {
        key
        for key, found in where.items()
        if len(found) >= (2 if key[0] == _LEVELLED_FOLIO or len(texts[key]) == 1 else most)
    }
    return shared | {(text, height - 1) for text, height in shared}


def _edges(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows if len(rows) <= 2 * _OUTER else (*rows[:_OUTER], *rows[-_OUTER:])


def _key(row: Row) -> tuple[str, int]:
    return _levelled(row.text), round(row.y / _NEAR)


def _levelled(text: str) -> str:
    bare = re.sub(r'\s', '', text)
    return _LEVELLED_FOLIO if _FOLIO.fullmatch(bare) else _DIGITS.sub('#', bare)


def _is_lone_folio(row: Row, rows: tuple[Row, ...]) -> bool:
    """Tell whether `row` is a page number that stands clear of the text."""
    if not _FOLIO.fullmatch(row.text) or len(rows) < 3:
        return False
    gaps = sorted(above.y - below.y for above, below in itertools.pairwise(rows))
    own = rows[-2].y - row.y if row is rows[-1] else row.y - rows[1].y if row is rows[0] else 0
    return own > 1.3 * gaps[len(gaps) // 2]


def _is_browser_line(row: Row) -> bool:
    return bool(_ADDRESS.fullmatch(row.text) or _PRINTED.fullmatch(row.text))
