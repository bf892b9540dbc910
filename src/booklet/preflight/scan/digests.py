"""A page of a PDF -> the digest of all that its facts follow from.

That is its object as written, every reference replaced by the digest of what it leads to: content, fonts with
widths and programs, forms with all of theirs. Nothing is said of pages that inherit or lead in a ring.
"""

import hashlib
import re

import pikepdf

from booklet.preflight.scan.objects import UNREADABLE, WITH_ENTRIES, Key, entry, key_of

INHERITED = ('/MediaBox', '/CropBox', '/Rotate', '/Resources')
MOST_LEVELS = 30
_REFERENCE = re.compile(rb'([0-9]+) ([0-9]+) R')
_PARENT = re.compile(rb'/Parent [0-9]+ [0-9]+ R')
_RING = b''
"""Stands for an object that is being looked at, or that nothing can be said about."""


class Digests:
    """Digests of the pages of one file and of the objects that they lead to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._known: dict[Key, bytes] = {}
        self._inheriting: dict[Key, bool] = {}
        self.keys: dict[str, Key | None] = {}
        """Digest -> the one object that has it, None when several have."""

    def of_page(self, page: pikepdf.Object) -> str:
        """Return the digest of a page, empty when it has to be read."""
        parent = entry(page, '/Parent')
        if key_of(page) == (0, 0) or self._inherits(parent):
            return ''
        try:
            made = self._of_text(_PARENT.sub(b'', page.unparse(resolved=True)), 0)
        except UNREADABLE:
            return ''
        return made.hex()

    def of(self, key: Key) -> str:
        """Return the digest of an object that some page led to, empty when there is none."""
        return self._known.get(key, _RING).hex()

    def _inherits(self, node: object) -> bool:
        """Tell whether a page tree node has what pages may inherit, or is of the wrong kind."""
        key = key_of(node)
        if key not in self._inheriting:
            self._inheriting[key] = True
            if isinstance(node, WITH_ENTRIES):
                above = entry(node, '/Parent')
                has_some = any(entry(node, name) is not None for name in INHERITED)
                self._inheriting[key] = has_some or (above is not None and self._inherits(above))
        return self._inheriting[key]

    def _of_text(self, text: bytes, level: int) -> bytes:
        is_whole = level < MOST_LEVELS

        def replaced(found: re.Match[bytes]) -> bytes:
            nonlocal is_whole
            below = self._of_object((int(found[1]), int(found[2])), level + 1) if is_whole else _RING
            is_whole = is_whole and below != _RING
            return below

        made = hashlib.sha256(_REFERENCE.sub(replaced, text)).digest()
        return made if is_whole else _RING

    def _of_object(self, key: Key, level: int) -> bytes:
        if key in self._known:
            return self._known[key]
        self._known[key] = _RING
        held = self._pdf.get_object(key)
        if isinstance(held, pikepdf.Stream):
            inner = self._of_text(held.stream_dict.unparse(), level)
            made = hashlib.sha256(b'stream' + inner + held.read_raw_bytes()).digest() if inner else _RING
        else:
            # A reference to nothing reads as null (ISO 32000-1, 7.3.10).
            text = held.unparse(resolved=True) if isinstance(held, pikepdf.Object) else b'null'
            made = self._of_text(text, level)
        self._known[key] = made
        self.keys[made.hex()] = None if made.hex() in self.keys else key
        return made
