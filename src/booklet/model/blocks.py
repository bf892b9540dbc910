"""Blocks of an article, in reading order."""

from enum import StrEnum

from booklet.diagnostics import Place
from booklet.model.inlines import Inline
from booklet.model.pages import Anchor
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the article's title."""

    level: int
    """1 to 4: 一、 （一） 1. （1）"""
    number: str
    """Generated, with its mark (`一、`); empty in articles that number themselves."""
    inlines: tuple[Inline, ...]
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Paragraph:
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


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a run of blocks."""

    kind: ListKind
    items: 'tuple[tuple[Block, ...], ...]'
    start: int
    """Number of the first item of an ordered list."""
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions."""

    entries: 'tuple[tuple[tuple[Inline, ...], tuple[Block, ...]], ...]'
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words, set off."""

    blocks: 'tuple[Block, ...]'
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Lead:
    """Introductory paragraphs in another voice."""

    blocks: 'tuple[Block, ...]'
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of verse; an empty line is a stanza break."""

    lines: tuple[tuple[Inline, ...], ...]
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Signature:
    """署名: office, name, place and date at the end of a statement, right-aligned."""

    lines: tuple[tuple[Inline, ...], ...]
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    align: str = ''
    """`left`, `center`, `right`, or empty for the column's default."""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the head rows repeat on every page it reaches."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...]
    number: str
    """Its number within the article: `1`."""
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file that has been found, read and measured."""

    path: str
    """Relative to the project's root, with `/`."""
    width: int
    """In pixels of the file (SVG: user units)."""
    height: int
    digest: str
    """SHA-256 of the file, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Figure:
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


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines in a fixed pitch."""

    text: str
    language: str
    anchor: Anchor
    place: Place


@dataclass(frozen=True, slots=True)
class Divider:
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
