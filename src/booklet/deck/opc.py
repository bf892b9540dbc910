"""An Office file as a package: parts by their names, and what each of them points to."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
TYPES = 'application/vnd.openxmlformats-officedocument'
PML = f'{TYPES}.presentationml'
EMPTY = b'<Relationships/>'

Parts = dict[str, bytes]


def unpacked(content: bytes) -> Parts:
    """Return the parts of a package by their names, without the leading slash."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind (the last word of its type) and part of all that the part `name` points to inside the
    package; the name of the package itself is empty.
    """
    folder = posixpath.dirname(name)
    for each in etree.fromstring(parts.get(rels_of(name), EMPTY)):
        if each.get('TargetMode') != 'External':
            target = posixpath.normpath(posixpath.join('/', folder, each.get('Target', '')))
            yield each.get('Id', ''), each.get('Type', '').rpartition('/')[2], target.lstrip('/')


def related(parts: Mapping[str, bytes], name: str, kind: str) -> str:
    """Return the part of that kind to which `name` points; an empty string when there is none."""
    return next((target for _, each, target in relations(parts, name) if each == kind), '')


def rels_of(name: str) -> str:
    """Return the part that holds the relations of `name`."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, '_rels', f'{base}.rels')


def relations_xml(targets: Iterable[tuple[str, str, str]]) -> str:
    """Return a .rels part from (id, kind, target); a kind without a scheme is one of Office's own."""
    rows = ''.join(
        f'<Relationship Id="{identity}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for identity, kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'
