"""Prose -> what the features are computed from: likeness, neighbours, lengths."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from booklet.selection.prose import Prose, length_of
from booklet.selection.similarity import Likeness, compare
from booklet.values import dataclass


@dataclass(frozen=True)
class Study:
    """Prose with what the features are computed from."""

    prose: Prose
    likeness: Likeness
    mates: tuple[tuple[int, ...], ...]
    """The sentences of the same paragraph, itself included."""
    lengths: tuple[float, ...]
    """In Han characters, as `length_of` counts."""
    page: str
    """The sentences, one a line, so that a pattern is sought in all of them at once."""
    starts: tuple[int, ...]
    """Where each sentence begins on the page."""
    counted: dict[re.Pattern[str], list[int]]
    """What was counted before; filled by `count`."""

    def count(self, pattern: re.Pattern[str]) -> list[int]:
        """Return how often `pattern` stands in each sentence; it must not match a line end."""
        if (known := self.counted.get(pattern)) is None:
            known = self.counted[pattern] = [0] * len(self.starts)
            for match in pattern.finditer(self.page):
                known[bisect_right(self.starts, match.start()) - 1] += 1
        return known


Values = list[float]
"""One for each sentence, about 0 to 1."""
Feature = Callable[[Study], Values]


def study(prose: Prose) -> Study:
    """Compare the sentences of `prose` with each other, once for all features."""
    likeness = compare(prose.sentences)
    together: dict[int, list[int]] = {}
    for index, paragraph in enumerate(prose.paragraphs):
        together.setdefault(paragraph, []).append(index)
    groups = {paragraph: tuple(members) for paragraph, members in together.items()}
    lengths = tuple(length_of(text, prose.is_chinese) for text in prose.sentences)
    mates = tuple(groups[paragraph] for paragraph in prose.paragraphs)
    lines = [' '.join(text.split('\n')) for text in prose.sentences]
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0)) if lines else ()
    return Study(prose, likeness, mates, lengths, '\n'.join(lines), starts, {})
