"""Colours given as L*a*b* come out in the inks of the same colour given as sRGB."""

import io

import pikepdf
import pytest

from booklet.model.laid import SectionKind
from booklet.press.inks.lab import D65, srgb_of_lab
from booklet.press.pdf.opening import saved
from tests.press.pressed import bound_html, press_pages, pressed, with_pdf
from tests.press.seen import foreign_colours, inks

D50 = (0.9643, 1.0, 0.8251)


@pytest.mark.parametrize(
    ('lab', 'white', 'rgb'),
    [
        # Under D50, as CSS Color 4 converts them; under D65, as of the primaries of sRGB.
        ((54.29, 80.81, 69.89), D50, (1, 0, 0)),
        ((29.57, 68.30, -112.03), D50, (0, 0, 1)),
        ((53.24, 80.09, 67.20), D65, (1, 0, 0)),
        ((87.74, -86.18, 83.18), D65, (0, 1, 0)),
        ((50, 0, 0), D50, (0.4663, 0.4663, 0.4663)),
        ((100, 0, 0), D65, (1, 1, 1)),
        ((0, 0, 0), D50, (0, 0, 0)),
    ],
)
def test_lab_is_the_colour_that_it_says(
    lab: tuple[float, float, float], white: tuple[float, float, float], rgb: tuple[float, float, float]
) -> None:
    assert srgb_of_lab(*lab, white) == pytest.approx(rgb, abs=0.01)


@pytest.mark.parametrize('is_cover', [False, True])
def test_a_style_sheet_may_give_colours_so(is_cover: bool) -> None:
    kind = SectionKind.COVER if is_cover else SectionKind.ARTICLE
    body = '<p style="color: lab(54% 80 69)">甲</p><p style="border: 1pt solid oklch(.5 .1 200)">乙</p>'
    made = pressed(body, 'pdfx-1a', kind=kind)
    assert made.findings == ()
    assert foreign_colours(made.value.content) == []
    assert bool(made.value.colour_pages) == is_cover
    [[cyan, magenta, yellow, _]] = inks(made.value.content)
    assert (max(cyan, magenta, yellow) > 0) == is_cover


def test_what_cannot_be_turned_into_inks_is_named_with_a_way_out() -> None:
    """A mesh of triangles, such as some drawing programs write."""
    bound = bound_html('<p>网格</p>')
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        page = pdf.pages[0].obj
        mesh = pikepdf.Stream(pdf, bytes(30), ShadingType=4, ColorSpace=pikepdf.Name.DeviceRGB)
        mesh.BitsPerCoordinate = mesh.BitsPerComponent = mesh.BitsPerFlag = 8
        mesh.Decode = pikepdf.Array([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
        page.Contents = pikepdf.Stream(pdf, b'/Mesh sh')
        page.Resources.Shading = pikepdf.Dictionary(Mesh=mesh)
        [found] = press_pages(with_pdf(bound, saved(pdf)), 'pdfx-4').findings
    assert found.slug == 'press.colour-unknown'
    assert 'mesh gradients' in found.hint('en')
    assert '网格渐变' in found.hint('zh')
