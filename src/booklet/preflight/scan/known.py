"""Pages that an earlier version of a file had -> their facts, without looking through them again.

Kept are pages that say all there is to say in plain marks: whatever has pictures, patterns, annotations or
troubles is read anew every time, and so is everything in a damaged file.
"""

import functools
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

import pikepdf

from booklet.files import digest
from booklet.preflight.facts import Colour, Mark, Near, Page, Reach, Space
from booklet.preflight.scan.digests import Digests
from booklet.store import Store
from booklet.values import dataclass

KINDS = frozenset(('text', 'hidden-text', 'fill', 'stroke'))
"""Of marks that need no facts but their own and their font's."""

COSTLIEST = 100_000
"""Operators of a page; one that has more may be cut short in another file."""


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page as it was read."""

    page: Page
    cost: int
    """Operators in all, those of forms counted every time."""
    notdef: frozenset[str]
    """Digests of the fonts of which it shows .notdef."""


@dataclass(slots=True)
class KnownPages:
    """The pages of the last version of one file, in a store."""

    store: Store
    slot: str
    """What the file is called between versions."""
    _rows: dict[str, Any] = field(default_factory=dict)
    _marks: list[Any] = field(default_factory=list)

    def recall(self) -> None:
        """Read what is kept; nothing when it cannot be read."""
        kept = self.store.get(self.key())
        head = kept[0] if kept else {}
        rows, marks = head.get('pages'), head.get('marks')
        if isinstance(rows, dict) and isinstance(marks, list):
            self._rows, self._marks = rows, marks

    def page(self, name: str, index: int, digests: Digests) -> KnownPage | None:
        """Return the page with the digest `name`, its fonts by their numbers in this file."""
        row = self._rows.get(name)
        if row is None:
            return None
        try:
            marks = tuple((_mark(self._marks[number], digests), count) for number, count in row['marks'])
            media, crop, bleed, trim, art = (tuple(box) if box else None for box in row['boxes'])
            page = Page(
                index, media or (), crop, bleed, trim, art,
                rotation=row['rotation'], user_unit=row['unit'], marks=marks,
                near=tuple(Near(*each) for each in row['near']),
                reaches=tuple(Reach(*each) for each in row['reaches']),
            )  # fmt: skip
            return KnownPage(page, int(row['cost']), frozenset(row['notdef']))
        except (KeyError, TypeError, ValueError, IndexError):
            return None

    def keep(self, pages: Mapping[str, KnownPage], digests: Digests) -> None:
        """Keep these pages by their digests, and no others, if they are not the ones that are kept."""
        numbers: dict[Mark, int] = {}
        rows = {name: _row(known, numbers) for name, known in pages.items() if _can_be_kept(known, digests)}
        if rows.keys() == self._rows.keys():
            return
        marks = [_mark_row(mark, digests) for mark in numbers]
        self.store.put(self.key(), {'pages': rows, 'marks': marks}, b'')

    def key(self) -> str:
        """Return the key of the entry; it changes with our code and with the library that reads PDF."""
        return digest('preflight-pages', self.slot, *_code())


def font_keys(known: KnownPage) -> set[tuple[int, int]]:
    """Return the fonts of a page's marks."""
    return {mark.key for mark, _ in known.page.marks if mark.key != (0, 0)}


@functools.cache
def _code() -> tuple[bytes | str, ...]:
    """Return what decides, besides its bytes, what is said of a page."""
    ours = sorted(Path(__file__).parents[1].rglob('*.py'))
    return pikepdf.__version__, pikepdf.__libqpdf_version__, *(path.read_bytes() for path in ours)


def _can_be_kept(known: KnownPage, digests: Digests) -> bool:
    page = known.page
    is_odd = page.annotations or page.has_actions or page.troubles or page.is_cut_short
    if is_odd or known.cost > COSTLIEST:
        return False
    return all(_can_mark_be_kept(mark, digests) for mark, _ in page.marks)


def _can_mark_be_kept(mark: Mark, digests: Digests) -> bool:
    is_told = mark.key == (0, 0) or digests.keys.get(digests.of(mark.key)) == mark.key
    space = mark.colour.space if mark.colour else None
    return mark.kind in KINDS and is_told and (space is None or space.base is None)


def _row(known: KnownPage, numbers: dict[Mark, int]) -> dict[str, object]:
    page = known.page
    return {
        'boxes': [page.media, page.crop, page.bleed, page.trim, page.art],
        'rotation': page.rotation,
        'unit': page.user_unit,
        'marks': [(numbers.setdefault(mark, len(numbers)), count) for mark, count in page.marks],
        'near': [(near.side, near.distance) for near in page.near],
        'reaches': [(reach.side, reach.start, reach.end, reach.beyond) for reach in page.reaches],
        'cost': known.cost,
        'notdef': sorted(known.notdef),
    }


def _mark_row(mark: Mark, digests: Digests) -> list[object]:
    colour = mark.colour
    space = colour.space if colour else None
    paint = [space.kind, space.components, space.names, colour.values] if space and colour else None
    font = digests.of(mark.key) if mark.key != (0, 0) else ''
    return [
        mark.kind, paint, mark.size, mark.name, font, mark.ppi, mark.alpha, mark.blend, mark.has_soft_mask,
        mark.has_overprint, mark.overprint_mode, mark.is_outside,
    ]  # fmt: skip


def _mark(row: list[Any], digests: Digests) -> Mark:
    kind, paint, size, name, font, *rest = row
    key = digests.keys[font] if font else (0, 0)
    if key is None:
        raise ValueError(font)
    colour = None
    if paint:
        space = Space(paint[0], int(paint[1]), names=tuple(paint[2]))
        colour = Colour(space, tuple(paint[3]))
    return Mark(kind, colour, size, name, key, *rest)
