"""The two processes that lay out, kept on the same semester and the same page map."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from booklet.model.pages import PageMap
from booklet.preview.remote import DiedError, Remote


class Engines:
    """`quick` sets one article after the other, `whole` the booklet; both end with the server."""

    def __init__(self, root: Path, semester: str, heard: Callable[[Any], None]) -> None:
        """Take what both work on, and what is told how far a layout is."""
        self._quick = Remote('booklet.preview.quick:Quick', root, semester)
        jobs = os.cpu_count() or 1
        self._whole = Remote(
            'booklet.preview.whole:Whole', root, semester, jobs, heard=heard, has_children=True
        )
        self._page_map: PageMap | None = None
        self._is_quick_current = False
        self._must_read = False

    def start(self) -> None:
        """Start both; they load what they need."""
        self._quick.start()
        self._whole.start()

    def end(self) -> None:
        """End both at once."""
        self._quick.end()
        self._whole.end()

    async def read(self) -> dict[str, Any]:
        """Return the semester without pages (`Whole.read`)."""
        return dict(await self._whole.call('read'))

    async def lay_out(self, must_read: bool) -> tuple[dict[str, Any], bool]:
        """Return the booklet as it is on disk, and whether folios moved or `quick` was told to read again."""
        laid = dict(await self._whole.call('lay_out'))
        page_map = laid.pop('page_map')
        has_moved = page_map != self._page_map or must_read
        self._page_map = page_map
        if has_moved:
            self._is_quick_current = False
        self._must_read |= must_read
        return laid, has_moved

    async def draw(self, key: str, indices: Sequence[int]) -> dict[str, Any]:
        """Return pages of a section (`Whole.draw`)."""
        return dict(await self._whole.call('draw', key, indices))

    async def inks(self, key: str) -> list[str]:
        """Return digests of a section's pages (`Whole.inks`)."""
        return list(await self._whole.call('inks', key))

    async def set_text(self, file: str, text: str) -> dict[str, Any] | None:
        """Return the pages of a text (`Quick.set_text`)."""
        found = await self._ask('set_text', file, text.encode())
        return None if found is None else dict(found)

    async def slides(self, session: str) -> dict[str, Any] | None:
        """Return the slides of a session (`Quick.slides`)."""
        shown = await self._ask('slides', session)
        return None if shown is None else dict(shown)

    async def mark(self, file: str, text: str, anchor: str, wish: str) -> str | None:
        """Return the text with a wish for a sentence (`Quick.mark`)."""
        made = await self._ask('mark', file, text, anchor, wish)
        return None if made is None else str(made)

    async def forget(self, article: str) -> None:
        """Let the next pages of an article be laid out whole."""
        await self._ask('forget', article)

    async def _ask(self, method: str, *arguments: Any) -> Any:
        try:
            if not self._is_quick_current and self._page_map is not None:
                must_read, self._must_read = self._must_read, False
                self._is_quick_current = True
                await self._quick.call('renew', self._page_map, must_read)
            return await self._quick.call(method, *arguments)
        except DiedError:
            self._is_quick_current = False
            raise
