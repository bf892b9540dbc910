"""A laid booklet and its key sentences -> every result as bytes: print, screen, office, slides."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from booklet.deck import House, make_deck, own_template, read_house, to_pdf
from booklet.diagnostics import Checked, finding
from booklet.files import is_inside
from booklet.kinds import BOUND
from booklet.layout.fonts import FontSet
from booklet.layout.leaves import lay_out_notes
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.press import (
    SHEETS,
    BoundBody,
    Facts,
    bind,
    booklet_a4,
    handout,
    page_count,
    print_body,
    restamped,
    screen,
)
from booklet.printing import Enclosure, PrintOrder, file_name, make_press_files, make_ticket, pack, prove
from booklet.progress import Progress
from booklet.project import Project


@dataclass(frozen=True, slots=True)
class Made:
    """A finished result in memory."""

    name: str
    """Relative to build/<semester>/, with `/`: `slides/01.pptx`."""
    content: bytes
    units: int
    """Pages, slides, or files of a zip."""


@dataclass(frozen=True)
class Order:
    """What results are made from, and which of them."""

    semester: Semester
    keys: tuple[tuple[ArticleKeys, ...], ...]
    """For each session, for each of its articles."""
    laid: LaidBooklet
    project: Project
    faces: Mapping[str, Path]
    """Font files that layout took its faces from."""
    fontset: FontSet
    pictures: Mapping[str, bytes]
    """Of the figures that go on slides, by `Picture.path`."""
    only: frozenset[str]
    stamp: datetime.datetime
    """Stands for every date in the results."""


def make_results(order: Order, progress: Progress) -> tuple[Checked[Made], ...]:
    """Make the results that are asked for; the same order gives the same bytes."""
    makers = {'print': _print, 'screen': _screen, 'office': _office}
    made: list[Checked[Made]] = []
    progress.stage('make', len(order.only))
    if order.only & BOUND:
        body = bind(order.laid, _facts(order), order.faces)
        for kind, maker in makers.items():
            if kind in order.only:
                made += maker(order, body)
                progress.step(kind)
    if 'slides' in order.only:
        decks = tuple(_slides(order))
        made += decks
        progress.step('slides')
        if 'slides-pdf' in order.only:
            made += _slides_pdf(order, [deck.value for deck in decks])
            progress.step('slides-pdf')
    return tuple(made)


def _print(order: Order, body: BoundBody) -> Iterator[Checked[Made]]:
    job = _print_order(order)
    work = make_press_files(job, body)
    proof = prove(job, work.value)
    ticket = make_ticket(job, work.value, proof.verdicts)
    made = [Made(f'print/{file.name}', file.made.content, file.made.pages) for file in work.value.files]
    made.append(Made('print/job-ticket.pdf', ticket.pdf, page_count(ticket.pdf)))
    made.append(Made('print/job-ticket.json', ticket.json, 0))
    made += [Made(f'print/{name}', content, 0) for name, content in proof.pages]
    yield Checked(made[0], (*body.findings, *work.findings, *proof.findings))
    yield from (Checked(each) for each in made[1:])
    # What fails its own preflight must not reach the shop: no zip, and the last build's goes.
    if not proof.findings:
        yield Checked(Made('print.zip', _parcel(order, made), len(made)))


def _print_order(order: Order) -> PrintOrder:
    return PrintOrder(order.semester, order.project, order.laid, _facts(order), order.fontset, order.faces)


def _parcel(order: Order, made: Iterable[Made]) -> bytes:
    """Return the zip for the print shop."""
    settings = order.project.print
    named = ((each, each.name.removeprefix('print/')) for each in made)
    return pack(Enclosure(file_name(name, order.semester, settings), each.content) for each, name in named)


def _screen(order: Order, body: BoundBody) -> Iterator[Checked[Made]]:
    yield Checked(Made('screen/booklet.pdf', screen(body), order.laid.pages), body.findings)


def _office(order: Order, body: BoundBody) -> Iterator[Checked[Made]]:
    sheet, duplex = SHEETS[order.project.office.sheet], order.project.office.duplex
    whole = booklet_a4(print_body(body), sheet, duplex)
    yield Checked(Made('office/booklet-a4-duplex.pdf', whole, page_count(whole)))
    notes = lay_out_notes(order.semester, order.project, order.fontset)
    filler = print_body(bind(notes, _facts(order), order.faces))
    for index, name in enumerate(session_names(order.semester)):
        pdf = handout(order.laid, index, _facts(order), order.faces, sheet, duplex, filler=filler)
        yield Checked(Made(f'office/{name}.pdf', pdf, page_count(pdf)))


def _slides(order: Order) -> Iterator[Checked[Made]]:
    house = _house(order)
    findings = house.findings
    names = session_names(order.semester)
    for session, keys, name in zip(order.semester.sessions, order.keys, names, strict=True):
        deck = make_deck(
            session, order.semester, keys, order.laid.page_map, order.project.theme, order.stamp,
            order.pictures, house=house.value,
        )  # fmt: skip
        made = Made(f'slides/{name}.pptx', deck.value.content, deck.value.slides)
        yield Checked(made, (*findings, *deck.findings))
        findings = ()


def _house(order: Order) -> Checked[House | None]:
    """Return the project's own template of slides, if it names one."""
    settings, project = order.project.slides, order.project
    path = project.root / settings.template
    if not settings.template:
        return Checked(None, ())
    if not path.is_file() or not is_inside(project.root, path):
        return Checked(None, (finding('deck.template-missing', None, file=settings.template),))
    ours = own_template(project.theme, order.semester.language)
    return read_house(path.read_bytes(), settings.template, ours, dict(settings.layouts))


def _slides_pdf(order: Order, decks: list[Made]) -> Iterator[Checked[Made]]:
    """Make the slides as PDF, and the notes as a script for the presenter."""
    contents = {deck.name: deck.content for deck in decks}
    for has_notes, ending in ((False, '.pdf'), (True, '-notes.pdf')):
        for name, pdf in to_pdf(contents, has_notes).items():
            content = restamped(pdf, _facts(order))
            yield Checked(Made(name.removesuffix('.pptx') + ending, content, page_count(content)))


def session_names(semester: Semester) -> tuple[str, ...]:
    """Return the file name of each session: its number in two digits; a number used twice gets a letter."""
    seen: Counter[int] = Counter()
    names = []
    for session in semester.sessions:
        twin = chr(ord('a') + seen[session.number]) if seen[session.number] else ''
        names.append(f'{session.number:02d}{twin}')
        seen[session.number] += 1
    return tuple(names)


def _facts(order: Order) -> Facts:
    semester = order.semester
    return Facts(semester.title, semester.organisation, semester.language, order.stamp)
