"""Texts that have been read, before their references to each other are resolved."""

from collections.abc import Mapping

from booklet.diagnostics import Place
from booklet.model.pages import Anchor
from booklet.model.semester import Article, Session
from booklet.values import dataclass

LANGUAGES = ('zh-CN', 'en')


@dataclass(frozen=True, slots=True)
class Named:
    """What a name (`{#name}`) stands for."""

    anchor: Anchor
    number: str
    """As printed in references; empty when it has none."""
    place: Place


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article whose references are not resolved yet, and its names."""

    article: Article
    names: Mapping[str, Named]
    refers: bool
    """Whether it has references to be resolved."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a session takes from its semester."""

    organisation: str
    series: str
    term: str
    language: str


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A session whose references are not resolved yet, and the names of its files."""

    session: Session
    file: str
    names: Mapping[str, Named]
    """Of the introduction."""
    articles: tuple[ReadArticle, ...]
    is_cancelled: bool = False
    """It takes no place in the booklet."""
