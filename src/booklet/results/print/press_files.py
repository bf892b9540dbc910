"""A laid booklet to the press files of its body and, glued, of its cover."""

from collections.abc import Mapping
from pathlib import Path

from booklet.diagnostics import Checked
from booklet.layout.fonts import FontSet
from booklet.layout.html.leaves import cover_sheet_html
from booklet.layout.leaves import lay_out_leaf
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.semester import Semester
from booklet.press import Facts, lost_targets
from booklet.press.assembly.print_file import PressFile, PressPage, body_pages, inks_of, press_file
from booklet.press.inks.separated_booklet import InkDesk, InkJob, ink_jobs
from booklet.press.inks.settings import PressWishes
from booklet.press.pdf.standards import Intent
from booklet.project.settings import Project
from booklet.results.print.binding import BindingPlan, check_binding, plan_binding
from booklet.results.print.condition import intent_of
from booklet.results.print.figures import PrintedFigure
from booklet.results.print.spine import gutter
from booklet.store import Store
from booklet.units import Length
from booklet.values import dataclass

BODY, COVER = 'booklet.pdf', 'cover.pdf'


@dataclass(frozen=True)
class PrintOrder:
    """What is to be printed, and for whom."""

    semester: Semester
    """The text of its articles may be wanting."""
    project: Project
    laid: LaidBooklet
    facts: Facts
    fontset: FontSet
    faces: Mapping[str, Path]
    """Font files that layout took its faces from."""
    figures: tuple[PrintedFigure, ...] = ()
    """Those on its pages, so that what is wrong with one can be said where it is written."""
    store: Store | None = None
    """Keeps leaves and checked pages; None forgets them."""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A press file with its name in print/."""

    name: str
    made: PressFile


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """How it is bound and for which printing condition."""

    binding: BindingPlan
    intent: Intent


@dataclass(frozen=True, slots=True)
class PrintWork:
    """What goes on the press."""

    files: tuple[PrintedFile, ...]
    """The body, and the cover of a glued booklet."""
    plan: PrintPlan

    @property
    def binding(self) -> BindingPlan:
        """How it is bound."""
        return self.plan.binding

    @property
    def intent(self) -> Intent:
        """The printing condition."""
        return self.plan.intent


def plan_print(order: PrintOrder) -> PrintPlan:
    """Decide by the number of pages; raises UsageError when the shop's profile cannot be used."""
    settings = order.project.print
    return PrintPlan(plan_binding(order.laid, settings), intent_of(order.project.root, settings.shop))


def body_jobs(order: PrintOrder, plan: PrintPlan, laid: LaidBooklet) -> tuple[InkJob, ...]:
    """Return what has to be brought into inks for the body, so that several processes may do it."""
    pages, wishes = _body_pages(order, plan, laid)
    return ink_jobs(laid, inks_of(pages, wishes))


def expected_inks(store: Store | None) -> InkDesk:
    """Return what knows the sections that the last body in `store` was made of, and can make others."""
    desk = InkDesk(store)
    desk.expect(BODY)
    return desk


def make_body(
    order: PrintOrder, plan: PrintPlan, laid: LaidBooklet, known: InkDesk | None = None
) -> Checked[PrintedFile]:
    """Make the press file of `laid`, with what a bookbinder would say; `known` are sections in inks."""
    pages, wishes = _body_pages(order, plan, laid)
    made = press_file(laid, order.facts, pages, wishes, order.faces.values(), order.store, known)
    findings = (*check_binding(plan.binding, order.semester, order.project.print), *made.findings)
    return Checked(PrintedFile(BODY, made.value), findings)


def _body_pages(
    order: PrintOrder, plan: PrintPlan, laid: LaidBooklet
) -> tuple[tuple[PressPage, ...], PressWishes]:
    settings, binding = order.project.print, plan.binding
    kept = frozenset(binding.body)
    pages = body_pages(
        laid, order.facts.language, settings.inside == 'colour', kept.__contains__, binding.inside_cover
    )
    moved = gutter(binding.spine.width) if binding.spine else Length.pt(0)
    return pages, _wishes(order, BODY, plan.intent, moved)


def cover_html(semester: Semester, order: PrintOrder, plan: PrintPlan) -> str:
    """Return back, spine and front of a glued booklet as one sheet; `semester` has all its text."""
    assert plan.binding.spine is not None
    return cover_sheet_html(semester, order.project, order.laid.page_map, plan.binding.spine.width)


def make_cover(order: PrintOrder, plan: PrintPlan, html: str) -> Checked[PrintedFile]:
    """Make the press file of what `cover_html` wrote, with marks where it is creased."""
    assert plan.binding.spine is not None
    spine, project = plan.binding.spine.width, order.project
    laid = lay_out_leaf('cover-sheet', html, project, order.fontset, SectionKind.COVER, order.store)
    width = project.print.width
    wishes = _wishes(order, COVER, plan.intent, Length.pt(0), (width, width + spine))
    page = PressPage(0, '', True, False)
    made = press_file(laid, order.facts, (page,), wishes, order.faces.values(), order.store)
    return Checked(PrintedFile(COVER, made.value), (*lost_targets(laid), *made.findings))


def _wishes(
    order: PrintOrder, name: str, intent: Intent, moved: Length, folds: tuple[float, ...] = ()
) -> PressWishes:
    settings = order.project.print
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
