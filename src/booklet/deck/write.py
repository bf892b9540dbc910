"""Filled slides -> the XML of slides and notes pages, every text in a placeholder of its layout."""

import itertools
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from booklet.deck.filled import Filled, Paragraph, Target, level_of
from booklet.deck.frames import Frame, Ink, Layout, Slot
from booklet.deck.layouts import LAYOUTS
from booklet.deck.listing import house_properties_xml, number_xml
from booklet.deck.markup import NAMESPACES, box_xml, emu, paragraph_xml, ph_xml, placeholder_xml
from booklet.deck.opc import HEAD, Parts
from booklet.deck.parts import JUMP, PICTURE, Page, with_pages
from booklet.deck.template.master import TREE, bar_xml, slide_number_xml

LEFT_ALIGNED = '<a:pPr algn="l"/>'
"""The layout says so too; LibreOffice centres a footer all the same."""
HOUSE_STYLE = '<a:bodyPr wrap="square"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
"""A house may have its text shrink; ours is measured and stays."""
OWN_LOOK = frozenset({Slot.KICKER, Slot.CITATION})
"""Placeholders that only a layout of ours has; a house that kept them has set them as it wants them."""
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
GROUPED = ' noGrp="1"'
"""Placeholders are not grouped."""
OUR_PARTS = {layout.name: f'ppt/slideLayouts/slideLayout{n}.xml' for n, layout in enumerate(LAYOUTS, 1)}
COLOURS = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'


def write(
    template: Mapping[str, bytes],
    slides: tuple[Filled, ...],
    footer: Paragraph,
    pictures: Mapping[str, bytes],
) -> Parts:
    """Return the parts of the presentation on those of the template; `pictures` has the bytes of every
    picture's path. Properties are left as they come: `archive.sealed` sets them.
    """
    numbers = {filled.anchor: number for number, filled in enumerate(slides, 1) if filled.anchor}
    pages = (
        _page(filled, number, len(slides), footer, pictures, numbers)
        for number, filled in enumerate(slides, 1)
    )
    return with_pages(template, tuple(pages))


def _page(
    filled: Filled,
    number: int,
    count: int,
    footer: Paragraph,
    pictures: Mapping[str, bytes],
    numbers: Mapping[Target, int],
) -> Page:
    identities = itertools.count(2)
    texts = _texts(filled, numbers, identities)
    shapes = [next(texts), *_picture(filled, identities), *texts]
    if filled.progress and not filled.layout.part:
        shapes.append(bar_xml(next(identities), 'Progress', filled.progress, Ink.ACCENT))
    if number > 1:
        shapes += _feet(filled.layout, footer, number, count, identities)
    jumps = (numbers.get(text.target) for _, texts in filled.texts for text in texts if text.target)
    return Page(
        _sheet('sld', ''.join(shapes)),
        filled.layout.part.lstrip('/') or OUR_PARTS[filled.layout.name],
        tuple(filter(None, jumps)),
        pictures[filled.picture.path] if filled.picture else b'',
        _notes(filled, number) if filled.notes else '',
        filled.section,
    )


def _sheet(name: str, shapes: str) -> str:
    """Return a slide (`sld`) or notes page (`notes`) with its shapes."""
    tree = f'<p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>'
    return f'{HEAD}<p:{name} {NAMESPACES}>{tree}{COLOURS}</p:{name}>'


def _texts(filled: Filled, numbers: Mapping[Target, int], identities: Iterator[int]) -> Iterator[str]:
    for slot, paragraphs in filled.texts:
        frame = filled.layout.frame(slot)
        is_house = bool(filled.layout.part)
        level = frame if is_house and slot not in OWN_LOOK else None
        text = ''.join(_paragraph(paragraph, numbers, level) for paragraph in paragraphs)
        place, style = '', HOUSE_STYLE if is_house else ''
        if frame.is_placed:
            place = box_xml(frame.left, frame.top, frame.width, frame.height)
            style = style.replace('<a:bodyPr', '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"')
        yield placeholder_xml(next(identities), frame, place, text, style)


def _paragraph(paragraph: Paragraph, numbers: Mapping[Target, int], house: Frame | None) -> str:
    """Return one paragraph; in the frame of a `house` its measures are said in so many words."""
    level = level_of(house, paragraph) if house else None
    points = paragraph.size or (level.size if level else None)
    size = f' sz="{round(points * 100)}"' if points else ''
    if house:
        size += ' cap="none"'  # Capitals are wider than what was measured.
    link = ''
    if paragraph.target and paragraph.target in numbers:
        relation = JUMP.format(number=numbers[paragraph.target])
        link = f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump"/>'
    properties = house_properties_xml(paragraph, level) if level else _properties(paragraph)
    # On the ground of a house nobody knows how our accent stands out.
    accents = () if house else paragraph.accents
    return paragraph_xml(paragraph.text, paragraph.language, properties, size, link, accents)


def _properties(paragraph: Paragraph) -> str:
    """Return `a:pPr`, always with a right margin: LibreOffice carries that of one paragraph into the next."""
    margin = f' marR="{emu(paragraph.margin)}"'
    level = f' lvl="{paragraph.level}"' if paragraph.level else ''
    number = '<a:buNone/>' if paragraph.is_numbered else ''
    if paragraph.number:
        number = number_xml(paragraph.number)
    return f'<a:pPr{margin}{level}>{number}</a:pPr>'


def _feet(
    layout: Layout, footer: Paragraph, number: int, count: int, identities: Iterator[int]
) -> Iterator[str]:
    """Yield footer and slide number, last in reading order.

    A house layout has room for the bare number only, and may have neither.
    """
    aligned, total = ('', '') if layout.part else (LEFT_ALIGNED, f' / {count}')
    for slot, text in (
        (Slot.FOOTER, paragraph_xml(footer.text, footer.language, aligned)),
        (Slot.SLIDE_NUMBER, slide_number_xml(total, str(number))),
    ):
        if layout.has(slot):
            yield placeholder_xml(next(identities), layout.frame(slot), '', text)


def _picture(filled: Filled, identities: Iterator[int]) -> Iterator[str]:
    """Yield the picture whole, flush with the text; PowerPoint would crop it to the placeholder."""
    if filled.picture is None:
        return
    frame = filled.layout.frame(Slot.PICTURE)
    scale = min(frame.width / filled.picture.width, frame.height / filled.picture.height)
    width, height = filled.picture.width * scale, filled.picture.height * scale
    place = box_xml(frame.left, frame.top + (frame.height - height) / 2, width, height)
    yield (
        '<p:pic><p:nvPicPr>'
        f'<p:cNvPr id="{next(identities)}" name="{frame.slot.label}" descr={quoteattr(filled.description)}/>'
        f'<p:cNvPicPr><a:picLocks{"" if frame.is_free else GROUPED} noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr>{"" if frame.is_free else ph_xml(frame)}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{PICTURE}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{place}{RECTANGLE if frame.is_free else ""}</p:spPr></p:pic>'
    )


def _notes(filled: Filled, number: int) -> str:
    """Return the notes page: the slide's image, the notes, its number."""
    text = ''.join(paragraph_xml(line, filled.language) for line in filled.notes)
    shown = slide_number_xml('', str(number))
    shapes = (
        _notes_shape(2, 'Slide Image', 'type="sldImg" idx="2"', ''),
        _notes_shape(3, 'Notes', 'type="body" sz="quarter" idx="3"', text),
        _notes_shape(4, 'Slide Number', 'type="sldNum" sz="quarter" idx="5"', shown),
    )
    return _sheet('notes', ''.join(shapes))


def _notes_shape(identity: int, name: str, placeholder: str, text: str) -> str:
    body = f'<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>' if text else ''
    locks = 'noGrp="1"' if text else 'noGrp="1" noRot="1" noChangeAspect="1"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks {locks}/></p:cNvSpPr><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr/>{body}</p:sp>'
    )
