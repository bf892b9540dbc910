"""Everything a section's pages depend on -> its job and its key; equal keys mean equal pages."""

import functools
import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from booklet.files import digest
from booklet.layout.engine.fetch import BASE, AssetRoots, Resource, read_resource
from booklet.layout.engine.job import SectionJob, Sheet
from booklet.layout.fonts.faces import FontSet
from booklet.versions import program_digest

# What HTML, CSS and SVG may fetch: src=, href= (also xlink:href=), data=, url() and @import.
_REFERENCE = re.compile(
    r'''(?:\b(?:src|href|data)\s*=\s*|\burl\(\s*|@import\s+)(?:"([^"#]+)|'([^'#]+)|([^"'()\s#>]+))'''
)


class KeyMaker:
    """Makes jobs of sections, and their keys, with one style sheet and font set; each file is read once."""

    def __init__(self, css: str, roots: AssetRoots, fontset: FontSet) -> None:
        self._assets = _Assets(roots)
        self._css = css
        self.common = digest(
            program_digest(),
            *(part for face in fontset.faces for part in (face.family, face.style, face.digest)),
            css,
            *self._assets.digests(_addresses(css)),
        )

    def references(self, document: str) -> tuple[str, ...]:
        """Return the addresses of the files that the HTML of a section names."""
        return tuple(_addresses(document))

    def key_of(self, document: str, references: Iterable[str]) -> str:
        """Return the key of a section by the digest of its HTML and the files that it names."""
        return digest(self.common, document, *self._assets.digests(references))

    def key(self, document: str) -> str:
        """Return the key of a section."""
        return self.key_of(digest(document), self.references(document))

    def job(self, name: str, document: str, carries_faces: bool = False) -> SectionJob:
        """Return the job that lays out a section, with all files that it names."""
        return SectionJob(name, document, self.sheet, self._assets.read(_addresses(document)), carries_faces)

    @functools.cached_property
    def sheet(self) -> Sheet:
        """The style sheet with the files that it names."""
        return Sheet(self._css, self._assets.read(_addresses(self._css)))


def read_sheet(css: str, roots: AssetRoots) -> Sheet:
    """Return a style sheet with the files that it names."""
    return Sheet(css, _Assets(roots).read(_addresses(css)))


class _Assets:
    """The files that documents name, and those that these name in turn."""

    def __init__(self, roots: AssetRoots) -> None:
        self._roots = roots
        self._files: dict[str, tuple[str, ...]] = {}

    def digests(self, addresses: Iterable[str]) -> Iterator[str]:
        """Yield address and digest of each file, or why it may not be read."""
        for address in addresses:
            yield from self._file(address)

    def read(self, addresses: Iterable[str]) -> tuple[Resource, ...]:
        """Return the files."""
        all_of_them = dict.fromkeys(part for part in self.digests(addresses) if part.startswith(BASE))
        return tuple(read_resource(address, self._roots) for address in all_of_them)

    def _file(self, address: str) -> tuple[str, ...]:
        if address not in self._files:
            # Entered before its references are followed: a picture may name itself.
            self._files[address] = (address,)
            self._files[address] = (address, *self._digests(address))
        return self._files[address]

    def _digests(self, address: str) -> Iterator[str]:
        resource = read_resource(address, self._roots)
        if resource.refusal[0]:
            yield resource.refusal[0]
            return
        yield digest(resource.content)
        if address.endswith(('.svg', '.css')):
            yield from self.digests(_addresses(resource.content.decode('utf-8', 'replace'), address))


def _addresses(text: str, base: str = BASE) -> Iterator[str]:
    """Yield the addresses below our own that `text` refers to; fonts are in the key by their digests."""
    found = {match[match.lastindex or 0] for match in _REFERENCE.finditer(html.unescape(text))}
    for address in sorted({urljoin(base, reference) for reference in found}):
        if address.startswith(BASE) and not address.startswith(f'{BASE}fonts/'):
            yield address
