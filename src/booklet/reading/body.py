"""The body of a source file to blocks: taken apart, made strict, converted, built, checked, proved."""

import itertools
from collections.abc import Mapping

from booklet.diagnostics import Checked, Place
from booklet.model.blocks import Block
from booklet.model.inlines import plain_text
from booklet.reading.blocks import BlockReader
from booklet.reading.checks import check_passages
from booklet.reading.conversion import Conversion
from booklet.reading.draft import Draft, Shelf
from booklet.reading.fences import take_apart
from booklet.reading.inlines import read_passage
from booklet.reading.law import find_lost
from booklet.reading.lines import Line
from booklet.reading.openings import body_lines
from booklet.reading.parsed import Named
from booklet.reading.shape import Shape, shaped
from booklet.reading.source import Source
from booklet.reading.strict import Strict
from booklet.reading.tree import Element, Piece
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """What a body has."""

    blocks: tuple[Block, ...]
    names: Mapping[str, Named]
    refers: bool
    """Whether it has references to be resolved."""
    title: str
    """Of a `#` heading at its very beginning, taken out of the blocks."""
    title_place: Place


def read_body(
    source: Source,
    start: int,
    prefix: str,
    shelf: Shelf,
    *,
    is_numbered: bool = True,
    language: str = 'zh-CN',
    has_title: bool = True,
    shape: Shape | None = None,
) -> Checked[Body]:
    """Read the text from offset `start` on; `prefix` is that of its blocks' anchors."""
    draft = Draft(source, prefix, shelf, is_numbered, language)
    root = _tree(draft, start, shape)
    title, title_place, children = _title(root.children, draft, has_title)
    blocks = BlockReader(draft).read(children)
    _check_notes(draft)
    draft.findings += check_passages(draft.passages, source)
    draft.findings += find_lost(draft, blocks, title, start)
    return Checked(
        Body(blocks, draft.names, draft.refers, title, title_place), tuple(dict.fromkeys(draft.findings))
    )


def _tree(draft: Draft, start: int, shape: Shape | None) -> Element:
    """Return the tree of the body; one that is nested too deep is read as paragraphs without markup."""
    taken = take_apart(draft.source, start)
    draft.findings += taken.findings
    draft.markup += taken.markup
    draft.fenced = taken.fenced
    strict = Strict(draft, taken.fenced)
    lines = body_lines(taken.text, start, taken.fenced)
    known = len(draft.findings), len(draft.markup)
    try:
        blocks = strict.write(shaped(lines, shape) if shape else lines)
        conversion = Conversion(strict)
        root = conversion.convert(blocks, start)
        for label, words in list(draft.note_lines.items()):
            draft.notes[label] = conversion.convert(strict.write(words), words[0].offset)
    except RecursionError:
        draft.fenced = ()
        del draft.findings[known[0] :], draft.markup[known[1] :]
        draft.notes.clear()
        draft.note_places.clear()
        draft.note_lines.clear()
        draft.find('markup.too-deep', draft.source.place(start))
        return _plain(body_lines(draft.source.text, start, ()), start)
    return root


def _plain(lines: list[Line], start: int) -> Element:
    """Return the paragraphs of a text without any markup."""
    paragraphs: list[Element | Piece] = []
    for is_blank, group in itertools.groupby(lines, lambda line: line.is_blank):
        if not is_blank:
            words = [line.words for line in group]
            pieces = [[Piece(line.text.rstrip(), line.offset), Piece('\n', line.offset)] for line in words]
            paragraphs.append(Element('p', {}, words[0].offset, list(itertools.chain(*pieces))))
    return Element('div', {}, start, paragraphs)


def _title(
    children: list[Element | Piece], draft: Draft, has_title: bool
) -> tuple[str, Place, list[Element | Piece]]:
    for index, child in enumerate(children):
        if isinstance(child, Piece) and not child.text.strip():
            continue
        if isinstance(child, Element) and child.tag == 'h1' and not has_title:
            passage = read_passage(child.children, draft, child.start)
            place = passage.place(draft.source, 0, len(passage.text))
            return plain_text(passage.inlines), place, children[index + 1 :]
        break
    return '', draft.source.place(0), children


def _check_notes(draft: Draft) -> None:
    """Find the footnotes that are called nowhere, at their definitions."""
    for label, place in draft.note_places.items():
        if label not in draft.called:
            draft.find('footnote.not-called', place, label=label)
        if label not in draft.written:
            draft.leave_out(label)
