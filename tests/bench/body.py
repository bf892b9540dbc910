"""A project to the press body alone: the pages laid out, bound and finished for the press, one file.

    python -m tests.bench.body ROOT [--no-cache]      writes ROOT/build/body.pdf

`booklet build --only print` makes more (cover sheet, preflight, job ticket, zip); this is what the other
engines make, one PDF of all pages. The covers stay in it, as in a stapled booklet.
"""

import sys
from dataclasses import replace
from pathlib import Path

from booklet.cache import Store
from booklet.files import write_whole
from booklet.press import Facts, bind
from booklet.printing import PrintOrder, make_press_files
from booklet.work import Workers
from tests.bench.own import Opened, lay_out_all, open_project, usual_workers


def make_body(opened: Opened, store: Store | None, workers: Workers) -> bytes:
    """Return the press body of `opened`; laid sections come from `store` and go there."""
    laid = lay_out_all(opened, store, workers)
    semester, project = opened.semester, opened.project
    stapled = replace(project, print=replace(project.print, binding='saddle'))
    facts = Facts(semester.title, semester.organisation, semester.language, opened.stamp)
    bound = bind(laid, facts, opened.faces)
    order = PrintOrder(semester, stapled, laid, facts, opened.fonts, opened.faces)
    return make_press_files(order, bound).value.files[0].made.content


def main() -> None:
    """Make the press body of the project named on the command line."""
    root = Path(sys.argv[1])
    store = None if '--no-cache' in sys.argv else Store(root / 'build' / '.cache')
    write_whole(root / 'build' / 'body.pdf', make_body(open_project(root), store, usual_workers()))


if __name__ == '__main__':
    main()
