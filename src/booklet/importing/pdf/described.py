"""A tagged PDF -> its document by the structure, where the structure can be trusted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument
from booklet.importing.passage import Kind
from booklet.importing.pdf.columns import in_reading_order
from booklet.importing.pdf.furniture import gather, part_furniture
from booklet.importing.pdf.geometry import about_contents, about_furniture, body_family
from booklet.importing.pdf.glyphs import Drawn
from booklet.importing.pdf.paragraphs import measure
from booklet.importing.pdf.rows import Row, to_rows
from booklet.importing.pdf.structure import Element, Marked
from booklet.importing.pdf.tagged import Tagged, read_tagged

_MOST_UNNAMED = 0.1
"""Of the glyphs that the structure names: so many may be neither named nor running heads."""
_MOST_CUT = 0.2
"""Of the paragraphs that may break off at the margin in mid-sentence."""


def read_described(
    name: str, drawn: tuple[Drawn, ...], root: Element, found: tuple[Finding, ...]
) -> ForeignDocument | None:
    """Return the document that the structure `root` describes; None when it does not fit the glyphs."""
    named = frozenset(root.marks())
    inside, outside = _parted(drawn, named)
    rows = tuple(
        row
        for number, page in enumerate(inside, 1)
        for row in in_reading_order(to_rows(number, page), page.width)
    )
    rest, furniture = part_furniture(tuple(to_rows(number, page) for number, page in enumerate(outside, 1)))
    unnamed = sum(len(row.glyphs) for page in rest for row in page)
    if not rows or unnamed > _MOST_UNNAMED * sum(len(page.glyphs) for page in inside):
        return None
    setting = measure(rows, [page.width for page in drawn])
    tagged = read_tagged(root, drawn, setting, body_family(drawn))
    if _is_of_lines(tagged):
        return None
    told = (*found, *about_furniture(name, furniture), *_about_rest(name, rest))
    contents = tuple(about_contents(name, tagged.contents))
    return ForeignDocument(tagged.passages, findings=(*told, *contents))


def _parted(drawn: Sequence[Drawn], named: frozenset[Marked]) -> tuple[list[Drawn], list[Drawn]]:
    """Return the pages with the glyphs that the structure names, and with the others."""
    inside, outside = [], []
    for number, page in enumerate(drawn, 1):
        known = [Marked(number, glyph.mark) in named for glyph in page.glyphs]
        pairs = tuple(zip(page.glyphs, known, strict=True))
        inside.append(replace(page, glyphs=tuple(glyph for glyph, is_known in pairs if is_known)))
        outside.append(replace(page, glyphs=tuple(glyph for glyph, is_known in pairs if not is_known)))
    return inside, outside


def _is_of_lines(tagged: Tagged) -> bool:
    """Tell whether the paragraphs are lines: some programs tag every line by itself."""
    paragraphs = sum(passage.kind is Kind.PARAGRAPH for passage in tagged.passages)
    return tagged.cut > max(_MOST_CUT * paragraphs, 3)


def _about_rest(name: str, pages: tuple[tuple[Row, ...], ...]) -> Iterator[Finding]:
    """Tell what the structure does not name and does not repeat: numbers and words of the page's design."""
    for one in gather(row for rows in pages for row in rows):
        yield finding(
            'import.pdf-no-content', Place(name), text=one.text, pages=', '.join(map(str, one.pages))
        )
