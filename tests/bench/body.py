"""A project to the press body alone: the pages laid out, bound and finished for the press, one file.

    python -m tests.bench.press_body ROOT [--no-cache]      writes ROOT/build/body.pdf

`booklet build --only print` makes more (cover sheet, preflight, job ticket, zip); this is what the other
engines make, one PDF of all pages. The covers stay in it, as in a stapled booklet.
"""

from pathlib import Path

from booklet.cache import Store
from booklet.files import write_whole
from booklet.layout.fonts import FontSet
from booklet.model.laid import LaidBooklet
from booklet.press import Facts, bind
from booklet.press.print_file import PressWishes, body_pages, press_file
from booklet.printing.intent import intent_of
from booklet.project import Project
from booklet.work import Workers
from tests.bench.own import Opened, lay_out_all, read_texts


def make_body(opened: Opened, store: Store | None, workers: Workers) -> bytes:
    """Return the press body of `opened`; laid sections come from `store` and go there."""
    return finish(opened, lay_out_all(opened, store, workers), store)


def finish(opened: Opened, laid: LaidBooklet, store: Store | None) -> bytes:
    """Return the press body of what was laid out."""
    semester, project = opened.semester, opened.project
    facts = Facts(semester.title, semester.organisation, semester.language, opened.stamp)
    bound = bind(laid, facts, opened.faces)
    pages = body_pages(bound, project.print.inside == 'colour', _is_kept)
    return press_file(bound, pages, _wishes(project), opened.faces.values(), store).value.content


def _is_kept(index: int) -> bool:
    """Keep every page."""
    return index >= 0


def _wishes(project: Project) -> PressWishes:
    shop = project.print.shop
    return PressWishes(
        file='body.pdf',
        standard=shop.standard,
        intent=intent_of(project.root, shop),
        bleed=project.print.bleed,
        has_marks=shop.has_marks,
        ink_limit=shop.ink_limit / 100,
    )


def write_body(root: Path, project: Project, fonts: FontSet, workers: Workers, store: Store | None) -> None:
    """Make the press body of the project in `root` with processes that are getting ready."""
    write_whole(root / 'build' / 'body.pdf', make_body(read_texts(project, fonts, store), store, workers))
