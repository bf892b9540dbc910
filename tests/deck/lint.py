"""Structural checks of a .pptx for what the validators of Office Open XML let pass.

Each of these was found in a deck that two validators called clean; PowerPoint repairs some of them.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
P14 = '{http://schemas.microsoft.com/office/powerpoint/2010/main}'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
LANGUAGES = {'zh-CN', 'en-US'}
FEET = {'dt', 'ftr', 'sldNum'}
NOTES = 605
"""Characters of a notes page: 600, and the number of the slide."""
WITHOUT_PICTURES = 1_000_000
"""Bytes."""
KANGXI = re.compile('[\u2e80-\u2fdf]')

Parts = dict[str, bytes]


def faults(content: bytes, is_house: bool = False) -> list[str]:
    """Return what is wrong with the file, in words; nothing for a clean one. The layouts of a house are
    its own business.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        parts = {entry.filename: archive.read(entry) for entry in entries}
    return [
        *_archive(entries),
        *_content_types(parts),
        *_relations(parts),
        *_presentation(parts),
        *(() if is_house else _layouts(parts)),
        *_slides(parts),
        *_leftovers(parts),
    ]


def _archive(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    size = sum(entry.compress_size for entry in entries if '/media/' not in entry.filename)
    if size > WITHOUT_PICTURES:
        yield f'{size} bytes without pictures'
    names = [entry.filename for entry in entries]
    if names[0] != '[Content_Types].xml':
        yield '[Content_Types].xml is not first'
    for name, count in Counter(names).items():
        if count > 1:
            yield f'{name} is there {count} times'
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            yield f'{entry.filename} is stored, not deflated'
    if len({entry.date_time for entry in entries}) > 1:
        yield 'entries have different dates'


def _content_types(parts: Parts) -> Iterator[str]:
    root = etree.fromstring(parts['[Content_Types].xml'])
    overrides = {str(each.get('PartName'))[1:] for each in root.iter(f'{TYPES}Override')}
    defaults = {str(each.get('Extension')).lower() for each in root.iter(f'{TYPES}Default')}
    yield from (f'override for {name}, which is not there' for name in overrides - parts.keys())
    for name in parts.keys() - overrides - {'[Content_Types].xml'}:
        extension = name.rpartition('.')[2].lower()
        if extension not in defaults or (extension == 'xml'):
            yield f'{name} has no content type'


def _related(parts: Parts, name: str) -> dict[str, str]:
    """Return relationship id -> part, of the parts that `name` points to inside the file."""
    folder, base = posixpath.split(name)
    rels = parts.get(posixpath.join(folder, '_rels', f'{base}.rels'))
    if rels is None:
        return {}
    return {
        str(each.get('Id')): posixpath.normpath(posixpath.join(folder, str(each.get('Target')))).lstrip('/')
        for each in etree.fromstring(rels)
        if each.get('TargetMode') != 'External'
    }


def _relations(parts: Parts) -> Iterator[str]:
    reached: set[str] = set()
    waiting = ['']
    while waiting:
        name = waiting.pop()
        for target in _related(parts, name).values():
            if target not in parts:
                yield f'{name or "the package"} points to {target}, which is not there'
            elif target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in parts:
        if not name.endswith('.rels') and name not in reached and name != '[Content_Types].xml':
            yield f'nothing points to {name}'


def _presentation(parts: Parts) -> Iterator[str]:
    root = etree.fromstring(parts['ppt/presentation.xml'])
    slides = [str(each.get('id')) for each in root.iter(f'{P}sldId')]
    listed = [str(each.get('id')) for each in root.iter(f'{P14}sldId')]
    if sorted(slides) != sorted(listed):
        yield f'sections list {sorted(listed)}, slides are {sorted(slides)}'
    if len(set(slides)) < len(slides) or any(not 256 <= int(each) < 2**31 for each in slides):
        yield 'slide ids clash or are out of range'
    if any('notesMaster' in name for name in parts) and root.find(f'{P}notesMasterIdLst') is None:
        yield 'a notes master that presentation.xml does not list'
    master = etree.fromstring(parts['ppt/slideMasters/slideMaster1.xml'])
    identities = [each.get('id') for each in (*root.iter(f'{P}sldMasterId'), *master.iter(f'{P}sldLayoutId'))]
    if len(set(identities)) < len(identities):
        yield 'ids of master and layouts clash'


def _layouts(parts: Parts) -> Iterator[str]:
    for name, root in _named(parts, r'ppt/slideLayouts/[^/]*\.xml'):
        kinds = {kind for kind, _ in _placeholders(root)}
        if not {'dt', 'ftr', 'sldNum'} <= kinds:
            yield f'{name} has only {sorted(kinds)}'
        if root.xpath('string(*/@name)') != 'Blank' and not kinds & {'title', 'ctrTitle'}:
            yield f'{name} has no title'
        for body in root.iter(f'{A}bodyPr'):
            if body.find(f'{A}noAutofit') is None or body.get('wrap') != 'square':
                yield f'{name} has text that shrinks or does not wrap'


def _slides(parts: Parts) -> Iterator[str]:
    titles: Counter[str] = Counter()
    for name, root in _named(parts, r'ppt/slides/[^/]*\.xml'):
        layout = next((target for target in _related(parts, name).values() if 'slideLayouts' in target), '')
        known = set(_placeholders(etree.fromstring(parts[layout]))) if layout else set()
        yield from (f'{name}: {fault}' for fault in _shapes(root, known))
        yield from (f'{name}: {fault}' for fault in _order(root))
        yield from (f'{name}: {fault}' for fault in _texts(root))
        titles[_title(root)] += 1
    for name, root in _named(parts, r'ppt/notesSlides/[^/]*\.xml'):
        yield from (f'{name}: {fault}' for fault in _texts(root))
        length = sum(len(each.text or '') for each in root.iter(f'{A}t'))
        if length > NOTES:
            yield f'{name}: notes of {length} characters'
    yield from (f'{count} slides have the title {title!r}' for title, count in titles.items() if count > 1)
    if titles['']:
        yield 'a slide without a title'


def _order(root: etree._Element) -> Iterator[str]:
    """Yield what a screen reader would say too early or too late: the title comes first, the feet last."""
    kinds = [str(each.get('type')) for each in root.iter(f'{P}ph')]
    if kinds and kinds[0] not in {'title', 'ctrTitle'}:
        yield 'the title is not first in reading order'
    feet = [kind in FEET for kind in kinds]
    if feet != sorted(feet):
        yield 'a foot is not last in reading order'


def _shapes(root: etree._Element, known: set[tuple[str, str]]) -> Iterator[str]:
    identities = [each.get('id') for each in root.iter(f'{P}cNvPr')]
    if len(set(identities)) < len(identities):
        yield 'shape ids clash'
    for shape in root.iter(f'{P}sp', f'{P}pic', f'{P}graphicFrame'):
        if (
            next(shape.iter('{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative'), None)
            is not None
        ):
            continue
        placeholder = shape.find(f'.//{P}nvPr/{P}ph')
        if placeholder is None:
            if shape.tag != f'{P}pic' or not shape.xpath('string(.//@descr)'):
                yield 'a shape that is no placeholder'
            continue
        key = (placeholder.get('type', 'obj'), placeholder.get('idx', '0'))
        if key not in known:
            yield f'placeholder {key} is not in the layout'
        text = ''.join(each.text or '' for each in shape.iter(f'{A}t'))
        if shape.tag == f'{P}sp' and not text.strip():
            yield f'placeholder {key} is empty'
        if shape.tag == f'{P}pic' and not shape.xpath('string(.//@descr)'):
            yield 'a picture without a description'


def _texts(root: etree._Element) -> Iterator[str]:
    for properties in root.iter(f'{A}rPr', f'{A}endParaRPr'):
        if properties.get('lang') not in LANGUAGES:
            yield f'language {properties.get("lang")!r}'
    if next(root.iter(f'{A}latin', f'{A}ea', f'{A}sym'), None) is not None:
        yield 'a face is named outside the theme'
    if next(root.iter(f'{A}normAutofit', f'{A}spAutoFit'), None) is not None:
        yield 'text that shrinks'
    if KANGXI.search(''.join(each.text or '' for each in root.iter(f'{A}t'))):
        yield 'Kangxi radicals instead of characters'


def _leftovers(parts: Parts) -> Iterator[str]:
    for name in parts:
        if 'thumbnail' in name or 'printerSettings' in name:
            yield f'{name} comes from a foreign template'
    properties = parts['docProps/core.xml'] + parts['docProps/app.xml']
    for word in (b'Steve Canny', b'python-pptx', b'Macintosh', b'On-screen Show (4:3)'):
        if word in properties:
            yield f'{word.decode()} in the properties'


def _named(parts: Parts, pattern: str) -> Iterator[tuple[str, etree._Element]]:
    for name in sorted(parts):
        if re.fullmatch(pattern, name):
            yield name, etree.fromstring(parts[name])


def _placeholders(root: etree._Element) -> list[tuple[str, str]]:
    return [(each.get('type', 'obj'), each.get('idx', '0')) for each in root.iter(f'{P}ph')]


def _title(root: etree._Element) -> str:
    for shape in root.iter(f'{P}sp'):
        placeholder = shape.find(f'.//{P}ph')
        if placeholder is not None and placeholder.get('type') in {'title', 'ctrTitle'}:
            return ''.join(each.text or '' for each in shape.iter(f'{A}t'))
    return ''
