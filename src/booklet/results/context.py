"""What is to be made of a laid booklet, and how it is parted into tasks of about equal length."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from booklet.layout.fonts import FontSet
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.store import Store
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.press.inks.separated_booklet import InkDesk

T = TypeVar('T')

SHARES = 2
"""Lots of handouts and of decks for each process, so that none ends long before the others."""

Results = Mapping[str, Any]
"""What tasks gave, by their names."""


@dataclass(frozen=True)
class Order:
    """What results are made from, and which of them."""

    semester: Semester
    keys: tuple[tuple[ArticleKeys, ...], ...]
    """For each session, for each of its articles; empty when they are to be chosen here."""
    laid: LaidBooklet
    project: Project
    faces: Mapping[str, Path]
    """Font files that layout took its faces from."""
    fontset: FontSet
    pictures: Mapping[str, bytes]
    """Of the figures that go on slides, by `Picture.path`."""
    only: frozenset[str]
    stamp: datetime.datetime
    """Stands for every date in the results."""
    store: Store | None = None
    """Keeps what was made of the same input; None forgets it."""
    inks: 'InkDesk | None' = None
    """Knows what the last press body was made of."""


def given(job: T, _: Results) -> T:
    """Return a job that waits for no results."""
    return job


def lots(things: tuple[T, ...], count: int) -> Iterator[tuple[T, ...]]:
    """Part `things` into at most `count` runs of about equal length."""
    size = max(1, -(-len(things) // count))
    for first in range(0, len(things), size):
        yield things[first : first + size]


def lots_of(results: Results, name: str) -> Iterator[Any]:
    """Yield what the tasks of several lots gave."""
    number = 0
    while (lot := results.get(f'{name} {number}')) is not None:
        yield lot
        number += 1


def session_names(semester: Semester) -> tuple[str, ...]:
    """Return the file name of each session: its number in two digits; a number used twice gets a letter."""
    seen: Counter[int] = Counter()
    names = []
    for session in semester.sessions:
        twin = chr(ord('a') + seen[session.number]) if seen[session.number] else ''
        names.append(f'{session.number:02d}{twin}')
        seen[session.number] += 1
    return tuple(names)
