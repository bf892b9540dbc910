"""The file around the pages: version, identity, metadata, intents, and what is not for print."""

import re

import pikepdf

from booklet.preflight.facts import File, Intent, Profile
from booklet.preflight.scan.objects import (
    UNREADABLE,
    Key,
    TooLargeError,
    dictionary,
    elements,
    entry,
    filters,
    key_of,
    name_of,
    pairs,
    text_of,
    unpacked,
    whole,
)

MOST_OBJECTS = 400_000
MOST_BOOKMARKS = 20_000
ODD_FILTERS = ('LZWDecode', 'LZW', 'JBIG2Decode', 'JPXDecode', 'Crypt')
MOST_ODD = 50


def read_header(pdf: pikepdf.Pdf, content: bytes) -> File:
    """Return the facts about the file as a whole."""
    root = pdf.Root
    return File(
        size=len(content),
        version=_version(pdf),
        has_binary_comment=_has_binary_comment(content),
        is_encrypted=pdf.is_encrypted,
        has_identifier=len(elements(entry(pdf.trailer, '/ID'), 2)) == 2,
        has_compressed_structure=name_of(entry(pdf.trailer, '/Type')) == 'XRef',
        info=tuple((name[1:], text_of(value)) for name, value in pairs(dictionary(pdf.trailer, '/Info'))),
        xmp=_xmp(pdf),
        intents=tuple(_intent(each) for each in elements(entry(root, '/OutputIntents'), 16)),
        actions=tuple(_actions(root)),
        has_script=_has_script(root),
        has_form=bool(elements(entry(dictionary(root, '/AcroForm'), '/Fields'), 1)),
        attachments=_attachments(root),
        layers=len(elements(entry(dictionary(root, '/OCProperties'), '/OCGs'))),
        odd_streams=tuple(_odd_streams(pdf)),
    )


def _version(pdf: pikepdf.Pdf) -> tuple[int, int]:
    """Return the version of the header or of the catalogue, whichever is later (ISO 32000-1, 7.2.2)."""
    said = (pdf.pdf_version, name_of(entry(pdf.Root, '/Version')))
    found = (re.fullmatch(r'(\d)\.(\d)', each) for each in said)
    return max(((int(each[1]), int(each[2])) for each in found if each), default=(0, 0))


def _has_binary_comment(content: bytes) -> bool:
    """Tell whether the second line warns programs that the file is not text (ISO 32000-1, 7.5.2)."""
    lines = re.split(rb'\r\n|\r|\n', content[:400], maxsplit=2)
    return len(lines) > 1 and lines[1][:1] == b'%' and sum(byte > 127 for byte in lines[1]) >= 4


def _xmp(pdf: pikepdf.Pdf) -> tuple[tuple[str, str], ...] | None:
    stream = entry(pdf.Root, '/Metadata')
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        if len(unpacked(stream)) > 4 * 2**20:
            return ()
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True) as metadata:
            return tuple((_prefixed(name), _flat(metadata.get(name))) for name in list(metadata)[:200])
    except Exception:
        return ()


NAMESPACES = {
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://ns.adobe.com/xap/1.0/': 'xmp',
    'http://ns.adobe.com/xap/1.0/mm/': 'xmpMM',
    'http://ns.adobe.com/pdf/1.3/': 'pdf',
    'http://www.npes.org/pdfx/ns/id/': 'pdfxid',
    'http://ns.adobe.com/pdfx/1.3/': 'pdfx',
}


def _prefixed(name: str) -> str:
    found = re.fullmatch(r'\{(.*)\}(.*)', name)
    return f'{NAMESPACES.get(found[1], found[1])}:{found[2]}' if found else name


def _flat(value: object) -> str:
    if isinstance(value, list | set | tuple):
        return ', '.join(sorted(map(str, value)) if isinstance(value, set) else map(str, value))[:400]
    return str(value or '')[:400]


def _intent(value: object) -> Intent:
    stream = entry(value, '/DestOutputProfile')
    return Intent(
        name_of(entry(value, '/S')),
        text_of(entry(value, '/OutputConditionIdentifier')),
        text_of(entry(value, '/OutputCondition')),
        text_of(entry(value, '/RegistryName')),
        _profile(stream),
        isinstance(stream, pikepdf.Stream),
    )


def _profile(stream: object) -> Profile | None:
    """Read the header of an ICC profile (ICC.1:2010, 7.2); None when it is not one."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        content = unpacked(stream)
    except (*UNREADABLE, TooLargeError):
        return None
    if len(content) < 128 or content[36:40] != b'acsp':
        return None
    kind, space = (content[at : at + 4].decode('latin-1').strip() for at in (12, 16))
    return Profile(len(content), content[8], kind, space, whole(entry(stream, '/N')))


def _actions(root: object) -> list[str]:
    found = []
    opening = entry(root, '/OpenAction')
    if isinstance(opening, pikepdf.Dictionary):
        found.append(f'OpenAction {name_of(entry(opening, "/S"))}'.strip())
    if entry(root, '/AA') is not None:
        found.append('AA')
    if entry(root, '/URI') is not None:
        found.append('URI')
    found += _bookmark_actions(dictionary(root, '/Outlines'))
    return found


def _bookmark_actions(outlines: object) -> list[str]:
    """Return the kinds of actions in the bookmarks; going to a page counts as one."""
    kinds: dict[str, None] = {}
    waiting, seen = [entry(outlines, '/First')], set[Key]()
    while waiting and len(seen) < MOST_BOOKMARKS:
        item = waiting.pop()
        if item is None or key_of(item) in seen:
            continue
        seen.add(key_of(item))
        if (action := dictionary(item, '/A')) is not None:
            kinds[f'Outlines {name_of(entry(action, "/S"))}'] = None
        waiting += [entry(item, '/First'), entry(item, '/Next')]
    return list(kinds)


def _has_script(root: object) -> bool:
    if dictionary(dictionary(root, '/Names'), '/JavaScript') is not None:
        return True
    return name_of(entry(dictionary(root, '/OpenAction'), '/S')) == 'JavaScript'


def _attachments(root: object) -> int:
    files = dictionary(dictionary(root, '/Names'), '/EmbeddedFiles')
    listed = len(elements(entry(files, '/Names'))) // 2 or (1 if elements(entry(files, '/Kids')) else 0)
    return max(listed, len(elements(entry(root, '/AF'))))


def _odd_streams(pdf: pikepdf.Pdf) -> list[tuple[str, Key]]:
    """Return what streams are of a kind that standards do not know, with their object numbers."""
    found: list[tuple[str, Key]] = []
    for position, value in enumerate(pdf.objects):
        if position > MOST_OBJECTS or len(found) >= MOST_ODD:
            break
        if not isinstance(value, pikepdf.Stream):
            continue
        kinds = [name for name in filters(value) if name in ODD_FILTERS]
        if entry(value, '/F') is not None:
            kinds.append('external')
        if name_of(entry(value, '/Subtype')) == 'PS' or name_of(entry(value, '/Subtype2')) == 'PS':
            kinds.append('postscript')
        if entry(value, '/OPI') is not None or entry(value, '/Ref') is not None:
            kinds.append('external')
        found += [(kind, key_of(value)) for kind in kinds]
    return found
