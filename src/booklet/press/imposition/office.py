"""The booklet and its sessions to files for the office printer: duplex, folded, stapled."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from booklet.model.laid import LaidBooklet, SectionKind
from booklet.press.imposition.placing import SHEETS, Duplex, Sheet
from booklet.press.imposition.saddle import plan_saddle
from booklet.press.imposition.sheets import impose
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.opening import page_count
from booklet.press.screen.body import bind, print_body
from booklet.units import Length

COPY_PAPER = Length.mm(0.1)
"""Thickness of 80 g/m2 paper, the creep from one sheet to the next inner one."""


def handout(
    laid: LaidBooklet,
    session: int,
    facts: Facts,
    faces: Mapping[str, Path],
    sheet: Sheet = SHEETS['A4'],
    duplex: Duplex = 'short-edge',
    creep: Length = COPY_PAPER,
    filler: bytes | None = None,
) -> bytes:
    """Return the pages of one session, by its index in the semester, as one saddle-stitched fold.

    Pages keep their booklet folios. The session opens on a recto in the booklet and does so here, so the
    mirrored margins agree; note pages that fill the booklet are left out. `filler` is set where pages are
    wanting to a multiple of four; see `impose`.
    Raises ValueError when the booklet has no pages of that session.
    """
    sections = tuple(
        placed
        for placed in laid.sections
        if placed.section.session == session and placed.section.kind is not SectionKind.NOTES
    )
    if not sections:
        raise ValueError(session)
    pages = replace(laid, sections=sections)
    body = print_body(bind(pages, facts, faces))
    return impose(body, sheet, plan_saddle(pages.pages), creep, duplex, filler)


def booklet_a4(
    body: bytes,
    sheet: Sheet = SHEETS['A4'],
    duplex: Duplex = 'short-edge',
    creep: Length = COPY_PAPER,
    filler: bytes | None = None,
) -> bytes:
    """Return the whole booklet (from `print_body`) imposed for the office printer.

    Up to 64 pages (16 sheets) are one fold. A thicker booklet becomes parts of at most so many, as equal as
    can be, marked at the fold and printed one after the other: each is folded on its own, then all are
    stacked.
    """
    return impose(body, sheet, plan_saddle(page_count(body)), creep, duplex, filler)
