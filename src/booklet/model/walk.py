"""Blocks and inlines, nested as they are, one after the other; and the same with other inlines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from booklet.model.blocks import (
    Block,
    Cell,
    DefinitionList,
    Figure,
    Heading,
    Lead,
    ListBlock,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from booklet.model.inlines import Inline

Rewrite = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, those inside others after the one they are in."""
    for block in blocks:
        yield block
        match block:
            case ListBlock(items=items):
                for item in items:
                    yield from walk(item)
            case DefinitionList(entries=entries):
                for _, inside in entries:
                    yield from walk(inside)
            case Quotation(blocks=inside) | Lead(blocks=inside):
                yield from walk(inside)
            case _:
                pass


def runs(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Yield every run of inlines in order."""
    for block in walk(blocks):
        match block:
            case Heading() | Paragraph():
                yield block.inlines
            case Figure():
                yield block.caption
            case Verse() | Signature():
                yield from block.lines
            case DefinitionList():
                yield from (term for term, _ in block.entries)
            case Table():
                yield block.caption
                yield from (cell.inlines for row in (*block.head, *block.rows) for cell in row)


def rewrite(blocks: tuple[Block, ...], change: Rewrite) -> tuple[Block, ...]:
    """Return the blocks with every run of inlines put through `change`."""
    return tuple(_rewrite_block(block, change) for block in blocks)


def change_paragraphs(
    blocks: tuple[Block, ...], change: Callable[[Paragraph], Paragraph]
) -> tuple[Block, ...]:
    """Return the blocks with every paragraph put through `change`, those inside others too."""
    return tuple(_change_paragraph(block, change) for block in blocks)


def _change_paragraph(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case Quotation() | Lead():
            return replace(block, blocks=change_paragraphs(block.blocks, change))
        case ListBlock():
            return replace(block, items=tuple(change_paragraphs(item, change) for item in block.items))
        case DefinitionList():
            entries = tuple((term, change_paragraphs(inside, change)) for term, inside in block.entries)
            return replace(block, entries=entries)
        case _:
            return block


def _rewrite_block(block: Block, change: Rewrite) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case Figure():
            return replace(block, caption=change(block.caption))
        case Verse() | Signature():
            return replace(block, lines=tuple(change(line) for line in block.lines))
        case Quotation() | Lead():
            return replace(block, blocks=rewrite(block.blocks, change))
        case ListBlock():
            return replace(block, items=tuple(rewrite(item, change) for item in block.items))
        case DefinitionList():
            entries = tuple((change(term), rewrite(inside, change)) for term, inside in block.entries)
            return replace(block, entries=entries)
        case Table():
            head, rows = _rewrite_rows(block.head, change), _rewrite_rows(block.rows, change)
            return replace(block, head=head, rows=rows, caption=change(block.caption))
        case _:
            return block


def _rewrite_rows(rows: tuple[tuple[Cell, ...], ...], change: Rewrite) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, inlines=change(cell.inlines)) for cell in row) for row in rows)
