"""A project to the press body alone: the pages laid out, bound and finished for the press, one file.

    python -m tests.bench.press_body ROOT [--no-cache]      writes ROOT/build/body.pdf

`booklet build --only print` makes more (cover sheet, preflight, job ticket, zip); this is what the other
engines make, one PDF of all pages. The covers stay in it, as in a stapled booklet.
As in a build, the press is loaded while a process lays out what changed.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.executor import Workers
from booklet.files import write_whole
from booklet.layout.fonts import FontSet
from booklet.project.settings import Project
from booklet.store import Store
from tests.bench.own import Opened, lay_out_all, read_texts

if TYPE_CHECKING:
    from booklet.press.inks.separated_booklet import InkDesk


def make_body(opened: Opened, store: Store | None, workers: Workers) -> bytes:
    """Return the press body of `opened`; what is in `store` comes from there, the rest goes there."""
    press = functools.cache(functools.partial(get_press_ready, store))
    with workers:
        laid = lay_out_all(opened, store, workers, press)
        from tests.bench.finishing import finish

        return finish(opened, laid, workers, press())


def get_press_ready(store: Store | None) -> 'InkDesk':
    """Load what puts a press file together, and what the last one was made of."""
    from booklet.press.inks.separated_booklet import InkDesk
    from tests.bench.finishing import FILE

    desk = InkDesk(store)
    desk.expect(FILE)
    return desk


def write_body(root: Path, project: Project, fonts: FontSet, workers: Workers, store: Store | None) -> None:
    """Make the press body of the project in `root` with processes that are getting ready."""
    write_whole(root / 'build' / 'body.pdf', make_body(read_texts(project, fonts, store), store, workers))
