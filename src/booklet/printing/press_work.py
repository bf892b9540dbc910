"""A laid booklet to the press files of its body and, glued, of its cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from booklet.cache import Store
from booklet.diagnostics import Checked
from booklet.layout.fonts import FontSet
from booklet.layout.html.leaves import cover_sheet_html
from booklet.layout.leaves import lay_out_leaf
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.semester import Semester
from booklet.press import BoundBody, Facts, bind
from booklet.press.print_file import PressFile, PressPage, PressWishes, body_pages, press_file
from booklet.press.standards import Intent
from booklet.printing.binding import BindingPlan, check_binding, plan_binding
from booklet.printing.intent import intent_of
from booklet.printing.spine import gutter
from booklet.project import Project
from booklet.units import Length

BODY, COVER = 'booklet.pdf', 'cover.pdf'


@dataclass(frozen=True)
class PrintOrder:
    """What is to be printed, and for whom."""

    semester: Semester
    project: Project
    laid: LaidBooklet
    facts: Facts
    fontset: FontSet
    faces: Mapping[str, Path]
    """Font files that layout took its faces from."""
    store: Store | None = None
    """Keeps leaves that were laid out; None forgets them."""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A press file with its name in print/."""

    name: str
    made: PressFile


@dataclass(frozen=True, slots=True)
class PrintWork:
    """What goes on the press."""

    files: tuple[PrintedFile, ...]
    """The body, and the cover of a glued booklet."""
    binding: BindingPlan
    intent: Intent


def make_press_files(order: PrintOrder, body: BoundBody) -> Checked[PrintWork]:
    """Make the press files of `body`, which `order.laid` was bound to.

    Raises UsageError when the shop's profile cannot be used.
    """
    settings = order.project.print
    intent = intent_of(order.project.root, settings.shop)
    plan = plan_binding(order.laid, settings)
    kept = frozenset(plan.body)
    pages = body_pages(body, settings.inside == 'colour', kept.__contains__)
    moved = gutter(plan.spine.width) if plan.spine else Length.pt(0)
    made = press_file(body, pages, _wishes(order, BODY, intent, moved), order.faces.values())
    files = [PrintedFile(BODY, made.value)]
    findings = [*check_binding(plan, order.semester, settings), *made.findings]
    if plan.spine:
        cover = _cover(order, plan.spine.width, intent)
        files.append(PrintedFile(COVER, cover.value))
        findings += cover.findings
    return Checked(PrintWork(tuple(files), plan, intent), tuple(findings))


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


def _cover(order: PrintOrder, spine: Length, intent: Intent) -> Checked[PressFile]:
    """Return back, spine and front as one sheet, with marks where it is creased."""
    semester, project = order.semester, order.project
    html = cover_sheet_html(semester, project, order.laid.page_map, spine)
    laid = lay_out_leaf('cover-sheet', html, project, order.fontset, SectionKind.COVER, order.store)
    bound = bind(laid, order.facts, order.faces)
    width = project.print.width
    wishes = _wishes(order, COVER, intent, Length.pt(0), (width, width + spine))
    made = press_file(bound, (PressPage(0, '', True, False),), wishes, order.faces.values())
    return Checked(made.value, (*bound.findings, *made.findings))
