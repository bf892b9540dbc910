"""Decks are valid Office Open XML, by a validator and by the checks for what validators miss."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from openxml_audit import validate_pptx

from booklet.deck import make_deck, own_template
from booklet.model.pages import PageMap
from tests.deck.lint import faults
from tests.deck.sample import ARTICLES, KEYS, PAGES, PICTURES, SEMESTER, SESSION, STAMP, THEME

DECK = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value
ENGLISH = make_deck(
    replace(SESSION, articles=ARTICLES[2:]), replace(SEMESTER, language='en'), KEYS, PAGES, THEME, STAMP
).value
BARE = make_deck(
    replace(SESSION, articles=(), questions=(), date=None, title='', minutes=None, school='', series=''),
    replace(SEMESTER, sessions=(), url='', series='', organisation='', term='', title=''),
    (), PageMap(), THEME, STAMP,
).value  # fmt: skip


@pytest.mark.parametrize('content', [DECK.content, ENGLISH.content, BARE.content])
def test_the_validator_finds_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / 'deck.pptx'
    path.write_bytes(content)
    assert [str(error) for error in validate_pptx(path).errors] == []


@pytest.mark.parametrize('content', [DECK.content, ENGLISH.content, BARE.content])
def test_the_structural_checks_find_nothing(content: bytes) -> None:
    assert faults(content) == []


def test_the_template_alone_is_valid(tmp_path: Path) -> None:
    path = tmp_path / 'template.pptx'
    path.write_bytes(own_template(THEME, 'zh-CN'))
    assert [str(error) for error in validate_pptx(path).errors] == []


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the package with one part changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry.filename == name else part)
    return buffer.getvalue()


CHANGES = {
    'the title is not first': ('ppt/slides/slide2.xml', b'type="title"', b'type="ftr"'),
    'a foot is not last': ('ppt/slides/slide4.xml', b'type="title"', b'type="sldNum"'),
    'notes of': ('ppt/notesSlides/notesSlide5.xml', b'<a:t>', b'<a:t>' + b'x' * 600),
    'override for': ('[Content_Types].xml', b'/docProps/app.xml', b'/docProps/other.xml'),
    'sections list': ('ppt/presentation.xml', b'<p14:sldId id="256"/>', b''),
    'does not list': ('ppt/presentation.xml', b'notesMasterIdLst', b'custShowLst'),
    'ids of master': ('ppt/presentation.xml', b'2147483648', b'2147483650'),
    'language': ('ppt/slides/slide2.xml', b'lang="zh-CN"', b'lang="zh_CN"'),
    'is not in the layout': ('ppt/slides/slide2.xml', b'idx="11"', b'idx="77"'),
    'shape ids clash': ('ppt/slides/slide2.xml', b'id="3"', b'id="2"'),
    'a face is named': ('ppt/slides/slide2.xml', b'</a:rPr>', b'<a:latin typeface="Arial"/></a:rPr>'),
    'slides have the title': ('ppt/slides/slide15.xml', '谢谢'.encode(), '讨论题 1'.encode()),
}  # fmt: skip


@pytest.mark.parametrize('fault', list(CHANGES))
def test_the_structural_checks_see(fault: str) -> None:
    name, before, after = CHANGES[fault]
    content = changed(DECK.content, name, lambda part: part.replace(before, after))
    assert any(fault in each for each in faults(content))


def test_an_orphan_part_is_seen() -> None:
    buffer = io.BytesIO(DECK.content)
    with zipfile.ZipFile(buffer, 'a', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('ppt/slides/slide99.xml', b'<x/>')
    assert any('nothing points to ppt/slides/slide99.xml' in each for each in faults(buffer.getvalue()))


def test_a_stored_entry_is_seen() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DECK.content)) as old, zipfile.ZipFile(buffer, 'w') as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
    assert any('stored' in each for each in faults(buffer.getvalue()))


def test_a_deck_is_small() -> None:
    assert len(DECK.content) < 200_000
