"""Blocks of an article, in reading order."""

from enum import StrEnum

from msgspec import Struct

from booklet.diagnostics import Place
from booklet.model.inlines import Inline
from booklet.model.pages import Anchor


class Sentence(Struct, frozen=True, tag=True):
    """A sentence of a paragraph."""

    text: str
    start: int
    """Offset of its first character in `plain_text(paragraph.inlines)`."""
    end: int
    anchor: Anchor
    place: Place
    is_pinned: bool = False
    """It lies inside a Pin."""
    last: Place | None = None
    """Of its last character; None where nobody read it from a file."""


class Heading(Struct, frozen=True, tag=True):
    """A heading below the article's title."""

    level: int
    """1 to 4: 一、 （一） 1. （1）"""
    number: str
    """Generated, with its mark (`一、`); empty in articles that number themselves."""
    inlines: tuple[Inline, ...]
    anchor: Anchor
    place: Place


class Paragraph(Struct, frozen=True, tag=True):
    """A paragraph. Its sentences, joined, give back its plain text (spaces between them belong to none)."""

    inlines: tuple[Inline, ...]
    sentences: tuple[Sentence, ...]
    anchor: Anchor
    place: Place


class ListKind(StrEnum):
    """What stands before an item."""

    BULLET = 'bullet'
    ORDERED = 'ordered'
    DASH = 'dash'
    """—— before each item, as official texts set lists."""


class ListBlock(Struct, frozen=True, tag=True):
    """A list; each item is a run of blocks."""

    kind: ListKind
    items: 'tuple[tuple[Block, ...], ...]'
    start: int
    """Number of the first item of an ordered list."""
    anchor: Anchor
    place: Place


class DefinitionList(Struct, frozen=True, tag=True):
    """Terms with their definitions."""

    entries: 'tuple[tuple[tuple[Inline, ...], tuple[Block, ...]], ...]'
    anchor: Anchor
    place: Place


class Quotation(Struct, frozen=True, tag=True):
    """Somebody else's words, set off."""

    blocks: 'tuple[Block, ...]'
    anchor: Anchor
    place: Place


class Lead(Struct, frozen=True, tag=True):
    """Introductory paragraphs in another voice."""

    blocks: 'tuple[Block, ...]'
    anchor: Anchor
    place: Place


class Verse(Struct, frozen=True, tag=True):
    """Lines of verse; an empty line is a stanza break."""

    lines: tuple[tuple[Inline, ...], ...]
    anchor: Anchor
    place: Place


class Signature(Struct, frozen=True, tag=True):
    """署名: office, name, place and date at the end of a statement, right-aligned."""

    lines: tuple[tuple[Inline, ...], ...]
    anchor: Anchor
    place: Place


class Cell(Struct, frozen=True, tag=True):
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    align: str = ''
    """`left`, `center`, `right`, or empty for the column's default."""
    colspan: int = 1
    rowspan: int = 1


class Table(Struct, frozen=True, tag=True):
    """A table; the head rows repeat on every page it reaches."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...]
    number: str
    """Its number within the article: `1`."""
    anchor: Anchor
    place: Place


class Picture(Struct, frozen=True, tag=True):
    """An image file that has been found, read and measured."""

    path: str
    """Relative to the project's root, with `/`."""
    width: int
    """In pixels of the file (SVG: user units)."""
    height: int
    digest: str
    """SHA-256 of the file, in hexadecimal."""


class Figure(Struct, frozen=True, tag=True):
    """A picture with a caption, which prints all the same when the file is missing and `picture` is None."""

    picture: Picture | None
    description: str
    """What is seen, for those who cannot see it."""
    caption: tuple[Inline, ...]
    number: str
    """Its number within the article: `1`; empty without a caption."""
    width: float
    """Share of the measure, 0 < width <= 1."""
    anchor: Anchor
    place: Place


class CodeBlock(Struct, frozen=True, tag=True):
    """Lines in a fixed pitch."""

    text: str
    language: str
    anchor: Anchor
    place: Place


class Divider(Struct, frozen=True, tag=True):
    """A break between parts (`***`)."""

    anchor: Anchor
    place: Place


Block = (
    Heading
    | Paragraph
    | ListBlock
    | DefinitionList
    | Quotation
    | Lead
    | Verse
    | Signature
    | Table
    | Figure
    | CodeBlock
    | Divider
)
