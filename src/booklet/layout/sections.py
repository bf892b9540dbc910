"""A semester to the sections of its booklet, and their page counts to a place for each of them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from booklet.model.laid import SectionKind
from booklet.model.pages import Folio
from booklet.model.semester import Semester, Session
from booklet.values import dataclass


class Numbering(StrEnum):
    """How the pages of a section are counted."""

    NONE = 'none'
    ROMAN = 'roman'
    ARABIC = 'arabic'


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section before it is laid out."""

    name: str
    """Unique in the booklet: `cover`, `s01-sheet`, `s01a1`, `notes-1`."""
    kind: SectionKind
    session: int
    """Index of its session, from 0; -1 outside sessions."""
    article: int
    """Index of its article in the session, from 0; -1 when it is none."""
    opens_recto: bool
    numbering: Numbering
    pages: int = 0
    """Only for NOTES: how many pages to rule."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a section must know of its place before it can be laid out."""

    number: int
    """Of its first page; counts on even where the folio is not printed."""
    numbering: Numbering
    is_recto: bool


@dataclass(frozen=True, slots=True)
class PlacedPlan:
    """A section with its place in the booklet."""

    plan: SectionPlan
    start: Start
    first_index: int
    """Index of its first page in the booklet, from 0."""
    folios: tuple[Folio, ...]
    """Of each of its pages; empty strings where pages are not counted."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The whole booklet in reading order, note pages included."""

    sections: tuple[PlacedPlan, ...]

    @property
    def pages(self) -> int:
        """Number of pages."""
        return sum(len(placed.folios) for placed in self.sections)

    def start(self, name: str) -> Start:
        """Return where the section `name` starts; raise KeyError when there is none of that name."""
        for placed in self.sections:
            if placed.plan.name == name:
                return placed.start
        raise KeyError(name)


def plan_sections(semester: Semester) -> tuple[SectionPlan, ...]:
    """Return the sections of `semester` in reading order, without note pages: where those are needed is
    known only when the others have been laid out (`place_sections`).
    """
    return (
        SectionPlan('cover', SectionKind.COVER, -1, -1, True, Numbering.NONE),
        SectionPlan('title', SectionKind.TITLE, -1, -1, True, Numbering.ROMAN),
        SectionPlan('contents', SectionKind.CONTENTS, -1, -1, True, Numbering.ROMAN),
        *(plan for index, session in enumerate(semester.sessions) for plan in _plan_session(index, session)),
        SectionPlan('back', SectionKind.BACK, -1, -1, False, Numbering.NONE),
    )


def place_sections(
    plans: Iterable[SectionPlan], page_counts: Mapping[str, int], multiple: int = 4
) -> Placement:
    """Place `plans` one after the other, `page_counts[plan.name]` pages each.

    A section that opens on a recto gets one ruled note page before it when it would fall on a verso, so that
    no page is a bare blank. Before the back cover stand as many note pages as bring the whole to a multiple
    of `multiple`, but at least one: the inside of the back cover. A section of no pages takes no place.
    Raise KeyError when a count is missing.
    """
    pen = _Pen()
    for plan in plans:
        count = plan.pages or page_counts[plan.name]
        if plan.kind is SectionKind.BACK:
            pen.rule(1 + -(pen.index + 1 + count) % multiple)
        elif plan.opens_recto and pen.index % 2:
            pen.rule(1)
        pen.place(plan, count)
    return Placement(tuple(pen.placed))


def roman(number: int) -> str:
    """Return `number` (1 or more) in lower roman figures."""
    parts = []
    for value, figure in _ROMAN:
        times, number = divmod(number, value)
        parts.append(figure * times)
    return ''.join(parts)


_ROMAN = (
    *((1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl')),
    *((10, 'x'), (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i')),
)


def _plan_session(index: int, session: Session) -> Iterator[SectionPlan]:
    yield SectionPlan(f'{session.anchor}-sheet', SectionKind.SHEET, index, -1, True, Numbering.ARABIC)
    for order, article in enumerate(session.articles):
        yield SectionPlan(article.anchor, SectionKind.ARTICLE, index, order, False, Numbering.ARABIC)
    if session.questions or any(article.questions for article in session.articles):
        name = f'{session.anchor}-questions'
        yield SectionPlan(name, SectionKind.QUESTIONS, index, -1, False, Numbering.ARABIC)


class _Pen:
    """Walks through the booklet, counting pages as it goes."""

    def __init__(self) -> None:
        self.index = 0
        self.placed: list[PlacedPlan] = []
        self._next = {Numbering.NONE: 1, Numbering.ROMAN: 1, Numbering.ARABIC: 1}
        self._session = -1
        self._numbering = Numbering.NONE
        self._notes = 0

    def place(self, plan: SectionPlan, count: int) -> None:
        """Give `plan` the next `count` pages."""
        number = self._next[plan.numbering]
        start = Start(number, plan.numbering, self.index % 2 == 0)
        folios = tuple(_folio(number + offset, plan.numbering) for offset in range(count))
        self.placed.append(PlacedPlan(plan, start, self.index, folios))
        self._next[plan.numbering] += count
        self.index += count
        self._session, self._numbering = plan.session, plan.numbering

    def rule(self, count: int) -> None:
        """Insert `count` note pages; they belong to the session before them and count on with it."""
        self._notes += 1
        plan = SectionPlan(
            f'notes-{self._notes}', SectionKind.NOTES, self._session, -1, False, self._numbering, count
        )
        self.place(plan, count)


def _folio(number: int, numbering: Numbering) -> Folio:
    match numbering:
        case Numbering.NONE:
            return Folio('')
        case Numbering.ROMAN:
            return Folio(roman(number))
        case Numbering.ARABIC:
            return Folio(str(number))
