"""A placement -> sheets of running heads and folios, and which page of them lies over which page of text.

A page that moves gets another folio without its text being touched. Folios are laid out in sheets that are
the same for every booklet in the same style, running heads in one sheet for each session.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest

from booklet.layout.html.furniture import folio_sheet, head_sheet, heads_of
from booklet.layout.html.heads import Heads
from booklet.layout.sections import Numbering, PlacedPlan, Placement, SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.values import dataclass

FOLIOS = {Numbering.ARABIC: 64, Numbering.ROMAN: 8}
"""Folios on a sheet."""

_WITHOUT_FOLIO = frozenset((SectionKind.COVER, SectionKind.BACK, SectionKind.TITLE))


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of a sheet of furniture, by the name of the sheet."""

    sheet: str
    page: int


class Furniture:
    """Knows the furniture of a semester's pages; writes each sheet once."""

    def __init__(self, semester: Semester, project: Project) -> None:
        self._semester = semester
        self._project = project
        self._sheets: dict[str, str] = {}
        self._heads: dict[SectionPlan, Heads] = {}

    def sheets(self, placement: Placement) -> Mapping[str, str]:
        """Return the documents that the pages of `placement` need, by their names."""
        by_session: dict[int, list[Heads]] = {}
        for placed in placement.sections:
            by_session.setdefault(placed.plan.session, []).append(self._heads_of(placed.plan))
        wanted = {_heads_name(session): heads for session, heads in by_session.items()}
        for name, heads in wanted.items():
            if name not in self._sheets and any(each.recto or each.verso for each in heads):
                self._sheets[name] = head_sheet(_in_turn(heads), self._semester.language, self._project)
        names = (*wanted, *self._folio_sheets(placement))
        return {name: self._sheets[name] for name in names if name in self._sheets}

    def overlays(self, placed: PlacedPlan, placement: Placement) -> tuple[tuple[SheetPage, ...], ...]:
        """Return what lies over each page of a section."""
        fellows = (each.plan for each in placement.sections if each.plan.session == placed.plan.session)
        turn = _in_turn(map(self._heads_of, fellows))
        offsets = range(len(placed.folios))
        return tuple((*self._head(placed, offset, turn), *_folio(placed, offset)) for offset in offsets)

    def _heads_of(self, plan: SectionPlan) -> Heads:
        if plan not in self._heads:
            self._heads[plan] = heads_of(plan, self._semester, self._project)
        return self._heads[plan]

    def _folio_sheets(self, placement: Placement) -> Iterator[str]:
        """Make sure of the sheets of folios; yield their names."""
        pages = chain.from_iterable(
            _folio(placed, offset) for placed in placement.sections for offset in range(len(placed.folios))
        )
        for name in dict.fromkeys(page.sheet for page in pages):
            if name not in self._sheets:
                kind, _, number = name.partition('-')
                numbering, count = Numbering(kind), FOLIOS[Numbering(kind)]
                self._sheets[name] = folio_sheet(
                    numbering, int(number) * count + 1, count, self._semester.language, self._project
                )
            yield name

    def _head(self, placed: PlacedPlan, offset: int, turn: tuple[str, ...]) -> Iterator[SheetPage]:
        """Yield the running head of a page; none on the page where a section opens, nor over ruled notes."""
        heads = self._heads_of(placed.plan)
        is_recto = (placed.first_index + offset) % 2 == 0
        text = heads.recto if is_recto else heads.verso
        if offset and text and placed.plan.kind is not SectionKind.NOTES:
            side = 0 if is_recto else 1
            yield SheetPage(_heads_name(placed.plan.session), side + 2 * turn[side::2].index(text))


def _folio(placed: PlacedPlan, offset: int) -> Iterator[SheetPage]:
    start = placed.start
    if start.numbering in FOLIOS and placed.plan.kind not in _WITHOUT_FOLIO:
        count = FOLIOS[start.numbering]
        sheet, page = divmod(start.number + offset - 1, count)
        yield SheetPage(f'{start.numbering}-{sheet}', page)


def _heads_name(session: int) -> str:
    return f'heads-{session + 1}'


def _in_turn(heads: Iterable[Heads]) -> tuple[str, ...]:
    """Return the different running heads of some sections, of rectos and versos in turn."""
    listed = list(heads)
    rectos = dict.fromkeys(each.recto for each in listed if each.recto)
    versos = dict.fromkeys(each.verso for each in listed if each.verso)
    return tuple(chain.from_iterable(zip_longest(rectos, versos, fillvalue='')))
