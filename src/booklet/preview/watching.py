"""Files below some folders, looked at again and again -> the ones that changed, once they stand still.

Asked for and not told: what tells of changes is silent on network drives and in WSL.
"""

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path

PERIOD = 0.2
STILL = 0.06
"""Seconds in which a file that changed must stay as it is: editors write in several steps."""

Look = dict[str, tuple[int, int, int]]


class Watch:
    """Looks at the files of some folders, and at some files."""

    def __init__(self, places: Callable[[], Iterable[Path]]) -> None:
        """Take what gives the folders and files; it is asked each time."""
        self._places = places
        self._known = self.look()

    def look(self) -> Look:
        """Return time, size and number of each file."""
        found: Look = {}
        for place in self._places():
            for path in _files(place):
                try:
                    status = Path(path).stat()
                except OSError:
                    continue
                found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return found

    async def changes(self) -> set[str]:
        """Return the paths that changed, came or went, as soon as there are any and all stand still."""
        while True:
            await asyncio.sleep(PERIOD)
            seen = await asyncio.to_thread(self.look)
            if seen == self._known:
                continue
            while True:
                await asyncio.sleep(STILL)
                again = await asyncio.to_thread(self.look)
                if again == seen:
                    break
                seen = again
            before, self._known = self._known, seen
            return {path for path in {*before, *seen} if before.get(path) != seen.get(path)}


def _files(place: Path) -> Iterable[str]:
    if place.is_file():
        yield str(place)
        return
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith('.')]
        yield from (f'{folder}{os.sep}{name}' for name in names if not name.startswith('.'))
