"""A spaced paragraph and a measure -> its lines: the best fit of the whole, not of each line.

Total fit after Knuth and Plass (Breaking Paragraphs into Lines, 1981), with the flexibility of Chinese:
marks that give their blank half before characters are parted, and gaps that take a little. Linear time: of
the breaks before a line end only those are looked at whose line is neither too long nor too loose.
"""

from __future__ import annotations

from math import inf
from typing import Final

from booklet.text.typesetting import classes as c
from booklet.text.typesetting.pairs import FORBIDDEN
from booklet.text.typesetting.spacing import Cells, Spaced
from booklet.values import dataclass

CAPS: Final = (0.08, 0.2, inf)
"""Stretch per gap, in em, that a round of the search allows.

A round is the last when what it left out, one line looser than that, would cost more than all that it found.
"""
LOOSE: Final = 0.2
RAGGED: Final = 0.6
"""A line that would need this much is not filled but left short, with its gaps at the limit."""
LONE_COST: Final = 5000.0
SHORT_COST: Final = 6.0
OVERFULL: Final = 1e6
FUZZ: Final = 1e-6
_CONTENT: Final = frozenset({c.HAN, c.LETTER, c.DIGIT, c.ATOM})


@dataclass(frozen=True, slots=True)
class Line:
    """Cells `first` to `end` (exclusive, spaces at the end left out); the next line begins with cell
    `resume`.

    `natural` is its width with nothing stretched; `trim` the blank taken off its first mark; `hyphen` the
    width of an added hyphen; `hang` what stands beyond the measure. `ratio` says how it is adjusted:
    positive, em to add to each unit of stretch; negative, to −1 the part of the marks' blanks taken, to −2
    that of the spaces as well.
    """

    first: int
    end: int
    resume: int
    natural: float
    trim: float
    hyphen: float
    ratio: float
    hang: float


@dataclass(frozen=True, slots=True)
class Measure:
    """`width` of the lines, `indent` of the first; `justify`: fill them; `even`: centred, so keep lines
    alike."""

    width: float
    indent: float = 0.0
    justify: bool = True
    even: bool = False


@dataclass(slots=True)
class _Nodes:
    """Places where lines may end: running sums at the end of a line there and at the start of the next."""

    resume: list[int]
    last: list[int]
    cost: list[float]
    hyphen: list[float]
    end: list[float]
    begin: list[float]
    back: list[int]


def fit_lines(spaced: Spaced, start: int, stop: int, measure: Measure, opening: bool) -> list[Line]:
    """Return the lines of cells `start` to `stop`; `opening` says that the first is the first of a
    paragraph."""
    nodes = _collect_nodes(spaced, start, stop, opening)
    if len(nodes.resume) == 1:
        return []
    if not measure.justify or _fits_on_one(spaced, nodes, measure):
        _search(spaced, nodes, measure, inf)
    else:
        for cap in CAPS:
            if _search(spaced, nodes, measure, cap):
                break
    return _trace(spaced, nodes, measure, opening)


def _collect_nodes(spaced: Spaced, start: int, stop: int, opening: bool) -> _Nodes:
    cells, cost, origin = spaced.cells, spaced.cost, spaced.origin
    kind, width = cells.kind, cells.width
    first_trim = spaced.start_trim(start, opening)
    front, rear = cells.front, cells.rear
    begin = origin[start] + first_trim - front.get(start, 0.0)
    nodes = _Nodes([start], [start], [0.0], [0.0], [0.0], [begin], [-1])
    for i in range(start, stop):
        if cost[i] == FORBIDDEN and i != stop - 1:
            continue
        last = i
        while kind[last] in _INVISIBLE and last > start:
            last -= 1
        end = origin[last] + width[last]
        if kind[last] != c.HAN:
            end -= spaced.end_trim(last)
        following = origin[i + 1]
        if i + 1 < stop and kind[i + 1] == c.OPEN:
            following += spaced.start_trim(i + 1, False)
        nodes.resume.append(i + 1)
        nodes.last.append(last)
        nodes.end.append(end)
        nodes.begin.append(following)
    count = len(nodes.resume) - 1
    nodes.cost.extend(cost[resume - 1] for resume in nodes.resume[1:])
    nodes.cost[-1] = 0.0
    nodes.hyphen.extend([0.0] * count)
    nodes.back.extend([-1] * count)
    if cells.hyphens or front or rear:
        _add_edges(cells, nodes)
    return nodes


def _add_edges(cells: Cells, nodes: _Nodes) -> None:
    """Add hyphens, and the padding of inline boxes, to the ends and beginnings of lines."""
    final = len(nodes.resume) - 1
    for k in range(1, final + 1):
        resume, last = nodes.resume[k], nodes.last[k]
        if k < final:
            nodes.hyphen[k] = cells.hyphens.get(resume - 1, 0.0)
        nodes.end[k] += nodes.hyphen[k] + cells.rear.get(last, 0.0)
        nodes.begin[k] -= cells.front.get(resume, 0.0)


_INVISIBLE: Final = frozenset({c.SPACE, c.FORCED, c.ZERO_BREAK})


def _fits_on_one(spaced: Spaced, nodes: _Nodes, measure: Measure) -> bool:
    return nodes.end[-1] - nodes.begin[0] + measure.indent <= measure.width + FUZZ


def _search(spaced: Spaced, nodes: _Nodes, measure: Measure, cap: float) -> bool:
    """Find the cheapest way to the end with no gap stretched beyond `cap` em; write it to `nodes.back`."""
    count = len(nodes.resume)
    best = [inf] * count
    best[0] = 0.0
    sum_stretch, sum_marks, sum_spaces = spaced.sum_stretch, spaced.sum_marks, spaced.sum_spaces
    resumes, lasts, ends, costs, justify = nodes.resume, nodes.last, nodes.end, nodes.cost, measure.justify
    em = spaced.cells.em
    begin = nodes.begin.copy()
    begin[0] -= measure.indent
    full = measure.width + FUZZ
    low = 0
    for k in range(1, count):
        last = lasts[k]
        final = k == count - 1
        at_stretch = sum_stretch[last]
        space = full - ends[k]
        lowest = inf
        chosen = -1
        for j in range(low, k):
            room = space + begin[j]
            first = resumes[j]
            if room < 0:
                marks = sum_marks[last] - sum_marks[first]
                give = marks + sum_spaces[last] - sum_spaces[first]
                if (-room > give and -room > give + spaced.hanging(last)) or not justify:
                    if j == low and not nodes.hyphen[k]:
                        low += 1
                    continue
                cost = _tight_cost(-room, marks, give)
            elif final:
                cost = _last_cost(spaced, first, last, j, room, measure)
            elif justify:
                stretch = at_stretch - sum_stretch[first]
                if room > cap * stretch:
                    break
                cost = _loose_cost(room / stretch) if stretch else 300.0 + 3000.0 * room / em[last]
            else:
                cost = (room / em[last]) ** 2
            cost += best[j]
            if cost < lowest:
                lowest, chosen = cost, j
        if lowest == inf and cap == inf:
            low = min(low, k - 1)
            lowest, chosen = best[k - 1] + OVERFULL, k - 1
        best[k], nodes.back[k] = lowest + costs[k] + 1.0, chosen
    return best[-1] <= _loose_cost(cap)


def _loose_cost(ratio: float) -> float:
    """Return the cost of parting characters by `ratio` em; beyond twice the limit it only grows evenly."""
    return (ratio * 10.0) ** 3 * 100.0 if ratio <= LOOSE else 800.0 + (ratio - LOOSE) * 8000.0


def _tight_cost(need: float, marks: float, give: float) -> float:
    """Return the cost of taking `need` from a line: a fifth of parting characters while marks can give it."""
    if need <= marks:
        return 30.0 * (need / marks) ** 2
    return 30.0 + 80.0 * ((need - marks) / (give - marks)) ** 2 if need <= give else 110.0


def _last_cost(spaced: Spaced, first: int, last: int, j: int, room: float, measure: Measure) -> float:
    """Return the cost of a last line: natural, but never one character alone (CLREQ 6.1.4; 孤字)."""
    cost = (room / spaced.cells.em[last]) ** 2 if measure.even else 0.0
    if j == 0 or last - first > 6:
        return cost
    kind = spaced.cells.kind
    content = sum(kind[i] in _CONTENT for i in range(first, last + 1))
    return cost + (LONE_COST if content <= 1 else SHORT_COST if content == 2 else 0.0)


def _trace(spaced: Spaced, nodes: _Nodes, measure: Measure, opening: bool) -> list[Line]:
    lines = []
    k = len(nodes.resume) - 1
    while k:
        j = nodes.back[k]
        first, last = nodes.resume[j], nodes.last[k]
        indent = measure.indent if j == 0 else 0.0
        natural = nodes.end[k] - nodes.begin[j]
        is_last = k == len(nodes.resume) - 1
        trim = spaced.start_trim(first, opening and j == 0)
        room = measure.width - indent - natural
        ratio, hang = _adjust(spaced, first, last, room, measure.justify, is_last)
        lines.append(Line(first, last + 1, nodes.resume[k], natural, trim, nodes.hyphen[k], ratio, hang))
        k = j
    lines.reverse()
    return lines


def _adjust(
    spaced: Spaced, first: int, last: int, room: float, justify: bool, is_last: bool
) -> tuple[float, float]:
    if not justify or (is_last and room >= 0) or abs(room) <= FUZZ:
        return 0.0, 0.0
    if room > 0:
        stretch = spaced.sum_stretch[last] - spaced.sum_stretch[first]
        ratio = room / stretch if stretch else 0.0
        return (ratio if ratio < RAGGED else LOOSE), 0.0
    marks = spaced.sum_marks[last] - spaced.sum_marks[first]
    spaces = spaced.sum_spaces[last] - spaced.sum_spaces[first]
    if -room <= marks:
        return room / marks, 0.0
    if -room <= marks + spaces:
        return -1.0 + (room + marks) / spaces, 0.0
    hang = spaced.hanging(last)
    return (-2.0 if spaces or marks else 0.0), min(hang, -room - marks - spaces)


def set_advances(spaced: Spaced, line: Line) -> list[float]:
    """Return how far each cell of `line` is from the next: widths, gaps and the line's adjustment."""
    first, end, ratio = line.first, line.end, line.ratio
    width, gap = spaced.cells.width[first:end], spaced.gap[first:end]
    if ratio > 0:
        taken = [ratio * value for value in spaced.stretch[first:end]]
    elif ratio < 0:
        of_marks, of_spaces = max(ratio, -1.0), min(ratio + 1.0, 0.0)
        given = zip(spaced.marks[first:end], spaced.spaces[first:end], strict=True)
        taken = [of_marks * mark + of_spaces * space for mark, space in given]
    else:
        taken = [0.0] * (end - first)
    advances = [a + b + d for a, b, d in zip(width, gap, taken, strict=True)]
    if advances:
        advances[-1] = width[-1] - spaced.end_trim(end - 1)
    return advances
