"""A .docx as bytes -> its parts as trees and bytes, within bounds."""

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from booklet.values import dataclass

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
M = '{http://schemas.openxmlformats.org/officeDocument/2006/math}'
MC = '{http://schemas.openxmlformats.org/markup-compatibility/2006}'
_RELATION = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
_STRICT = (
    (
        b'http://purl.oclc.org/ooxml/wordprocessingml/',
        b'http://schemas.openxmlformats.org/wordprocessingml/2006/',
    ),
    (
        b'http://purl.oclc.org/ooxml/officeDocument/',
        b'http://schemas.openxmlformats.org/officeDocument/2006/',
    ),
    (b'http://purl.oclc.org/ooxml/drawingml/', b'http://schemas.openxmlformats.org/drawingml/2006/'),
)
"""Namespaces of ISO/IEC 29500 Strict -> those of Transitional, which say the same."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part, unpacked; a text of 2000 pages has about 20 million."""
_MOST_PARTS = 10_000
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    KeyError,
    ValueError,
)
"""What reading a damaged or encrypted archive raises."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to by an id."""

    kind: str
    """Last word of the type: `image`, `hyperlink`, `footnotes` …"""
    target: str
    """Name of a part, or an address when `is_external`."""
    is_external: bool = False


class Package:
    """The parts of a .docx; one that is missing or damaged is None, damaged ones are in `damaged`."""

    def __init__(self, content: bytes) -> None:
        """Open the archive; raise one of `BROKEN` when there is none."""
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lstrip('/').lower(): name for name in self._zip.namelist()[:_MOST_PARTS]}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.damaged: list[str] = []

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        try:
            if self._zip.getinfo(stored).file_size > LARGEST_PART:
                self.damaged.append(name)
                return None
            with self._zip.open(stored) as part:
                content = part.read(LARGEST_PART + 1)
        except BROKEN:
            self.damaged.append(name)
            return None
        return content if len(content) <= LARGEST_PART else None

    def tree(self, name: str) -> etree._Element | None:
        """Return the tree of a part; what can be read of it when it is damaged."""
        content = self.read(name)
        if content is None:
            return None
        if b'purl.oclc.org/ooxml' in content:
            for strict, transitional in _STRICT:
                content = content.replace(strict, transitional)
        tree = parse(content)
        if tree is None:
            self.damaged.append(name)
        return tree

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what the part `name` refers to, by id; the part '' is the package."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            tree = self.tree(posixpath.join(folder, '_rels', f'{base}.rels'))
            found = () if tree is None else tree.iter(_RELATION)
            self._relations[name] = {one.get('Id', ''): _relation(one, folder) for one in found}
        return self._relations[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the parts of a kind that the part `name` refers to."""
        relations = self.relations(name).values()
        return tuple(one.target for one in relations if one.kind == kind and not one.is_external)

    def main(self) -> str:
        """Return the name of the part with the text; empty when there is none."""
        named = [name for name in self.related('', 'officeDocument') if name.lower() in self._names]
        usual = [name for low, name in self._names.items() if re.fullmatch(r'word/document\d*\.xml', low)]
        return next(iter((*named, *usual)), '')


def parse(content: bytes) -> etree._Element | None:
    """Return the tree of an XML part; entities are left alone, nothing is fetched, damage is passed over."""
    if b'<!DOCTYPE' in content[:4096] or b'<!ENTITY' in content:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition('}')[2] if isinstance(tag, str) else ''


def value(parent: etree._Element | None, name: str) -> str | None:
    """Return `w:val` of the child `w:name`; None when there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + 'val', '')


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return the number that `text` writes, within a million; `otherwise` when it writes none."""
    match = re.fullmatch(r'[+-]?\d{1,6}', (text or '').strip())
    return int(match.group()) if match else otherwise


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return what the switch `w:name` says; None when it is not there."""
    given = value(parent, name)
    return None if given is None else given not in ('0', 'false', 'off', 'none')


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get('Target', '')
    kind = element.get('Type', '').rpartition('/')[2]
    if element.get('TargetMode') == 'External':
        return Relation(kind, target, is_external=True)
    path = target.lstrip('/') if target.startswith('/') else posixpath.join(folder, target)
    return Relation(kind, posixpath.normpath(path))
