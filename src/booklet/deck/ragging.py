"""A paragraph and the widest measure -> all the ways its lines may break, with what each costs the reader."""

from collections.abc import Iterator

from booklet.deck.font_metrics import Ruler
from booklet.deck.lines import Line, break_lines
from booklet.deck.sense import break_cost, words
from booklet.values import dataclass

WIDTH_MARGIN = 1.02
"""What a text may be wider in the face of another machine."""
NARROWER = 0.995
UNEVEN = 0.8
"""What lines of very different lengths cost, beside the costs of their ends (`sense`)."""
LONE = 1.0
"""What a line of one word costs."""
LEAST = 0.05
"""Em, by which the measure is lessened to break elsewhere."""


@dataclass(frozen=True, slots=True)
class Way:
    """Lines that stand in a range of measures."""

    measure: float
    """In em, within the range and away from its ends."""
    unrest: float
    """What it costs to read the text in these lines; 0 for one that is best."""


def ways_to_break(text: str, widest: float, ruler: Ruler, is_bold: bool, most: int) -> Iterator[Way]:
    """Yield the ways to break the text into at most `most` lines within `widest` em.

    Lines break alike from the width of the longest to where one of them takes in a unit more; so the next
    way is found just below that width. A grid of whole em misses these ranges: all Han is on it, and a line
    that is exactly full breaks elsewhere in the next program.
    """
    measure = upper = widest + LEAST
    while True:
        lines = break_lines(text, min(measure, widest), ruler, is_bold)
        if len(lines) > most:
            return
        longest = max(line.width for line in lines)
        middle = min(widest, max(longest * WIDTH_MARGIN * 1.001, (longest + upper) / 2))
        if longest * WIDTH_MARGIN <= middle and middle <= max(upper * NARROWER, upper - LEAST):
            yield Way(middle, unrest(text, lines))
        measure, upper = longest - LEAST, longest


def unrest(text: str, lines: tuple[Line, ...]) -> float:
    """Return what it costs to read the text in these lines: where they end, how uneven they are, and lines
    of one word; 0 for a single line.
    """
    if len(lines) < 2:
        return 0.0
    longest = max(line.width for line in lines)
    ends = [line.end for line in lines[:-1]]
    uneven = sum(longest - line.width for line in lines) / longest / len(lines)
    lone = sum(words(text).isdisjoint(range(line.start + 1, line.end)) for line in lines)
    return sum(break_cost(text, end) for end in ends) / len(ends) + UNEVEN * uneven + LONE * lone
