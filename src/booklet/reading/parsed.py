"""Texts that have been read, before their references to each other are resolved."""

from collections.abc import Mapping

from msgspec import Struct

from booklet.diagnostics import Place
from booklet.model.pages import Anchor
from booklet.model.semester import Article, Session

LANGUAGES = ('zh-CN', 'en')


class Named(Struct, frozen=True):
    """What a name (`{#name}`) stands for."""

    anchor: Anchor
    number: str
    """As printed in references; empty when it has none."""
    place: Place


class ReadArticle(Struct, frozen=True):
    """An article whose references are not resolved yet, and its names."""

    article: Article
    names: Mapping[str, Named]
    refers: bool
    """Whether it has references to be resolved."""


class Defaults(Struct, frozen=True):
    """What a session takes from its semester."""

    organisation: str
    series: str
    term: str
    language: str


class ReadSession(Struct, frozen=True):
    """A session whose references are not resolved yet, and the names of its files."""

    session: Session
    file: str
    names: Mapping[str, Named]
    """Of the introduction."""
    articles: tuple[ReadArticle, ...]
    is_cancelled: bool = False
    """It takes no place in the booklet."""
