"""Laid sections -> the press body, finished for the press."""

from booklet.executor import Workers
from booklet.model.laid import LaidBooklet
from booklet.press import Facts
from booklet.press.assembly.print_file import body_pages, inks_of, press_file
from booklet.press.inks.separated_booklet import InkDesk, InkJob, ink_jobs
from booklet.press.inks.settings import PressWishes
from booklet.project.settings import Project
from booklet.results.context import SHARES, lots
from booklet.results.making import InkLot, make_inks
from booklet.results.page_tasks import FEW_SECTIONS
from booklet.results.print.condition import intent_of
from tests.bench.own import Opened

FILE = 'body.pdf'


def finish(opened: Opened, laid: LaidBooklet, workers: Workers, desk: InkDesk) -> bytes:
    """Return the press body of what was laid out."""
    semester, project, wishes = opened.semester, opened.project, _wishes(opened.project)
    facts = Facts(semester.title, semester.organisation, semester.language, opened.stamp)
    pages = body_pages(laid, facts.language, project.print.inside == 'colour', _is_kept)
    _ink_side_by_side(ink_jobs(laid, inks_of(pages, wishes)), desk, workers)
    return press_file(laid, facts, pages, wishes, opened.faces.values(), desk.store, desk).value.content


def _ink_side_by_side(jobs: tuple[InkJob, ...], desk: InkDesk, workers: Workers) -> None:
    """Bring many sections into inks in all processes, as a build does."""
    missing = tuple(job for job in jobs if desk.lacks(job))
    if len(missing) > FEW_SECTIONS:
        inking = [InkLot(lot, desk.store) for lot in lots(missing, workers.count * SHARES)]
        for _, made in workers.map(make_inks, inking):
            desk.known.update(made)


def _is_kept(index: int) -> bool:
    """Keep every page."""
    return index >= 0


def _wishes(project: Project) -> PressWishes:
    shop = project.print.shop
    return PressWishes(
        file=FILE,
        standard=shop.standard,
        intent=intent_of(project.root, shop),
        bleed=project.print.bleed,
        has_marks=shop.has_marks,
        ink_limit=shop.ink_limit / 100,
    )
