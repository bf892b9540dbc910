"""A laid booklet to the press files of its body and, glued, of its cover."""

from collections.abc import Mapping
from pathlib import Path

from booklet.diagnostics import Checked
from booklet.executor import Machine
from booklet.layout.leaves import LeafJob, lay_out_leaf
from booklet.model.laid import LaidBooklet
from booklet.model.semester import Semester
from booklet.press.assembly.print_file import PressFile, PressPage, body_pages, inks_of, press_file
from booklet.press.inks.separated import InkedSection
from booklet.press.inks.separated_booklet import InkDesk, InkJob, ink_jobs
from booklet.press.inks.settings import PressWishes
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.standards import Intent
from booklet.press.screen.links import lost_targets
from booklet.project.settings import PrintSettings
from booklet.results.print.binding import BindingPlan, check_binding, plan_binding
from booklet.results.print.condition import intent_of
from booklet.results.print.figures import PrintedFigure
from booklet.results.print.spine import gutter
from booklet.units import Length
from booklet.values import dataclass

BODY, COVER = 'booklet.pdf', 'cover.pdf'


@dataclass(frozen=True, slots=True)
class PrintContext:
    """What is to be printed, and for whom."""

    semester: Semester
    """Its outline is enough."""
    settings: PrintSettings
    laid: LaidBooklet
    """What stands where; the pages themselves are wanted for the body only."""
    facts: Facts
    figures: tuple[PrintedFigure, ...] = ()
    """Those on its pages, so that what is wrong with one can be said where it is written."""


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """How it is bound and for which printing condition."""

    binding: BindingPlan
    intent: Intent
    """Of the body, and of its covers when they are stapled."""
    cover_intent: Intent
    """Of the cover, whose paper may be another."""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A press file with its name in print/."""

    name: str
    made: PressFile


def plan_print(laid: LaidBooklet, settings: PrintSettings, root: Path) -> PrintPlan:
    """Decide by the number of pages; raises UsageError when the shop's profile, below `root`, is unfit."""
    binding, shop = plan_binding(laid, settings), settings.shop
    # One file has one condition: that of the paper which is printed in colour.
    is_of_cover = binding.spine is None and settings.inside == 'black'
    cover, body = (intent_of(root, shop, stock) for stock in (shop.cover, shop.paper))
    return PrintPlan(binding, cover if is_of_cover else body, cover)


def body_jobs(context: PrintContext, plan: PrintPlan, laid: LaidBooklet) -> tuple[InkJob, ...]:
    """Return what has to be brought into inks for the body, so that several processes may do it."""
    pages, wishes = _body_pages(context, plan, laid)
    return ink_jobs(laid, inks_of(pages, wishes))


@dataclass(frozen=True, slots=True)
class BodyJob:
    """The body to be put together."""

    context: PrintContext
    plan: PrintPlan
    laid: LaidBooklet
    known: Mapping[InkJob, InkedSection]
    """Sections that are in inks already."""


def make_body(job: BodyJob, machine: Machine) -> Checked[PrintedFile]:
    """Make the press file of the body, with what a bookbinder would say."""
    pages, wishes = _body_pages(job.context, job.plan, job.laid)
    desk = InkDesk(machine.store, dict(job.known))
    files = machine.faces.values()
    made = press_file(job.laid, job.context.facts, pages, wishes, files, machine.store, desk)
    findings = check_binding(job.plan.binding, job.context.semester, job.context.settings)
    return Checked(PrintedFile(BODY, made.value), (*findings, *made.findings))


def _body_pages(
    context: PrintContext, plan: PrintPlan, laid: LaidBooklet
) -> tuple[tuple[PressPage, ...], PressWishes]:
    binding, is_coloured = plan.binding, context.settings.inside == 'colour'
    kept = frozenset(binding.body)
    pages = body_pages(
        laid, context.facts.language, is_coloured, kept.__contains__, binding.inside_cover
    )
    moved = gutter(binding.spine.width) if binding.spine else Length.pt(0)
    return pages, _wishes(context.settings, BODY, plan.intent, moved)


@dataclass(frozen=True, slots=True)
class CoverJob:
    """The cover of a glued booklet to be made: back, spine and front as one sheet."""

    context: PrintContext
    plan: PrintPlan
    sheet: LeafJob


def make_cover(job: CoverJob, machine: Machine) -> Checked[PrintedFile]:
    """Make the press file of the cover, with marks where it is creased."""
    assert job.plan.binding.spine is not None
    spine, width = job.plan.binding.spine.width, job.context.settings.width
    laid = lay_out_leaf(job.sheet, machine)
    wishes = _wishes(job.context.settings, COVER, job.plan.cover_intent, Length.pt(0), (width, width + spine))
    page = PressPage(0, '', True, False)
    files = machine.faces.values()
    made = press_file(laid, job.context.facts, (page,), wishes, files, machine.store)
    return Checked(PrintedFile(COVER, made.value), (*lost_targets(laid), *made.findings))


def _wishes(
    settings: PrintSettings, name: str, intent: Intent, moved: Length, folds: tuple[float, ...] = ()
) -> PressWishes:
    shop = settings.shop
    return PressWishes(
        file=name,
        standard=shop.standard,
        intent=intent,
        bleed=settings.bleed,
        has_marks=shop.has_marks,
        ink_limit=shop.ink_limit / 100,
        gutter=moved,
        folds=folds,
    )
