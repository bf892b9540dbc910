"""Glyphs of all pages -> passages, by where they stand."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument, Note
from booklet.importing.passage import Passage
from booklet.importing.pdf.columns import in_reading_order
from booklet.importing.pdf.footnotes import Footnote, part_footnotes
from booklet.importing.pdf.furniture import Furniture, part_furniture
from booklet.importing.pdf.glyphs import Drawn
from booklet.importing.pdf.paragraphs import Setting, measure, to_paragraphs
from booklet.importing.pdf.rows import Row, make_row, to_rows
from booklet.importing.pdf.runs import body_family, look_of, to_runs


def read_geometry(name: str, drawn: tuple[Drawn, ...], found: tuple[Finding, ...]) -> ForeignDocument:
    """Return the document that the glyphs of `drawn` make; `found` are findings about its pages."""
    pages, furniture = part_furniture(tuple(to_rows(number, page) for number, page in enumerate(drawn, 1)))
    placed = (
        row for rows, page in zip(pages, drawn, strict=True) for row in in_reading_order(rows, page.width)
    )
    rows = tuple(replace(row, number=number) for number, row in enumerate(placed, 1))
    if not rows:
        return ForeignDocument(findings=(*found, *_about(name, furniture)))
    setting = measure(rows)
    face = body_family(rows, setting.size)
    text, footnotes = _footnotes(rows, setting)
    names = {(note.rows[0].page, note.key): str(number) for number, note in enumerate(footnotes, 1)}
    passages = tuple(_passage(group, names, setting, face) for group in to_paragraphs(text, setting))
    notes = tuple(_note(note, names, face) for note in footnotes)
    return ForeignDocument(passages, notes=notes, findings=(*found, *_about(name, furniture)))


def _footnotes(rows: tuple[Row, ...], setting: Setting) -> tuple[tuple[Row, ...], tuple[Footnote, ...]]:
    text: list[Row] = []
    notes: list[Footnote] = []
    for _, group in groupby(rows, lambda row: row.page):
        kept, found = part_footnotes(tuple(group), setting)
        text += kept
        notes += found
    return tuple(text), tuple(notes)


def _passage(
    rows: tuple[Row, ...], notes: dict[tuple[int, str], str], setting: Setting, face: str
) -> Passage:
    first = rows[0]
    return Passage(
        first.number, to_runs(rows, notes, face), look=look_of(rows, setting, face), page=first.page
    )


def _note(note: Footnote, names: dict[tuple[int, str], str], face: str) -> Note:
    first = note.rows[0]
    words = make_row(first.page, first.glyphs[note.taken :])
    return Note(names[first.page, note.key], (to_runs((words, *note.rows[1:]), {}, face),))


def _about(name: str, furniture: tuple[Furniture, ...]) -> Iterator[Finding]:
    for one in furniture:
        yield finding('import.pdf-furniture', Place(name), text=one.text, pages=len(one.pages))
