"""Pages that were drawn -> what a browser asks for: whole, as a patch of one that it has, glyphs,
pictures."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from booklet.preview.naming import text_id
from booklet.preview.wire import Page, difference, patch_of

KEPT = 1500

PATCHED = 2
"""Pages of which an event carries the patch; others are fetched by whoever sees them."""


class Pages:
    """Drawn pages by their ids, outlines and pictures by theirs."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._glyphs: dict[str, str] = {}
        self._pictures: dict[str, bytes] = {}

    def take(
        self, bodies: Mapping[str, Page], glyphs: Mapping[str, str], pictures: Mapping[str, bytes]
    ) -> None:
        """Keep what an engine drew."""
        self._glyphs |= glyphs
        self._pictures |= pictures
        for name, page in bodies.items():
            self._pages[name] = page
            self._pages.move_to_end(name)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def touch(self, names: Iterable[str]) -> None:
        """Keep these pages longest: they are shown."""
        for name in names:
            if name in self._pages:
                self._pages.move_to_end(name)

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


def told_of(found: dict[str, Any], before: dict[str, Any] | None, pages: Pages) -> dict[str, Any]:
    """Return what an event says of an article: of lists what changed, of some pages the patches."""
    old = before or {'pages': [], 'sentences': [], 'blocks': [], 'findings': None}
    patches: dict[str, Any] = {}
    for one, other in zip(old['pages'], found['pages'], strict=False):
        if one != other and len(patches) < PATCHED and (patch := pages.patch(one, other)):
            patches[other] = patch
    told = {
        'text': text_id(found['file']),
        'article': found['article'],
        'pages': found['pages'],
        'patches': patches,
        'sentences': difference(old['sentences'], found['sentences']),
        'blocks': difference(old['blocks'], found['blocks']),
    }
    if found['findings'] != old['findings']:
        told['findings'] = found['findings']
    return told


def around(sections: Sequence[dict[str, Any]], name: str) -> tuple[str, list[int]]:
    """Return the key and the pages to draw when page `name` of the booklet is asked for: also its neighbours,
    which are looked at next; of a sheet of running heads it alone. No pages when there is no such page.
    """
    key, _, number = name.partition('-')
    if not number.isdigit():
        return key, []
    at = int(number)
    section = next((each for each in sections if each['key'] == key), None)
    if section is None:
        return key, [at]
    count = len(section['pages'])
    return key, sorted({each for each in (at, at ^ 1, at + 2) if each < count}) if at < count else []
