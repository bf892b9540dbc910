"""The file itself: links, sections, faces, languages, properties, the same bytes every time."""

import datetime
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from booklet.deck import make_deck
from booklet.deck.markup import Run, runs
from tests.deck.sample import FIGURE, KEYS, PAGES, PICTURES, SEMESTER, SESSION, STAMP, THEME, png

DECK = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value
PARTS = {name: zipfile.ZipFile(io.BytesIO(DECK.content)).read(name).decode('utf-8', 'replace')
         for name in zipfile.ZipFile(io.BytesIO(DECK.content)).namelist()}  # fmt: skip
PRESENTATION = Presentation(io.BytesIO(DECK.content))


def test_it_says_how_many_slides_it_has() -> None:
    assert len(PRESENTATION.slides) == DECK.slides == 15


def test_the_agenda_links_to_dividers_and_questions() -> None:
    agenda = PRESENTATION.slides[1]
    links = agenda._element.findall('.//{*}hlinkClick')
    targets = [agenda.part.related_part(link.get(f'{{{link.nsmap["r"]}}}id')).slide for link in links]
    assert [target.shapes.title.text for target in targets] == [
        '标准操作规程怎样写才有人看',
        '危险废物：从产生到移交的每一步都要有人签字',
        'Writing protocols that strangers can follow',
        '讨论题 1',
    ]
    assert {link.get('action') for link in links} == {'ppaction://hlinksldjump'}


def test_there_is_a_section_for_every_article() -> None:
    root = etree.fromstring(PARTS['ppt/presentation.xml'].encode())
    names = [section.get('name') for section in root.iter('{*}section')]
    assert names == [
        '开始',
        '1　标准操作规程怎样写才有人看',
        '2　危险废物：从产生到移交的每一步都要有人签字',
        '3　Writing protocols that strangers can follow',
        '讨论',
        '谢谢',
    ]


def test_faces_are_named_in_the_themes_only() -> None:
    naming = {name for name, text in PARTS.items() if 'Microsoft YaHei' in text or 'Segoe UI' in text}
    assert naming == {'ppt/theme/theme1.xml', 'ppt/theme/theme2.xml'}
    assert '<a:font script="Hans" typeface="Microsoft YaHei"/>' in PARTS['ppt/theme/theme1.xml']


def test_colours_are_named_in_the_themes_only() -> None:
    assert {name for name, text in PARTS.items() if 'srgbClr' in text} == {
        'ppt/theme/theme1.xml', 'ppt/theme/theme2.xml',
    }  # fmt: skip


@pytest.mark.parametrize(
    ('text', 'language', 'expected'),
    [
        ('规程', 'zh-CN', (Run('规程', 'zh-CN', 'en-US'),)),
        ('用“pH 计”', 'zh-CN', (Run('用“pH 计”', 'zh-CN', 'en-US'),)),
        ('https://example.edu', 'zh-CN', (Run('https://example.edu', 'en-US'),)),
        ('by 李明 2', 'en', (Run('by ', 'en-US'), Run('李明', 'zh-CN', 'en-US'), Run(' 2', 'en-US'))),
        ('', 'zh-CN', ()),
    ],
)
def test_every_run_has_its_language(text: str, language: str, expected: tuple[Run, ...]) -> None:
    assert runs(text, language) == expected


def test_every_slide_but_the_first_has_number_and_footer() -> None:
    for number, slide in enumerate(PRESENTATION.slides, 1):
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}
        expected = None if number == 1 else f'{number} / 15'
        assert texts.get('Slide Number') == expected
        assert texts.get('Footer') == (None if number == 1 else '2026 年上半年 · 第 1 次')


def test_a_figure_stands_whole_in_its_placeholder() -> None:
    picture = next(shape for shape in PRESENTATION.slides[5].placeholders if shape.name == 'Picture')
    assert picture.width / picture.height == pytest.approx(640 / 360, rel=1e-3)
    assert picture._element.find('.//{*}cNvPr').get('descr') == '三只废液桶，桶身标签从左到右写着酸、碱、有机'


def test_a_picture_that_no_program_shows_is_left_out() -> None:
    vector = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, {FIGURE: b'<svg/>'})
    assert vector.value.slides == 14
    assert [found.slug for found in vector.findings] == ['deck.figure-left-out']


def test_a_broken_picture_is_left_out() -> None:
    broken = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, {FIGURE: png()[:20]})
    assert broken.value.slides == 14
    assert [found.slug for found in broken.findings] == ['deck.figure-left-out']


def test_the_properties_are_ours() -> None:
    properties = PRESENTATION.core_properties
    assert properties.title == '把安全做成习惯'
    assert properties.author == properties.last_modified_by == '生物化学学院'
    assert properties.created == properties.modified == STAMP
    assert properties.language == 'zh-CN'
    assert '<Slides>15</Slides>' in PARTS['docProps/app.xml']


def test_the_notes_master_is_wide() -> None:
    image = PRESENTATION.notes_master.placeholders[0]
    assert image.width / image.height == pytest.approx(16 / 9)


PRINT_DIGEST = (
    'import hashlib; from booklet.deck import make_deck; from tests.deck.sample import *; '
    'print(hashlib.sha256(make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value.content)'
    '.hexdigest())'
)


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, '-c', PRINT_DIGEST],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={**os.environ, 'PYTHONHASHSEED': seed, 'PYTHONPATH': f'{root / "src"}{os.pathsep}{root}'},
        ).stdout
        for seed in ('1', '2')
    }
    assert len(digests) == 1


def test_a_stamp_before_1980_is_held_to_what_an_archive_can_say() -> None:
    early = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, datetime.datetime(1970, 1, 1)).value
    entry = zipfile.ZipFile(io.BytesIO(early.content)).infolist()[0]
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_the_look_follows_the_theme() -> None:
    blue = replace(THEME, palette=replace(THEME.palette, accent='1F3A7A'))
    content = make_deck(SESSION, SEMESTER, KEYS, PAGES, blue, STAMP).value.content
    assert b'1F3A7A' in zipfile.ZipFile(io.BytesIO(content)).read('ppt/theme/theme1.xml')
