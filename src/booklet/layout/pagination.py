"""Sections whose pages depend on page numbers -> pages and page numbers that agree."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace

from booklet.layout.page_map import Laid, map_pages
from booklet.layout.sections import Numbering, Placement, SectionPlan, Start, place_sections, roman
from booklet.model.pages import Anchor, Folio, PageMap
from booklet.values import dataclass

ROUNDS = 6
"""Of the whole booklet. A reference that pushes itself onto the next page and back would go on for ever."""

LayRound = Callable[[Placement, PageMap], Mapping[str, Laid]]
"""Lays out the sections of a placement with the folios of a page map, by name of the section.

It may leave out sections that cite pages nobody knows yet, as long as it lays out others that it has not laid
out before; so that rounds which are not whole come to an end.
"""


@dataclass(frozen=True, slots=True)
class Guess:
    """What is believed before the first round: the last build's result, or nothing."""

    page_map: PageMap = field(default_factory=PageMap)
    counts: Mapping[str, int] = field(default_factory=dict)
    """Pages of each section, by its name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The last round."""

    placement: Placement
    laid: Mapping[str, Laid]
    page_map: PageMap
    rounds: int
    moving: tuple[str, ...] = ()
    """Sections and anchors that stand elsewhere than in the round before; empty when all stands still."""


def settle(plans: Sequence[SectionPlan], multiple: int, lay: LayRound, guess: Guess) -> Settled:
    """Repeat `lay` until the starts of all sections and the page map come out as they went in.

    A good guess makes one round of it. Which of several stable states is reached may depend on the guess;
    that takes a reference whose own digits move it over a page's edge.
    """
    page_map = guess.page_map
    counts = {plan.name: guess.counts.get(plan.name, 1) for plan in plans}
    placement = place_sections(plans, counts, multiple)
    whole = 0
    for number in itertools.count(1):
        laid = lay(placement, page_map)
        counts |= {plan.name: laid[plan.name].result.pages for plan in plans if plan.name in laid}
        following = place_sections(plans, counts, multiple)
        new_map = map_pages(following, laid)
        moving = (*_moved_sections(placement, following), *_moved_anchors(page_map, new_map))
        is_whole = all(placed.plan.name in laid for placed in placement.sections)
        if is_whole and not moving:
            return Settled(placement, laid, page_map, number)
        whole += is_whole
        if whole == ROUNDS:
            break
        placement, page_map = following, new_map
    printed = _as_printed(placement, laid)
    return Settled(printed, laid, map_pages(printed, laid), number, moving)


def _moved_sections(before: Placement, after: Placement) -> tuple[str, ...]:
    known = {placed.plan.name: placed for placed in before.sections}
    return tuple(placed.plan.name for placed in after.sections if known.get(placed.plan.name) != placed)


def _moved_anchors(before: PageMap, after: PageMap) -> tuple[Anchor, ...]:
    if before.spans == after.spans:
        return ()
    anchors = {**before.spans, **after.spans}
    return tuple(anchor for anchor in anchors if before.span(anchor) != after.span(anchor))


def _as_printed(tried: Placement, laid: Mapping[str, Laid]) -> Placement:
    """Return what the pages of the last round show, right or not, so that booklet and deck agree."""
    index = 0
    placed_anew = []
    for placed in tried.sections:
        count = laid[placed.plan.name].result.pages
        folios = tuple(_folio(placed.start, offset) for offset in range(count))
        placed_anew.append(replace(placed, first_index=index, folios=folios))
        index += count
    return Placement(tuple(placed_anew))


def _folio(start: Start, offset: int) -> Folio:
    number = start.number + offset
    words = {Numbering.NONE: '', Numbering.ROMAN: roman(number), Numbering.ARABIC: str(number)}
    return Folio(words[start.numbering])
