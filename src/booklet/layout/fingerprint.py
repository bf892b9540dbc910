"""Everything a section's pages depend on -> its key; equal keys mean equal pages."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from booklet.files import digest
from booklet.layout.engine.fetch import BASE, Grounds, RefusedError, read_file
from booklet.layout.fonts import FontSet
from booklet.versions import program_digest

# What HTML, CSS and SVG may fetch: src=, href= (also xlink:href=), url() and @import.
_REFERENCE = re.compile(
    r'''(?:\b(?:src|href)\s*=\s*|\burl\(\s*|@import\s+)(?:"([^"#]+)|'([^'#]+)|([^"'()\s#>]+))'''
)


class KeyMaker:
    """Makes keys for sections with one style sheet and font set; each file is read once."""

    def __init__(self, css: str, grounds: Grounds, fontset: FontSet) -> None:
        self._grounds = grounds
        self._files: dict[str, tuple[str, ...]] = {}
        self.common = digest(
            program_digest(),
            *(part for face in fontset.faces for part in (face.family, face.style, face.digest)),
            css,
            *self._behind(css, BASE),
        )

    def references(self, document: str) -> tuple[str, ...]:
        """Return the addresses of the files that the HTML of a section names."""
        return tuple(_addresses(document, BASE))

    def key_of(self, document: str, references: Iterable[str]) -> str:
        """Return the key of a section by the digest of its HTML and the files that it names."""
        files = (part for address in references for part in self._file(address))
        return digest(self.common, document, *files)

    def key(self, document: str) -> str:
        """Return the key of a section."""
        return self.key_of(digest(document), self.references(document))

    def _behind(self, text: str, base: str) -> Iterator[str]:
        """Yield address and digest of each file that `text` refers to, and of those that they refer to."""
        for address in _addresses(text, base):
            yield from self._file(address)

    def _file(self, address: str) -> tuple[str, ...]:
        if address not in self._files:
            # Entered before its references are followed: a picture may name itself.
            self._files[address] = (address,)
            self._files[address] = (address, *self._read(address))
        return self._files[address]

    def _read(self, address: str) -> Iterator[str]:
        try:
            content = read_file(address, self._grounds)
        except RefusedError as refused:
            yield refused.slug
            return
        yield digest(content)
        if address.endswith(('.svg', '.css')):
            yield from self._behind(content.decode('utf-8', 'replace'), address)


def _addresses(text: str, base: str) -> Iterator[str]:
    """Yield the addresses below our own that `text` refers to; fonts are in the key by their digests."""
    found = {match[match.lastindex or 0] for match in _REFERENCE.finditer(html.unescape(text))}
    for address in sorted({urljoin(base, reference) for reference in found}):
        if address.startswith(BASE) and not address.startswith(f'{BASE}fonts/'):
            yield address
