"""Templates as houses have them, made from the default one of python-pptx: 4:3, English names."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from booklet.deck.markup import NAMESPACES
from tests.deck.sample import png

CHINESE = (
    '标题幻灯片', '标题和内容', '节标题', '两栏内容', '比较', '仅标题', '空白', '内容与标题',
    '图片与标题', '标题和竖排文字', '垂直排列标题与文本',
)  # fmt: skip


def narrow() -> bytes:
    """Return a template of 4:3 with English names and types."""
    return _saved(Presentation())


def chinese() -> bytes:
    """Return one whose layouts have Chinese names and no types."""
    presentation = Presentation()
    for layout, name in zip(presentation.slide_layouts, CHINESE, strict=True):
        layout.name = name
        del layout._element.attrib['type']
    return _saved(presentation)


def sparse() -> bytes:
    """Return one with two nameless layouts, a title with a text and a bare title, and without feet."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name not in {'Title and Content', 'Title Only'}:
            presentation.slide_layouts.remove(layout)
            continue
        layout.name = f'版式 {len(layout.name)}'
        del layout._element.attrib['type']
        for shape in list(layout.placeholders):
            if shape.placeholder_format.idx >= 10:
                layout.shapes._spTree.remove(shape._element)
    return _saved(presentation)


def potx() -> bytes:
    """Return a .potx."""
    return _changed(
        narrow(),
        lambda part: part.replace(b'presentation.main+xml', b'template.main+xml'),
        '[Content_Types].xml',
    )


def used() -> bytes:
    """Return a template full of slides with notes, sections and a custom show."""
    presentation = Presentation()
    for number in range(1, 13):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number % 6])
        if slide.shapes.title is not None:
            slide.shapes.title.text = f'去年的第 {number} 页'
        slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1)).text_frame.text = '旧'
        slide.notes_slide.notes_text_frame.text = '旧的备注'
    return _changed(_saved(presentation), _with_sections, 'ppt/presentation.xml')


def wide() -> bytes:
    """Return one of 16:9, as PowerPoint scales it."""
    presentation = Presentation()
    share = 12192000 / int(presentation.slide_width or 1)
    presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
    for shapes in _all_shapes(presentation):
        for shape in shapes:
            shape.left, shape.width = round(shape.left * share), round(shape.width * share)
    return _saved(presentation)


def dark() -> bytes:
    """Return one with light text on a dark ground and blue links, which cannot be read there."""
    swapped = {b'bg1="lt1"': b'bg1="dk1"', b'tx1="dk1"': b'tx1="lt1"'}

    def swap(part: bytes) -> bytes:
        for old, new in swapped.items():
            part = part.replace(old, new)
        return part

    return _changed(wide(), swap, 'ppt/slideMasters/slideMaster1.xml')


def photo() -> bytes:
    """Return one with a picture behind everything and its text in the right half."""
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        layout.shapes._spTree.insert(2, _photograph(layout))
        for shape in list(layout.placeholders):
            if shape.placeholder_format.idx < 10 and shape.width > Inches(6):
                shape.top, shape.height = shape.top, shape.height
                shape.left, shape.width = Inches(4.2), Inches(5.3)
    return _saved(presentation)


def _photograph(layout: Any) -> Any:
    _, identity = layout.part.get_or_add_image_part(io.BytesIO(png(64, 48)))
    return parse_xml(
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="900" name="Photograph" descr="照片"/><p:cNvPicPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{identity}"/><a:stretch>'
        '<a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9144000" cy="6858000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def low_subtitle() -> bytes:
    """Return one whose first slide and section header have room for two lines under the title."""
    return _with_boxes('Title Slide', 'Section Header', width=7, height=0.9)


def narrow_subtitle() -> bytes:
    """Return one whose first slide has a column of nine characters under the title."""
    return _with_boxes('Title Slide', 'Section Header', width=3, height=1.3)


def _with_boxes(*names: str, width: float, height: float) -> bytes:
    presentation = Presentation()
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if layout.name in names and shape.placeholder_format.idx == 1:
                shape.left, shape.top = Inches(1), Inches(5.2)
                shape.width, shape.height = Inches(width), Inches(height)
    return _saved(presentation)


def localized() -> bytes:
    """Return one with names that nobody can guess, without types."""
    presentation = Presentation()
    for number, layout in enumerate(presentation.slide_layouts, 1):
        layout.name = f'{number}_自定义版式'
        del layout._element.attrib['type']
    return _saved(presentation)


def without_pictures() -> bytes:
    """Return one whose layouts have no place for a picture."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name not in {'Title Slide', 'Title and Content', 'Section Header'}:
            presentation.slide_layouts.remove(layout)
    return _saved(presentation)


def small_text() -> bytes:
    """Return one whose text is set in 14 pt and whose titles in 60."""
    return _changed(
        narrow(),
        lambda part: part.replace(b'sz="3200"', b'sz="1400"').replace(b'sz="4400"', b'sz="6000"'),
        'ppt/slideMasters/slideMaster1.xml',
    )


def _all_shapes(presentation: Any) -> list[Any]:
    """Return the shapes with a place of their own, of masters and layouts."""
    sheets = [*presentation.slide_masters, *presentation.slide_layouts]
    return [
        [shape for shape in sheet.shapes if shape._element.find('.//{*}xfrm') is not None] for sheet in sheets
    ]


def _with_sections(part: bytes) -> bytes:
    ids = ''.join(f'<p14:sldId id="{256 + n}"/>' for n in range(12))
    section = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="old" '
        f'id="{{6F9619FF-8B86-D011-B42D-00C04FC964FF}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        '</p14:sectionLst></p:ext></p:extLst></p:presentation>'
    )
    before, _, _ = part.decode().partition('<p:extLst>')
    return (before.removesuffix('</p:presentation>') + section).encode()


def _saved(presentation: Any) -> bytes:
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _changed(content: bytes, change: Callable[[bytes], bytes], name: str) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return buffer.getvalue()


HOUSES: dict[str, Callable[[], bytes]] = {
    'narrow.pptx': narrow,
    'chinese.pptx': chinese,
    'sparse.pptx': sparse,
    'school.potx': potx,
    'used.pptx': used,
    'wide.pptx': wide,
    'dark.pptx': dark,
    'photo.pptx': photo,
    'low.pptx': low_subtitle,
    'column.pptx': narrow_subtitle,
    'localized.pptx': localized,
    'without-pictures.pptx': without_pictures,
    'small.pptx': small_text,
}
