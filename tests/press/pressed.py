"""A few words of HTML to a press file, without the rest of the program."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import weasyprint
from fontTools.ttLib import TTFont

from booklet.diagnostics import Checked
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.press.assembly.page_boxes import SLUG
from booklet.press.assembly.print_file import PressFile, PressPage, body_pages, press_file
from booklet.press.inks.settings import PressWishes
from booklet.press.pdf.standards import Intent, our_profile
from booklet.press.screen.body import BoundBody, bind
from booklet.project.shops import Standard
from booklet.store import Store
from booklet.units import Length
from tests.press.laid_sample import FACTS

PAGE = '@page { size: 148mm 210mm; margin: 20mm; bleed: 3mm } body { font: 10.5pt "Noto Serif CJK SC" }'
BLEED = Length.mm(3)
EDGE = BLEED + SLUG
INTENT = Intent('FOGRA39', our_profile())


def bound_html(
    body: str, css: str = '', kind: SectionKind = SectionKind.ARTICLE, folder: Path | None = None
) -> BoundBody:
    """Return the pages of `body` bound as one section of `kind`."""
    html = f'<html lang="zh-CN"><style>{PAGE}{css}</style><body>{body}</body></html>'
    document = weasyprint.HTML(string=html, base_url=str(folder) if folder else None).render()
    pdf: bytes = document.write_pdf()
    pages = len(document.pages)
    section = LaidSection(kind, 'key', -1, pdf, pages, (), (), ())
    folios = tuple(Folio(str(number)) for number in range(1, pages + 1))
    laid = LaidBooklet((PlacedSection(section, 0, folios),), PageMap(), 1, ())
    return bind(laid, FACTS, {})


def wishes(standard: Standard = 'pdfx-4', has_marks: bool = True, limit: float = 3.0) -> PressWishes:
    """Return the wishes of a shop."""
    return PressWishes('booklet.pdf', standard, INTENT, BLEED, has_marks, limit)


def with_pdf(bound: BoundBody, pdf: bytes) -> BoundBody:
    """Return `bound` with another PDF as its only section."""
    [placed] = bound.laid.sections
    other = replace(placed, section=replace(placed.section, pdf=pdf))
    return replace(bound, laid=replace(bound.laid, sections=(other,)))


def pages_of(
    bound: BoundBody, inside_colour: bool = False, choose: Callable[[int], bool] | None = None
) -> tuple[PressPage, ...]:
    """Return the pages of `bound` that `choose` keeps by their index; all without it."""
    return body_pages(bound.laid, bound.facts.language, inside_colour, choose or (lambda index: True))


def press_pages(bound: BoundBody, standard: Standard, inside_colour: bool = False) -> Checked[PressFile]:
    """Return all pages of `bound` as a press file."""
    return press(bound, wishes(standard), pages_of(bound, inside_colour))


def press(
    bound: BoundBody,
    asked: PressWishes,
    pages: Sequence[PressPage] | None = None,
    faces: Iterable[Path] = (),
    store: Store | None = None,
) -> Checked[PressFile]:
    """Return `pages` of `bound`, all without them, as a press file."""
    return press_file(bound.laid, bound.facts, pages or pages_of(bound), asked, faces, store)


def pressed(
    body: str,
    standard: Standard = 'pdfx-4',
    css: str = '',
    kind: SectionKind = SectionKind.ARTICLE,
    folder: Path | None = None,
) -> Checked[PressFile]:
    """Return the pages of `body` as a press file."""
    return press_pages(bound_html(body, css, kind, folder), standard)


def without_outlines(program: bytes) -> bytes:
    """Return a font program that has neither kind of outlines that PDF 1.4 knows."""
    if program[:4] not in (b'\x00\x01\x00\x00', b'OTTO', b'true'):
        return _empty_font()
    font = TTFont(io.BytesIO(program))
    for tag in ('CFF ', 'glyf', 'loca'):
        if tag in font:
            del font[tag]
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _empty_font() -> bytes:
    # An sfnt with no tables.
    return b'OTTO' + bytes(8)
