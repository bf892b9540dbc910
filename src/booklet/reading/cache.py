"""What was read once from the same bytes by the same program is not read again."""

import re
from collections.abc import Callable
from typing import TypeVar

from booklet.diagnostics import Checked
from booklet.files import digest
from booklet.reading.stored import from_entry, keep, to_entry
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
        entry = self._store.get(key)
        known = from_entry(entry, key) if entry else None
        if isinstance(known, Checked) and isinstance(known.value, kind):
            return known
        made = read()
        if any(found.slug.startswith('image.') for found in made.findings):
            return made
        made = keep(made, key)
        if new := to_entry(made):
            self._store.put(key, *new)
        return made
