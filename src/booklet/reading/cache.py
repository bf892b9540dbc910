"""What was read once from the same bytes by the same program is not read again."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from booklet.diagnostics import Checked
from booklet.files import digest
from booklet.model.blocks import Figure
from booklet.model.walk import walk
from booklet.reading.parsed import ReadArticle
from booklet.store import Store

T = TypeVar('T')

_MAY_HAVE_PICTURE = re.compile(rb'!\[|<img|\x00', re.IGNORECASE)
"""What reading gives then depends on other files; zeros are of encodings in which this would not be found."""


class Memory:
    """Readings by the bytes of their file and by all else that they depend on."""

    def __init__(self, store: Store | None = None, version: str = '') -> None:
        """Take the store, None to remember nothing, and a digest of the program and its libraries."""
        self._store = store
        self._version = version

    def recall(
        self, kind: type[T], content: bytes | None, context: tuple[str, ...], read: Callable[[], Checked[T]]
    ) -> Checked[T]:
        """Return what `read` gives, a `kind`, for `content` (None: there is no such file) in `context`."""
        if self._store is None or content is None or _MAY_HAVE_PICTURE.search(content):
            return read()
        key = digest(kind.__name__, self._version, *context, content)
        known = self._store.kept(key, Checked[kind])  # type: ignore[valid-type]
        if known is not None:
            return known
        made = read()
        if not _has_picture(made):
            self._store.keep(key, made)
        return made


def _has_picture(read: Checked[Any]) -> bool:
    """Tell whether a reading follows from the file of a picture, too, which may change alone."""
    if any(found.slug.startswith('image.') for found in read.findings):
        return True
    text = read.value.article.blocks if isinstance(read.value, ReadArticle) else ()
    return any(isinstance(block, Figure) for block in walk(text))
