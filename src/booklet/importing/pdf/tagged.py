"""The structure of a tagged PDF and its glyphs -> passages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from booklet.importing.lines import ends_sentence
from booklet.importing.paragraphs import opens_passage
from booklet.importing.passage import Cell, Kind, Passage, Picture, Run
from booklet.importing.pdf.drawings import Drawing
from booklet.importing.pdf.glyphs import Drawn, Glyph
from booklet.importing.pdf.paragraphs import UNORDERED, Setting, is_filled
from booklet.importing.pdf.rows import Row, make_row
from booklet.importing.pdf.runs import look_of, to_runs
from booklet.importing.pdf.structure import Element, Marked
from booklet.values import dataclass

_BLOCKS = frozenset(
    (
        *(
            'P',
            'H',
            'H1',
            'H2',
            'H3',
            'H4',
            'H5',
            'H6',
            'Title',
            'L',
            'LI',
            'LBody',
            'Lbl',
            'Table',
            'THead',
            'TBody',
        ),
        *(
            'TFoot',
            'TR',
            'TH',
            'TD',
            'Caption',
            'BlockQuote',
            'TOC',
            'TOCI',
            'Index',
            'Figure',
            'Div',
            'Sect',
            'Part',
        ),
        *('Art', 'Document', 'Aside', 'Code'),
    )
)
_HEADING = re.compile(r'H([1-6])?|Title')
_LEFT_OUT = ('Artifact', 'Index')
_MAY_END = ('：', ':', '；', ';')
_BULLET = re.compile('[^\\w（(]*')


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the structure says."""

    passages: tuple[Passage, ...]
    contents: tuple[str, ...]
    """Lines of tables of contents."""
    cut: int = 0
    """Paragraphs whose last line breaks off in mid-sentence at the margin."""


def read_tagged(root: Element, drawn: Sequence[Drawn], setting: Setting, face: str) -> Tagged:
    """Return the passages of the structure `root`; `face` is the family of the body."""
    reader = _Reader(drawn, setting, face)
    passages = tuple(reader.block(root, 0))
    numbered = tuple(replace(passage, number_in_source=number) for number, passage in enumerate(passages, 1))
    return Tagged(numbered, tuple(reader.contents), reader.cut)


class _Reader:
    """Goes through the structure with the glyphs at hand."""

    def __init__(self, drawn: Sequence[Drawn], setting: Setting, face: str) -> None:
        self.contents: list[str] = []
        self.cut = 0
        self._setting = setting
        self._face = face
        self._glyphs: dict[Marked, list[Glyph]] = defaultdict(list)
        self._pictures: dict[Marked, list[Drawing]] = defaultdict(list)
        for page, one in enumerate(drawn, 1):
            for glyph in one.glyphs:
                self._glyphs[Marked(page, glyph.mark)].append(glyph)
            for drawing in one.pictures:
                self._pictures[Marked(page, drawing.mark)].append(drawing)

    def block(self, element: Element, depth: int) -> Iterator[Passage]:
        """Yield the passages of an element, in order."""
        kind = element.kind
        if kind in _LEFT_OUT:
            return
        if kind in ('TOC', 'TOCI'):
            self.contents += [row.text for row in self._rows(element.marks())]
        elif match := _HEADING.fullmatch(kind):
            level = int(match[1]) if match[1] else 0 if kind == 'Title' else 1
            yield from self._words(element, Kind.HEADING, level)
        elif kind == 'Table':
            yield from self._table(element)
        elif kind == 'Figure':
            yield from self._figure(element)
        elif kind == 'LI':
            yield from self._item(element, depth)
        else:
            inner = depth + 1 if kind == 'L' else depth
            yield from self._parts(element, Kind.QUOTATION if kind == 'BlockQuote' else Kind.PARAGRAPH, inner)

    def _parts(self, element: Element, kind: Kind, depth: int) -> Iterator[Passage]:
        """Yield blocks inside an element one by one, and what stands loose between them as paragraphs."""
        loose: list[Element | Marked] = []
        for part in element.inside:
            if isinstance(part, Element) and (part.kind in _BLOCKS or _has_blocks(part)):
                yield from self._words(Element('P', tuple(loose)), kind)
                loose = []
                yield from self.block(part, depth)
            else:
                loose.append(part)
        yield from self._words(Element('P', tuple(loose)), kind)

    def _words(self, element: Element, kind: Kind, level: int = 0) -> Iterator[Passage]:
        rows = self._rows(element.marks())
        groups = [rows] if kind is Kind.HEADING else self._broken(rows)
        for group in groups:
            if group:
                self.cut += kind is Kind.PARAGRAPH and self._is_cut(group[-1])
                yield self._passage(tuple(group), kind, level)
        if not rows:
            yield from self._pictures_in(element)

    def _passage(self, rows: tuple[Row, ...], kind: Kind, level: int = 0, number: str = '') -> Passage:
        look = look_of(rows, self._setting, self._face)
        page = rows[0].page
        return Passage(0, to_runs(rows, {}, self._face), kind, level, number, look=look, page=page)

    def _broken(self, rows: list[Row]) -> Iterator[list[Row]]:
        """Yield the lines of paragraphs that soft returns part inside one element."""
        group: list[Row] = []
        for row in rows:
            if group and self._is_broken(group[-1], row):
                yield group
                group = []
            group.append(row)
        yield group

    def _is_broken(self, before: Row, row: Row) -> bool:
        if is_filled(before, row, self._setting) or (before.page, before.column) != (row.page, row.column):
            return False
        return ends_sentence(before.text) or opens_passage(row.text) or self._setting.indent(row) > 1.2

    def _is_cut(self, last: Row) -> bool:
        rights = (frame.right for (page, _), frame in self._setting.frames.items() if page == last.page)
        is_at_margin = any(abs(right - last.right) < 1.5 * last.size for right in rights)
        return is_at_margin and not ends_sentence(last.text) and not last.text.endswith(_MAY_END)

    def _rows(self, marks: Iterable[Marked]) -> list[Row]:
        """Return the lines of some content: in logical order, a line ends where the next begins."""
        rows: list[Row] = []
        line: list[Glyph] = []
        page = 0
        for mark in marks:
            for glyph in self._glyphs.get(mark, ()):
                if line and (mark.page != page or _is_next_line(line, glyph)):
                    rows.append(make_row(page, line, UNORDERED))
                    line = []
                page = mark.page
                line.append(glyph)
        return [*rows, make_row(page, line, UNORDERED)] if line else rows

    def _item(self, element: Element, depth: int) -> Iterator[Passage]:
        """Yield an item, and what is inside it: further paragraphs and lists."""
        label = ''.join(
            row.text for part in _of_kind(element, 'Lbl') for row in self._rows(part.marks())
        ).strip()
        rest = Element('LBody', tuple(part for part in element.inside if not _is_label(part)))
        is_first = True
        for passage in self._parts(rest, Kind.PARAGRAPH, depth):
            if is_first and passage.kind is Kind.PARAGRAPH and passage.runs:
                is_first = False
                number, form = ('•', 'bullet') if _BULLET.fullmatch(label) else (label, 'decimal')
                item = replace(passage, kind=Kind.ITEM, number=number, number_format=form)
                yield replace(item, level=max(0, depth - 1))
            else:
                yield passage

    def _table(self, element: Element) -> Iterator[Passage]:
        for caption in _of_kind(element, 'Caption'):
            yield from self._parts(caption, Kind.PARAGRAPH, 0)
        lines = list(_of_kind(element, 'TR'))
        rows = []
        pictures: list[Passage] = []
        head = 0
        for index, line in enumerate(lines):
            cells = [part for part in line.inside if isinstance(part, Element) and part.kind in ('TH', 'TD')]
            head += index == head and bool(cells) and all(cell.kind == 'TH' for cell in cells)
            rows.append(tuple(self._cell(cell, pictures) for cell in cells))
        named = [part for line in lines for part in line.marks()]
        loose = tuple(mark for mark in element.marks() if mark not in set(named))
        yield from self._words(Element('P', loose), Kind.PARAGRAPH)
        kept = tuple(row for row in rows if row)
        if max((len(row) for row in kept), default=0) > 1:
            page = next((mark.page for mark in named), 0)
            yield Passage(0, kind=Kind.TABLE, table=kept, head_rows=max(1, head), page=page)
        else:
            yield from (Passage(0, part) for row in kept for cell in row for part in cell.paragraphs)
        yield from pictures

    def _cell(self, element: Element, pictures: list[Passage]) -> Cell:
        parts: list[tuple[Run, ...]] = []
        cut = self.cut
        for passage in self._parts(element, Kind.PARAGRAPH, 0):
            if passage.picture:
                pictures.append(passage)
            elif passage.table:
                parts += [part for row in passage.table for cell in row for part in cell.paragraphs]
            else:
                number = (Run(f'{passage.number} '),) if passage.number else ()
                parts.append((*number, *passage.runs))
        self.cut = cut  # lines of cells end where they end
        return Cell(tuple(parts), element.columns, element.rows)

    def _figure(self, element: Element) -> Iterator[Passage]:
        yield from self._pictures_in(element)
        if self._rows(element.marks()):
            yield from self._parts(element, Kind.PARAGRAPH, 0)

    def _pictures_in(self, element: Element) -> Iterator[Passage]:
        for mark in element.marks():
            for index, drawing in enumerate(self._pictures.pop(mark, ()), 1):
                name = f'page-{mark.page}-{mark.mark}-{index}{drawing.suffix}'
                picture = Picture(name, drawing.content, element.alt)
                yield Passage(0, kind=Kind.PICTURE, picture=picture, page=mark.page)


def _has_blocks(element: Element) -> bool:
    return any(
        isinstance(part, Element) and (part.kind in _BLOCKS or _has_blocks(part)) for part in element.inside
    )


def _is_label(part: Element | Marked) -> bool:
    return isinstance(part, Element) and part.kind == 'Lbl'


def _of_kind(element: Element, kind: str) -> Iterator[Element]:
    """Yield the elements of a kind in `element`, none of tables or lists inside it."""
    for part in element.inside:
        if isinstance(part, Element):
            if part.kind == kind:
                yield part
            elif part.kind not in ('Table', 'L', 'TD', 'TH'):
                yield from _of_kind(part, kind)


def _is_next_line(line: list[Glyph], glyph: Glyph) -> bool:
    last = line[-1]
    size = max(last.size, glyph.size)
    if abs(glyph.y - line[0].y) > 0.6 * size:
        return True
    return glyph.x < line[0].x - size and glyph.y < line[0].y - 0.2 * size
