"""Lines of running text to paragraphs, items with a bullet or a dash, and underlined headings."""

from collections.abc import Sequence

from booklet.reading import rows
from booklet.reading.draft import Draft
from booklet.reading.lines import Line
from booklet.reading.openings import (
    ATTACHED_QUOTE,
    ATTRIBUTES,
    DASH,
    DIVIDER,
    ITEM,
    attributes_of,
    dash_items,
    indented,
    marked,
    words_of_lines,
)
from booklet.reading.signs import END, Markup, mark


class Paragraphs:
    """Writes them as strict Markdown."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.attributes: dict[int, dict[str, str]] = {}
        """Of blocks, by the offset of their first mark."""

    def _mark(self, line: Line, length: int, kind: str) -> None:
        self.draft.markup.append(Markup(line.offset, line.offset + length, kind))

    def _underlined(self, lines: Sequence[Line], index: int, blocks: list[list[str]]) -> int:
        words, line = lines[index].words, lines[index + 1].words
        self._mark(line, len(line.text.rstrip()), 'heading')
        blocks.append([f'# {mark(words.offset)}{words.text.rstrip()}{END}'])
        return 2

    def _group(self, lines: Sequence[Line], is_bullet: bool, blocks: list[list[str]]) -> None:
        """Write a paragraph, or an item with a bullet or a dash before it."""
        if is_bullet:
            words = lines[0].words
            self._mark(words, 1, 'item')
            inner = [words.after(1).words, *words_of_lines(lines[1:])]
            blocks += indented('-', [[marked(each) for each in inner]])
            return
        dash = DASH.match(lines[0].text)
        if dash and len(lines[0].text) > dash.end():
            for item in dash_items(lines):
                self._dash(item, blocks)
            return
        blocks.append([marked(each) for each in words_of_lines(lines)])

    def _dash(self, lines: Sequence[Line], blocks: list[list[str]]) -> None:
        match = DASH.match(lines[0].text)
        end = match.end() if match else 0
        self._mark(lines[0], end, 'dash')
        first = lines[0].after(end).words
        blocks.append([f'—— {marked(first)}', *(marked(each) for each in words_of_lines(lines[1:]))])

    def _own_attributes(self, taken: list[Line]) -> dict[str, str]:
        """Take the last line off a paragraph when it is nothing but `{#name}`."""
        words = taken[-1].words
        match = ATTRIBUTES.fullmatch(words.text.rstrip()) if len(taken) > 1 else None
        if match is None:
            return {}
        self._mark(words, match.end(), 'attributes')
        taken.pop()
        return attributes_of(match[1])

    def _check_paragraph(self, lines: Sequence[Line], taken: Sequence[Line], end: int) -> bool:
        """Find what looks like another block than a paragraph; tell whether that is a table."""
        source = self.draft.source
        for line in taken:
            if ATTACHED_QUOTE.match(line.text):
                words = line.words
                self.draft.find('quotation.no-space', source.place(words.offset, words.offset + 1))
                break
        if slug := rows.looks_like(taken):
            words = taken[0].words
            self.draft.find(slug, source.place(words.offset, words.offset + len(words.text)))
        if len(taken) == 1 and end < len(lines) and (match := DIVIDER.match(lines[end].words.text)):
            words = lines[end].words
            is_sentence = taken[0].text.rstrip().endswith(tuple('。！？；：.!?;:'))
            if match[1] == '-' and '-' * 3 in words.text and not is_sentence and not ITEM.match(words.text):
                self.draft.find(
                    'heading.underlined', source.place(words.offset, words.offset + len(words.text))
                )
        return bool(slug)
