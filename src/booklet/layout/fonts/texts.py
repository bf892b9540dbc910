"""Semester -> every piece of text that will be printed, with its place and the voice it is set in."""

import functools
from collections.abc import Iterable, Iterator
from typing import assert_never

from booklet.diagnostics import Place
from booklet.model.blocks import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Divider,
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
from booklet.model.inlines import (
    ON_THE_LINE,
    Code,
    Emphasis,
    Formula,
    Inline,
    LineBreak,
    NoteCall,
    Ruby,
    Strong,
    Text,
)
from booklet.model.semester import Article, Semester, Session
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters in one voice."""

    text: str
    place: Place
    """Of its first character, or the nearest known before it."""
    voice: str = 'text'
    """`text`, `heading`, `kai`, `mono`."""


def semester_texts(semester: Semester) -> Iterator[Piece]:
    """Yield every printed piece in reading order."""
    place = Place(f'content/{semester.name}/semester.toml')
    for text in (semester.title, semester.term, semester.organisation, semester.series):
        yield Piece(text.translate(ON_THE_LINE), place, 'heading')
    for text in (semester.audience, semester.editor, semester.contact, semester.notice, semester.url):
        yield Piece(text.translate(ON_THE_LINE), place)
    for session in semester.sessions:
        yield from _session(session)


def _session(session: Session) -> Iterator[Piece]:
    for text in (session.title, session.school, session.series, session.term):
        yield Piece(text.translate(ON_THE_LINE), session.place, 'heading')
    for text in (session.form, session.location, session.chair, *session.questions):
        yield Piece(text.translate(ON_THE_LINE), session.place)
    yield from _blocks(session.introduction)
    for article in session.articles:
        yield from _article(article)


def _article(article: Article) -> Iterator[Piece]:
    for text in (article.title, article.subtitle):
        yield Piece(text.translate(ON_THE_LINE), article.place, 'heading')
    for text in (article.agenda, article.source, article.author, *article.questions):
        yield Piece(text.translate(ON_THE_LINE), article.place)
    yield from _blocks(article.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(block.number, block.place, 'heading')
            yield from _inlines(block.inlines, block.place, 'heading')
        case Paragraph():
            yield from _inlines(block.inlines, block.place)
        case ListBlock():
            for item in block.items:
                yield from _blocks(item)
        case DefinitionList():
            for term, definition in block.entries:
                yield from _inlines(term, block.place, 'heading')
                yield from _blocks(definition)
        case Quotation() | Lead():
            yield from _blocks(block.blocks)
        case Verse() | Signature():
            for line in block.lines:
                yield from _inlines(line, block.place, 'kai')
        case Table():
            yield from _inlines(block.caption, block.place, 'heading')
            yield from _cells((*block.head, *block.rows), block.place)
        case Figure():
            yield from _inlines(block.caption, block.place, 'heading')
        case CodeBlock():
            for offset, row in enumerate(block.text.splitlines(), 1):
                yield Piece(row, Place(block.place.file, block.place.line + offset), 'mono')
        case Divider():
            return
        case _:
            assert_never(block)


def _cells(rows: Iterable[tuple[Cell, ...]], place: Place) -> Iterator[Piece]:
    for row in rows:
        for cell in row:
            yield from _inlines(cell.inlines, place)


def _inlines(inlines: Iterable[Inline], place: Place, voice: str = 'text') -> Iterator[Piece]:
    """Yield the pieces of `inlines`; an inline without a place of its own stands at `place`."""
    inside = functools.partial(_inlines, place=place)
    for inline in inlines:
        match inline:
            case Text():
                yield Piece(inline.text, inline.place or place, voice)
            case Code():
                yield Piece(inline.text, place, 'mono')
            case LineBreak() | Formula():
                continue
            case NoteCall():
                yield from _inlines(inline.content, inline.place or place)
            case Strong():
                yield from inside(inline.children, voice='heading')
            case Emphasis():
                yield from inside(inline.children, voice='kai')
            case Ruby():
                yield Piece(inline.gloss, place)
                yield from inside(inline.children, voice=voice)
            case _:
                yield from inside(inline.children, voice=voice)
