"""Decks -> what another program shows of them: words with their boxes, what stands outside or is missing."""

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct
from pptx import Presentation

from booklet.deck import to_pdf
from booklet.units import EMU_PER_POINT

FACES = 1.448 / 1.2
"""A line box of Noto CJK to the pitch: how much of a word's box lies between the lines."""
SLACK = 3.0
"""Points for faces and rounding."""
XHTML = '{http://www.w3.org/1999/xhtml}'
CONTROLS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f]')


class Word(Struct, frozen=True):
    """A word on a rendered page, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Shape(Struct, frozen=True):
    """A shape of a slide with its text, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Tell whether the word stands within the shape."""
        return (
            word.left >= self.left - SLACK
            and word.right <= self.right + SLACK
            and word.top >= self.top - SLACK
            and word.bottom <= self.bottom + SLACK
        )


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


def defects(content: bytes, pages: Pages) -> list[str]:
    """Return what stands outside all shapes of its slide, and what of their text is not there, in words; the
    shapes are read from the file.
    """
    slides = list(Presentation(io.BytesIO(content)).slides)
    if len(pages) != len(slides):
        return [f'{len(slides)} slides, {len(pages)} pages']
    return [
        f'slide {number} ({slide.slide_layout.name}): {fault}'
        for number, (slide, words) in enumerate(zip(slides, pages, strict=True), 1)
        for fault in _faults(list(_shapes(slide)), words)
    ]


def _shapes(slide: Any) -> Iterator[Shape]:
    for shape in slide.shapes:
        if shape.has_text_frame or shape.has_table:
            left, top, width, height = (
                side / EMU_PER_POINT for side in (shape.left, shape.top, shape.width, shape.height)
            )
            text = shape.text_frame.text if shape.has_text_frame else ''
            # A field, in whose place the program shows the number of the slide.
            yield Shape(text.replace('‹#›', ''), left, top, left + width, top + height)


def _faults(shapes: list[Shape], words: list[Word]) -> list[str]:
    outside = [f'outside: {word}' for word in words if not any(shape.holds(word) for shape in shapes)]
    shown = Counter(flat(''.join(word.text for word in words)))
    lost = Counter(flat(''.join(shape.text for shape in shapes))) - shown
    return outside + ([f'not there: {"".join(lost)!r}'] if lost else [])


def flat(text: str) -> str:
    """Return the text without white space, in compatibility form as it comes out of a PDF."""
    return re.sub(r'\s', '', unicodedata.normalize('NFKC', text))
