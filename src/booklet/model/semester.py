"""Semester, session, article: the frame that the editor fills."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from booklet.diagnostics import Place
from booklet.model.blocks import Block
from booklet.model.pages import Anchor
from booklet.model.titles import Voice
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class SlideWishes:
    """What the editor asks of the slides of one article."""

    count: int | None = None
    """How many key sentences at most; None leaves it to the project."""
    skip: tuple[str, ...] = ()
    """Sentences, or their beginnings, that are kept off."""
    skip_places: tuple[Place, ...] = ()
    """Where each of `skip` stands, for findings."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text inside a session."""

    title: str
    anchor: Anchor
    place: Place
    """Of its title; `place.file` is the article's file."""
    blocks: Sequence[Block]
    """A tuple, or one that is made of the store when somebody looks into it (`Kept`)."""
    language: str
    """BCP 47: `zh-CN`, `en`."""
    subtitle: str = ''
    agenda: str = ''
    """The agenda's words for it; empty when they are the title."""
    source: str = ''
    author: str = ''
    date: datetime.date | None = None
    minutes: int | None = None
    questions: tuple[str, ...] = ()
    slides: SlideWishes = SlideWishes()
    title_voices: tuple[Voice, ...] = ()
    subtitle_voices: tuple[Voice, ...] = ()
    """Where title and subtitle are in another voice; pages set them so, plain text has the words alone."""


@dataclass(frozen=True, slots=True)
class Session:
    """One numbered study meeting."""

    number: int
    anchor: Anchor
    place: Place
    date: datetime.date | None
    """None when the source has no readable date (there is a finding then)."""
    form: str
    school: str
    """Defaults are filled in from the semester."""
    series: str
    term: str
    articles: tuple[Article, ...]
    title: str = ''
    location: str = ''
    """Front matter key `place`."""
    chair: str = ''
    minutes: int | None = None
    introduction: tuple[Block, ...] = ()
    questions: tuple[str, ...] = ()
    """The session's own; those of its articles stand with the articles."""


@dataclass(frozen=True, slots=True)
class Semester:
    """What one build compiles."""

    name: str
    """Its folder under content/: `2026-spring`."""
    title: str
    term: str
    organisation: str
    sessions: tuple[Session, ...]
    language: str = 'zh-CN'
    audience: str = ''
    series: str = ''
    date: datetime.date = datetime.date(1980, 1, 1)
    """Of the imprint, and of every timestamp in the outputs unless SOURCE_DATE_EPOCH is set."""
    editor: str = ''
    contact: str = ''
    notice: str = ''
    copies: int | None = None
    delivery: datetime.date | None = None
    """When the print shop is to hand it over."""
    url: str = ''

    @property
    def outline(self) -> 'Semester':
        """The semester without the texts: all that job tickets and decks of other sessions tell of it."""
        return replace(self, sessions=tuple(_without_texts(session) for session in self.sessions))


def session_names(semester: Semester) -> tuple[str, ...]:
    """Return the file name of each session: its number in two digits; a number used twice gets a letter."""
    seen: Counter[int] = Counter()
    names = []
    for session in semester.sessions:
        twin = chr(ord('a') + seen[session.number]) if seen[session.number] else ''
        names.append(f'{session.number:02d}{twin}')
        seen[session.number] += 1
    return tuple(names)


def _without_texts(session: Session) -> Session:
    articles = tuple(replace(article, blocks=()) for article in session.articles)
    return replace(session, articles=articles, introduction=())
