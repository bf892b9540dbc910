"""Blocks to markup: every block a run of whole lines once the style sheet has spoken."""

from collections.abc import Iterable

from markupsafe import Markup

from booklet.layout.html.figures import set_code, set_figure
from booklet.layout.html.formulas import lines_of
from booklet.layout.html.inlines import Setting, set_inlines
from booklet.layout.html.tables import set_table
from booklet.model.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Divider,
    Figure,
    Heading,
    Lead,
    ListBlock,
    ListKind,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from booklet.model.cited import words_with_folios
from booklet.model.inlines import Formula, Inline
from booklet.project.settings import TypeArea


def set_blocks(blocks: Iterable[Block], setting: Setting, area: TypeArea) -> Markup:
    """Set `blocks` in their order."""
    return Markup('\n').join(_set_block(block, setting, area) for block in blocks)


def _set_block(block: Block, setting: Setting, area: TypeArea) -> Markup:
    match block:
        case Heading():
            return _set_heading(block, setting)
        case Paragraph():
            return _set_paragraph(block, setting)
        case ListBlock():
            return _set_list(block, setting, area)
        case DefinitionList():
            return _set_definitions(block, setting, area)
        case Quotation():
            return _enclose('blockquote', 'quotation', block, setting, area)
        case Lead():
            return _enclose('div', 'lead', block, setting, area)
        case Verse():
            with setting.in_kai():
                return _set_lines('verse', block, setting)
        case Signature():
            return _set_lines('signature', block, setting)
        case Table():
            return set_table(block, setting, area)
        case Figure():
            return set_figure(block, setting, area)
        case CodeBlock():
            return set_code(block, setting.column(area), area)
        case Divider():
            star = Markup('<div class="divider" role="separator" id="{}"><span class="line">＊</span></div>')
            return star.format(block.anchor)


def _set_heading(heading: Heading, setting: Setting) -> Markup:
    number = Markup('<span class="number">{}</span>').format(heading.number) if heading.number else ''
    element = '<h{level} class="level-{depth}" id="{anchor}" data-outline="{label}">{text}</h{level}>'
    return Markup(element).format(
        level=heading.level + 1,
        depth=heading.level,
        anchor=heading.anchor,
        label=_label(heading, setting),
        text=set_inlines(heading.inlines, setting, number).markup,
    )


def _label(heading: Heading, setting: Setting) -> str:
    gap = ' ' if heading.number.endswith('.') else ''
    words = words_with_folios(heading.inlines, setting.page_map, setting.words.is_chinese)
    return heading.number + gap + ' '.join(words.split())


def _set_paragraph(paragraph: Paragraph, setting: Setting, marker: str = '') -> Markup:
    """Set a paragraph; the first of a list item carries the item's marker, which hangs before it."""
    match paragraph.inlines:
        case [Formula(is_display=True) as formula]:
            return _set_display(paragraph, formula, setting)
    run = set_inlines(paragraph.inlines, setting)
    hung = Markup(' class="item" data-marker="{}"').format(marker) if marker else ''
    known = Markup(' data-sentences="{}"').format(run.sentences(paragraph.sentences))
    return Markup('<p id="{}"{}{}>{}</p>').format(
        paragraph.anchor, hung, known if paragraph.sentences else '', run.markup
    )


def _set_display(paragraph: Paragraph, formula: Formula, setting: Setting) -> Markup:
    """Set a formula in the middle of as many lines as it needs."""
    return Markup('<p id="{}" class="formula" style="line-height: calc({} * var(--pitch))">{}</p>').format(
        paragraph.anchor, lines_of(formula), set_inlines(paragraph.inlines, setting).markup
    )


def _set_list(block: ListBlock, setting: Setting, area: TypeArea) -> Markup:
    tag = 'ol' if block.kind is ListKind.ORDERED else 'ul'
    markers = [_marker(block, order, setting) for order in range(len(block.items))]
    # Numbers of two figures need more room than numbers of one; all items of a list hang alike.
    wide = ' wide' if block.kind is ListKind.ORDERED and max(map(len, markers), default=0) > 2 else ''
    with setting.narrowed(2.3 if wide else 2.0):
        items = Markup('\n').join(
            Markup('<li>{}</li>').format(_set_item(item, marker, setting, area))
            for item, marker in zip(block.items, markers, strict=True)
        )
    return Markup('<{tag} class="{kind}{wide}" id="{anchor}">{items}</{tag}>').format(
        tag=tag, kind=block.kind, wide=wide, anchor=block.anchor, items=items
    )


def _set_item(item: tuple[Block, ...], marker: str, setting: Setting, area: TypeArea) -> Markup:
    if item and isinstance(item[0], Paragraph):
        first = _set_paragraph(item[0], setting, marker)
        return Markup('{}\n{}').format(first, set_blocks(item[1:], setting, area))
    alone = Markup('<p class="item alone" data-marker="{}"><span class="line"></span></p>').format(marker)
    return alone + set_blocks(item, setting, area)


def _marker(block: ListBlock, order: int, setting: Setting) -> str:
    match block.kind:
        case ListKind.BULLET:
            return '•'
        case ListKind.ORDERED:
            return f'{block.start + order}.'
        case ListKind.DASH:
            return '——' if setting.words.is_chinese else '—'


def _set_definitions(block: DefinitionList, setting: Setting, area: TypeArea) -> Markup:
    entries = Markup('\n').join(
        Markup('<dt>{}</dt><dd>{}</dd>').format(
            set_inlines(term, setting).markup, _set_definition(definition, setting, area)
        )
        for term, definition in block.entries
    )
    return Markup('<dl id="{}">{}</dl>').format(block.anchor, entries)


def _set_definition(definition: tuple[Block, ...], setting: Setting, area: TypeArea) -> Markup:
    with setting.narrowed(2.0):
        return set_blocks(definition, setting, area)


def _enclose(tag: str, kind: str, block: Quotation | Lead, setting: Setting, area: TypeArea) -> Markup:
    # Quotations are indented by two ems on both sides (blocks.css).
    with setting.in_kai(), setting.narrowed(4.0 if kind == 'quotation' else 0.0):
        body = set_blocks(block.blocks, setting, area)
    return Markup('<{tag} class="{kind}" id="{anchor}">{body}</{tag}>').format(
        tag=tag, kind=kind, anchor=block.anchor, body=body
    )


def _set_lines(kind: str, block: Verse | Signature, setting: Setting) -> Markup:
    lines = Markup('').join(_set_row(line, setting) for line in block.lines)
    return Markup('<div class="{}" id="{}">{}</div>').format(kind, block.anchor, lines)


def _set_row(line: tuple[Inline, ...], setting: Setting) -> Markup:
    if not line:
        return Markup('<div class="row empty"></div>')
    return Markup('<div class="row">{}</div>').format(set_inlines(line, setting).markup)
