"""A laid booklet and its key sentences -> every result as bytes: print, screen, office, slides."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from booklet.cache import Store
from booklet.diagnostics import Checked, Finding
from booklet.kinds import BOUND
from booklet.layout.fonts import FontSet
from booklet.making import (
    Binding,
    DeckJob,
    FillerJob,
    HandoutJob,
    Made,
    OfficeJob,
    PressJob,
    TicketJob,
    inspect_file,
    make_bound,
    make_decks,
    make_filler,
    make_handouts,
    make_office,
    make_papers,
    make_press_body,
    make_press_cover,
    make_screen,
    outline_of,
    read_own_house,
    without_pages,
)
from booklet.model.keys import ArticleKeys
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.progress import Progress
from booklet.project import Project
from booklet.work import Task, Workers

__all__ = ['Made', 'Order', 'make_results', 'session_names']

T = TypeVar('T')

SHARES = 2
"""Lots of handouts and of decks for each process, so that none ends long before the others."""

Results = Mapping[str, Any]
"""What tasks gave, by their names."""


@dataclass(frozen=True)
class Order:
    """What results are made from, and which of them."""

    semester: Semester
    keys: tuple[tuple[ArticleKeys, ...], ...]
    """For each session, for each of its articles; empty when they are to be chosen here."""
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
    store: Store | None = None
    """Keeps what was made of the same input; None forgets it."""


def make_results(
    order: Order, progress: Progress, workers: Workers | None = None
) -> tuple[Checked[Made], ...]:
    """Make the results that are asked for; the same order gives the same bytes, in whichever processes."""
    workers = workers or Workers(1)
    tasks = (*_tasks_of_pages(order, workers.count), *_tasks_of_slides(order, workers.count))
    progress.stage('make', len(tasks))
    results: dict[str, Any] = {}
    for name, result in workers.follow(tasks):
        results[name] = result
        progress.step(name)
    return tuple(_in_order(order, results, progress))


def _in_order(order: Order, results: Results, progress: Progress) -> Iterator[Checked[Made]]:
    """Yield what was made kind by kind, whenever it was made."""
    if 'print' in order.only:
        yield from _printed(order, results)
    if 'screen' in order.only:
        yield Checked(results['screen'], results['bound'].findings)
    if 'office' in order.only:
        yield Checked(results['office'])
        yield from (Checked(made) for lot in _lots_of(results, 'handouts') for made in lot)
    if 'slides' in order.only:
        decks = tuple(_decks(order, results))
        yield from decks
        if 'slides-pdf' in order.only:
            yield from _slides_pdf(order, [deck.value for deck in decks])
            progress.step('slides-pdf')


class _Desk:
    """What the tasks of pages are made of, and the parts of it that travel lightly."""

    def __init__(self, order: Order) -> None:
        from booklet.press import Facts
        from booklet.printing import PrintOrder, plan_print

        semester = order.semester
        self.outline = outline_of(semester)
        self.facts = Facts(semester.title, semester.organisation, semester.language, order.stamp)
        light = without_pages(order.laid)
        self.print_order = PrintOrder(
            self.outline, order.project, light, self.facts, order.fontset, order.faces, order.store
        )
        self.plan = plan_print(self.print_order) if 'print' in order.only else None


def _tasks_of_pages(order: Order, count: int) -> Iterator[Task]:
    """Yield what is made of the pages, what others wait for first."""
    if not order.only & BOUND:
        return
    desk = _Desk(order)
    yield Task('bound', make_bound, lambda _: Binding(order.laid, desk.facts, order.faces))
    if 'print' in order.only:
        yield from _tasks_of_print(order, desk)
    if 'office' in order.only:
        from booklet.layout.leaves import notes_html

        html = notes_html(order.semester, order.project)
        filler = FillerJob(html, order.project, order.fontset, desk.facts, order.faces, order.store)
        yield Task('filler', make_filler, lambda _: filler)
        yield Task(
            'office', make_office, lambda results: OfficeJob(results['bound'], order.project), ('bound',)
        )
        yield from _tasks_of_handouts(order, desk, count)
    if 'screen' in order.only:
        yield Task('screen', make_screen, lambda results: results['bound'], ('bound',))


def _tasks_of_print(whole: Order, desk: _Desk) -> Iterator[Task]:
    from booklet.printing import cover_html

    order, plan = desk.print_order, desk.plan
    assert plan is not None
    files = ('body', 'cover') if plan.binding.spine else ('body',)

    def inspected(name: str) -> Task:
        return Task(
            f'proof of {name}',
            inspect_file,
            lambda results: PressJob(order, plan, file=results[name].value),
            (name,),
        )

    yield Task('body', make_press_body, lambda results: PressJob(order, plan, results['bound']), ('bound',))
    yield inspected('body')
    if plan.binding.spine:
        html = cover_html(whole.semester, order, plan)
        yield Task('cover', make_press_cover, lambda _: PressJob(order, plan, html=html))
        yield inspected('cover')
    needs = (*files, *(f'proof of {name}' for name in files))
    yield Task('papers', make_papers, lambda results: _ticket_job(desk, results), needs)


def _ticket_job(desk: _Desk, results: Results) -> TicketJob:
    from booklet.printing import PrintWork

    assert desk.plan is not None
    names = [name for name in ('body', 'cover') if name in results]
    work = PrintWork(tuple(results[name].value for name in names), desk.plan)
    return TicketJob(desk.print_order, work, tuple(results[f'proof of {name}'] for name in names))


def _tasks_of_handouts(order: Order, desk: _Desk, count: int) -> Iterator[Task]:
    names = tuple(enumerate(session_names(order.semester)))
    for number, lot in enumerate(_lots(names, count * SHARES)):
        indices = {index for index, _ in lot}
        own = tuple(placed for placed in order.laid.sections if placed.section.session in indices)
        laid = replace(order.laid, sections=own)

        def job(results: Results, laid: LaidBooklet = laid, lot: Any = lot) -> HandoutJob:
            return HandoutJob(laid, lot, order.project, desk.facts, order.faces, results['filler'])

        yield Task(f'handouts {number}', make_handouts, job, ('filler',))


def _tasks_of_slides(order: Order, count: int) -> Iterator[Task]:
    if 'slides' not in order.only:
        return
    names, outline = session_names(order.semester), outline_of(order.semester)
    indices = tuple(range(len(names)))
    for number, lot in enumerate(_lots(indices, count * SHARES)):
        job = DeckJob(
            sessions=tuple(order.semester.sessions[index] for index in lot),
            names=tuple(names[index] for index in lot),
            keys=tuple(order.keys[index] for index in lot) if order.keys else (),
            semester=outline,
            project=order.project,
            page_map=order.laid.page_map,
            pictures=order.pictures,
            stamp=order.stamp,
        )
        yield Task(f'decks {number}', make_decks, functools.partial(_given, job))


def _given(job: DeckJob, _: Results) -> DeckJob:
    return job


def _lots(things: tuple[T, ...], count: int) -> Iterator[tuple[T, ...]]:
    """Part `things` into at most `count` runs of about equal length."""
    size = max(1, -(-len(things) // count))
    for first in range(0, len(things), size):
        yield things[first : first + size]


def _lots_of(results: Results, name: str) -> Iterator[Any]:
    number = 0
    while (lot := results.get(f'{name} {number}')) is not None:
        yield lot
        number += 1


def _printed(order: Order, results: Results) -> Iterator[Checked[Made]]:
    """Yield everything in print/, and its zip."""
    names = [name for name in ('body', 'cover') if name in results]
    files = [results[name].value for name in names]
    made = [Made(f'print/{file.name}', file.made.content, file.made.pages) for file in files]
    made += results['papers']
    worked = (found for name in names for found in results[name].findings)
    failed = tuple(found for name in names for found in results[f'proof of {name}'].findings)
    yield Checked(made[0], (*results['bound'].findings, *worked, *failed))
    yield from (Checked(each) for each in made[1:])
    # What fails its own preflight must not reach the shop: no zip, and the last build's goes.
    if not failed:
        yield Checked(Made('print.zip', _parcel(order, made), len(made)))


def _parcel(order: Order, made: Iterable[Made]) -> bytes:
    """Return the zip for the print shop."""
    from booklet.printing import Enclosure, file_name, pack

    settings = order.project.print
    named = ((each, each.name.removeprefix('print/')) for each in made)
    return pack(Enclosure(file_name(name, order.semester, settings), each.content) for each, name in named)


def _decks(order: Order, results: Results) -> Iterator[Checked[Made]]:
    """Yield the decks; what was found in the project's own template goes with the first."""
    findings: tuple[Finding, ...] = read_own_house(order.project, order.semester.language).findings
    for lot in _lots_of(results, 'decks'):
        for deck in lot:
            yield Checked(deck.value, (*findings, *deck.findings))
            findings = ()


def _slides_pdf(order: Order, decks: list[Made]) -> Iterator[Checked[Made]]:
    """Make the slides as PDF, and the notes as a script for the presenter."""
    from booklet.deck import to_pdf
    from booklet.press import Facts, page_count, restamped

    semester, contents = order.semester, {deck.name: deck.content for deck in decks}
    facts = Facts(semester.title, semester.organisation, semester.language, order.stamp)
    for has_notes, ending in ((False, '.pdf'), (True, '-notes.pdf')):
        for name, pdf in to_pdf(contents, has_notes).items():
            content = restamped(pdf, facts)
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
