"""What lies over a page is drawn in its place, on rectos and on versos, and the text moves with its page."""

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
import weasyprint

from booklet.model.laid import LaidBooklet, Overlay
from booklet.press.screen.body import bind
from booklet.press.screen.screen_copy import screen_edition
from tests.press.laid_sample import FACTS, booklet, faces
from tests.press.tools import run

SHIFT = -28.0
"""Outer margin less inner margin of the sample, in points."""


@cache
def sheet() -> bytes:
    """Return a sheet with the folios 1 to 4, outside."""
    style = '''@page { size: 148mm 210mm; margin: 20mm 15mm 20mm 25mm }
        @page :left { margin: 20mm 25mm 20mm 15mm; @bottom-left { content: "F" counter(page) } }
        @page :right { @bottom-right { content: "F" counter(page) } }
        div + div { break-before: page }'''
    made: bytes = weasyprint.HTML(string=f'<style>{style}</style>{"<div></div>" * 4}').write_pdf()
    return made


def furnished() -> LaidBooklet:
    """Return the sample with a folio over each page of its contents, which stand on pages 2 to 4."""
    laid = booklet()
    placed = []
    for each in laid.sections:
        section = replace(each.section, verso_shift=SHIFT)
        over = tuple((Overlay('f', index % 4),) for index in range(section.pages))
        placed.append(replace(each, section=section, overlays=over if each.first_index == 1 else ()))
    return replace(laid, sections=tuple(placed), furniture={'f': sheet()})


def words(pdf: bytes, page: int) -> dict[str, float]:
    """Return the left edge of each word of a page (from 1), in points from the left edge of the trim."""
    found = {}
    listed = run(['pdftotext', '-bbox', '-f', str(page), '-l', str(page), 'PDF', '-'], pdf)
    for line in listed.splitlines():
        if '<word' in line:
            found[line.split('>')[1].split('<')[0]] = float(line.split('xMin="')[1].split('"')[0])
    return found


def test_text_moves_on_versos_and_furniture_does_not() -> None:
    plain, moved = (screen_edition(bind(laid, FACTS, faces())) for laid in (booklet(), furnished()))
    for page in (2, 3, 4):
        before, after = words(plain, page), words(moved, page)
        folios = [word for word in after if word.startswith('F')]
        assert folios == [f'F{page - 1}']
        assert set(before) <= set(after)
        shift = SHIFT if page % 2 == 0 else 0
        for word, left in before.items():
            assert after[word] - left == pytest.approx(shift, abs=0.05)
    # The first sheet page is a recto: its folio stands outside, at the right.
    assert words(moved, 2)['F1'] > 300
    assert words(moved, 3)['F2'] < 60


def test_links_move_with_their_text() -> None:
    def rectangle(laid: LaidBooklet, page: int) -> list[float]:
        with pikepdf.open(io.BytesIO(screen_edition(bind(laid, FACTS, faces())))) as pdf:
            sheet = pdf.pages[page - 1]
            left = float(sheet.trimbox[0])
            return [float(edge) - left for edge in list(sheet.obj.Annots[0].Rect)[::2]]

    plain, moved = rectangle(booklet(), 2), rectangle(furnished(), 2)
    assert [after - before for before, after in zip(plain, moved, strict=True)] == pytest.approx([SHIFT] * 2)


def test_furniture_is_an_artifact_and_each_page_of_it_is_kept_once() -> None:
    laid = furnished()
    same = tuple(
        replace(each, overlays=((Overlay('f', 0),),) * each.section.pages) if each.first_index == 1 else each
        for each in laid.sections
    )
    with pikepdf.open(io.BytesIO(bind(replace(laid, sections=same), FACTS, faces()).pdf)) as pdf:
        forms = {
            form.objgen
            for page in pdf.pages[1:4]
            for form in page.obj.Resources.XObject.values()
            if form.Subtype == '/Form'
        }
        assert len(forms) == 1
        drawn = pikepdf.parse_content_stream(pdf.pages[1])
        marked = [str(each.operands[0]) for each in drawn if str(each.operator) == 'BDC']
        assert marked[-1] == '/Artifact'
