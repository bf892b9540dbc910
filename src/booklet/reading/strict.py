"""Lines as people type them to strict Markdown: blocks apart, four columns a level, a mark before all words.

Python-Markdown then cannot take one block for another, whatever the library does with what people really
type: lists and tables without an empty line before them, two columns a level, marks of a Chinese keyboard.
"""

import re
from collections.abc import Sequence

from booklet.reading import items, rows
from booklet.reading.draft import Draft
from booklet.reading.fences import Fenced
from booklet.reading.lines import Line, lines_of
from booklet.reading.numbering import Numbers
from booklet.reading.openings import (
    ATTRIBUTES,
    CONTAINER,
    CONTAINERS,
    DEFINITION,
    DIVIDER,
    HASHES,
    HEADING,
    ITEM,
    NOTE,
    QUOTE,
    UNDERLINE,
    attributes_of,
    container_end,
    has_term,
    indented,
    is_lone_sum,
    marked,
    starts,
    target_of,
)
from booklet.reading.paragraphs import Paragraphs
from booklet.reading.signs import END, MARK_OPEN, MASK, NOTHING, TOKEN, TOKEN_OPEN, Markup, mark, token

DEEPEST = 30
"""Levels of quotations and lists; more is no writing."""


class Strict(Paragraphs):
    """Writes the blocks of one text; what is no running text is kept here by its offset."""

    def __init__(self, draft: Draft, fenced: Sequence[Fenced]) -> None:
        super().__init__(draft)
        self.fenced = {each.start: each for each in fenced}
        self.targets: dict[str, tuple[str, str]] = {}
        """Address and title by label."""
        self._depth = 0

    def write(self, lines: Sequence[Line]) -> list[list[str]]:
        """Return the blocks of `lines`, each some lines of strict Markdown.

        Raises RecursionError when they are nested beyond all reason.
        """
        if self._depth > DEEPEST:
            raise RecursionError
        self._depth += 1
        blocks: list[list[str]] = []
        numbers = Numbers()
        index = 0
        while index < len(lines):
            if lines[index].is_blank:
                index += 1
                continue
            count = len(blocks)
            index += self._block(lines, index, blocks, numbers)
            if len(blocks) > count and not numbers.is_fresh:
                numbers.end()
            numbers.is_fresh = False
        self._depth -= 1
        return blocks

    def _block(self, lines: Sequence[Line], index: int, blocks: list[list[str]], numbers: Numbers) -> int:
        """Add the block that begins at `index`; return how many lines it takes."""
        line = lines[index]
        words = line.words
        if words.text.startswith(TOKEN_OPEN):
            blocks.append([words.text])
            return 1
        if match := CONTAINER.match(words.text):
            return self._container(lines, index, match, blocks)
        if match := HEADING.match(words.text):
            return self._heading(words, match, blocks)
        if DIVIDER.match(words.text):
            self._mark(words, len(words.text.rstrip()), 'divider')
            blocks.append([token('H', words.offset)])
            return 1
        if match := NOTE.match(words.text):
            return self._note(lines, index, match)
        if self._target(words):
            return 1
        if match := QUOTE.match(line.text):
            return self._quotation(lines, index, blocks)
        if (match := ITEM.match(words.text)) and not is_lone_sum(lines, index):
            return self._item(lines, index, match, blocks, numbers)
        if (match := DEFINITION.match(line.text)) and has_term(blocks):
            return self._definition(lines, index, match, blocks)
        if rows.is_table(lines, index):
            return self._table(lines, index, blocks)
        return self._paragraph(lines, index, blocks)

    def _container(
        self, lines: Sequence[Line], index: int, match: re.Match[str], blocks: list[list[str]]
    ) -> int:
        line = lines[index].words
        place = self.draft.source.place(line.offset, line.offset + len(line.text.rstrip()))
        self._mark(line, match.end(1), 'container')
        kind = match[1].strip('{}.').lower()
        if not kind:
            self.draft.find('container.stray', place)
            return 1
        end, is_closed = container_end(lines, index)
        if not is_closed:
            self.draft.find('container.unclosed', place, kind=kind)
        else:
            closing = lines[end].words
            self._mark(closing, len(closing.text.rstrip(f'{MASK} \t')), 'container')
        inside = lines[index + 1 : end]
        if kind not in CONTAINERS:
            self.draft.find('container.unknown', place, kind=match[1], kinds=', '.join(CONTAINERS))
            blocks += self.write(inside)
        elif CONTAINERS[kind] == 'lead':
            inner = [row for block in self.write(inside) for row in (*block, '')]
            blocks.append([f'::: {CONTAINERS[kind]}', '', *inner, ':::'])
        else:
            blocks.append([f'::: {CONTAINERS[kind]}', '', *self._verse(inside), '', ':::'])
        return end - index + is_closed

    def _verse(self, lines: Sequence[Line]) -> list[str]:
        written = []
        # Here lines stay lines: what looks like a fence is none.
        source = self.draft.source.text
        ends = {each.start: each.end for each in self.draft.fenced}
        opened: list[Line] = []
        for line in lines:
            block = TOKEN.search(line.text)
            opened += lines_of(source[: ends[int(block[2])]], line.offset) if block else [line]
        for line in opened:
            words = line.words
            if match := CONTAINER.match(words.text):
                self._mark(words, match.end(1), 'container')
                place = self.draft.source.place(words.offset, words.offset + len(words.text))
                self.draft.find('container.unclosed' if match[1] else 'container.stray', place, kind=match[1])
            else:
                written.append('' if line.is_blank else marked(words))
        return written

    def _heading(self, line: Line, match: re.Match[str], blocks: list[list[str]]) -> int:
        self._mark(line, match.end(1), 'heading')
        words = line.after(match.end()).words
        text, attributes = self._split_attributes(words)
        if closing := HASHES.search(text):
            self.draft.markup.append(
                Markup(words.offset + closing.start(), words.offset + closing.end(), 'heading')
            )
            text = text[: closing.start()]
        if attributes:
            self.attributes[words.offset] = attributes
        blocks.append([f'{"#" * len(match[1])} {mark(words.offset)}{text.rstrip()}{END}'])
        return 1

    def _split_attributes(self, words: Line) -> tuple[str, dict[str, str]]:
        """Return the words of a line without the `{#name}` at its end, and what it names."""
        text = words.text.rstrip()
        start = text.rfind('{')
        match = ATTRIBUTES.fullmatch(text, start) if start >= 0 else None
        if not match or (start and text[start - 1] == '\\'):
            return text, {}
        self.draft.markup.append(Markup(words.offset + start, words.offset + len(text), 'attributes'))
        return text[:start].rstrip(), attributes_of(match[1])

    def _note(self, lines: Sequence[Line], index: int, match: re.Match[str]) -> int:
        """Keep the words of a footnote; the last of those with one label counts."""
        line, label = lines[index].words, match[1]
        place = self.draft.source.place(line.offset, line.offset + match.end() - 1)
        taken = self._belonging(lines, index + 1, lines[index].indent + 2)
        kept = [line.after(match.end()), *(each.without(4) for each in taken)]
        if label in self.draft.note_places:
            first = self.draft.note_places[label]
            self.draft.find('footnote.twice', place, label=label, line=first.line)
            self.draft.leave_out(label)
        self.draft.note_lines[label] = kept
        self.draft.note_places[label] = place
        self._mark(line, match.end(), 'note')
        return 1 + len(taken)

    def _belonging(self, lines: Sequence[Line], index: int, columns: int) -> list[Line]:
        """Return the lines from `index` on that are part of an item: indented ones, and lazy ones."""
        taken: list[Line] = []
        kept = 0
        for at in range(index, len(lines)):
            line = lines[at]
            if line.is_blank:
                taken.append(line)
                continue
            is_apart = lines[at - 1].is_blank or ITEM.match(line.words.text)
            is_lazy = not (is_apart or starts(lines, at, self.draft.source.text))
            if line.indent < columns and not is_lazy:
                break
            taken.append(line)
            kept = len(taken)
        return taken[:kept]

    def _target(self, line: Line) -> bool:
        match = target_of(line.text, self.draft.source.text)
        if match is None:
            return False
        self.targets.setdefault(match[1].lower(), (match[2], match[3] or ''))
        self._mark(line, match.end(), 'target')
        return True

    def _quotation(self, lines: Sequence[Line], index: int, blocks: list[list[str]]) -> int:
        inside: list[Line] = []
        at = index
        while at < len(lines) and not lines[at].is_blank:
            if match := QUOTE.match(lines[at].text):
                self._mark(lines[at], match.end(), 'quotation')
                inside.append(lines[at].after(match.end()))
            elif inside[-1].is_blank or starts(lines, at, self.draft.source.text):
                break
            else:
                inside.append(lines[at])
            at += 1
        inner = [row for block in self.write(inside) for row in (*block, '')][:-1]
        if inner:
            blocks.append([f'> {row}' if row else '>' for row in inner])
        return at - index

    def _item(
        self,
        lines: Sequence[Line],
        index: int,
        match: re.Match[str],
        blocks: list[list[str]],
        numbers: Numbers,
    ) -> int:
        line = lines[index]
        words = line.words
        self._mark(words, match.end(1), 'item')
        digits = match[1][:-1]
        first = words.after(match.end())
        taken = self._belonging(lines, index + 1, line.indent + 2)
        columns = line.indent + (match.end() if len(match[2]) <= 4 else match.end(1) + 1)
        inner = self.write([first, *(each.without(columns) for each in taken)])
        if numbers.breaks(int(digits) if digits else None):
            blocks.append([NOTHING])
        blocks += indented(f'{int(digits)}.' if digits else '-', inner)
        return 1 + len(taken)

    def _definition(
        self, lines: Sequence[Line], index: int, match: re.Match[str], blocks: list[list[str]]
    ) -> int:
        colon = lines[index].words
        self._mark(colon, 1, 'definition')
        taken = self._belonging(lines, index + 1, 2)
        inner = self.write([lines[index].after(match.end()), *(each.without(4) for each in taken)])
        blocks += indented(':', inner)
        return 1 + len(taken)

    def _table(self, lines: Sequence[Line], index: int, blocks: list[list[str]]) -> int:
        table = rows.read_rows(lines, index)
        self.draft.markup += table.markup
        for line in table.overfull:
            self.draft.find(
                'table.extra-cell', self.draft.source.place(line.offset, line.offset + len(line.text))
            )
        blocks.append(list(table.written))
        return table.taken

    def _paragraph(self, lines: Sequence[Line], index: int, blocks: list[list[str]]) -> int:
        end = index + 1
        while end < len(lines) and not lines[end].is_blank and not starts(lines, end, self.draft.source.text):
            if rows.is_caption(lines[end - 1]) and lines[end].words.text.startswith('|'):
                break
            end += 1
            if UNDERLINE.match(lines[end - 1].words.text) and end - index == 2:
                return self._underlined(lines, index, blocks)
        taken = list(lines[index:end])
        is_other = self._check_paragraph(lines, taken, end)
        attributes = self._own_attributes(taken)
        parted = items.part(taken)
        if parted.doubtful and not is_other:
            line = parted.doubtful.words
            self.draft.find(
                'paragraph.lines-joined', self.draft.source.place(line.offset, line.offset + len(line.text))
            )
        for group in parted.groups:
            self._group(group, group[0].offset in parted.bullets, blocks)
        if attributes and taken:
            self.attributes[parted.groups[-1][0].words.offset] = attributes
        is_term = bool(taken) and blocks[-1][0].startswith(MARK_OPEN)
        if is_term and end < len(lines) and (match := DEFINITION.match(lines[end].text)):
            terms, made = blocks.pop(), list[list[str]]()
            end += self._definition(lines, end, match, made)
            made[0][:0] = terms
            blocks += made
        return end - index
