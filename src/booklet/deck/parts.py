"""The parts of a template and the slides made for it -> the parts of one presentation, tied together.

Written without python-pptx, which takes ten times as long over it: every slide of ours is made of a few
placeholders whose XML is known, and what ties them is said here once.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree
from msgspec import Struct

from booklet.deck.markup import NAMESPACES
from booklet.deck.opc import OFFICE, PML, Parts, related, relations_xml, rels_of
from booklet.files import digest

SECTIONS = 'http://schemas.microsoft.com/office/powerpoint/2010/main'
FIRST_SLIDE = 256
"""Slides have ids from here (ECMA-376, 19.7.13)."""
RASTER = {
    b'\x89PNG': ('png', 'image/png'),
    b'\xff\xd8\xff': ('jpg', 'image/jpeg'),
    b'GIF8': ('gif', 'image/gif'),
}
"""How a picture begins -> its extension and content type."""
LAYOUT, NOTES, PICTURE, JUMP = 'rId1', 'rId2', 'rId3', 'rId1{number:04d}'
"""Names of what a slide points to: its layout, notes, picture, and the slides that it links to."""


class Page(Struct, frozen=True):
    """One slide as it stands in the file."""

    xml: str
    layout: str
    """Name of the part."""
    jumps: tuple[int, ...] = ()
    """Numbers of the slides that it links to, from 1."""
    picture: bytes = b''
    notes: str = ''
    section: str = ''
    """Not empty where a section begins."""


def with_pages(template: Mapping[str, bytes], pages: tuple[Page, ...]) -> Parts:
    """Return the template's parts with the slides, their notes and pictures, and a section for each part."""
    parts = dict(template)
    main = related(parts, '', 'officeDocument')
    master = related(parts, main, 'notesMaster')
    for number, page in enumerate(pages, 1):
        parts |= _slide_parts(number, page, master)
    _type(parts, pages)
    _list(parts, main, pages)
    return parts


def _slide_parts(number: int, page: Page, master: str) -> Parts:
    slide, notes = f'slides/slide{number}.xml', f'notesSlides/notesSlide{number}.xml'
    targets = [(LAYOUT, 'slideLayout', f'/{page.layout}')]
    parts = {f'ppt/{slide}': page.xml.encode()}
    if page.notes:
        targets.append((NOTES, 'notesSlide', f'../{notes}'))
        parts[f'ppt/{notes}'] = page.notes.encode()
        behind = (('rId1', 'notesMaster', f'/{master}'), ('rId2', 'slide', f'../{slide}'))
        parts[f'ppt/notesSlides/_rels/notesSlide{number}.xml.rels'] = relations_xml(behind).encode()
    if page.picture:
        media = f'media/{digest(page.picture)[:16]}.{_raster(page.picture)[0]}'
        targets.append((PICTURE, 'image', f'../{media}'))
        parts[f'ppt/{media}'] = page.picture
    for jump in dict.fromkeys(page.jumps):
        targets.append((JUMP.format(number=jump), 'slide', f'slide{jump}.xml'))
    parts[f'ppt/slides/_rels/slide{number}.xml.rels'] = relations_xml(targets).encode()
    return parts


def _raster(picture: bytes) -> tuple[str, str]:
    return next(kind for beginning, kind in RASTER.items() if picture.startswith(beginning))


def _type(parts: Parts, pages: tuple[Page, ...]) -> None:
    """Say in [Content_Types].xml what was added."""
    known = parts['[Content_Types].xml'].decode()
    extensions = {extension.lower() for extension in re.findall(r'Extension="([^"]*)"', known)}
    rasters = {_raster(page.picture) for page in pages if page.picture}
    rows = [
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(rasters)
        if extension not in extensions
    ]
    for number, page in enumerate(pages, 1):
        rows.append(_override(f'slides/slide{number}', 'slide'))
        if page.notes:
            rows.append(_override(f'notesSlides/notesSlide{number}', 'notesSlide'))
    parts['[Content_Types].xml'] = known.replace('</Types>', f'{"".join(rows)}</Types>').encode()


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/ppt/{name}.xml" ContentType="{PML}.{kind}+xml"/>'


def _list(parts: Parts, main: str, pages: tuple[Page, ...]) -> None:
    """List the slides and their sections in the presentation."""
    rels = rels_of(main)
    taken = max((int(number) for number in re.findall(rb'Id="rId(\d+)"', parts[rels])), default=0)
    rows = ''.join(
        f'<Relationship Id="rId{taken + number}" Type="{OFFICE}/slide" '
        f'Target="/ppt/slides/slide{number}.xml"/>'
        for number in range(1, len(pages) + 1)
    )
    parts[rels] = parts[rels].replace(b'</Relationships>', f'{rows}</Relationships>'.encode())
    root = etree.fromstring(parts[main])
    for old in root.findall('{*}sldIdLst'):
        root.remove(old)
    masters = [root.find(f'{{*}}{kind}MasterIdLst') for kind in ('sld', 'notes', 'handout')]
    last = [each for each in masters if each is not None][-1]
    last.addnext(_element('p:sldIdLst', _slide_ids(len(pages), taken)))
    root.append(_element('p:extLst', _sections(pages)))
    parts[main] = etree.tostring(root, xml_declaration=True, encoding='UTF-8', standalone=True)


def _element(name: str, inside: str) -> etree._Element:
    return etree.fromstring(f'<{name} {NAMESPACES}>{inside}</{name}>')


def _slide_ids(count: int, taken: int) -> str:
    return ''.join(
        f'<p:sldId id="{FIRST_SLIDE + index}" r:id="rId{taken + index + 1}"/>' for index in range(count)
    )


def _sections(pages: tuple[Page, ...]) -> str:
    """Return p14 sections: every slide is in exactly one; their GUIDs come from their names and places."""
    starts = [index for index, page in enumerate(pages) if page.section]
    rows = ''.join(
        _section(pages[start].section, start, range(start, end))
        for start, end in zip(starts, [*starts[1:], len(pages)], strict=True)
    )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{SECTIONS}">{rows}</p14:sectionLst></p:ext>'
    )


def _section(name: str, start: int, indexes: Iterable[int]) -> str:
    guid = uuid.UUID(digest(name, str(start))[:32], version=4)
    entries = ''.join(f'<p14:sldId id="{FIRST_SLIDE + index}"/>' for index in indexes)
    return (
        f'<p14:section name={quoteattr(name)} id="{{{str(guid).upper()}}}">'
        f'<p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
    )
