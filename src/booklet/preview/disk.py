"""Files that change under the page -> the texts that others wrote, and whether anything else did."""

from collections.abc import Callable
from pathlib import Path

from booklet.preview.texts import Text, Texts
from booklet.preview.watching import Watch


class Disk:
    """Watches the texts of a semester, and all that its pages depend on."""

    def __init__(self, root: Path, semester: str, texts: Texts) -> None:
        self._root = root
        self._texts = texts
        places = (root / 'content' / semester, root / 'styles', root / 'booklet.toml')
        self._watch = Watch(lambda: places)
        self._accepted: dict[str, str] = {}
        """Digest of what this server wrote last to each file, to know it from what others write."""

    def accepted(self, file: str, digest: str) -> None:
        """Remember what this server wrote."""
        self._accepted[file] = digest

    async def changes(self, files: Callable[[], dict[str, str]]) -> tuple[dict[str, Text], bool]:
        """Wait; return the texts of `files` that others wrote, and whether anything else changed."""
        changed = await self._watch.changes()
        known = set(files().values())
        texts: dict[str, Text] = {}
        has_more = False
        for name in sorted(Path(path).relative_to(self._root).as_posix() for path in changed):
            if name not in known or not (self._root / name).is_file():
                has_more = True
                continue
            text = self._texts.read(name)
            if text.digest != self._accepted.get(name):
                self._accepted[name] = text.digest
                texts[name] = text
        return texts, has_more
