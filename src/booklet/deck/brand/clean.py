"""A .pptx or .potx -> the presentation without slides, sections and whatever belonged to them."""

import io
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from booklet.deck.brand.contrast import make_links_readable
from booklet.deck.markup import NAMESPACES

MAIN = b'presentationml.presentation.main+xml'
TEMPLATE = b'presentationml.template.main+xml'
KEPT = frozenset({'slideMaster', 'notesMaster', 'handoutMaster', 'theme', 'tableStyles', 'font'})
"""What a presentation may still point to: all else (slides, comments, tags) was about its old slides."""
LENT = ('presProps', 'viewProps', 'tableStyles')
"""What every presentation has, about no slide: taken from ours where it was dropped or missing."""
KEPT_BY_PACKAGE = frozenset({'officeDocument', 'core-properties', 'extended-properties'})
"""No thumbnail of somebody else's slide, no properties of their document."""
DROPPED = ('custShowLst', 'smartTags', 'custDataLst', 'photoAlbum', 'kinsoku', 'modifyVerifier', 'extLst')
"""Children of `p:presentation` that name slides or parts that are dropped; sections stand in extLst."""
BROKEN = (
    LookupError, ValueError, TypeError, OSError, EOFError, AttributeError, RuntimeError, struct.error,
    zlib.error, zipfile.BadZipFile, etree.LxmlError,
)  # fmt: skip
"""What python-pptx raises on what is no presentation, besides what it documents."""


def open_template(content: bytes) -> Any:
    """Return the presentation of python-pptx; None for bytes that are no .pptx or .potx."""
    try:
        presentation = Presentation(io.BytesIO(_as_presentation(content)))
        _ = [layout.name for layout in presentation.slide_layouts], presentation.slide_width + 0
    except (*BROKEN, TypeError):
        return None
    return presentation


def _as_presentation(content: bytes) -> bytes:
    """Return the package with the content type of a presentation: python-pptx opens no template."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys(old.namelist()):
            part = old.read(name)
            new.writestr(name, part.replace(TEMPLATE, MAIN) if name == '[Content_Types].xml' else part)
    return buffer.getvalue()


def without_slides(presentation: Any, lender: Any) -> bytes:
    """Return the file without slides; `lender` gives what the template lacks."""
    root = presentation.part._element
    for identity in list(presentation.slides._sldIdLst):
        presentation.slides._sldIdLst.remove(identity)
    for name in DROPPED:
        for element in root.findall(f'{{*}}{name}'):
            root.remove(element)
    _drop(presentation.part.rels, KEPT)
    _drop(presentation.part.package._rels, KEPT_BY_PACKAGE)
    _lend_properties(presentation, lender)
    _lend_notes(presentation, lender)
    _keep_marks_inside(presentation)
    make_links_readable(presentation)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _drop(relations: Any, kept: frozenset[str]) -> None:
    for identity, relation in list(relations.items()):
        if relation.reltype.rpartition('/')[2] not in kept:
            relations.pop(identity)


def _lend_properties(presentation: Any, lender: Any) -> None:
    there = {relation.reltype.rpartition('/')[2] for relation in presentation.part.rels.values()}
    for relation in lender.part.rels.values():
        kind = relation.reltype.rpartition('/')[2]
        if kind in LENT and kind not in there:
            presentation.part.relate_to(relation.target_part, relation.reltype)
    own, package = lender.part.package, presentation.part.package
    kinds = {relation.reltype for relation in package._rels.values()}
    for relation in own._rels.values():
        if relation.reltype not in kinds:
            package.relate_to(relation.target_part, relation.reltype)


def _keep_marks_inside(presentation: Any) -> None:
    """Let no mark hang beyond its placeholder. Our paragraphs say so themselves, but LibreOffice (7.4)
    goes by the master alone.
    """
    for master in presentation.slide_masters:
        for element in (master._element, *(layout._element for layout in master.slide_layouts)):
            for level in element.xpath('.//*[@hangingPunct]'):
                level.set('hangingPunct', '0')


def _lend_notes(presentation: Any, lender: Any) -> None:
    """Give the template a notes master: ours is wide, the one that python-pptx would add is 4:3."""
    kinds = [relation.reltype for relation in presentation.part.rels.values()]
    if RELATIONSHIP_TYPE.NOTES_MASTER not in kinds:
        master = lender.notes_master.part
        theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
        taken = {str(part.partname) for part in presentation.part.package.iter_parts()}
        free = (f'/ppt/theme/theme{n}.xml' for n in range(1, len(taken) + 2))
        theme.partname = PackURI(next(name for name in free if name not in taken))
        presentation.part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    root = presentation.part._element
    if root.find('{*}notesMasterIdLst') is None:
        master = presentation.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
        identity = presentation.part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
        listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{identity}"/></p:notesMasterIdLst>'
        root.find('{*}sldMasterIdLst').addnext(parse_xml(listed))
