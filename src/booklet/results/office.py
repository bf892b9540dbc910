"""What the office printer prints: office/booklet-a4-duplex.pdf, and a handout of each session."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task, given
from booklet.layout.leaves import LeafJob, lay_out_leaf
from booklet.model.laid import LaidBooklet
from booklet.model.semester import session_names
from booklet.press.imposition.office import booklet_a4, handout
from booklet.press.imposition.placing import SHEETS
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.opening import page_count
from booklet.press.screen.body import BoundBody, bind, print_body
from booklet.project.settings import OfficeSettings
from booklet.results.context import ResultContext
from booklet.results.output import OutputFile
from booklet.results.screen import BOUND, bound_task
from booklet.values import dataclass


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what imposes the bound booklet, and what makes the handouts in batches."""
    settings, notes = context.project.office, FillerJob(context.leaves.notes(context.semester), context.facts)
    yield bound_task(context)
    yield Task('filler', make_filler, given(notes))
    yield Task('office', make_office, lambda results: OfficeJob(results[BOUND], settings), (BOUND,))
    for number, batch in enumerate(_batches(context)):
        indices = {index for index, _ in batch}
        own = tuple(placed for placed in context.laid.sections if placed.section.session in indices)
        job = HandoutJob(replace(context.laid, sections=own), batch, settings, context.facts)
        yield Task(f'handouts {number}', make_handouts, partial(_filled, job), ('filler',))


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the booklet, then the handouts in the order of the sessions."""
    yield Checked(results['office'])
    for number, _ in enumerate(_batches(context)):
        yield from map(Checked, results[f'handouts {number}'])


def _filled(job: 'HandoutJob', results: Results) -> 'tuple[HandoutJob, bytes]':
    return job, results['filler']


def _batches(context: ResultContext) -> Iterator[tuple[tuple[int, str], ...]]:
    return context.batches(tuple(enumerate(session_names(context.semester))))


@dataclass(frozen=True, slots=True)
class OfficeJob:
    """The whole booklet to be imposed."""

    bound: BoundBody
    settings: OfficeSettings


def make_office(job: OfficeJob, machine: Machine) -> OutputFile:
    """Make the whole booklet."""
    pdf = booklet_a4(print_body(job.bound), SHEETS[job.settings.sheet], job.settings.duplex)
    return OutputFile('office/booklet-a4-duplex.pdf', pdf, page_count(pdf))


@dataclass(frozen=True, slots=True)
class FillerJob:
    """Note pages that fill the last sheet of a handout."""

    notes: LeafJob
    facts: Facts


def make_filler(job: FillerJob, machine: Machine) -> bytes:
    """Make two ruled note pages."""
    return print_body(bind(lay_out_leaf(job.notes, machine), job.facts, machine.faces))


@dataclass(frozen=True, slots=True)
class HandoutJob:
    """Some sessions to be made into handouts."""

    laid: LaidBooklet
    """Their sections."""
    names: tuple[tuple[int, str], ...]
    """Index of each session in the semester, and the name of its file."""
    settings: OfficeSettings
    facts: Facts


def make_handouts(filled: tuple[HandoutJob, bytes], machine: Machine) -> tuple[OutputFile, ...]:
    """Make the handout of each session, filled up with the note pages that come with the job."""
    job, filler = filled
    sheet, duplex = SHEETS[job.settings.sheet], job.settings.duplex
    made = []
    for index, name in job.names:
        pdf = handout(job.laid, index, job.facts, machine.faces, sheet, duplex, filler=filler)
        made.append(OutputFile(f'office/{name}.pdf', pdf, page_count(pdf)))
    return tuple(made)
