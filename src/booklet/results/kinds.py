"""The kinds of results, a row each: how it is asked for, which module makes it, what is said of it.

A new kind is a module in this folder, with `tasks` and `files` as in `results.make`, and a row here.
"""

from booklet.language import Words
from booklet.values import dataclass

_PAGES, _SLIDES = Words("{count} pages", "{count} 页"), Words("{count} slides", "{count} 张")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of result."""

    name: str
    """What `--only` calls it."""
    folder: str
    """Where its files lie below build/<semester>/."""
    module: str
    """What makes it, below `booklet.results`."""
    words: Words
    """What it is, where its name does not say it."""
    ending: str = ''
    """Of its files, when it shares the folder with another kind."""
    is_usual: bool = True
    """Whether it is made when nothing is asked for."""
    shows_pages: bool = True
    """Whether it is made of the booklet's pages; else the page map is all that it needs of them."""
    unit: Words = _PAGES
    advice: Words | None = None
    """What to do with it next."""


KINDS = (
    Kind(
        'screen', 'screen', 'screen', Words('', "屏幕"),
        advice=Words("read {folder}/screen/booklet.pdf", "先通读 {folder}/screen/booklet.pdf"),
    ),
    Kind(
        'print', 'print', 'print.tasks', Words('', "印刷"),
        advice=Words("give print/ to the print shop", "print/ 交印刷厂"),
    ),
    Kind(
        'slides', 'slides', 'slides', Words('', "幻灯片"), shows_pages=False, unit=_SLIDES,
        advice=Words("slides/ to the presenters", "slides/ 发给主讲人"),
    ),
    Kind(
        'slides-pdf', 'slides', 'slides_pdf', Words("slides and notes as PDF", "幻灯片和讲稿的 PDF"),
        ending='.pdf', is_usual=False, shows_pages=False,
    ),
    Kind(
        'office', 'office', 'office', Words('', "办公打印"),
        advice=Words("print office/ on the office printer, both sides", "office/ 用办公室打印机双面打印"),
    ),
    Kind('epub', 'epub', 'epub', Words("book for reading programs", "电子书")),
    Kind(
        'web', 'web', 'web', Words("page for telephones", "手机网页"),
        advice=Words("send {folder}/web/booklet.html to readers", "{folder}/web/booklet.html 可发给读者"),
    ),
)  # fmt: skip
"""In the order in which they are made and listed."""

NAMES = tuple(kind.name for kind in KINDS)
USUAL = frozenset(kind.name for kind in KINDS if kind.is_usual)
OF_PAGES = frozenset(kind.name for kind in KINDS if kind.shows_pages)


def kind_of(name: str) -> str:
    """Return the kind of the result called `name`; `print.zip` goes with the folder that it holds."""
    folder = name.split('/')[0].removesuffix('.zip')
    candidates = [kind for kind in KINDS if kind.folder == folder and name.endswith(kind.ending)]
    return max(candidates, key=lambda kind: len(kind.ending)).name if candidates else folder
