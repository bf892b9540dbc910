"""A page as poppler, Ghostscript, pdfium and MuPDF draw it, and how far they differ.

They smooth edges, thicken hairlines and turn inks into gray each in its own way. So two dots are given for
edges, and tones are compared over areas; what one draws and another does not, or elsewhere, is a difference.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterable
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

RESOLUTION = 100
"""Dots per inch: strokes of small type are about one dot wide."""

INK, PAPER = 245, 250
"""Gray below which a dot is ink for sure, and above which it is nothing for sure."""

MOST_LOST = 1e-4
"""Share of the page that one draws and another leaves empty: less than a comma."""
MOST_MEAN = 14.0
"""Mean difference of all dots, of 255: what smoothing comes to on a page full of type."""
MOST_TONE = 90.0
"""Difference of any area of 16 dots, of 255: what turning inks into gray without a profile comes to."""
AREA = 16

Look = Image.Image


def looks(pdf: bytes, pages: Iterable[int]) -> dict[int, dict[str, Look]]:
    """Return each of the pages, by index, in gray as each renderer draws it, all of one size."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / 'file.pdf'
        path.write_bytes(pdf)
        return {page: _alike_in_size(_draw(path, page)) for page in sorted(set(pages))}


def differences(page: dict[str, Look]) -> list[str]:
    """Return in what pairs of renderers differ by more than smoothing; nothing when all agree."""
    found = []
    for one, other in permutations(page, 2):
        lost = _share_lost(page[one], page[other])
        found += [f'{one} draws what {other} does not: {lost:.5f}'] if lost > MOST_LOST else []
    for one, other in combinations(page, 2):
        mean, tone = _mean(page[one], page[other]), _tone(page[one], page[other])
        if mean > MOST_MEAN or tone > MOST_TONE:
            found.append(f'{one} and {other}: mean {mean:.1f}, tone {tone:.0f}')
    return found


def assert_renderers_agree(pdf: bytes, pages: Iterable[int]) -> None:
    """Fail with the pages, by index, that are drawn differently."""
    wrong = {page: said for page, drawn in looks(pdf, pages).items() if (said := differences(drawn))}
    assert wrong == {}


def _draw(path: Path, page: int) -> dict[str, Look]:
    dpi, number = str(RESOLUTION), str(page + 1)
    ghostscript = [
        'gs', '-q', '-dSAFER', '-sDEVICE=pgmraw', f'-r{dpi}', '-dTextAlphaBits=4', '-dGraphicsAlphaBits=4',
        f'-dFirstPage={number}', f'-dLastPage={number}', '-o', '-', str(path),
    ]  # fmt: skip
    return {
        'poppler': _said(['pdftoppm', '-gray', '-r', dpi, '-f', number, '-l', number, str(path)]),
        'ghostscript': _said(ghostscript),
        # In gray, MuPDF without profiles adds up the four inks: a picture in mid tones comes out black.
        'mupdf': _said(
            ['mutool', 'draw', '-q', '-c', 'rgb', '-r', dpi, '-F', 'ppm', '-o', '-', str(path), number]
        ),
        'pdfium': _by_pdfium(path, page),
    }


def _said(command: list[str]) -> Look:
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert('L')


def _by_pdfium(path: Path, page: int) -> Look:
    opened: Any = pypdfium2.PdfDocument(path)
    try:
        drawn: Look = opened[page].render(scale=RESOLUTION / 72).to_pil().convert('L')
        return drawn
    finally:
        opened.close()


def _alike_in_size(drawn: dict[str, Look]) -> dict[str, Look]:
    """Cut off what one rounds up and another down."""
    width, height = (min(look.size[side] for look in drawn.values()) for side in (0, 1))
    assert all(look.width - width <= 1 and look.height - height <= 1 for look in drawn.values())
    return {name: look.crop((0, 0, width, height)) for name, look in drawn.items()}


def _share_lost(one: Look, other: Look) -> float:
    """Return the share of dots that are ink in `one` with nothing within two dots in `other`."""
    ink = one.point([255 if value < INK else 0 for value in range(256)])
    near = other.point([255 if value < PAPER else 0 for value in range(256)]).filter(ImageFilter.MaxFilter(5))
    return ImageChops.subtract(ink, near).histogram()[255] / (one.width * one.height)


def _mean(one: Look, other: Look) -> float:
    counts = ImageChops.difference(one, other).histogram()
    return sum(value * count for value, count in enumerate(counts)) / (one.width * one.height)


def _tone(one: Look, other: Look) -> float:
    difference = ImageChops.difference(one.reduce(AREA), other.reduce(AREA))
    most = difference.getextrema()[1]
    assert isinstance(most, int | float)
    return float(most)
