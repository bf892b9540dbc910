"""The page-map loop over sections that are only numbers: no engine is needed to see whether it settles."""

from collections.abc import Callable, Mapping

from booklet.layout.engine.job import SectionResult
from booklet.layout.page_map import Laid
from booklet.layout.pagination import ROUNDS, Guess, settle
from booklet.layout.sections import Numbering, PlacedPlan, Placement, SectionPlan
from booklet.model.laid import Mark, SectionKind
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap

PLANS = (
    SectionPlan('cover', SectionKind.COVER, -1, -1, True, Numbering.NONE),
    SectionPlan('contents', SectionKind.CONTENTS, -1, -1, True, Numbering.ROMAN),
    SectionPlan('s01-sheet', SectionKind.SHEET, 0, -1, True, Numbering.ARABIC),
    SectionPlan('s01a1', SectionKind.ARTICLE, 0, 0, False, Numbering.ARABIC),
    SectionPlan('s01a2', SectionKind.ARTICLE, 0, 1, False, Numbering.ARABIC),
    SectionPlan('back', SectionKind.BACK, -1, -1, False, Numbering.NONE),
)
Count = Callable[[PlacedPlan, PageMap], int]


class Bench:
    """Lays out sections of as many pages as `count` says; each has marks for itself and its last page."""

    def __init__(self, count: Count) -> None:
        self.count = count
        self.rounds: list[tuple[Placement, PageMap]] = []

    def lay(self, placement: Placement, page_map: PageMap) -> Mapping[str, Laid]:
        self.rounds.append((placement, page_map))
        return {placed.plan.name: self._laid(placed, page_map) for placed in placement.sections}

    def _laid(self, placed: PlacedPlan, page_map: PageMap) -> Laid:
        pages = placed.plan.pages or self.count(placed, page_map)
        name = placed.plan.name
        marks = (Mark(Anchor(name), 0, pages - 1, 0), Mark(Anchor(f'{name}-end'), pages - 1, pages - 1, 0))
        printed = () if placed.plan.kind is SectionKind.NOTES else marks
        return Laid(f'key-{name}', SectionResult(b'', pages, printed, (), ()))


def fixed(placed: PlacedPlan, page_map: PageMap) -> int:
    return {'s01a1': 5, 's01a2': 4, 'contents': 2}.get(placed.plan.name, 1)


def test_sections_of_fixed_length_settle_in_two_rounds() -> None:
    settled = settle(PLANS, 4, Bench(fixed).lay, Guess())
    assert settled.rounds == 2
    assert settled.moving == ()
    assert settled.page_map.span(Anchor('s01a1')) == FolioSpan(Folio('2'), Folio('6'))
    assert settled.page_map.folio(Anchor('s01a2-end')) == '10'
    assert settled.page_map.folio(Anchor('contents')) == 'i'
    assert settled.page_map.folio(Anchor('cover')) == ''
    assert settled.placement.pages % 4 == 0


def test_the_last_state_as_a_guess_makes_one_round_of_it() -> None:
    first = settle(PLANS, 4, Bench(fixed).lay, Guess())
    counts = {name: laid.result.pages for name, laid in first.laid.items()}
    bench = Bench(fixed)
    again = settle(PLANS, 4, bench.lay, Guess(first.page_map, counts))
    assert again.rounds == len(bench.rounds) == 1
    assert (again.placement, again.page_map) == (first.placement, first.page_map)


def test_any_guess_ends_in_the_same_state() -> None:
    wrong = Guess(PageMap({Anchor('gone'): FolioSpan(Folio('9'), Folio('9'))}), {'s01a1': 40, 'other': 3})
    maps = [settle(PLANS, 4, Bench(fixed).lay, guess).page_map for guess in (wrong, Guess())]
    assert maps[0] == maps[1]


def test_a_section_that_grows_once_it_knows_its_references_settles() -> None:
    def growing(placed: PlacedPlan, page_map: PageMap) -> int:
        far = int(page_map.folio(Anchor('s01a2-end')) or 0)
        return fixed(placed, page_map) + (placed.plan.name == 's01a1' and far > 9)

    settled = settle(PLANS, 4, Bench(growing).lay, Guess())
    assert settled.rounds == 3
    assert settled.page_map.folio(Anchor('s01a2-end')) == '11'


def test_what_never_stands_still_is_named_and_the_printed_pages_decide() -> None:
    def swinging(placed: PlacedPlan, page_map: PageMap) -> int:
        is_long = page_map.folio(Anchor('s01a2-end')) != '10'
        return fixed(placed, page_map) - (placed.plan.name == 's01a1' and not is_long)

    bench = Bench(swinging)
    settled = settle(PLANS, 4, bench.lay, Guess())
    assert settled.rounds == len(bench.rounds) == ROUNDS
    assert {'s01a2', 's01a2-end'} <= set(settled.moving)
    assert 'contents' not in settled.moving
    for placed in settled.placement.sections:
        assert len(placed.folios) == settled.laid[placed.plan.name].result.pages
    printed = {placed.plan.name: placed.start for placed in bench.rounds[-1][0].sections}
    assert {placed.plan.name: placed.start for placed in settled.placement.sections} == printed
    indexes = [placed.first_index for placed in settled.placement.sections]
    assert indexes == sorted(set(indexes))
