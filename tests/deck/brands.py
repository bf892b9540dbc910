"""Five templates as houses have them, made from the default one of python-pptx: 4:3, English names."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.util import Inches

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
}
