"""Slides as values: what is said on each, before it is measured, split or written."""

from collections.abc import Mapping
from types import MappingProxyType

from booklet.model.blocks import Picture
from booklet.model.pages import Anchor
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The first slide: which session, when and where."""

    title: str
    """The session's topic; series and number when it has none."""
    kicker: str
    """School and half-year."""
    lines: tuple[str, ...]
    """Series and number, date with weekday, form and place, chair."""
    least: tuple[str, ...] = ()
    """What may be left out where there is no room, the least worth first: chair, school, series."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of the agenda."""

    label: str
    details: str
    """Minutes and pages in the booklet."""
    target: Anchor | None
    """Of the article whose divider it links to; None links to the first question."""
    language: str
    details_language: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What will be read, in what order, and for how long."""

    title: str
    rows: tuple[AgendaRow, ...]
    first_number: int = 1
    part: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Divider:
    """An article begins."""

    article: Anchor
    number: int
    """Of the article in the session, from 1."""
    title: str
    byline: str
    citation: str
    """`册中第 31–44 页`; empty when the booklet has no such page yet."""
    language: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A key sentence on a slide, or one part of it."""

    anchor: Anchor
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """One key sentence, or two short ones that stand on the same page of the booklet."""

    article_number: int
    label: str
    """Title of the article; with the numbers and `part` it makes the slide's title."""
    quotes: tuple[Quote, ...]
    attribution: str
    citation: str
    language: str
    number: int = 0
    """Of the slide within its article, from 1; 0 until the sentences are on their slides."""
    part: int = 1
    """2 and more on the slides that continue a long sentence."""
    items: tuple[str, ...] = ()
    """Of an enumeration whose stem is the one quote."""
    accents: tuple[str, ...] = ()
    """Words of the sentence that the editor made bold."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSlide:
    """A figure of an article with its caption."""

    article_number: int
    label: str
    picture: Picture
    description: str
    caption: str
    citation: str
    language: str
    number: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question for the discussion."""

    number: int
    """In the session, from 1."""
    text: str
    attribution: str
    """The article it belongs to; empty for a question of the session."""
    language: str
    part: int = 1
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """The last slide."""

    title: str
    lines: tuple[str, ...]
    """Next session and where the full texts stand; the address too when it makes no code."""
    url: str = ''
    """Shown as a QR code with the address under it; empty for none."""
    notes: tuple[str, ...] = ()


Slide = Title | Agenda | Divider | Key | FigureSlide | Question | Closing


def kind_of(slide: Slide) -> str:
    """Return the kind of the slide, by which a stage has its layout."""
    if isinstance(slide, Closing) and slide.url:
        return 'closing-code'
    return KINDS[type(slide)]


KINDS: Mapping[type, str] = MappingProxyType(
    {
        Title: 'title',
        Agenda: 'agenda',
        Divider: 'divider',
        Key: 'key',
        FigureSlide: 'figure',
        Question: 'question',
        Closing: 'closing',
    }
)
