"""Laid sections -> the press body: bound and finished for the press."""

from booklet.cache import Store
from booklet.model.laid import LaidBooklet
from booklet.press import Facts, bind
from booklet.press.print_file import PressWishes, body_pages, press_file
from booklet.printing.intent import intent_of
from tests.bench.own import Opened


def finish(opened: Opened, laid: LaidBooklet, store: Store | None) -> bytes:
    """Return the press body of what was laid out."""
    semester, project = opened.semester, opened.project
    facts = Facts(semester.title, semester.organisation, semester.language, opened.stamp)
    bound = bind(laid, facts, opened.faces)
    pages = body_pages(bound, project.print.inside == 'colour', _is_kept)
    return press_file(bound, pages, _wishes(opened), opened.faces.values(), store).value.content


def _is_kept(index: int) -> bool:
    """Keep every page."""
    return index >= 0


def _wishes(opened: Opened) -> PressWishes:
    project, shop = opened.project, opened.project.print.shop
    return PressWishes(
        file='body.pdf',
        standard=shop.standard,
        intent=intent_of(project.root, shop),
        bleed=project.print.bleed,
        has_marks=shop.has_marks,
        ink_limit=shop.ink_limit / 100,
    )
