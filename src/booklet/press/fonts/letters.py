"""Characters -> their outlines in one face, as drawing operators; remembered, for a slug has few of them."""

from collections.abc import Iterable
from pathlib import Path

from booklet.files import digest
from booklet.store import Store
from booklet.values import dataclass
from booklet.versions import program_digest


@dataclass(frozen=True, slots=True)
class Letter:
    """A character's glyph."""

    glyph: int
    """Its id; 0 when the face has none."""
    advance: int
    """In units of the em."""
    outline: str
    """Path operators in units of the em, y upwards; empty when there is nothing to draw."""


class Letters:
    """The characters of the plainest of some faces; what a store keeps needs no look at the files."""

    def __init__(self, faces: Iterable[Path], store: Store | None = None) -> None:
        """Take face files."""
        self._faces = tuple(faces)
        self._store = store
        self.upem, self._known = self._recalled()
        self._kept = len(self._known)

    def letter(self, char: str) -> Letter:
        """Return a character's glyph."""
        if char not in self._known:
            from booklet.press.fonts.outlines import drawn

            self._known[char] = Letter(*drawn(self._faces, char))
        return self._known[char]

    def keep(self) -> None:
        """Put what was drawn into the store, if there is anything new."""
        if self._store is not None and len(self._known) > self._kept:
            rows = {char: [each.glyph, each.advance, each.outline] for char, each in self._known.items()}
            self._store.put(self._key(), {'upem': self.upem, 'letters': rows}, b'')

    def _recalled(self) -> tuple[int, dict[str, Letter]]:
        entry = self._store.get(self._key()) if self._store else None
        if entry is not None:
            upem, rows = entry[0].get('upem'), entry[0].get('letters')
            if isinstance(upem, int) and isinstance(rows, dict):
                return upem, {char: Letter(*row) for char, row in rows.items()}
        from booklet.press.fonts.outlines import upem_of

        return upem_of(self._faces), {}

    def _key(self) -> str:
        states = ((path, path.stat()) for path in self._faces)
        files = (f'{path} {state.st_size} {state.st_mtime_ns}' for path, state in states)
        return digest('letters', program_digest(), *files)
