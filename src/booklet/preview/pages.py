"""Pages that were drawn -> what a browser asks for: whole, as a patch of one that it has, glyphs, pictures."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

from booklet.preview.wire import Page, patch_of

KEPT = 1500


class Pages:
    """Drawn pages by their ids, outlines and pictures by theirs."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._glyphs: dict[str, str] = {}
        self._pictures: dict[str, bytes] = {}

    def take(self, bodies: Mapping[str, Page], glyphs: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        """Keep what an engine drew."""
        self._glyphs |= glyphs
        self._pictures |= pictures
        for name, page in bodies.items():
            self._pages[name] = page
            self._pages.move_to_end(name)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def page(self, name: str) -> Page | None:
        """Return a page, None when it is not known."""
        return self._pages.get(name)

    def patch(self, base: str, name: str) -> dict[str, Any] | None:
        """Return what makes page `name` of page `base`, with the outlines that only the former needs."""
        before, after = self._pages.get(base), self._pages.get(name)
        if before is None or after is None:
            return None
        fresh = set(after['glyphs']) - set(before['glyphs'])
        return {**patch_of(before, after), 'glyphs': self.outlines(fresh)}

    def outlines(self, names: Iterable[str]) -> dict[str, str]:
        """Return the outlines of those glyphs that are known."""
        return {name: self._glyphs[name] for name in sorted(names) if name in self._glyphs}

    def picture(self, name: str) -> bytes | None:
        """Return a picture by its digest."""
        return self._pictures.get(name)
