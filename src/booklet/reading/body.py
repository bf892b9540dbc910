"""The body of a source file to blocks: masked, marked, converted, cleaned, built, checked."""

import re
from collections.abc import Mapping

from booklet.diagnostics import Checked, Place
from booklet.model.blocks import Block
from booklet.model.inlines import plain_text
from booklet.reading.blocks import BlockReader
from booklet.reading.checks import check_passages
from booklet.reading.draft import Draft, Shelf
from booklet.reading.inlines import read_passage
from booklet.reading.marking import Shape, mark_body
from booklet.reading.markup import convert, convert_plainly
from booklet.reading.masking import Masked, mask_html
from booklet.reading.parsed import Named
from booklet.reading.source import Source
from booklet.reading.tree import Element, Piece, read_tree
from booklet.values import dataclass

_DEFINITION = re.compile(r'^ {0,3}\[\^([^\]\n]+)\]:', re.MULTILINE)


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
    masked = mask_html(source, start)
    root = _tree(draft, masked, start, shape)
    children = _without_notes(root, draft)
    title, title_place, children = _title(children, draft, has_title)
    blocks = BlockReader(draft).read(children)
    _check_notes(draft, [span for span in masked.code if source.text.count('\n', *span)], start)
    findings = dict.fromkeys((*draft.findings, *check_passages(draft.passages, source)))
    return Checked(Body(blocks, draft.names, draft.refers, title, title_place), tuple(findings))


def _tree(draft: Draft, masked: Masked, start: int, shape: Shape | None) -> Element:
    """Return the tree of the body; one that defeats the conversion is read as paragraphs without markup."""
    marked, findings = mark_body(draft.source, masked, start, shape)
    try:
        tree = read_tree(convert(marked), draft.source, start)
    except RecursionError:
        draft.find('markup.too-deep', draft.source.place(start))
        tree = read_tree(convert_plainly(marked), draft.source, start)
    draft.findings.extend((*masked.findings, *findings))
    return tree


def _without_notes(root: Element, draft: Draft) -> list[Element | Piece]:
    """Keep the footnotes by label and return what else there is."""
    rest: list[Element | Piece] = []
    for child in root.children:
        if isinstance(child, Element) and child.tag == 'div' and child.has_class('footnote'):
            for item in (item for group in child.elements() for item in group.elements()):
                draft.notes.setdefault(item.name.partition(':')[2], item)
        else:
            rest.append(child)
    return rest


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


def _check_notes(draft: Draft, fenced: list[tuple[int, int]], start: int) -> None:
    """Find the footnotes that are written twice or called nowhere, at their definitions."""
    first: dict[str, Place] = {}
    for match in _DEFINITION.finditer(draft.source.text, start):
        label = match[1]
        if label not in draft.notes or any(begin <= match.start() < end for begin, end in fenced):
            continue
        place = draft.source.place(match.start(), match.end() - 1)
        if label in first:
            draft.find('footnote.twice', place, label=label, line=first[label].line)
        elif label not in draft.called:
            draft.find('footnote.not-called', place, label=label)
        first.setdefault(label, place)
