"""What is in a press file: ink by Ghostscript, boxes by poppler and qpdf, colours by reading it all."""

import io
import re
from collections.abc import Iterator

import pikepdf

from booklet.press.inks.recolour import read_instructions
from tests.press.tools import run

INK_SPACES = ('/DeviceGray', '/DeviceCMYK')
NAMED_SPACES = ('/Pattern', '/Registration')
"""What a stream may name: patterns, which are looked through, and the colour of the marks."""

FOREIGN_OPERATORS = {'rg', 'RG', 'g', 'G', 'cs', 'CS', 'sc', 'SC', 'BI'}
"""Operators that our press files do not have: their colours are all set with k and K."""

BOXES = ('MediaBox', 'BleedBox', 'TrimBox')
Box = tuple[float, ...]


def inks(pdf: bytes, resolution: int = 72) -> list[list[float]]:
    """Return the share of each page that each of the four inks covers, as Ghostscript sees it."""
    said = run(['gs', '-q', '-dSAFER', '-o', '-', f'-r{resolution}', '-sDEVICE=inkcov', 'PDF'], pdf)
    return [[float(part) for part in line.split()[:4]] for line in said.splitlines() if 'CMYK OK' in line]


def pages_in_colour(pdf: bytes) -> list[int]:
    """Return the numbers, from 1, of the pages that have any cyan, magenta or yellow."""
    return [number for number, shares in enumerate(inks(pdf, 36), 1) if any(shares[:3])]


def foreign_colours(pdf: bytes) -> list[str]:
    """Return every operator, picture, shading, group and named space that is not gray or CMYK."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [name for held in opened.objects for name in _foreign_in(held)]
        for page in opened.pages:
            found += _foreign_operators(page)
            found += _foreign_in(page.obj.get('/Resources'))
        return found


def _foreign_in(held: object) -> Iterator[str]:
    if not isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        return
    space = held.get('/ColorSpace')
    is_painted = held.get('/Subtype') == '/Image' or '/ShadingType' in held
    if is_painted and space is not None and not (isinstance(space, pikepdf.Name) and space in INK_SPACES):
        yield f'{held.get("/Subtype", "/Shading")} {space}'
    if isinstance(space, pikepdf.Dictionary):
        yield from (str(name) for name in space.keys() if name not in NAMED_SPACES)  # noqa: SIM118
    group = held.get('/Group')
    if isinstance(group, pikepdf.Dictionary) and str(group.get('/CS')) not in INK_SPACES:
        yield f'group {group.get("/CS")}'
    if isinstance(held, pikepdf.Stream) and (held.get('/Subtype') == '/Form' or '/PatternType' in held):
        yield from _foreign_operators(held)


def _foreign_operators(stream: pikepdf.Object | pikepdf.Page) -> list[str]:
    return [
        operator
        for operands, operator in read_instructions(stream)
        if operator in FOREIGN_OPERATORS
        and not (operator in ('cs', 'CS') and str(operands[0]) in NAMED_SPACES)
    ]


def boxes_by_poppler(pdf: bytes) -> list[dict[str, Box]]:
    """Return the boxes of each page in points, as pdfinfo tells them."""
    said = run(['pdfinfo', '-box', '-f', '1', '-l', '-1', 'PDF'], pdf)
    pages: dict[int, dict[str, Box]] = {}
    for number, name, edges in re.findall(r'^Page +(\d+) (\w+Box): +([-\d. ]+)$', said, re.MULTILINE):
        pages.setdefault(int(number), {})[name] = tuple(float(edge) for edge in edges.split())
    return [pages[number] for number in sorted(pages)]


def boxes_by_qpdf(pdf: bytes) -> list[dict[str, Box]]:
    """Return the boxes that each page itself has, in points, as qpdf reads them."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            {name: tuple(float(edge) for edge in page.obj[f'/{name}']) for name in BOXES}
            for page in opened.pages
        ]
