"""Elements of a body to blocks."""

from collections.abc import Callable, Sequence
from itertools import groupby

from booklet.diagnostics import Place
from booklet.model.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Divider,
    Lead,
    ListBlock,
    ListKind,
    Paragraph,
    Quotation,
    Sentence,
    Signature,
    Verse,
)
from booklet.model.inlines import Formula, Inline, struck_spans
from booklet.model.pages import Anchor
from booklet.reading.dashes import DASH_CLASS
from booklet.reading.draft import Draft, Passage
from booklet.reading.figures import read_figure
from booklet.reading.headings import Outline, read_heading
from booklet.reading.inlines import read_passage, words_of
from booklet.reading.tables import is_caption, read_table
from booklet.reading.tree import Element, Piece
from booklet.text.sentences import split_sentences

_CLOSING = '。！？…!?.”’」』）)】]"\' '
_HEADINGS = ('h1', 'h2', 'h3', 'h4', 'h5', 'h6')
_BLOCKS = frozenset(
    ['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'div', 'table', 'pre', 'hr', *_HEADINGS]
)


class BlockReader:
    """Reads the blocks of one text in order; anchors, numbers and findings go to its draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.outline = Outline()
        self._readers: dict[str, Callable[[Element], tuple[Block, ...]]] = {
            'p': self._paragraph,
            'ul': lambda it: (
                self._list(it, ListKind.DASH if it.has_class(DASH_CLASS) else ListKind.BULLET),
            ),
            'ol': lambda it: (self._list(it, ListKind.ORDERED),),
            'dl': self._definitions,
            'blockquote': lambda it: self._group(it, Quotation),
            'div': self._division,
            'table': lambda it: (read_table(it, None, draft),),
            'pre': self._code,
            'hr': self._divider,
        } | {tag: lambda it: read_heading(it, draft, self.outline) for tag in _HEADINGS}

    def read(self, children: Sequence[Element | Piece]) -> tuple[Block, ...]:
        """Return the blocks of an element's children; words that stand bare among them make paragraphs."""
        blocks: list[Block] = []
        elements = _wrapped(children)
        index = 0
        while index < len(elements):
            element = elements[index]
            following = elements[index + 1] if index + 1 < len(elements) else None
            if is_caption(element) and following is not None and following.tag == 'table':
                blocks.append(read_table(following, element, self.draft))
                index += 1
            else:
                blocks.extend(self._readers.get(element.tag, self._other)(element))
            index += 1
        return tuple(blocks)

    def _other(self, element: Element) -> tuple[Block, ...]:
        return self.read(element.children)

    def _paragraph(self, element: Element) -> tuple[Block, ...]:
        images = [child for child in element.elements() if child.tag == 'img']
        if images and not words_of(element).strip() and len(images) == len(element.elements()):
            return tuple(read_figure(image, self.draft) for image in images)
        passage = read_passage(element.children, self.draft, element.start, takes_images=True)
        blocks: list[Block] = []
        if passage.inlines:
            blocks.append(self._written(element, passage))
        for image in passage.images:
            self.draft.find('figure.in-line', self.draft.source.place(image.start, image.start + 2))
            blocks.append(read_figure(image, self.draft))
        return tuple(blocks)

    def _written(self, element: Element, passage: Passage) -> Paragraph:
        anchor = self.draft.next_anchor()
        is_formula = all(isinstance(inline, Formula) for inline in passage.inlines)
        sentences = () if is_formula else self._sentences(passage, anchor)
        place = sentences[0].place if sentences else passage.place(self.draft.source, 0, 1)
        self.draft.keep_names(element, anchor, place)
        if is_caption(element):
            self.draft.find('table.caption-alone', place)
        return Paragraph(passage.inlines, sentences, anchor, place)

    def _sentences(self, passage: Passage, anchor: Anchor) -> tuple[Sentence, ...]:
        spans = split_sentences(passage.text)
        pinned = self._pinned(passage, spans)
        return tuple(
            Sentence(
                text=passage.text[start:end],
                start=start,
                end=end,
                anchor=Anchor(f'{anchor}s{number}'),
                place=passage.place(self.draft.source, start, end),
                is_pinned=(start, end) in pinned,
                last=passage.place(self.draft.source, end - 1, end),
            )
            for number, (start, end) in enumerate(spans, 1)
        )

    def _pinned(self, passage: Passage, spans: tuple[tuple[int, int], ...]) -> set[tuple[int, int]]:
        """Return the spans inside pins; a pin inside a sentence takes the whole of it, with a finding."""
        pinned: set[tuple[int, int]] = set()
        for first, last in struck_spans(passage.inlines):
            if any(start < last and first < end for start, end in passage.pins):
                self.draft.find('pin.struck', passage.place(self.draft.source, first, last))
        for first, last in passage.pins:
            whole = {
                (start, end)
                for start, end in spans
                if first <= start and len(passage.text[start:end].rstrip(_CLOSING)) + start <= last
            }
            if not whole:
                whole = {(start, end) for start, end in spans if start < last and first < end}
                self.draft.find('pin.no-whole-sentence', passage.place(self.draft.source, first, last))
            pinned |= whole
        return pinned

    def _list(self, element: Element, kind: ListKind) -> ListBlock:
        anchor = self.draft.next_anchor()
        items = [child for child in element.elements() if child.tag == 'li']
        blocks = tuple(self.read(item.children) for item in items)
        place = _place_of(blocks, self.draft, element)
        self.draft.keep_names(Element('ul', element.attributes, element.start), anchor, place)
        start = element.attributes.get('start', '1')
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
        return ListBlock(kind, tuple(item for item in blocks if item), first, anchor, place)

    def _definitions(self, element: Element) -> tuple[Block, ...]:
        anchor = self.draft.next_anchor()
        entries: list[tuple[tuple[Inline, ...], tuple[Block, ...]]] = []
        for child in element.elements():
            if child.tag == 'dt':
                entries.append((read_passage(child.children, self.draft, child.start).inlines, ()))
            elif child.tag == 'dd':
                term, blocks = entries.pop() if entries else ((), ())
                entries.append((term, (*blocks, *self.read(child.children))))
        place = self.draft.source.place(_first_word(element))
        return (DefinitionList(tuple(entries), anchor, place),)

    def _group(self, element: Element, kind: type[Quotation] | type[Lead]) -> tuple[Block, ...]:
        anchor = self.draft.next_anchor()
        blocks = self.read(element.children)
        if not blocks:
            return ()
        return (kind(blocks, anchor, blocks[0].place),)

    def _division(self, element: Element) -> tuple[Block, ...]:
        if element.has_class('lead'):
            return self._group(element, Lead)
        for name, kind in (('verse', Verse), ('signature', Signature)):
            if element.has_class(name):
                return self._lines(element, kind)
        return self.read(element.children)

    def _lines(self, element: Element, kind: type[Verse] | type[Signature]) -> tuple[Block, ...]:
        anchor = self.draft.next_anchor()
        passages = [read_passage(line.children, self.draft, line.start) for line in element.elements()]
        written = [passage for passage in passages if passage.text]
        if not written:
            return ()
        # Several empty lines are one break.
        lines = [passage.inlines for passage in passages]
        kept = [group for has, run in groupby(lines, bool) for group in (list(run) if has else [()])]
        place = written[0].place(self.draft.source, 0, len(written[0].text))
        return (kind(tuple(kept), anchor, place),)

    def _code(self, element: Element) -> tuple[Block, ...]:
        text = words_of(element).removesuffix('\n')
        place = self.draft.source.place(_first_word(element))
        return (CodeBlock(text, element.attributes['class'], self.draft.next_anchor(), place),)

    def _divider(self, element: Element) -> tuple[Block, ...]:
        return (Divider(self.draft.next_anchor(), self.draft.source.place(element.start)),)


def _wrapped(children: Sequence[Element | Piece]) -> list[Element]:
    """Return the children with every run of words and inline elements in a `p`."""
    elements: list[Element] = []
    run: list[Element | Piece] = []
    for child in (*children, None):
        if isinstance(child, Piece) or (child is not None and child.tag not in _BLOCKS):
            run.append(child)
            continue
        if any(isinstance(part, Element) or part.text.strip() for part in run):
            start = next((part.start for part in run if isinstance(part, Element) or part.text.strip()), 0)
            elements.append(Element('p', {}, start, run))
        run = []
        if child is not None:
            elements.append(child)
    return elements


def _place_of(items: tuple[tuple[Block, ...], ...], draft: Draft, element: Element) -> Place:
    for blocks in items:
        if blocks:
            return blocks[0].place
    return draft.source.place(element.start)


def _first_word(element: Element) -> int:
    for child in element.children:
        if isinstance(child, Piece):
            if child.text.strip():
                return child.start
        elif words_of(child).strip():
            return _first_word(child)
    return element.start
