"""A laid booklet and the shop's wishes to how it is bound and which pages stand in the body."""

from collections.abc import Iterator
from typing import Literal

from booklet.diagnostics import Finding, finding
from booklet.language import Words
from booklet.layout.html.leaves import NARROWEST, spine_text
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.semester import Semester
from booklet.press.imposition.saddle import PAGES_PER_SHEET
from booklet.project.settings import PrintSettings
from booklet.results.print.spine import Spine
from booklet.units import Length
from booklet.values import dataclass

LEAST_SPINE = Length.mm(3)
"""A thinner block has too little edge for glue to hold."""


@dataclass(frozen=True, slots=True)
class BindingPlan:
    """How a booklet is bound."""

    method: Literal['saddle', 'perfect']
    reason: Words
    body: tuple[int, ...]
    """Indices, in the whole booklet, of the pages of the body file."""
    spine: Spine | None
    """None when it is stapled through the fold."""

    @property
    def inside_cover(self) -> tuple[int, ...]:
        """Indices of the pages inside a stapled cover: the shop prints that sheet on one side only (4+0).

        The second of them is a note page, as layout sees to it, and stays out.
        """
        return () if self.spine else (1, len(self.body) - 2)

    @property
    def sheets(self) -> int:
        """Folded sheets of four pages, or leaves of two."""
        per_sheet = PAGES_PER_SHEET if self.spine is None else 2
        return -(-len(self.body) // per_sheet)


def plan_binding(laid: LaidBooklet, settings: PrintSettings) -> BindingPlan:
    """Return the binding that was asked for, or the one that suits the number of pages.

    Glued, the covers leave the body, and with them the note page that was the inside of the back cover: no
    folio changes by that.
    """
    most = settings.shop.most_saddle_pages
    sheets = -(-laid.pages // PAGES_PER_SHEET)
    if settings.binding == 'saddle' or (settings.binding == 'auto' and laid.pages <= most):
        reason = _asked() if settings.binding == 'saddle' else _few(sheets, most // PAGES_PER_SHEET)
        return BindingPlan('saddle', reason, tuple(range(laid.pages)), None)
    body = body_without_cover(laid)
    reason = _asked() if settings.binding == 'perfect' else _many(sheets, most // PAGES_PER_SHEET)
    return BindingPlan('perfect', reason, body, Spine(len(body), settings.shop.paper, settings.shop.cover))


def body_without_cover(laid: LaidBooklet) -> tuple[int, ...]:
    """Return the indices of all pages but the covers; an odd last note page goes with them."""
    inside = [
        (placed.first_index + offset, placed.section.kind)
        for placed in laid.sections
        if not placed.section.kind.is_cover
        for offset in range(placed.section.pages)
    ]
    if len(inside) % 2 and inside[-1][1] is SectionKind.NOTES:
        inside.pop()
    return tuple(index for index, _ in inside)


def check_binding(plan: BindingPlan, semester: Semester, settings: PrintSettings) -> Iterator[Finding]:
    """Yield what a bookbinder would say about the plan."""
    most = settings.shop.most_saddle_pages
    if plan.spine is None:
        if len(plan.body) > most:
            yield finding('press.too-thick-to-staple', pages=len(plan.body), most=most)
        return
    spine = plan.spine.width
    width = f'{spine.to_mm():.1f}'
    if spine < LEAST_SPINE:
        yield finding('press.too-thin-to-glue', width=width, least=f'{LEAST_SPINE.to_mm():.0f}')
    if spine_text(semester.title, semester.organisation, spine, settings.height) is None:
        yield finding('press.spine-narrow', width=width, least=f'{NARROWEST.to_mm():.0f}')


def _asked() -> Words:
    return Words("as booklet.toml asks", "按 booklet.toml 的设置")


def _few(sheets: int, most: int) -> Words:
    return Words(
        f"{sheets} sheets, at most {most} can be stapled", f"共 {sheets} 张纸，不超过 {most} 张，可以骑马钉"
    )


def _many(sheets: int, most: int) -> Words:
    return Words(
        f"{sheets} sheets, more than {most} to staple", f"共 {sheets} 张纸，超过 {most} 张，骑马钉订不住"
    )
