"""Plain values -> one result, or a few of a kind: the jobs that results are made in, in any process.

A job takes no more than it needs, because all that it takes travels: `without_pages` and `outline_of` leave
out what weighs.
"""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.diagnostics import Checked, finding
from booklet.files import is_inside
from booklet.layout.fonts import FontSet
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.pages import PageMap
from booklet.model.semester import Semester, Session
from booklet.project.settings import Project
from booklet.store import Store
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.deck import House
    from booklet.press import BoundBody, Facts
    from booklet.press.inks.separated import InkedSection
    from booklet.press.inks.separated_booklet import InkDesk, InkJob
    from booklet.results.print import Inspection, PrintedFile, PrintOrder, PrintPlan, PrintWork


@dataclass(frozen=True, slots=True)
class Made:
    """A finished result in memory."""

    name: str
    """Relative to build/<semester>/, with `/`: `slides/01.pptx`."""
    content: bytes
    units: int
    """Pages, slides, or files of a zip."""


def without_pages(laid: LaidBooklet) -> LaidBooklet:
    """Return the booklet without the PDF of its sections: what stands where."""
    sections = (replace(placed, section=replace(placed.section, pdf=b'')) for placed in laid.sections)
    return replace(laid, sections=tuple(sections), furniture={})


def outline_of(semester: Semester) -> Semester:
    """Return the semester without the text of its articles: all that a job ticket or the deck of another
    session tells of it. Covers show how long the texts are, so their HTML is written before the job.
    """
    return replace(semester, sessions=tuple(_without_text(session) for session in semester.sessions))


def _without_text(session: Session) -> Session:
    articles = tuple(replace(article, blocks=()) for article in session.articles)
    return replace(session, articles=articles, introduction=())


@dataclass(frozen=True, slots=True)
class Binding:
    """Sections to be bound."""

    laid: LaidBooklet
    facts: 'Facts'
    faces: Mapping[str, Path]


def make_bound(job: Binding) -> 'BoundBody':
    """Bind the whole booklet once for all that is made of it."""
    from booklet.press import bind

    bound = bind(job.laid, job.facts, job.faces)
    return replace(bound, laid=without_pages(job.laid))


@dataclass(frozen=True, slots=True)
class InkLot:
    """Some sections to be brought into inks."""

    jobs: 'tuple[InkJob, ...]'
    store: Store | None = None


def make_inks(lot: InkLot) -> 'Mapping[InkJob, InkedSection]':
    """Bring sections into inks; those in the store come from there."""
    from booklet.press.inks.separated_booklet import InkDesk

    desk = InkDesk(lot.store)
    return {job: desk.inked(job) for job in lot.jobs}


@dataclass(frozen=True, slots=True)
class PressJob:
    """A press file to be made, checked or described."""

    order: 'PrintOrder'
    plan: 'PrintPlan'
    laid: LaidBooklet | None = None
    """The pages, for the body."""
    desk: 'InkDesk | None' = None
    """Knows sections that are in inks already."""
    file: 'PrintedFile | None' = None
    html: str = ''
    """Of the cover sheet."""


def make_press_body(job: PressJob) -> 'Checked[PrintedFile]':
    """Make the body's press file of `laid`."""
    from booklet.results.print import make_body

    assert job.laid is not None
    return make_body(job.order, job.plan, job.laid, job.desk)


def make_press_cover(job: PressJob) -> 'Checked[PrintedFile]':
    """Make the press file of the cover."""
    from booklet.results.print import make_cover

    return make_cover(job.order, job.plan, job.html)


def inspect_file(job: PressJob) -> 'Inspection':
    """Check `file` before it leaves the house."""
    from booklet.results.print import inspect

    assert job.file is not None
    return inspect(job.order, job.plan, job.file)


@dataclass(frozen=True, slots=True)
class TicketJob:
    """A job ticket to be made."""

    order: 'PrintOrder'
    work: 'PrintWork'
    inspections: 'tuple[Inspection, ...]'


def make_papers(job: TicketJob) -> tuple[Made, ...]:
    """Make the job ticket and the reports that go with the press files."""
    from booklet.press import page_count
    from booklet.results.print import make_ticket, prove

    proof = prove(job.inspections)
    ticket = make_ticket(job.order, job.work, proof.verdicts)
    return (
        Made('print/job-ticket.pdf', ticket.pdf, page_count(ticket.pdf)),
        Made('print/job-ticket.json', ticket.json, 0),
        *(Made(f'print/{name}', content, 0) for name, content in proof.pages),
    )


def make_screen(bound: 'BoundBody') -> Made:
    """Make the copy for phones and archives."""
    from booklet.press import screen_edition

    return Made('screen/booklet.pdf', screen_edition(bound), bound.laid.pages)


@dataclass(frozen=True, slots=True)
class OfficeJob:
    """The whole booklet to be imposed for the office printer."""

    bound: 'BoundBody'
    project: Project


def make_office(job: OfficeJob) -> Made:
    """Make the booklet for the office printer."""
    from booklet.press import SHEETS, booklet_a4, page_count, print_body

    office = job.project.office
    pdf = booklet_a4(print_body(job.bound), SHEETS[office.sheet], office.duplex)
    return Made('office/booklet-a4-duplex.pdf', pdf, page_count(pdf))


@dataclass(frozen=True, slots=True)
class FillerJob:
    """Note pages that fill the last sheet of a handout."""

    html: str
    project: Project
    fontset: FontSet
    facts: 'Facts'
    faces: Mapping[str, Path]
    store: Store | None = None


def make_filler(job: FillerJob) -> bytes:
    """Make two ruled note pages."""
    from booklet.layout.leaves import lay_out_notes
    from booklet.press import bind, print_body

    notes = lay_out_notes(job.html, job.project, job.fontset, job.store)
    return print_body(bind(notes, job.facts, job.faces))


@dataclass(frozen=True, slots=True)
class HandoutJob:
    """Some sessions to be made into handouts."""

    laid: LaidBooklet
    """At least their sections."""
    names: tuple[tuple[int, str], ...]
    """Index of each session in the semester, and the name of its file."""
    project: Project
    facts: 'Facts'
    faces: Mapping[str, Path]
    filler: bytes


def make_handouts(job: HandoutJob) -> tuple[Made, ...]:
    """Make the handout of each session."""
    from booklet.press import SHEETS, handout, page_count

    sheet, duplex = SHEETS[job.project.office.sheet], job.project.office.duplex
    made = []
    for index, name in job.names:
        pdf = handout(job.laid, index, job.facts, job.faces, sheet, duplex, filler=job.filler)
        made.append(Made(f'office/{name}.pdf', pdf, page_count(pdf)))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class DeckJob:
    """Some sessions to be made into decks."""

    sessions: tuple[Session, ...]
    names: tuple[str, ...]
    keys: tuple[tuple[ArticleKeys, ...], ...]
    """For each session; empty when they are still to be chosen."""
    semester: Semester
    """Its outline is enough."""
    project: Project
    page_map: PageMap
    pictures: Mapping[str, bytes]
    stamp: datetime.datetime


def make_decks(job: DeckJob) -> tuple[Checked[Made], ...]:
    """Choose the key sentences of each session and make its deck."""
    from booklet.deck import make_deck
    from booklet.model.cited import session_with_folios
    from booklet.selection import choose_session

    settings, house = job.project.slides, read_own_house(job.project, job.semester.language).value
    sessions = [session_with_folios(session, job.page_map) for session in job.sessions]
    # What was chosen before the pages were known does not say them: where a text refers, it is chosen again.
    is_known = bool(job.keys) and sessions == list(job.sessions)
    keys = (
        job.keys
        if is_known
        else tuple(choose_session(session, settings.count, settings.session_count) for session in sessions)
    )
    made = []
    for session, name, chosen in zip(sessions, job.names, keys, strict=True):
        deck = make_deck(
            session, job.semester, chosen, job.page_map, job.project.theme, job.stamp, job.pictures,
            house=house,
        )  # fmt: skip
        result = Made(f'slides/{name}.pptx', deck.value.content, deck.value.slides)
        made.append(Checked(result, deck.findings))
    return tuple(made)


def read_own_house(project: Project, language: str) -> 'Checked[House | None]':
    """Return the project's own template of slides, if it names one."""
    template = project.slides.template
    if not template:
        return Checked(None, ())
    path = project.root / template
    if not path.is_file() or not is_inside(project.root, path):
        return Checked(None, (finding('deck.template-missing', None, file=template),))
    from booklet.deck import own_template, read_house

    ours = own_template(project.theme, language)
    return read_house(path.read_bytes(), template, ours, dict(project.slides.layouts))
