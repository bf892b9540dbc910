"""Glyphs of all pages -> passages, by where they stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument, Note
from booklet.importing.passage import Passage
from booklet.importing.pdf.contents import part_contents
from booklet.importing.pdf.footnotes import Footnote, part_footnotes
from booklet.importing.pdf.furniture import Furniture
from booklet.importing.pdf.glyphs import Drawn
from booklet.importing.pdf.items import to_items
from booklet.importing.pdf.pages import lay_out
from booklet.importing.pdf.paragraphs import Setting, measure, to_paragraphs
from booklet.importing.pdf.placed import Placed, rows_before
from booklet.importing.pdf.rows import Row, make_row
from booklet.importing.pdf.runs import family, look_of, to_runs
from booklet.text.classes import is_han


def read_geometry(name: str, drawn: tuple[Drawn, ...], found: tuple[Finding, ...]) -> ForeignDocument:
    """Return the document that the glyphs of `drawn` make; `found` are findings about its pages."""
    face = body_family(drawn)
    laid = lay_out(drawn, face)
    findings = (*found, *about_furniture(name, laid.furniture))
    if not laid.rows:
        return ForeignDocument(_numbered((), laid.placed, ()), findings=findings)
    setting = measure(laid.rows, [page.width for page in drawn])
    bare, contents = part_contents(laid.rows)
    findings = (*findings, *about_contents(name, (row.text for row in contents)))
    text, footnotes = _footnotes(bare, setting)
    names = {(note.rows[0].page, note.key): str(number) for number, note in enumerate(footnotes, 1)}
    groups = to_paragraphs(text, setting)
    passages = to_items(tuple(_passage(group, names, setting, face) for group in groups))
    notes = tuple(_note(note, names, face) for note in footnotes)
    return ForeignDocument(_numbered(passages, laid.placed, laid.rows), notes=notes, findings=findings)


def body_family(drawn: tuple[Drawn, ...]) -> str:
    """Return the family of most Han characters."""
    faces = Counter(glyph.face for page in drawn for glyph in page.glyphs if is_han(glyph.text[0]))
    return family(faces.most_common(1)[0][0]) if faces else ''


def _footnotes(rows: tuple[Row, ...], setting: Setting) -> tuple[tuple[Row, ...], tuple[Footnote, ...]]:
    text: list[Row] = []
    notes: list[Footnote] = []
    for _, group in groupby(rows, lambda row: row.page):
        kept, found = part_footnotes(tuple(group), setting)
        text += kept
        notes += found
    return tuple(text), tuple(notes)


def _passage(
    rows: tuple[Row, ...], notes: Mapping[tuple[int, str], str], setting: Setting, face: str
) -> Passage:
    first = rows[0]
    runs = to_runs(rows, notes, face)
    return Passage(first.number, runs, look=look_of(rows, setting, face), page=first.page)


def _note(note: Footnote, names: Mapping[tuple[int, str], str], face: str) -> Note:
    first = note.rows[0]
    words = make_row(first.page, first.glyphs[note.taken :])
    return Note(names[first.page, note.key], (to_runs((words, *note.rows[1:]), {}, face),))


def _numbered(
    passages: tuple[Passage, ...], placed: tuple[Placed, ...], rows: tuple[Row, ...]
) -> tuple[Passage, ...]:
    """Return all in order; what is placed comes behind the paragraph that its neighbour above belongs to."""
    keyed = [(passage.number_in_source, False, passage) for passage in passages]
    keyed += [(rows_before(one, rows), True, one.passage) for one in placed]
    keyed.sort(key=lambda item: item[:2])
    numbered: list[Passage] = []
    shift = 0
    for place, is_placed, passage in keyed:
        shift += is_placed
        numbered.append(replace(passage, number_in_source=place + shift))
    return tuple(numbered)


def about_furniture(name: str, furniture: tuple[Furniture, ...]) -> Iterator[Finding]:
    """Yield what was left out because it repeats at the edges of pages."""
    for one in furniture:
        yield finding('import.pdf-furniture', Place(name), text=one.text, pages=len(one.pages))


def about_contents(name: str, lines: Iterable[str]) -> Iterator[Finding]:
    """Yield the lines of tables of contents, which the build makes anew."""
    for line in lines:
        yield finding('import.contents-left-out', Place(name), text=line)
