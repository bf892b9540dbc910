"""Values of an invented semester, before anybody writes them down as Markdown, Typst, TeX or HTML."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a run of text is marked up."""

    PLAIN = 'plain'
    STRONG = 'strong'
    EMPHASIS = 'emphasis'
    PIN = 'pin'
    """A key sentence that the editor chose."""
    NOTE = 'note'
    """The text of a footnote that is called here."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one mark-up."""

    text: str
    style: Style = Style.PLAIN


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an article; level 2 or 3, as in Markdown."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of sentences."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Quotation:
    """A paragraph that somebody else said."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Listing:
    """Items of a list."""

    items: tuple[str, ...]
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row being the head."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quotation | Listing | Table


@dataclass(frozen=True, slots=True)
class Article:
    """An invented article."""

    title: str
    author: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """An invented session."""

    number: int
    date: datetime.date
    title: str
    introduction: str
    questions: tuple[str, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An invented semester."""

    title: str
    organisation: str
    sessions: tuple[Session, ...]
