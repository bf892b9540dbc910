"""A fixture for every slug of the press."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from booklet.diagnostics import Finding
from booklet.model.laid import LaidBooklet, LinkArea
from booklet.press.pdf.opening import saved
from booklet.press.screen.body import bind
from booklet.project.settings import PrintSettings
from booklet.project.shops import Shop
from booklet.results.print.binding import check_binding, plan_binding
from tests.layout.semesters import make_semester
from tests.press.laid_sample import FACTS, booklet
from tests.press.pressed import bound_html, press_pages, pressed, with_pdf, without_outlines


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


def transparency(folder: Path) -> Iterable[Finding]:
    """A figure is half transparent, and the shop wants PDF/X-1a."""
    return pressed('<p style="opacity: .5">半透明</p>', 'pdfx-1a').findings


def colour_unknown(folder: Path) -> Iterable[Finding]:
    """A page sets a colour in a space of its own."""
    bound = bound_html('<p>色空间</p>')
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pikepdf.Stream(pdf, b'/Ours cs .5 scn 0 0 9 9 re f')
        page.Resources.ColorSpace = pikepdf.Dictionary(Ours=pikepdf.Array([pikepdf.Name('/Lab')]))
        return press_pages(with_pdf(bound, saved(pdf)), 'pdfx-4').findings


def font_too_new(folder: Path) -> Iterable[Finding]:
    """A face is wrapped as OpenType with outlines that PDF 1.4 cannot take out."""
    bound = bound_html('<p>字体</p>')
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        for held in pdf.objects:
            if isinstance(held, pikepdf.Dictionary) and held.get('/Type') == '/FontDescriptor':
                [name] = {'/FontFile2', '/FontFile3'} & set(held.keys())
                content = held[name].read_bytes()
                del held[name]
                wrapped = pikepdf.Stream(pdf, without_outlines(content), Subtype=pikepdf.Name.OpenType)
                held.FontFile3 = wrapped
        return press_pages(with_pdf(bound, saved(pdf)), 'pdfx-1a').findings


def spine(**wishes: Any) -> Callable[[Path], Iterable[Finding]]:
    """Bind the booklet of 16 pages so."""

    def provoke(folder: Path) -> Iterable[Finding]:
        settings = replace(PrintSettings(), **wishes)
        return check_binding(plan_binding(booklet(), settings), make_semester(), settings)

    return provoke


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'press.anchor-lost': anchor_lost,
    'press.link-refused': link_refused,
    'press.font-kept-apart': font_kept_apart,
    'press.transparency': transparency,
    'press.colour-unknown': colour_unknown,
    'press.font-too-new': font_too_new,
    'press.spine-narrow': spine(binding='perfect'),
    'press.too-thick-to-staple': spine(binding='saddle', shop=Shop('small', '', most_saddle_pages=12)),
    'press.too-thin-to-glue': spine(binding='perfect'),
}
