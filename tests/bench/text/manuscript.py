"""Values of an invented semester, before anybody writes them down as Markdown, Typst, TeX or HTML."""

import datetime
from enum import StrEnum

from msgspec import Struct


class Style(StrEnum):
    """How a run of text is marked up."""

    PLAIN = 'plain'
    STRONG = 'strong'
    EMPHASIS = 'emphasis'
    PIN = 'pin'
    """A key sentence that the editor chose."""
    NOTE = 'note'
    """The text of a footnote that is called here."""


class Run(Struct, frozen=True):
    """Characters with one mark-up."""

    text: str
    style: Style = Style.PLAIN


Runs = tuple[Run, ...]


class Heading(Struct, frozen=True):
    """A heading inside an article; level 2 or 3, as in Markdown."""

    level: int
    text: str


class Paragraph(Struct, frozen=True):
    """A paragraph of sentences."""

    runs: Runs


class Quotation(Struct, frozen=True):
    """A paragraph that somebody else said."""

    runs: Runs


class Listing(Struct, frozen=True):
    """Items of a list."""

    items: tuple[str, ...]
    is_numbered: bool


class Table(Struct, frozen=True):
    """Rows of cells, the first row being the head."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quotation | Listing | Table


class Article(Struct, frozen=True):
    """An invented article."""

    title: str
    author: str
    blocks: tuple[Block, ...]


class Session(Struct, frozen=True):
    """An invented session."""

    number: int
    date: datetime.date
    title: str
    introduction: str
    questions: tuple[str, ...]
    articles: tuple[Article, ...]


class Manuscript(Struct, frozen=True):
    """An invented semester."""

    title: str
    organisation: str
    sessions: tuple[Session, ...]
