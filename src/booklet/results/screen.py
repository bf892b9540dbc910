"""The booklet to read on telephones and desks: screen/booklet.pdf."""

from collections.abc import Iterator
from dataclasses import replace

from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task, given
from booklet.model.laid import LaidBooklet
from booklet.press.pdf.facts import Facts
from booklet.press.screen.body import BoundBody, bind
from booklet.press.screen.screen_copy import screen_edition
from booklet.results.context import ResultContext
from booklet.results.output import OutputFile
from booklet.values import dataclass

BOUND = 'bound'
"""Name of the task that gives the whole booklet bound once, for all that is made of it."""


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what binds the booklet and what makes the copy of it."""
    yield bound_task(context)
    yield Task('screen', make_screen, lambda results: results[BOUND], (BOUND,))


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the copy."""
    yield Checked(results['screen'], results[BOUND].findings)


def bound_task(context: ResultContext) -> Task:
    """Return what binds the whole booklet."""
    return Task(BOUND, make_bound, given(BindingJob(context.laid, context.facts)))


@dataclass(frozen=True, slots=True)
class BindingJob:
    """Sections to be bound."""

    laid: LaidBooklet
    facts: Facts


def make_bound(job: BindingJob, machine: Machine) -> BoundBody:
    """Bind the booklet."""
    bound = bind(job.laid, job.facts, machine.faces)
    return replace(bound, laid=job.laid.without_pages)


def make_screen(bound: BoundBody, machine: Machine) -> OutputFile:
    """Make the copy."""
    return OutputFile('screen/booklet.pdf', screen_edition(bound), bound.laid.pages)
