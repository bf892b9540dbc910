"""Rendered by another program, all text stands inside its placeholder and none of it is lost."""

import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from booklet.deck import make_deck
from booklet.deck.filled import Filled
from booklet.deck.frames import FEET, Frame
from booklet.model.keys import ArticleKeys
from booklet.model.semester import Session
from tests.deck.sample import (
    KEYS,
    LONG,
    PAGES,
    PICTURES,
    SEMESTER,
    SESSION,
    STAMP,
    THEME,
    article,
    choice,
    key,
)
from tests.deck.test_fit import filled_slides

FACES = 1.448 / 1.2
"""A line box of Noto CJK to the pitch: how much of a word's box lies between the lines."""
XHTML = '{http://www.w3.org/1999/xhtml}'

TITLES = (
    '关于进一步规范危险化学品采购、领用、保存与回收全过程登记的若干意见（试行）及其说明',
    'On keeping laboratory records that a stranger can read, repeat and trust ten years later',
    '盐',
)
SENTENCES = (
    LONG * 2,
    '规程' * 160,
    'Deoxyribonucleoside-triphosphates' * 9,
    '用 10 mM Tris-HCl（pH 8.0）配制的 TE buffer 在 4 °C 下可以保存 6 个月，标签上写明配制人和批号。' * 3,
    '先停，再看！',
    '“先停下来，”老师说，“把总阀关上，再打开窗户。”' * 4,
    'Write the step down before you do it; a step written afterwards is a memory, not a record. ' * 5,
)


@dataclass(frozen=True)
class Word:
    """A word on a rendered page, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def crowded() -> tuple[Session, tuple[ArticleKeys, ...]]:
    """Return a session of long titles and sentences, and its choice."""
    articles = tuple(
        article(n, title, source=title, subtitle=title, minutes=25, questions=(LONG, title))
        for n, title in enumerate((*TITLES, *TITLES), 1)
    )
    keys = tuple(
        choice(n, *(key(n, block, text) for block, text in enumerate(SENTENCES, 1)))
        for n in range(1, len(articles) + 1)
    )
    return replace(SESSION, articles=articles, title=TITLES[0], location=TITLES[1]), keys


def rendered(content: bytes, folder: Path) -> list[list[Word]]:
    """Return the words of every page that LibreOffice makes of the file."""
    (folder / 'deck.pptx').write_bytes(content)
    subprocess.run(
        ['soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder,
         f'-env:UserInstallation={(folder / "profile").as_uri()}', folder / 'deck.pptx'],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    boxes = subprocess.run(
        ['pdftotext', '-bbox', folder / 'deck.pdf', '-'], check=True, capture_output=True, text=True
    ).stdout
    # pdftotext writes control characters as they are.
    root = ElementTree.fromstring(re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f]', '', boxes))
    return [[_word(word) for word in page.iter(f'{XHTML}word')] for page in root.iter(f'{XHTML}page')]


def _word(word: ElementTree.Element) -> Word:
    left, top, right, bottom = (float(word.get(name, '')) for name in ('xMin', 'yMin', 'xMax', 'yMax'))
    slack = (bottom - top) * (1 - 1 / FACES) / 2
    return Word(word.text or '', left, top + slack, right, bottom - slack)


def is_inside(word: Word, frame: Frame) -> bool:
    """Tell whether the word stands in the frame; three points are for faces and rounding."""
    return (
        word.left >= frame.left - 3
        and word.right <= frame.left + frame.width + 3
        and word.top >= frame.top - 3
        and word.bottom <= frame.top + frame.height + 3
    )


def flat(text: str) -> str:
    """Return the text without white space, in compatibility form as it comes out of a PDF."""
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text))


def check(pages: list[list[Word]], slides: tuple[Filled, ...]) -> None:
    """Assert that pages and slides agree."""
    assert len(pages) == len(slides)
    for words, slide in zip(pages, slides, strict=True):
        feet = [frame for frame in slide.layout.frames if frame.slot in {foot.slot for foot in FEET}]
        frames = [slide.layout.frame(slot) for slot, _ in slide.texts] + feet
        outside = [word for word in words if not any(is_inside(word, frame) for frame in frames)]
        assert outside == [], slide
        shown = Counter(flat(''.join(word.text for word in words)))
        texts = ''.join(text.text for _, paragraphs in slide.texts for text in paragraphs)
        assert Counter(flat(texts)) - shown == Counter()


def test_the_sample_stands_in_its_placeholders(tmp_path: Path) -> None:
    content = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value.content
    check(rendered(content, tmp_path), filled_slides(SESSION, KEYS))


def test_a_crowded_session_stands_in_its_placeholders(tmp_path: Path) -> None:
    session, keys = crowded()
    content = make_deck(session, SEMESTER, keys, PAGES, THEME, STAMP).value.content
    check(rendered(content, tmp_path), filled_slides(session, keys))
