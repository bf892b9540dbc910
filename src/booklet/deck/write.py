"""Filled slides -> a .pptx in memory, every text in a placeholder of its layout."""

import io
import uuid
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from booklet.deck.filled import Filled, Paragraph, level_of
from booklet.deck.frames import Frame, Layout, Slot
from booklet.deck.listing import house_properties_xml, number_xml
from booklet.deck.markup import NAMESPACES, box_xml, emu, paragraph_xml, ph_xml, placeholder_xml
from booklet.deck.template.master import slide_number_xml
from booklet.files import digest
from booklet.model.blocks import Picture

SECTIONS = 'http://schemas.microsoft.com/office/powerpoint/2010/main'
LEFT_ALIGNED = '<a:pPr algn="l"/>'
"""The layout says so too; LibreOffice centres a footer all the same."""
HOUSE_STYLE = '<a:bodyPr wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
"""A house may have its text shrink; ours is measured and stays."""
OWN_LOOK = frozenset({Slot.KICKER, Slot.CITATION})
"""Placeholders that only a layout of ours has; a house that kept them has set them as it wants them."""
JUMP = 'action="ppaction://hlinksldjump"'


def write(
    template: bytes, slides: tuple[Filled, ...], footer: Paragraph, pictures: Mapping[str, bytes]
) -> bytes:
    """Return the presentation made from the template; `pictures` has the bytes of every picture's path.

    Names and dates of the archive are left as they come: `archive.sealed` sets them.
    """
    presentation = Presentation(io.BytesIO(template))
    layouts = {
        key: layout
        for master in presentation.slide_masters
        for layout in master.slide_layouts
        for key in (layout.name, str(layout.part.partname))
    }
    made = [presentation.slides.add_slide(layouts[_key_of(filled.layout)]) for filled in slides]
    targets = {filled.anchor: slide for filled, slide in zip(slides, made, strict=True) if filled.anchor}
    for number, (filled, slide) in enumerate(zip(slides, made, strict=True), 1):
        _write_texts(slide, filled, targets)
        if filled.picture:
            _insert_picture(slide, filled, filled.picture, pictures[filled.picture.path])
        if number > 1:
            _write_feet(slide, filled.layout, footer, number, len(slides))
        if filled.notes:
            _write_notes(slide, filled, number)
    _write_sections(presentation, slides)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _write_texts(slide: Any, filled: Filled, targets: Mapping[Any, Any]) -> None:
    tree = slide.shapes._spTree
    for shape in list(slide.placeholders):
        tree.remove(shape._element)
    for identity, (slot, paragraphs) in enumerate(filled.texts, 2):
        frame = filled.layout.frame(slot)
        is_house = bool(filled.layout.part)
        level = frame if is_house and slot not in OWN_LOOK else None
        text = ''.join(_paragraph(slide, paragraph, targets, level) for paragraph in paragraphs)
        style = HOUSE_STYLE if is_house else ''
        tree.append(parse_xml(placeholder_xml(identity, frame, '', text, style)))


def _key_of(layout: Layout) -> str:
    return layout.part or layout.name


def _paragraph(slide: Any, paragraph: Paragraph, targets: Mapping[Any, Any], house: Frame | None) -> str:
    """Return one paragraph; in the frame of a `house` its measures are said in so many words."""
    level = level_of(house, paragraph) if house else None
    points = paragraph.size or (level.size if level else None)
    size = f' sz="{round(points * 100)}"' if points else ''
    if house:
        size += ' cap="none"'  # Capitals are wider than what was measured.
    link = ''
    if paragraph.target in targets:
        relation = slide.part.relate_to(targets[paragraph.target].part, RELATIONSHIP_TYPE.SLIDE)
        link = f'<a:hlinkClick r:id="{relation}" {JUMP}/>'
    properties = house_properties_xml(paragraph, level) if level else _properties(paragraph)
    return paragraph_xml(paragraph.text, paragraph.language, properties, size, link)


def _properties(paragraph: Paragraph) -> str:
    """Return `a:pPr`; empty when the paragraph is just as its level says."""
    margin = f' marR="{emu(paragraph.margin)}"' if paragraph.margin else ''
    level = f' lvl="{paragraph.level}"' if paragraph.level else ''
    number = '<a:buNone/>' if paragraph.is_numbered else ''
    if paragraph.number:
        number = number_xml(paragraph.number)
    return f'<a:pPr{margin}{level}>{number}</a:pPr>' if margin or level or number else ''


def _write_feet(slide: Any, layout: Layout, footer: Paragraph, number: int, count: int) -> None:
    """Add footer and slide number, which python-pptx leaves in the layout; last in reading order.

    A house layout has room for the bare number only, and may have neither.
    """
    tree = slide.shapes._spTree
    aligned, total = ('', '') if layout.part else (LEFT_ALIGNED, f' / {count}')
    for slot, text in (
        (Slot.FOOTER, paragraph_xml(footer.text, footer.language, aligned)),
        (Slot.SLIDE_NUMBER, slide_number_xml(total, str(number))),
    ):
        if layout.has(slot):
            tree.append(parse_xml(placeholder_xml(len(tree), layout.frame(slot), '', text)))


def _insert_picture(slide: Any, filled: Filled, picture: Picture, content: bytes) -> None:
    """Put the picture into its placeholder whole, centred; PlaceholderPicture would crop it."""
    frame = filled.layout.frame(Slot.PICTURE)
    _, relation = slide.part.get_or_add_image_part(io.BytesIO(content))
    tree = slide.shapes._spTree
    tree.insert(3, parse_xml(_picture_xml(len(tree), frame, picture, filled.description, relation)))


def _picture_xml(identity: int, frame: Frame, picture: Picture, description: str, relation: str) -> str:
    scale = min(frame.width / picture.width, frame.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    place = box_xml(frame.left, frame.top + (frame.height - height) / 2, width, height)
    return (
        f'<p:pic {NAMESPACES}><p:nvPicPr>'
        f'<p:cNvPr id="{identity}" name="{frame.slot.label}" descr={quoteattr(description)}/>'
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr>{ph_xml(frame)}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{place}</p:spPr></p:pic>'
    )


def _write_notes(slide: Any, filled: Filled, number: int) -> None:
    """Write the notes page anew: python-pptx leaves an empty slide-number placeholder on it."""
    tree = slide.notes_slide.shapes._spTree
    for shape in list(slide.notes_slide.shapes):
        tree.remove(shape._element)
    text = ''.join(paragraph_xml(line, filled.language) for line in filled.notes)
    tree.append(parse_xml(_notes_shape(2, 'Slide Image', 'type="sldImg" idx="2"', '')))
    tree.append(parse_xml(_notes_shape(3, 'Notes', 'type="body" sz="quarter" idx="3"', text)))
    shown = slide_number_xml('', str(number))
    tree.append(parse_xml(_notes_shape(4, 'Slide Number', 'type="sldNum" sz="quarter" idx="5"', shown)))


def _notes_shape(identity: int, name: str, placeholder: str, text: str) -> str:
    body = f'<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>' if text else ''
    locks = 'noGrp="1"' if text else 'noGrp="1" noRot="1" noChangeAspect="1"'
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks {locks}/></p:cNvSpPr><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr/>{body}</p:sp>'
    )


def _write_sections(presentation: Any, slides: tuple[Filled, ...]) -> None:
    """Add p14 sections: every slide is in exactly one; their GUIDs come from their names and places."""
    root = presentation.part._element
    identities = [entry.get('id') for entry in root.sldIdLst]
    starts = [index for index, filled in enumerate(slides) if filled.section]
    rows = ''.join(
        _section(slides[start].section, start, identities[start:end])
        for start, end in zip(starts, [*starts[1:], len(slides)], strict=True)
    )
    root.append(
        parse_xml(
            f'<p:extLst {NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{SECTIONS}">{rows}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


def _section(name: str, start: int, identities: list[str]) -> str:
    guid = uuid.UUID(digest(name, str(start))[:32], version=4)
    entries = ''.join(f'<p14:sldId id="{identity}"/>' for identity in identities)
    return (
        f'<p14:section name={quoteattr(name)} id="{{{str(guid).upper()}}}">'
        f'<p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
    )
