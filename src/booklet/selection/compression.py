"""A sentence that is too long -> the same with …… for what it can do without, by named rules."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from booklet.selection.eligibility import unfit_because
from booklet.text.spans import OMISSION

_ASIDE = re.compile('(?<=[^，；：])（[^（）]{6,}），?(?=[^。！？；，、）])')
_INSERTION = re.compile('(?<=[^，；：])——[^—]{6,60}——(?=[^。！？；，])')
_CLAUSE = re.compile('[，；]')
_PARALLEL = re.compile(
    '要(?!求)|必须|应当|不得|坚持|加[快强大]|推[动进]|促进|着力|切实|全面|深入|不断|强化|完善|健全|落实|建立|严格|做好|提[高升]|增强|积极'
)
"""What clauses begin with that can be told one without the other."""
_MOST_GAPS = 2

Gap = tuple[int, int]
"""Start and end of what is left out."""
Omission = Callable[[str], list[Gap]]


def _asides(text: str) -> list[Gap]:
    """What stands in round brackets."""
    return [match.span() for match in _ASIDE.finditer(text)]


def _insertions(text: str) -> list[Gap]:
    """What stands between two dashes."""
    return [match.span() for match in _INSERTION.finditer(text)]


def _parallel_clauses(text: str) -> list[Gap]:
    """Clauses among their like: that before the gap, those in it and that after it begin alike."""
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    alike = [_PARALLEL.match(text, start) is not None for start in starts]
    return [
        # The mark before the gap goes too: ……, not ，…….
        (starts[first] - 1, starts[after])
        for first, after in combinations(range(1, len(starts)), 2)
        if all(alike[first - 1 : after + 1])
    ]


OMISSIONS: tuple[tuple[str, Omission], ...] = (
    ('aside', _asides),
    ('insertion', _insertions),
    ('parallel-clauses', _parallel_clauses),
)
"""What may be left out inside a sentence; what stands first here is missed least."""


def omit(text: str, weigh: Callable[[str], float]) -> str:
    """Return `text` with …… for one or two gaps, fit for a slide; empty when no such gaps make it fit.

    Of several ways the first rule's is taken, and of one rule's that which loses least by `weigh`.
    """
    for gaps in _ways(text, weigh):
        line = _without(text, gaps)
        if not unfit_because(line, True):
            return line
    return ''


def _ways(text: str, weigh: Callable[[str], float]) -> Iterator[tuple[Gap, ...]]:
    found: list[Gap] = []
    for _, find in OMISSIONS:
        gaps = sorted(find(text), key=lambda gap: (weigh(text[gap[0] : gap[1]]), gap))
        yield from ((gap,) for gap in gaps)
        found += gaps
    for pair in combinations(found, _MOST_GAPS):
        first, second = sorted(pair)
        if first[1] < second[0]:
            yield first, second


def _without(text: str, gaps: tuple[Gap, ...]) -> str:
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    return OMISSION.join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
