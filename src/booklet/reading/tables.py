"""Table elements, with the caption paragraph before them, to tables."""

import re
from dataclasses import replace

from booklet.diagnostics import Place
from booklet.model.blocks import Cell, Table
from booklet.model.inlines import Inline, Text
from booklet.reading.draft import Draft
from booklet.reading.inlines import read_passage, words_of
from booklet.reading.tree import Element

_CAPTION = re.compile(r'\s*(?:表|Table)\s*[:：]\s*')
_NAME = re.compile(r'\s*\{:?\s*#([^\s{}#]+)\s*\}\s*$')
_ALIGNMENTS = frozenset(('left', 'center', 'right'))


def is_caption(element: Element) -> bool:
    """Tell whether a paragraph is written as the caption of a table."""
    return element.tag == 'p' and bool(_CAPTION.match(words_of(element)))


def read_table(element: Element, caption: Element | None, draft: Draft) -> Table:
    """Return the table; it is numbered when it has a caption."""
    anchor = draft.next_anchor()
    place = draft.source.place(element.start)
    words: tuple[Inline, ...] = ()
    number = ''
    if caption is not None:
        draft.tables += 1
        number = str(draft.tables)
        words, place = _read_caption(caption, draft)
        draft.keep_names(caption, anchor, place, number)
    draft.keep_names(element, anchor, place, number)
    head = tuple(_read_row(row, draft) for row in _rows(element, 'thead'))
    rows = tuple(_read_row(row, draft) for row in _rows(element, 'tbody'))
    return Table(head, rows, words, number, anchor, place)


def _read_caption(element: Element, draft: Draft) -> tuple[tuple[Inline, ...], Place]:
    passage = read_passage(element.children, draft, element.start)
    place = passage.place(draft.source, 0, len(passage.text))
    inlines = list(passage.inlines)
    start, end = 0, len(passage.text)
    if isinstance(last := inlines[-1], Text) and (name := _NAME.search(last.text)):
        element.attributes['id'] = name[1]
        inlines[-1] = replace(last, text=last.text[: name.start()])
        end -= len(last.text) - name.start()
    if isinstance(first := inlines[0], Text) and (opening := _CAPTION.match(first.text)):
        inlines[0] = replace(first, text=first.text[opening.end() :])
        start = opening.end()
    kept = tuple(inline for inline in inlines if not isinstance(inline, Text) or inline.text)
    draft.narrow(passage, start, end, kept, 'caption')
    return kept, place


def _rows(element: Element, part: str) -> list[Element]:
    return [
        row
        for group in element.elements()
        if group.tag == part
        for row in group.elements()
        if row.tag == 'tr'
    ]


def _read_row(row: Element, draft: Draft) -> tuple[Cell, ...]:
    return tuple(_read_cell(cell, draft) for cell in row.elements() if cell.tag in ('td', 'th'))


def _read_cell(cell: Element, draft: Draft) -> Cell:
    align = cell.attributes.get('align', '')
    return Cell(
        read_passage(cell.children, draft, cell.start).inlines,
        align if align in _ALIGNMENTS else '',
        _span(cell, 'colspan'),
        _span(cell, 'rowspan'),
    )


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, '1')
    return min(max(int(value), 1), 50) if re.fullmatch(r'[0-9]{1,4}', value) else 1
