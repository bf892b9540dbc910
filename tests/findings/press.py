"""A fixture for every slug of the press."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.model.laid import LaidBooklet, LinkArea
from booklet.press import bind
from tests.press.laid_sample import FACTS, booklet


def anchor_lost(folder: Path) -> Iterable[Finding]:
    """A link leads to an article that was taken out."""
    return bind(_with_link(LinkArea(0, 70, 60, 200, 80, 's09a1', True)), FACTS, {}).findings


def link_refused(folder: Path) -> Iterable[Finding]:
    """A link leads to a file on the editor's own machine."""
    link = LinkArea(0, 70, 60, 200, 80, 'file:///home/office/a.docx', False)
    return bind(_with_link(link), FACTS, {}).findings


def font_kept_apart(folder: Path) -> Iterable[Finding]:
    """The faces that layout used are not at hand."""
    return bind(booklet(), FACTS, {}).findings


def _with_link(link: LinkArea) -> LaidBooklet:
    laid = booklet()
    first = laid.sections[0]
    changed = replace(first, section=replace(first.section, links=(link,)))
    return replace(laid, sections=(changed,))


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'press.anchor-lost': anchor_lost,
    'press.link-refused': link_refused,
    'press.font-kept-apart': font_kept_apart,
}
