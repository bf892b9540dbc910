"""Laid sections to one body: all pages in reading order, each face and each picture once, no annotations."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from booklet.diagnostics import Finding
from booklet.model.laid import LaidBooklet, PlacedSection
from booklet.press.folding import fold_equal
from booklet.press.fonts import unite_fonts
from booklet.press.furniture import FurnitureForms, move_page
from booklet.press.labels import page_labels, write_page_labels
from booklet.press.links import lost_targets
from booklet.press.metadata import Facts, write_facts
from booklet.press.opening import saved

SECTION_ONLY = ('/Names', '/Dests', '/Outlines', '/StructTreeRoot', '/AcroForm')
"""Entries of a section's catalogue that do not survive; what readers need is made anew from the marks."""

PAGE_ONLY = ('/Annots', '/StructParents', '/Tabs', '/AA')
"""The same for a page."""

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
        furniture = FurnitureForms(body, laid.furniture)
        for placed in laid.sections:
            _append(body, placed, furniture)
        findings = unite_fonts(body, faces.values())
        fold_equal(body)
        return BoundBody(saved(body), laid, facts, findings + lost_targets(laid))


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


def _append(body: pikepdf.Pdf, placed: PlacedSection, furniture: FurnitureForms) -> None:
    first = len(body.pages)
    with pikepdf.open(io.BytesIO(placed.section.pdf)) as pdf:
        for name in SECTION_ONLY:
            if name in pdf.Root:
                del pdf.Root[name]
        for page in pdf.pages:
            for name in PAGE_ONLY:
                if name in page.obj:
                    del page.obj[name]
        body.pages.extend(pdf.pages)
    for offset in range(placed.section.pages):
        page = body.pages[first + offset]
        move_page(page, placed.shift(offset))
        if placed.overlays:
            furniture.lay_over(page, placed.overlays[offset])
