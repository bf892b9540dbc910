"""Four renderers draw our press files alike; where a file is wrong, comparing them tells."""

import io
from pathlib import Path

import pikepdf
import pytest

from booklet.model.laid import SectionKind
from booklet.press.pdf.opening import saved
from booklet.project.shops import STANDARDS, Standard
from tests.press.page_looks import assert_renderers_agree, differences, looks
from tests.press.pressed import bound_html, press_pages, pressed
from tests.press.test_print_file import ALL_KINDS, photographs

TINTS = '<p style="background: #dfe8f0; color: #7a1f1f">浅底深字</p><p style="border: .25pt solid">细线框</p>'


@pytest.mark.parametrize('standard', STANDARDS)
@pytest.mark.parametrize('kind', [SectionKind.ARTICLE, SectionKind.COVER])
def test_four_renderers_agree(standard: Standard, kind: SectionKind, tmp_path: Path) -> None:
    made = pressed(ALL_KINDS + TINTS, standard, kind=kind, folder=photographs(tmp_path))
    assert_renderers_agree(made.value.content, range(made.value.pages))


def test_see_through_is_drawn_alike_in_pdfx_4() -> None:
    body = '<div style="background: #7a1f1f"><p style="opacity: .5; color: #fff">半透明</p></div>'
    assert_renderers_agree(pressed(body, kind=SectionKind.COVER).value.content, (0,))


def test_a_gradient_that_does_not_fit_its_space_is_drawn_differently() -> None:
    """It is what the engine alone would have sent to the press."""
    content = press_pages(bound_html('<p>页</p>'), 'pdfx-4').value.content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0].obj
        function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
        shading = pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[60, 0, 400, 0], Function=function
        )
        page.Resources.Shading = pikepdf.Dictionary(S=shading)
        pikepdf.Page(page).contents_add(b'\nq 60 200 300 90 re W n /S sh Q')
        [drawn] = looks(saved(pdf), (0,)).values()
    assert any('does not' in said for said in differences(drawn))


def test_a_lost_letter_is_a_difference() -> None:
    content = pressed('<p>称量之前先看天平是否水平</p>').value.content
    other = pressed('<p>称量之前先看天平<span style="color: #fff">是</span>否水平</p>').value.content
    [whole], [lacking] = looks(content, (0,)).values(), looks(other, (0,)).values()
    assert differences({**whole, 'pdfium': lacking['pdfium']})
