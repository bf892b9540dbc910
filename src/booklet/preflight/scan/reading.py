"""The pages of a PDF -> their facts, those that are known from its last version without reading them."""

from collections.abc import Sequence
from dataclasses import field

import pikepdf

from booklet.preflight.facts import Page
from booklet.preflight.scan.digests import Digests
from booklet.preflight.scan.interpreter import MOST_OPERATORS, Shelf
from booklet.preflight.scan.known import KnownPage, KnownPages, font_keys
from booklet.preflight.scan.pages import read_page
from booklet.values import dataclass


@dataclass(slots=True)
class ReadPages:
    """Pages with what they share, and what to remember of them."""

    pages: list[Page] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    found: dict[str, KnownPage] = field(default_factory=dict)
    """By digest."""
    digests: Digests | None = None
    hits: int = 0
    cost: int = 0
    """Operators of all pages; see `KnownPage.cost`."""

    def keep(self, known: KnownPages | None) -> None:
        """Let `known` remember the pages."""
        if known is not None and self.digests is not None:
            known.keep(self.found, self.digests)


def read_pages(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], known: KnownPages | None) -> ReadPages:
    """Read `pages` of `pdf`; the same facts come out with and without `known`."""
    if known is not None:
        read = _read_with(pdf, pages, known)
        # Near the limit it matters which page the operators are spent on: read as if nothing were known.
        is_short = any(page.is_cut_short for page in read.pages)
        if not read.hits or not (is_short or read.cost > MOST_OPERATORS // 2):
            return read
    read = ReadPages()
    read.pages += (read_page(page, index, read.shelf) for index, page in enumerate(pages))
    return read


def _read_with(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], known: KnownPages) -> ReadPages:
    digests = Digests(pdf)
    # All of them first: what occurs twice in the file is known by then.
    names = [digests.of_page(page) for page in pages]
    known.recall()
    read = ReadPages(digests=digests)
    for index, (page, name) in enumerate(zip(pages, names, strict=True)):
        made = known.page(name, index, digests) if name else None
        if made is None:
            made = _read_anew(page, index, read)
        else:
            _load_fonts(pdf, made, read)
        read.pages.append(made.page)
        read.cost += made.cost
        if name:
            read.found[name] = made
    return read


def _load_fonts(pdf: pikepdf.Pdf, made: KnownPage, read: ReadPages) -> None:
    """Do to the fonts what reading the page would have done."""
    assert read.digests is not None
    read.hits += 1
    for key in font_keys(made):
        font = read.shelf.fonts.load(pdf.get_object(key), key)
        font.shows_notdef = font.shows_notdef or read.digests.of(key) in made.notdef


def _read_anew(page: pikepdf.Object, index: int, read: ReadPages) -> KnownPage:
    """Read a page, and find out which fonts show .notdef on it."""
    assert read.digests is not None
    fonts = read.shelf.fonts.loaded
    before = [font for font in fonts.values() if font.shows_notdef]
    for font in before:
        font.shows_notdef = False
    facts = read_page(page, index, read.shelf)
    showing = frozenset(read.digests.of(key) for key, font in fonts.items() if font.shows_notdef)
    for font in before:
        font.shows_notdef = True
    return KnownPage(facts, read.shelf.page_cost, showing)
