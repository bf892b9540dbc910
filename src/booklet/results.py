"""A laid booklet and its key sentences -> every result as bytes: print, screen, office, slides."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from booklet.deck import make_deck
from booklet.diagnostics import Checked
from booklet.files import is_inside
from booklet.layout.fonts import FontSet
from booklet.model.blocks import Figure
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester, Session
from booklet.press import SHEETS, BoundBody, Facts, bind, booklet_a4, handout, page_count, print_body, screen
from booklet.printing import Enclosure, PrintOrder, file_name, make_press_files, make_ticket, pack, prove
from booklet.progress import Progress
from booklet.project import Project

KINDS = ('print', 'screen', 'office', 'slides')
"""What can be asked for with `--only`; each is a folder of results."""


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
    only: frozenset[str]
    stamp: datetime.datetime
    """Stands for every date in the results."""


def make_results(order: Order, progress: Progress) -> tuple[Checked[Made], ...]:
    """Make the results that are asked for; the same order gives the same bytes."""
    makers = {'print': _print, 'screen': _screen, 'office': _office, 'slides': _slides}
    body = bind(order.laid, _facts(order), order.faces)
    made: list[Checked[Made]] = []
    progress.stage('make', len(order.only))
    for kind, maker in makers.items():
        if kind in order.only:
            made += maker(order, body)
            progress.step(kind)
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
    for index, name in enumerate(session_names(order.semester)):
        pdf = handout(order.laid, index, _facts(order), order.faces, sheet, duplex)
        yield Checked(Made(f'office/{name}.pdf', pdf, page_count(pdf)))


def _slides(order: Order, body: BoundBody) -> Iterator[Checked[Made]]:
    pictures = _pictures(order)
    names = session_names(order.semester)
    for session, keys, name in zip(order.semester.sessions, order.keys, names, strict=True):
        deck = make_deck(
            session, order.semester, keys, order.laid.page_map, order.project.theme, order.stamp, pictures
        )
        yield Checked(Made(f'slides/{name}.pptx', deck.value.content, deck.value.slides), deck.findings)


def session_names(semester: Semester) -> tuple[str, ...]:
    """Return the file name of each session: its number in two digits; a number used twice gets a letter."""
    seen: Counter[int] = Counter()
    names = []
    for session in semester.sessions:
        twin = chr(ord('a') + seen[session.number]) if seen[session.number] else ''
        names.append(f'{session.number:02d}{twin}')
        seen[session.number] += 1
    return tuple(names)


def _pictures(order: Order) -> dict[str, bytes]:
    """Return the bytes of every figure's picture by its path, without those gone since they were read."""
    root = order.project.root
    paths = {path for session in order.semester.sessions for path in _picture_paths(session)}
    return {
        path: (root / path).read_bytes()
        for path in sorted(paths)
        if (root / path).is_file() and is_inside(root, root / path)
    }


def _picture_paths(session: Session) -> Iterator[str]:
    for article in session.articles:
        for block in article.blocks:
            if isinstance(block, Figure) and block.picture:
                yield block.picture.path


def _facts(order: Order) -> Facts:
    semester = order.semester
    return Facts(semester.title, semester.organisation, semester.language, order.stamp)
