"""A laid booklet -> the tasks that make what is made of its pages: print, screen, office."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from booklet.executor import Task
from booklet.model.laid import LaidBooklet
from booklet.results.context import SHARES, Order, Results, given, lots, session_names
from booklet.results.kinds import BOUND
from booklet.results.making import (
    Binding,
    FillerJob,
    HandoutJob,
    InkLot,
    OfficeJob,
    PressJob,
    TicketJob,
    inspect_file,
    make_bound,
    make_filler,
    make_handouts,
    make_inks,
    make_office,
    make_papers,
    make_press_body,
    make_press_cover,
    make_screen,
    outline_of,
    without_pages,
)

if TYPE_CHECKING:
    from booklet.results.print import PrintPlan

FEW_SECTIONS = 4
"""Sections that are brought into inks in less time than other processes would be told of them."""


def tasks_of_pages(order: Order, count: int) -> Iterator[Task]:
    """Yield what is made of the pages, what others wait for first."""
    if not order.only & BOUND:
        return
    desk = _Desk(order)
    if 'print' in order.only:
        yield from _tasks_of_print(order, desk, count)
    if order.only & {'office', 'screen'}:
        yield Task('bound', make_bound, lambda _: Binding(order.laid, desk.facts, order.faces))
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


class _Desk:
    """What the tasks of pages are made of, and the parts of it that travel lightly."""

    def __init__(self, order: Order) -> None:
        from booklet.press import Facts
        from booklet.results.print import PrintOrder, plan_print, printed_figures

        semester = order.semester
        self.outline = outline_of(semester)
        self.facts = Facts(semester.title, semester.organisation, semester.language, order.stamp)
        light = without_pages(order.laid)
        figures = printed_figures(semester, order.laid) if 'print' in order.only else ()
        self.print_order = PrintOrder(
            self.outline, order.project, light, self.facts, order.fontset, order.faces, figures, order.store
        )
        self.plan = plan_print(self.print_order) if 'print' in order.only else None


def _tasks_of_print(whole: Order, desk: _Desk, count: int) -> Iterator[Task]:
    from booklet.results.print import cover_html

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

    yield from _tasks_of_body(whole, desk, plan, count)
    yield inspected('body')
    if plan.binding.spine:
        html = cover_html(whole.semester, order, plan)
        yield Task('cover', make_press_cover, lambda _: PressJob(order, plan, html=html))
        yield inspected('cover')
    needs = (*files, *(f'proof of {name}' for name in files))
    yield Task('papers', make_papers, lambda results: _ticket_job(desk, results), needs)


def _tasks_of_body(whole: Order, desk: _Desk, plan: 'PrintPlan', count: int) -> Iterator[Task]:
    """Yield what makes the body: here, of sections that are in inks but for a few, or side by side."""
    from booklet.press.inks.separated_booklet import InkDesk
    from booklet.results.print import body_jobs

    order, inks = desk.print_order, whole.inks or InkDesk(whole.store)
    missing = tuple(job for job in body_jobs(order, plan, whole.laid) if inks.lacks(job))
    if count == 1 or len(missing) <= FEW_SECTIONS:
        job = PressJob(order, plan, whole.laid, inks)
        yield Task('body', make_press_body, functools.partial(given, job), is_here=True)
        return
    names = []
    for number, lot in enumerate(lots(missing, count * SHARES)):
        names.append(f'inks {number}')
        yield Task(names[-1], make_inks, functools.partial(given, InkLot(lot, whole.store)))

    def body(results: Results) -> PressJob:
        known = {job: made for name in names for job, made in results[name].items()}
        return PressJob(order, plan, whole.laid, InkDesk(whole.store, known))

    yield Task('body', make_press_body, body, tuple(names))


def _ticket_job(desk: _Desk, results: Results) -> TicketJob:
    from booklet.results.print import PrintWork

    assert desk.plan is not None
    names = [name for name in ('body', 'cover') if name in results]
    work = PrintWork(tuple(results[name].value for name in names), desk.plan)
    return TicketJob(desk.print_order, work, tuple(results[f'proof of {name}'] for name in names))


def _tasks_of_handouts(order: Order, desk: _Desk, count: int) -> Iterator[Task]:
    names = tuple(enumerate(session_names(order.semester)))
    for number, lot in enumerate(lots(names, count * SHARES)):
        indices = {index for index, _ in lot}
        own = tuple(placed for placed in order.laid.sections if placed.section.session in indices)
        laid = replace(order.laid, sections=own)

        def job(results: Results, laid: LaidBooklet = laid, lot: Any = lot) -> HandoutJob:
            return HandoutJob(laid, lot, order.project, desk.facts, order.faces, results['filler'])

        yield Task(f'handouts {number}', make_handouts, job, ('filler',))
