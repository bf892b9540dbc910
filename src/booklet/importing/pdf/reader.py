"""A PDF file -> passages: by its structure where it is tagged, else by where its glyphs stand."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.pdf.described import read_described
from booklet.importing.pdf.drawings import read_drawings
from booklet.importing.pdf.geometry import read_geometry
from booklet.importing.pdf.glyphs import UNREADABLE, Drawn, read_glyphs
from booklet.importing.pdf.structure import read_structure
from booklet.importing.pdf.turning import turning

_SIGNATURE = b'%PDF-'
_SEARCHED = 1024
"""Bytes at the head of a file among which the signature may stand (ISO 32000-1, annex H, note 13)."""
MOST_PAGES = 600
MOST_GLYPHS = 1_500_000
"""Pages and glyphs that are read of a file."""
PATIENCE = 90.0
"""Seconds; an honest file of so many pages takes a tenth, one that unfolds to gigabytes takes for ever."""
_FEWEST = 20
"""Characters on a page; with fewer on average the file holds pictures of text."""
_MOST_UNREADABLE = 0.05


def is_pdf(content: bytes) -> bool:
    """Tell by its first bytes whether a file is a PDF."""
    return _SIGNATURE in content[:_SEARCHED]


def read_pdf(source: Source) -> ForeignDocument:
    """Return the text of a PDF; one that cannot be read gives a finding. Never raises."""
    try:
        document = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        slug = 'import.pdf-locked' if error.err_code == raw.FPDF_ERR_PASSWORD else 'import.pdf-damaged'
        return ForeignDocument(findings=(finding(slug, Place(source.name), file=source.name),))
    try:
        return _read(source, document)
    finally:
        document.close()


def _read(source: Source, document: Any) -> ForeignDocument:
    drawn = tuple(_pages(document))
    place = Place(source.name)
    found = tuple(_about_pages(place, drawn, len(document)))
    characters = sum(len(page.glyphs) for page in drawn)
    if characters < _FEWEST * max(1, len(drawn)):
        words = ' '.join(''.join(glyph.text for glyph in page.glyphs) for page in drawn).strip()
        slug = 'import.pdf-no-text'
        return ForeignDocument(
            findings=(finding(slug, place, file=source.name, pages=len(drawn), text=words), *found)
        )
    if _unreadable(drawn) > _MOST_UNREADABLE * characters:
        return ForeignDocument(findings=(finding('import.pdf-unreadable', place, file=source.name), *found))
    root = read_structure(source.content)
    described = read_described(source.name, drawn, root, found) if root else None
    return described or read_geometry(source.name, drawn, found)


def _pages(document: Any) -> Iterator[Drawn]:
    total, begun = 0, time.monotonic()
    for index in range(min(len(document), MOST_PAGES)):
        try:
            page = document[index]
            rules, pictures = read_drawings(page, turning(page))
            drawn = replace(read_glyphs(page), rules=rules, pictures=pictures)
            page.close()
        except pypdfium2.PdfiumError:
            drawn = Drawn(0, 0, ())
        yield drawn
        total += len(drawn.glyphs)
        if total > MOST_GLYPHS or time.monotonic() - begun > PATIENCE:
            return


def _about_pages(place: Place, drawn: tuple[Drawn, ...], pages: int) -> Iterator[Finding]:
    if len(drawn) < pages:
        yield finding('import.pdf-too-long', place, read=len(drawn), pages=pages)
    empty = [number for number, page in enumerate(drawn, 1) if not page.glyphs]
    if empty and len(empty) < len(drawn):
        yield finding('import.pdf-page-without-text', place, pages=', '.join(map(str, empty)))
    for number, page in enumerate(drawn, 1):
        if page.turned:
            yield finding('import.pdf-turned', place, page=number, text=page.turned)


def _unreadable(drawn: tuple[Drawn, ...]) -> int:
    """Return how many glyphs have no character, or only a private one: fonts without a map to Unicode."""
    return sum(
        glyph.text == UNREADABLE or '\ue000' <= glyph.text <= '\uf8ff'
        for page in drawn
        for glyph in page.glyphs
    )
