"""Laid sections to one body: all pages in reading order, each face and each picture once, no annotations."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pikepdf

from booklet.diagnostics import Finding
from booklet.model.laid import LaidBooklet
from booklet.press.assembly.furniture import FurnitureForms
from booklet.press.assembly.labels import page_labels, write_page_labels
from booklet.press.fonts.united import unite_fonts
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.metadata import write_facts
from booklet.press.pdf.opening import saved
from booklet.press.screen.folding import fold_equal
from booklet.press.screen.links import lost_targets
from booklet.values import dataclass

PAGE_ONLY = ('/Annots', '/StructParents', '/Tabs', '/AA')
"""Entries of a page of a section that do not survive; what readers need is made anew from the marks."""

BOXES = ('/MediaBox', '/CropBox', '/BleedBox', '/ArtBox')


@dataclass(frozen=True)
class BoundBody:
    """The pages of a booklet in one file, with what the files made from it must say."""

    pdf: bytes
    """Pages with the boxes that layout gave them, without annotations, labels and metadata."""
    laid: LaidBooklet
    facts: Facts
    findings: tuple[Finding, ...] = ()


def bind(laid: LaidBooklet, facts: Facts, faces: Mapping[str, Path]) -> BoundBody:
    """Bind the sections of `laid`.

    `faces` are the files that layout took its faces from, single faces or collections; each face is known by
    the PostScript name inside, so the keys are free. A face not among them stays embedded per section.
    """
    with pikepdf.new() as body:
        binder = _Binder(body)
        for placed in laid.sections:
            binder.append(placed.section.pdf)
        furniture = FurnitureForms(body, laid)
        findings = unite_fonts(body, faces.values())
        # Before every page has resources of its own, of which none equals another.
        fold_equal(body)
        furniture.lay_over(body.pages, laid)
        return BoundBody(saved(body), laid, facts, findings + lost_targets(laid))


def gather(
    laid: LaidBooklet, faces: Iterable[Path]
) -> tuple[bytes, Mapping[str, int], tuple[Finding, ...]]:
    """Put the pages of the sections, as they are, and then the sheets of furniture into one file, in which
    each face is embedded once; return with it the index of each sheet's first page, and findings.
    """
    with pikepdf.new() as body:
        binder = _Binder(body)
        for placed in laid.sections:
            binder.append(placed.section.pdf)
        firsts = {}
        for key, sheet in laid.furniture.items():
            firsts[key] = len(body.pages)
            binder.append(sheet)
        findings = unite_fonts(body, faces)
        return saved(body), firsts, findings


def print_body(bound: BoundBody) -> bytes:
    """Return the body for print: single pages cut to the trim, unmarked, without annotations, labelled."""
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        finish_pages(pdf, bound)
        return saved(pdf)


def finish_pages(pdf: pikepdf.Pdf, bound: BoundBody) -> None:
    """Cut every page to its trim, label it with its folio, and write the metadata."""
    for page in pdf.pages:
        trim = page.trimbox
        for name in BOXES:
            if name in page.obj:
                del page.obj[name]
        page.obj.MediaBox = trim
        page.obj.TrimBox = trim
    write_page_labels(pdf, page_labels(bound.laid, bound.facts.language))
    write_facts(pdf, bound.facts)


class _Binder:
    """Copies sections into `body`, one that comes again from its first place."""

    def __init__(self, body: pikepdf.Pdf) -> None:
        self._body = body
        self._known: dict[bytes, list[dict[str, pikepdf.Object]]] = {}

    def append(self, pdf: bytes) -> None:
        """Add the pages of a section."""
        if pdf not in self._known:
            self._known[pdf] = self._first(pdf)
            return
        for entries in self._known[pdf]:
            page = self._body.make_indirect(pikepdf.Dictionary(entries))
            self._body.pages.append(pikepdf.Page(page))

    def _first(self, pdf: bytes) -> list[dict[str, pikepdf.Object]]:
        """Add the pages and return their entries as they are before anything is laid over them."""
        with pikepdf.open(io.BytesIO(pdf)) as section:
            for page in section.pages:
                for name in PAGE_ONLY:
                    if name in page.obj:
                        del page.obj[name]
            before = len(self._body.pages)
            self._body.pages.extend(section.pages)
        return [dict(page.obj.items()) for page in self._body.pages[before:]]
