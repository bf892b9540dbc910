"""What all kinds of results are made from."""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from booklet.layout.fonts.faces import FontSet
from booklet.layout.leaves import Leaves
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.press.pdf.facts import Facts
from booklet.project.settings import Project
from booklet.store import Store
from booklet.values import dataclass

T = TypeVar('T')

SHARES = 2
"""Batches for each process, so that none ends long before the others."""


@dataclass(frozen=True)
class ResultContext:
    """A laid booklet and what is to be made of it. A kind takes out of it what it needs and puts that into
    its jobs, which travel.
    """

    semester: Semester
    laid: LaidBooklet
    project: Project
    fontset: FontSet
    pictures: Mapping[str, bytes]
    """Of the figures that go on slides, by `Picture.path`."""
    only: frozenset[str]
    """The kinds to make."""
    stamp: datetime.datetime
    """Stands for every date in the results."""
    store: Store | None = None
    """Keeps what was made of the same input; None forgets it."""
    count: int = 1
    """How many tasks run at once."""

    @cached_property
    def outline(self) -> Semester:
        """The semester without its texts."""
        return self.semester.outline

    @cached_property
    def facts(self) -> Facts:
        """What every PDF says about itself."""
        return Facts(self.semester.title, self.semester.organisation, self.semester.language, self.stamp)

    @cached_property
    def leaves(self) -> Leaves:
        """Makes jobs of what is laid out by itself."""
        return Leaves(self.project, self.fontset)

    def batches(self, things: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
        """Part `things` into runs of about equal length, a few for each process."""
        size = max(1, -(-len(things) // (self.count * SHARES)))
        for first in range(0, len(things), size):
            yield things[first : first + size]
