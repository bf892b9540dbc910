"""Characters with their widths -> gaps between them: natural width, stretch, shrink and cost of a line
end."""

from __future__ import annotations

from dataclasses import field
from itertools import accumulate
from typing import Final

from booklet.text.typesetting import classes as c
from booklet.text.typesetting.pairs import FORBIDDEN, GAPS, NO_END, NO_START, SPACED_STRETCH
from booklet.text.typesetting.phrases import ADDED, ADDRESS_JOINT, find_addresses, judge_phrases
from booklet.values import dataclass

QUARTER: Final = 0.25
"""Han against Latin, in em (CLREQ 6.3; CSS Text 4 says an eighth to a quarter)."""
QUARTER_GIVES: Final = 0.09
SPACE_GIVES: Final = 0.07
HYPHEN_COST: Final = 25.0
ADDRESS_STRETCH: Final = 0.3
"""Share of a gap after / . ? & in a web address, which may fill a line that has no other gap."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The CSS switches, as this paragraph has them.

    `close_pairs`: adjacent marks share their blanks. `trim_start`, `trim_first`, `trim_end`: marks at the
    edge of a line, of a first line; at its end. `autospace`: a quarter em between Han and Latin. `between`:
    lines are justified between characters, else only in spaces. `hang`: '' | 'allow' | 'force' full stops
    and commas at the end. `anywhere`: a Western word may be torn rather than overflow.
    """

    close_pairs: bool = True
    trim_start: bool = True
    trim_first: bool = True
    trim_end: bool = True
    autospace: bool = True
    between: bool = True
    hang: str = ''
    anywhere: bool = False


@dataclass(slots=True)
class Cells:
    """The characters of a paragraph: parallel lists, lengths in one unit (CSS pixels in the bridge).

    `before` and `after` are the blank halves of marks; `em` the type size. `front[i]` and `rear[i]` are
    fixed space before and after cell i (margin and padding of inline boxes). `tied` holds the i that must
    not be parted from i+1, `free` those that may, `hyphens` maps i to the width of the hyphen that a line
    end after i needs.
    """

    text: list[str] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    em: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    front: dict[int, float] = field(default_factory=dict)
    rear: dict[int, float] = field(default_factory=dict)
    tied: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    hyphens: dict[int, float] = field(default_factory=dict)


@dataclass(slots=True)
class Spaced:
    """Cells with their gaps: gap i stands between cell i and cell i+1; the last one is empty.

    `origin[i]` is where cell i begins when the paragraph is set on one endless line; `stretch`, `marks` and
    `spaces` are what gaps may take and give, `sum_…` their running sums (first item 0).
    """

    cells: Cells
    rules: Rules
    gap: list[float]
    stretch: list[float]
    marks: list[float]
    spaces: list[float]
    cost: list[float]
    origin: list[float]
    sum_stretch: list[float]
    sum_marks: list[float]
    sum_spaces: list[float]

    def start_trim(self, first: int, is_first_line: bool) -> float:
        """Return the blank before cell `first` that a line beginning with it does not set."""
        trimmed = self.rules.trim_first if is_first_line else self.rules.trim_start
        return self.cells.before[first] if trimmed and self.cells.kind[first] == c.OPEN else 0.0

    def end_trim(self, last: int) -> float:
        """Return the blank after cell `last` that a line ending with it does not set."""
        kind = self.cells.kind[last]
        if self.rules.hang == 'force' and kind in {c.COMMA, c.STOP}:
            return self.cells.width[last]
        return self.cells.after[last] if self.rules.trim_end and kind in {c.CLOSE, c.COMMA, c.STOP} else 0.0

    def hanging(self, last: int) -> float:
        """Return what may still hang out of the line that ends with cell `last`."""
        if self.rules.hang == 'allow' and self.cells.kind[last] in {c.COMMA, c.STOP}:
            return self.cells.width[last] - self.end_trim(last)
        return 0.0


def space_out(cells: Cells, rules: Rules) -> Spaced:
    """Return `cells` with the gaps between them, after the table of pairs and the phrases of the text."""
    count = len(cells.kind)
    gap, stretch, marks, spaces, cost = ([0.0] * count for _ in range(5))
    kind, em = cells.kind, cells.em
    han = c.HAN
    for i in range(count - 1):
        a, b = kind[i], kind[i + 1]
        if a == han and b == han:
            stretch[i] = em[i]
            continue
        _space_pair(i, cells, rules, gap, stretch, marks, spaces)
        cost[i] = GAPS[a][b].penalty
    _space_typed(cells, rules, gap, stretch)
    _judge(cells, rules, cost, stretch)
    _close_addresses(cells, gap, stretch, spaces, cost)
    advances = [width + space for width, space in zip(cells.width, gap, strict=True)]
    for i, extra in cells.rear.items():
        advances[i] += extra
    for i, extra in cells.front.items():
        if i:
            advances[i - 1] += extra
    sums = [[0.0, *accumulate(values)] for values in (advances, stretch, marks, spaces)]
    return Spaced(cells, rules, gap, stretch, marks, spaces, cost, sums[0], sums[1], sums[2], sums[3])


def _space_pair(
    i: int,
    cells: Cells,
    rules: Rules,
    gap: list[float],
    stretch: list[float],
    marks: list[float],
    spaces: list[float],
) -> None:
    a, b = cells.kind[i], cells.kind[i + 1]
    pair = GAPS[a][b]
    blank = cells.after[i] if pair.after else cells.before[i + 1]
    if pair.closed and rules.close_pairs and blank:
        gap[i] = -blank
    elif pair.gives and rules.close_pairs:
        marks[i] = blank * pair.gives
    em = min(cells.em[i], cells.em[i + 1])
    spaced = pair.spaced or (a == c.RAISED and b == c.HAN and _is_index(i, cells))
    if spaced and rules.autospace:
        gap[i] += QUARTER * em
        spaces[i] = QUARTER_GIVES * em
    if a == c.SPACE or b == c.SPACE:
        spaces[i] = SPACE_GIVES * em if a == c.SPACE else 0.0
    stretch[i] = pair.stretch * em if rules.between or a == c.SPACE else 0.0


def _is_index(i: int, cells: Cells) -> bool:
    """Say whether raised cell `i` belongs to Latin (CO₂, 10³), so that Han after it keeps its distance."""
    kind = cells.kind
    while i > 0 and kind[i] == c.RAISED:
        i -= 1
    return kind[i] in {c.LETTER, c.DIGIT}


def _space_typed(cells: Cells, rules: Rules, gap: list[float], stretch: list[float]) -> None:
    """Make a space that the author typed between Han and Latin the quarter em itself, so that none is
    doubled."""
    if not rules.autospace:
        return
    kind = cells.kind
    western = {c.LETTER, c.DIGIT, c.POSTFIX}
    for i in range(1, len(kind) - 1):
        if kind[i] in {c.SPACE, c.NBSP}:
            around = (kind[i - 1], kind[i + 1])
            if c.HAN in around and not western.isdisjoint(around):
                gap[i] = QUARTER * cells.em[i] - cells.width[i]
                stretch[i] = SPACED_STRETCH * cells.em[i] if rules.between else stretch[i]


def _close_addresses(
    cells: Cells, gap: list[float], stretch: list[float], spaces: list[float], cost: list[float]
) -> None:
    """Let nothing stand between the characters of an address: what is typed from paper must be right."""
    for found in find_addresses(''.join(cells.text)):
        for i in range(found.start(), found.end() - 1):
            gap[i] = spaces[i] = 0.0
            if cost[i] != ADDRESS_JOINT:
                stretch[i] = 0.0


def _judge(cells: Cells, rules: Rules, cost: list[float], stretch: list[float]) -> None:
    """Write the costs of phrases, ties, hyphens and torn words over those of the pairs."""
    text = ''.join(cells.text)
    kind = cells.kind
    for i, penalty in judge_phrases(text).items():
        if cost[i] < FORBIDDEN or penalty in ADDED:
            cost[i] = penalty
        if penalty == ADDRESS_JOINT:
            stretch[i] = ADDRESS_STRETCH * cells.em[i]
        cells.hyphens.pop(i, None)
    if rules.anywhere:
        western = {c.LETTER, c.DIGIT, c.SYMBOL}
        for i in range(len(kind) - 1):
            if cost[i] == FORBIDDEN and kind[i] in western and kind[i + 1] in western:
                cost[i] = 2000.0
    for i in cells.hyphens:
        cost[i] = HYPHEN_COST
    for i in cells.free:
        if 0 <= i < len(kind) - 1 and not (kind[i] in NO_END or kind[i + 1] in NO_START):
            cost[i] = 0.0
    for i in cells.tied:
        if i >= 0:
            cost[i] = FORBIDDEN
    if kind:
        cost[-1] = FORBIDDEN
