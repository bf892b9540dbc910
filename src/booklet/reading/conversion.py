"""Strict Markdown to a tree: Python-Markdown tells the blocks apart, `phrases` reads their words."""

import re
import xml.etree.ElementTree as etree  # noqa: N813 - the name Python-Markdown uses
from collections.abc import Sequence

import markdown
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from booklet.reading.containers import ContainerExtension
from booklet.reading.dashes import DashListExtension
from booklet.reading.phrases import read_phrases, task_box
from booklet.reading.signs import MARK_CLOSE, MARK_OPEN, TOKEN, Markup, mark
from booklet.reading.strict import Strict
from booklet.reading.tree import Element, Piece

_FIRST_MARK = re.compile(rf'\s*{MARK_OPEN}(\d+){MARK_CLOSE}')
_BOXES = {' ': '□ ', 'x': '√ ', 'X': '√ '}
_NOT_OURS = ('code', 'setextheader', 'reference', 'hr')


class Conversion:
    """Converts the blocks of one text."""

    def __init__(self, strict: Strict) -> None:
        self._strict = strict
        self._draft = strict.draft
        extensions: list[Extension] = [
            TableExtension(use_align_attribute=True),
            DefListExtension(),
            SaneListExtension(),
            DashListExtension(),
            ContainerExtension(),
        ]
        self._parser = markdown.Markdown(extensions=extensions).parser
        for name in _NOT_OURS:
            self._parser.blockprocessors.deregister(name)

    def convert(self, blocks: Sequence[Sequence[str]], start: int) -> Element:
        """Return the element that holds all blocks; raise RecursionError when they are nested too deep."""
        text = '\n\n'.join('\n'.join(block) for block in blocks)
        root = etree.Element('div')
        self._parser.parseChunk(root, text)
        return self._element(root, start, is_item=False)

    def _element(self, made: etree.Element, start: int, *, is_item: bool) -> Element:
        """Return an element with its words read; `start` is where it begins if it has no words."""
        children: list[Element | Piece] = []
        attributes = dict(made.attrib)
        text = made.text or ''
        if (first := _FIRST_MARK.match(text)) and (own := self._strict.attributes.get(int(first[1]))):
            attributes |= own
        is_item = is_item or made.tag == 'li'
        self._words(text, children, is_item=is_item)
        for child in made:
            at = children[-1].start if children else start
            inner = self._element(child, at, is_item=is_item and not children)
            if inner.tag == 'p' and not all(_is_phrase(each) for each in inner.children):
                children.extend(inner.children)
            else:
                children.append(inner)
            self._words(child.tail or '', children, is_item=False)
        return Element(made.tag, attributes, children[0].start if children else start, children)

    def _words(self, text: str, children: list[Element | Piece], *, is_item: bool) -> None:
        """Add what `text` holds: words, and blocks of which there is only a token."""
        if not text.strip():
            return
        end = 0
        for found in TOKEN.finditer(text):
            self._phrases(text[end : found.start()], children, is_item=is_item)
            children.extend(self._block(found[1], int(found[2])))
            end = found.end()
        self._phrases(text[end:], children, is_item=is_item)

    def _phrases(self, text: str, children: list[Element | Piece], *, is_item: bool) -> None:
        if not text.strip():
            return
        if is_item and (first := _FIRST_MARK.match(text)) and (box := task_box(text[first.end() :])):
            offset = int(first[1])
            self._draft.markup.append(Markup(offset, offset + 3, 'task-box'))
            children.append(Piece(_BOXES[box[1]], offset))
            text = mark(offset + box.end()) + text[first.end() + box.end() :]
        children.extend(read_phrases(text, self._draft, self._strict.targets))

    def _block(self, kind: str, offset: int) -> list[Element | Piece]:
        if kind == 'H':
            return [Element('hr', {}, offset)]
        fenced = self._strict.fenced.get(offset)
        if fenced is None:
            return []
        if kind == 'M':
            source = ' '.join(fenced.text.split())
            return [
                Element('p', {}, offset, [Element('formula', {'source': source, 'display': 'yes'}, offset)])
            ]
        pieces: list[Element | Piece] = []
        for at, line in fenced.lines:
            pieces += [Piece(line, at), Piece('\n', at + len(line))]
        return [Element('pre', {'class': fenced.language}, offset, pieces)]


def _is_phrase(child: Element | Piece) -> bool:
    return isinstance(child, Piece) or child.tag not in ('pre', 'hr', 'p')
