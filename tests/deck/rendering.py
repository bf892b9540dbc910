"""Decks -> what another program shows of them: words with their boxes, what stands outside or is missing."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from booklet.deck import to_pdf
from booklet.deck.filled import Filled
from booklet.deck.frames import FEET, Frame, Slot

FACES = 1.448 / 1.2
"""A line box of Noto CJK to the pitch: how much of a word's box lies between the lines."""
SLACK = 3.0
"""Points for faces and rounding."""
XHTML = '{http://www.w3.org/1999/xhtml}'
CONTROLS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f]')


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a rendered page, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


Pages = list[list[Word]]


def rendered(decks: Mapping[str, bytes], folder: Path) -> dict[str, Pages]:
    """Return the words of every page that LibreOffice makes of each deck; one call for all of them."""
    pdfs = to_pdf(decks, has_notes=False)
    with ThreadPoolExecutor() as threads:
        files = (folder / f'{Path(name).stem}.pdf' for name in pdfs)
        pages = threads.map(words_of, pdfs.values(), files)
        return dict(zip(pdfs, pages, strict=True))


def words_of(pdf: bytes, file: Path) -> Pages:
    """Return the words of every page of the PDF; `file` is written on the way."""
    file.write_bytes(pdf)
    command = ['pdftotext', '-bbox', str(file), '-']
    boxes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    root = ElementTree.fromstring(CONTROLS.sub('', boxes))  # pdftotext writes control characters as they are.
    return [[_word(word) for word in page.iter(f'{XHTML}word')] for page in root.iter(f'{XHTML}page')]


def _word(word: ElementTree.Element) -> Word:
    left, top, right, bottom = (float(word.get(name, '')) for name in ('xMin', 'yMin', 'xMax', 'yMax'))
    slack = (bottom - top) * (1 - 1 / FACES) / 2
    return Word(word.text or '', left, top + slack, right, bottom - slack)


def is_inside(word: Word, frame: Frame) -> bool:
    """Tell whether the word stands in the frame."""
    return (
        word.left >= frame.left - SLACK
        and word.right <= frame.left + frame.width + SLACK
        and word.top >= frame.top - SLACK
        and word.bottom <= frame.top + frame.height + SLACK
    )


def flat(text: str) -> str:
    """Return the text without white space, in compatibility form as it comes out of a PDF."""
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text))


def defects(pages: Pages, slides: tuple[Filled, ...]) -> list[str]:
    """Return what stands outside its placeholders and what is not there at all, in words."""
    if len(pages) != len(slides):
        return [f'{len(slides)} slides, {len(pages)} pages']
    return [
        f'slide {number} ({slide.layout.name}): {fault}'
        for number, (words, slide) in enumerate(zip(pages, slides, strict=True), 1)
        for fault in _of_slide(words, slide)
    ]


def _of_slide(words: list[Word], slide: Filled) -> list[str]:
    feet = [frame for frame in slide.layout.frames if frame.slot in {foot.slot for foot in FEET}]
    frames = [slide.layout.frame(slot) for slot, _ in slide.texts] + feet
    outside = [f'outside: {word}' for word in words if not any(is_inside(word, frame) for frame in frames)]
    shown = Counter(flat(''.join(word.text for word in words)))
    texts = ''.join(text.text for _, paragraphs in slide.texts for text in paragraphs)
    lost = Counter(flat(texts)) - shown
    return outside + ([f'not there: {"".join(lost)!r}'] if lost else [])


def short_ends(words: list[Word], slide: Filled) -> list[str]:
    """Return the single characters that stand alone on a line of the text."""
    body = slide.layout.frame(Slot.BODY) if slide.layout.has(Slot.BODY) else None
    lines = Counter(round(word.top) for word in words if body and is_inside(word, body))
    return [
        f'alone on its line: {word.text}'
        for word in words
        if body and is_inside(word, body) and lines[round(word.top)] == 1 and len(flat(word.text)) == 1
    ]
