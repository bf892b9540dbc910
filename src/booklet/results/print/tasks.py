"""Everything in print/: press files, their checks, the job ticket; and print.zip."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task, given
from booklet.layout.html.leaves import cover_sheet_html
from booklet.layout.leaves import LeafJob, lay_out_leaf
from booklet.model.laid import SectionKind
from booklet.press.inks.separated import InkedSection
from booklet.press.inks.separated_booklet import InkDesk, InkJob
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.opening import page_count
from booklet.press.screen.body import bind, print_body
from booklet.press.screen.links import lost_targets
from booklet.results.context import ResultContext
from booklet.results.output import OutputFile
from booklet.results.print.check import CheckJob, CheckReport, inspect, united_reports
from booklet.results.print.figures import printed_figures
from booklet.results.print.job_ticket import PrintWork, ticket_html, ticket_json
from booklet.results.print.package import file_name
from booklet.results.print.press_files import (
    BodyJob,
    CoverJob,
    PrintContext,
    PrintPlan,
    body_jobs,
    make_body,
    make_cover,
    plan_print,
)
from booklet.results.zipped import zipped

NAMES = ('body', 'cover')
"""Tasks that give a press file, in their order."""


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what makes the press files, checks them and writes the ticket."""
    printed, plan = _print_context(context), _plan(context)
    printed = replace(printed, figures=printed_figures(context.semester, context.laid))
    yield from _body_tasks(context, printed, plan)
    yield _check_task('body', printed, plan)
    if plan.binding.spine:
        html = cover_sheet_html(
            context.semester, context.project, context.laid.page_map, plan.binding.spine.width
        )
        cover = CoverJob(printed, plan, context.leaves.job('cover-sheet', html, SectionKind.COVER))
        yield Task('cover', make_cover, given(cover))
        yield _check_task('cover', printed, plan)
    needs = NAMES if plan.binding.spine else NAMES[:1]

    def ticket(results: Results) -> tuple[LeafJob, Facts]:
        html = ticket_html(_work(context, results), context.project)
        return context.leaves.job('job-ticket', html, SectionKind.NOTES), context.facts

    yield Task('job-ticket', make_ticket, ticket, (*needs, *map(_check_of, needs)))


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the press files, the ticket, the reports, and the zip of them all."""
    work, names = _work(context, results), _names(results)
    made = [OutputFile(f'print/{file.name}', file.made.content, file.made.pages) for file in work.files]
    ticket = results['job-ticket']
    made.append(OutputFile('print/job-ticket.pdf', ticket, page_count(ticket)))
    made.append(OutputFile('print/job-ticket.json', ticket_json(work), 0))
    made += (OutputFile(f'print/{name}', content, 0) for name, content in united_reports(work.checks))
    worked = (found for name in names for found in results[name].findings)
    failed = tuple(found for check in work.checks for found in check.findings)
    yield Checked(made[0], (*lost_targets(context.laid), *worked, *failed))
    yield from map(Checked, made[1:])
    # What fails its own preflight must not reach the shop: no zip, and the last build's goes.
    if not failed:
        yield Checked(OutputFile('print.zip', _package(context, made), len(made)))


def _print_context(context: ResultContext) -> PrintContext:
    laid = context.laid.without_pages
    return PrintContext(context.outline, context.project.print, laid, context.facts)


def _plan(context: ResultContext) -> PrintPlan:
    return plan_print(context.laid, context.project.print, context.project.root)


def _body_tasks(context: ResultContext, printed: PrintContext, plan: PrintPlan) -> Iterator[Task]:
    """Yield what brings sections into inks side by side, and what puts the body together of them here."""
    desk = InkDesk(context.store)
    missing = tuple(job for job in body_jobs(printed, plan, context.laid) if desk.lacks(job))
    batches = {f'inks {number}': batch for number, batch in enumerate(context.batches(missing))}
    for name, batch in batches.items():
        yield Task(name, separate_sections, given(batch))

    def body(results: Results) -> BodyJob:
        known = {
            job: made
            for name, batch in batches.items()
            for job, made in zip(batch, results[name], strict=True)
        }
        return BodyJob(printed, plan, context.laid, known)

    yield Task('body', make_body, body, tuple(batches), is_here=True)


def separate_sections(jobs: tuple[InkJob, ...], machine: Machine) -> tuple[InkedSection, ...]:
    """Bring sections into inks; those in the store come from there."""
    desk = InkDesk(machine.store)
    return tuple(desk.inked(job) for job in jobs)


def _check_of(name: str) -> str:
    return f'check of {name}'


def _check_task(name: str, printed: PrintContext, plan: PrintPlan) -> Task:
    def job(results: Results) -> CheckJob:
        return CheckJob(printed, plan, results[name].value)

    return Task(_check_of(name), inspect, job, (name,))


def make_ticket(job: tuple[LeafJob, Facts], machine: Machine) -> bytes:
    """Make the ticket for people, as PDF."""
    leaf, facts = job
    return print_body(bind(lay_out_leaf(leaf, machine), facts, machine.faces))


def _names(results: Results) -> tuple[str, ...]:
    return tuple(name for name in NAMES if name in results)


def _work(context: ResultContext, results: Results) -> PrintWork:
    names = _names(results)
    checks: tuple[CheckReport, ...] = tuple(results[_check_of(name)] for name in names)
    printed = tuple(results[name].value for name in names)
    return PrintWork(_print_context(context), _plan(context), printed, checks)


def _package(context: ResultContext, made: Iterable[OutputFile]) -> bytes:
    """Return the zip for the print shop."""
    settings = context.project.print
    named = {
        file_name(each.name.removeprefix('print/'), context.semester, settings): each.content for each in made
    }
    return zipped(named, context.facts.moment)
