"""Decks on a house's own template: layouts found, old slides gone, the file sound, the text inside."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation

from booklet.deck import House, make_deck, own_template, read_back, read_house, verify
from booklet.deck.brand.contrast import contrast
from booklet.deck.code import code_png
from booklet.deck.frames import Slot
from tests.deck.any_articles import meeting
from tests.deck.brands import HOUSES
from tests.deck.lint import faults
from tests.deck.rendering import defects, rendered
from tests.deck.sample import KEYS, MIDDLE, PAGES, PICTURES, SEMESTER, SESSION, STAMP, THEME

OURS = own_template(THEME, 'zh-CN')
CONTENT = {'agenda', 'key', 'question'}


def house(name: str, mapping: dict[str, str] | None = None) -> House:
    """Return one of the houses, or ours as a file."""
    content = HOUSES[name]() if name in HOUSES else OURS
    taken = read_house(content, name, OURS, mapping or {}).value
    assert taken is not None
    return taken


def made(name: str) -> bytes:
    return make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES, house=house(name)).value.content


@pytest.mark.parametrize('name', list(HOUSES))
def test_a_deck_on_a_house_template_is_sound(name: str, tmp_path: Path) -> None:
    content = made(name)
    path = tmp_path / 'deck.pptx'
    path.write_bytes(content)
    assert [str(error) for error in validate_pptx(path).errors] == []
    assert faults(content, is_house=True) == []
    assert verify(content, KEYS, PAGES, 'zh-CN') == ()
    assert made(name) == content


@pytest.mark.parametrize('name', list(HOUSES))
def test_nothing_is_lost_on_a_house_template(name: str) -> None:
    deck = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES, house=house(name))
    texts = read_back(deck.value.content)
    first = ' '.join(texts[0].body)
    for line in ('2026 年 3 月 5 日', '主楼 201 会议室'):
        assert line in first
    assert not any(line.strip('…') == '' for text in texts for line in text.body)
    with zipfile.ZipFile(io.BytesIO(deck.value.content)) as archive:
        media = {archive.read(name) for name in archive.namelist() if name.startswith('ppt/media/')}
    assert media >= {*PICTURES.values(), code_png(SEMESTER.url)}
    assert {found.slug for found in deck.findings} <= {'deck.template-narrow'}


def test_links_can_be_read_on_a_dark_ground() -> None:
    with zipfile.ZipFile(io.BytesIO(house('dark.pptx').content)) as archive:
        theme = etree.fromstring(archive.read('ppt/theme/theme1.xml'))
    (link,) = theme.iterfind('.//{*}hlink/{*}srgbClr')
    assert contrast(link.get('val', ''), '000000') >= 4.5


NAMES = {
    'narrow.pptx': ('Title Slide', 'Title and Content', 'Section Header', 'Picture with Caption'),
    'chinese.pptx': ('标题幻灯片', '标题和内容', '节标题', '图片与标题'),
    'sparse.pptx': ('版式 17', '版式 17', '版式 17', '版式 17'),
}


@pytest.mark.parametrize('name', list(NAMES))
def test_layouts_are_found_by_type_by_name_and_by_what_they_have(name: str) -> None:
    layouts = house(name).stage.layouts
    found = (
        layouts['title'].name, layouts['key'].name, layouts['divider'].name,
        layouts['figure'].name if 'figure' in layouts else None,
    )  # fmt: skip
    assert found == NAMES[name]


def test_the_project_may_name_a_layout() -> None:
    assert house('chinese.pptx', {'key': '内容与标题'}).stage.layouts['key'].name == '内容与标题'


def test_geometry_is_measured_in_the_template() -> None:
    for layout in house('narrow.pptx').stage.layouts.values():
        for frame in layout.frames:
            assert 0 <= frame.left < frame.left + frame.width <= 720
            assert 0 <= frame.top < frame.top + frame.height <= 540
    assert house('narrow.pptx').stage.layouts['key'].frame(Slot.BODY).width == pytest.approx(648 - 14.4)


def test_old_slides_and_sections_are_gone() -> None:
    content = made('used.pptx')
    slides = Presentation(io.BytesIO(content)).slides
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert len(slides) == sum(name.startswith('ppt/slides/slide') for name in parts)
    assert not any('去年的第'.encode() in part or '旧的备注'.encode() in part for part in parts.values())
    assert b'name="old"' not in parts['ppt/presentation.xml']


def test_a_template_becomes_a_presentation() -> None:
    with zipfile.ZipFile(io.BytesIO(made('school.potx'))) as archive:
        types = archive.read('[Content_Types].xml')
    assert b'template.main+xml' not in types
    assert b'presentation.main+xml' in types


def test_the_pages_stand_under_the_text_where_there_is_no_plate() -> None:
    slide = next(slide for slide in read_back(made('narrow.pptx')) if slide.body == (MIDDLE,))
    assert slide.details[-1] == '见第 7–8 页'


def test_our_own_template_as_a_house_has_all_our_layouts() -> None:
    own = house('ours.pptx').stage.layouts
    assert {kind: layout.name for kind, layout in own.items()} == {
        'title': 'Title Slide', 'agenda': 'Agenda', 'divider': 'Section Header', 'key': 'Key Sentence',
        'figure': 'Figure', 'question': 'Question', 'closing': 'Closing', 'closing-code': 'Closing with Code',
    }  # fmt: skip
    assert faults(made('ours.pptx')) == []


def test_text_stands_in_the_placeholders_of_the_house(tmp_path: Path) -> None:
    session, keys, pages = meeting(1, count=2)
    # A Western text with Chinese in it, whose full stop LibreOffice would hang beyond the placeholder.
    mixed = replace(session.articles[0], title='a b ' * 9, source='规据安程标数据安程标数。', language='en')
    session = replace(session, articles=(mixed, *session.articles[1:]))
    decks = {
        name: make_deck(session, SEMESTER, keys, pages, THEME, STAMP, house=house(name)).value.content
        for name in ('narrow.pptx', 'sparse.pptx', 'low.pptx', 'wide.pptx')
    }
    shown = rendered(decks, tmp_path)
    assert [defects(content, shown[name]) for name, content in decks.items()] == [[]] * 4
