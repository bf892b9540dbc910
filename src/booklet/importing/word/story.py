"""The paragraphs and tables of a text in order -> passages."""

import re
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.inline import flat
from booklet.importing.paragraphs import opens_passage
from booklet.importing.passage import Kind, Look, Passage, Picture, Run
from booklet.importing.word.content import Content, Part
from booklet.importing.word.numbering import Label, Numbering
from booklet.importing.word.package import MC, R, W, local, value, whole
from booklet.importing.word.paragraph import ContentReader
from booklet.importing.word.styles import RunLook
from booklet.importing.word.tables import RawTable, cells_of, only_lays_out, read_table

_THROUGH = frozenset(['sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml'])
_CONTENTS = re.compile(r'toc \d|(?:wpsoffice手动)?目录.*|toc heading')
_CONTENTS_TITLE = re.compile(r'(?:目\s*录|目\s*次|contents|table of contents)', re.IGNORECASE)
_ALIGNMENTS = {'both': 'justify', 'distribute': 'justify', 'start': 'left', 'end': 'right'}
_DEEPEST = 40
"""Levels of tables in tables and boxes in boxes."""
_TWENTIETHS = 20
"""Of a point: the unit of lengths in Word."""
_MOST_PASSAGES = 40_000
"""About 2000 pages."""


class Story:
    """Reads the blocks of one text; numbers count through it."""

    def __init__(
        self,
        name: str,
        part: Part,
        numbering: Numbering,
        read_chunk: Callable[[bytes], tuple[Passage, ...]] = lambda _: (),
    ) -> None:
        self.name = name
        self.read_chunk = read_chunk
        self.part = part
        self.numbering = numbering
        self.findings: list[Finding] = []
        self._number = 0
        self._left_out = 0
        self._comments: dict[str, etree._Element] | None = None

    def read(self, element: etree._Element, depth: int = 0) -> tuple[Passage, ...]:
        """Return the passages in `element`: a body, a cell, a text box."""
        passages: list[Passage] = []
        for child in element:
            if self._number > _MOST_PASSAGES:
                if not any(each.slug == 'import.too-long' for each in self.findings):
                    self.findings.append(finding('import.too-long', self._place(), limit=_MOST_PASSAGES))
                break
            left_out = self._left_out
            passages += self._block(child, depth)
            if self._left_out > left_out and passages and _CONTENTS_TITLE.fullmatch(passages[-1].text):
                self._leave_out_contents((passages.pop(),))
        return tuple(passages)

    def _block(self, element: etree._Element, depth: int) -> tuple[Passage, ...]:
        name = local(element)
        if depth > _DEEPEST:
            return ()
        if name == 'p':
            return self._paragraph(element, depth)
        if name == 'tbl':
            return self._table(element, depth)
        if name == 'sdt':
            return self._control(element, depth)
        if name == 'AlternateContent':
            ways = (*element.findall(MC + 'Choice'), *element.findall(MC + 'Fallback'))
            return next((found for way in ways if (found := self.read(way, depth + 1))), ())
        if name == 'altChunk':
            return self._chunk(element)
        return self.read(element, depth + 1) if name in _THROUGH else ()

    def _chunk(self, element: etree._Element) -> tuple[Passage, ...]:
        """Return the passages of a file that is inserted whole; `read_chunk` knows what kinds there are."""
        relation = self.part.package.relations(self.part.name).get(element.get(R + 'id', ''))
        content = self.part.package.read(relation.target) if relation is not None else None
        passages = self.read_chunk(content) if content else ()
        if not passages:
            self.findings.append(finding('import.object', self._place(), kind='altChunk'))
        self._number += 1
        return tuple(replace(each, number_in_source=self._number) for each in passages)

    def _control(self, element: etree._Element, depth: int) -> tuple[Passage, ...]:
        gallery = element.find(f'{W}sdtPr/{W}docPartObj')
        content = element.find(W + 'sdtContent')
        if content is None:
            return ()
        passages = self.read(content, depth + 1)
        if value(gallery, 'docPartGallery') == 'Table of Contents':
            self._leave_out_contents(passages)
            return ()
        return passages

    def _leave_out_contents(self, passages: tuple[Passage, ...]) -> None:
        text = '\n'.join(passage.text for passage in passages)
        if text.strip():
            self._left_out += 1
            self.findings.append(finding('import.contents-left-out', self._place(), text=text))

    def _paragraph(self, paragraph: etree._Element, depth: int) -> tuple[Passage, ...]:
        self._number += 1
        number, page = self._number, self.part.found.page
        label = self.numbering.label(paragraph)
        style = self.part.styles.style_of(paragraph)
        marked = len(self.part.found.comments)
        before = len(self.part.found.contents)
        content = ContentReader(self.part, style).read(paragraph)
        self._tell_comments(self.part.found.comments[marked:])
        own = self._own(paragraph, content, label, number)
        passages = tuple(replace(passage, page=page) for passage in own)
        if content.is_contents or _CONTENTS.fullmatch(self.part.styles.name(paragraph)):
            left_out = Passage(number, (Run(''.join(self.part.found.contents[before:])),))
            self._leave_out_contents((*passages, left_out) if content.is_contents else passages)
            passages = ()
        boxes = [inner for box in content.boxes for inner in self.read(box, depth + 1)]
        if boxes:
            self.findings.append(finding('import.text-box', self._place(), text=boxes[0].text[:24]))
        return (
            *(self._picture(picture, number, page) for picture in content.before),
            *passages,
            *(self._picture(picture, number, page) for picture in content.after),
            *boxes,
        )

    def _own(
        self, paragraph: etree._Element, content: Content, label: Label | None, number: int
    ) -> tuple[Passage, ...]:
        """Return the words as one passage, or as several where line breaks part paragraphs."""
        runs, indent = _trimmed(tuple(content.runs))
        if not flat(runs).strip():
            return ()
        level = self.part.styles.heading_level(paragraph)
        kind = Kind.HEADING if level is not None else Kind.ITEM if label else Kind.PARAGRAPH
        look = self._look(paragraph, content, indent)
        depth = level if level is not None else label.depth if label else 0
        first = Passage(
            number,
            runs,
            kind,
            depth,
            label.text if label else '',
            label.format if label else '',
            look,
        )
        parts = _parted(runs) if kind is Kind.PARAGRAPH else (runs,)
        return (replace(first, runs=parts[0]), *(Passage(number, part, look=look) for part in parts[1:]))

    def _look(self, paragraph: etree._Element, content: Content, indent: float) -> Look:
        styles, body = self.part.styles, self.part.body
        longest: dict[RunLook, int] = {}
        for length, look in content.looks:
            longest[look] = longest.get(look, 0) + length
        words = [look for look, length in longest.items() if length]
        most = max(words, key=lambda look: longest[look], default=body)
        faces = {look.face for look in words}
        alignment = styles.property(paragraph, 'jc')
        given = alignment.get(W + 'val', '') if alignment is not None else ''
        return Look(
            size=round(most.size / (body.size or 10.5), 3),
            is_bold=bool(words) and all(look.is_bold for look in words) and not body.is_bold,
            face=most.face if len(faces) == 1 and most.face != body.face else '',
            alignment=_ALIGNMENTS.get(given, given),
            indent=indent or self._first_line(paragraph, most.size),
        )

    def _first_line(self, paragraph: etree._Element, size: float) -> float:
        indent = self.part.styles.property(paragraph, 'ind')
        if indent is None:
            return 0.0
        if chars := whole(indent.get(W + 'firstLineChars')):
            return chars / 100
        return round(whole(indent.get(W + 'firstLine')) / _TWENTIETHS / (size or 10.5), 2)

    def _table(self, table: etree._Element, depth: int) -> tuple[Passage, ...]:
        number = self._number + 1
        page = self.part.found.page
        raw = read_table(table, lambda cell: self.read(cell, depth + 1))
        held = tuple(passage for row in raw.rows for cell in row for passage in cell.passages)
        if not held or only_lays_out(raw):
            return held
        cells = cells_of(raw)
        if any(cell.rows > 1 or cell.columns > 1 for row in cells for cell in row):
            self.findings.append(
                finding('import.merged-cells', Place(self.name, number), text=_first_words(raw))
            )
        pictures = tuple(passage for passage in held if passage.picture is not None)
        head = raw.head_rows or 1
        return (Passage(number, kind=Kind.TABLE, table=cells, head_rows=head, page=page), *pictures)

    def _picture(self, picture: Picture, number: int, page: int) -> Passage:
        return Passage(number, kind=Kind.PICTURE, picture=picture, page=page)

    def _tell_comments(self, marks: list[str]) -> None:
        for mark in marks:
            comment = self._comment(mark)
            if comment is not None:
                author, text = comment.get(W + 'author', ''), words_of(comment)
                self.findings.append(finding('import.comment', self._place(), author=author, text=text))

    def _comment(self, mark: str) -> etree._Element | None:
        if self._comments is None:
            names = self.part.package.related(self.part.name, 'comments')
            tree = self.part.package.tree(names[0]) if names else None
            found = tree.iter(W + 'comment') if tree is not None else ()
            self._comments = {one.get(W + 'id', ''): one for one in found}
        return self._comments.get(mark)

    def _place(self) -> Place:
        return Place(self.name, max(1, self._number))


def _trimmed(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], float]:
    """Return the runs without white space at their ends, and the indent of full-width spaces in em."""
    text = flat(runs)
    margin = text[: len(text) - len(text.lstrip())]
    out = list(runs)
    while out and not (out[0].markdown or out[0].note):
        kept = out[0].text.lstrip()
        if kept:
            out[0] = out[0] if kept == out[0].text else replace(out[0], text=kept)
            break
        out.pop(0)
    while out and not (out[-1].markdown or out[-1].note):
        kept = out[-1].text.rstrip()
        if kept:
            out[-1] = out[-1] if kept == out[-1].text else replace(out[-1], text=kept)
            break
        out.pop()
    return tuple(out), sum(1.0 if char == '\u3000' else 0.5 for char in margin.split('\n')[-1])


def _parted(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], ...]:
    """Return the paragraphs that line breaks part: every line begins with an indent, a number or a mark."""
    lines = flat(runs).split('\n')
    if not all(line[:1] == '\u3000' or line[:2] == '  ' or opens_passage(line.strip()) for line in lines[1:]):
        return (runs,)
    parts: list[list[Run]] = [[]]
    for run in runs:
        pieces = [''] if run.markdown or run.note else run.text.split('\n')
        for index, piece in enumerate(pieces):
            if index:
                parts.append([])
            parts[-1].append(run if run.markdown or run.note else replace(run, text=piece))
    trimmed = (_trimmed(tuple(part))[0] for part in parts)
    return tuple(part for part in trimmed if part)


def words_of(element: etree._Element) -> str:
    """Return the characters of all the text in an element."""
    return ''.join(piece.text or '' for piece in element.iter(W + 't'))


def _first_words(raw: RawTable) -> str:
    held = (passage.text for row in raw.rows for cell in row for passage in cell.passages if passage.text)
    return next(held, '')[:24]
