"""What looks like a fault and is none: the rules are silent about it."""

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Stream

from booklet.preflight import Standard, check_pdf
from booklet.units import Length
from tests.preflight import good as g
from tests.preflight.good import A5, Edit, add_form, add_image, draw, good, resource

X4, X1A = Standard.PDFX4, Standard.PDFX1A


def drawn(content: bytes) -> Edit:
    return lambda pdf: draw(pdf, content)


def untouched(pdf: pikepdf.Pdf) -> None:
    """Leave it as it is."""


def black_text_overprinting(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/ExtGState', '/O', Dictionary(OP=True, op=True, OPM=1))
    draw(pdf, b'q /O gs BT /F 12 Tf 0 0 0 1 k 90 300 Td (A) Tj ET Q')


def black_line_overprinting(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/ExtGState', '/O', Dictionary(OP=True, op=True, OPM=1))
    draw(pdf, b'q /O gs 0 0 0 1 K 90 300 m 200 300 l S Q')


def stamp_that_is_not_printed(pdf: pikepdf.Pdf) -> None:
    shown = add_form(pdf, b'1 0 0 rg 0 0 9 9 re f')
    hidden = Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=[90, 90, 99, 99], F=2)
    hidden.AP = Dictionary(N=shown)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(hidden)])


def mask_in_gray(pdf: pikepdf.Pdf) -> None:
    """Tones of a mask are no ink: light, dark and tiny, they say nothing about the page."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = add_form(pdf, b'.7 g 0 0 90 90 re f 0 G .01 w 0 0 m 9 9 l S', Group=group)
    resource(pdf, '/ExtGState', '/M', Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))
    draw(pdf, b'q /M gs 0 0 0 .5 k 90 90 30 30 re f Q')


def opaque_state(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/ExtGState', '/N', Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name.None_))
    draw(pdf, b'/N gs')


def rgb_that_stands_for_cmyk(pdf: pikepdf.Pdf) -> None:
    """X-4 allows DeviceRGB where the page says which calibrated space it means."""
    stream = Stream(pdf, g.profile(b'RGB ', b'mntr'))
    stream.N = 3
    resource(pdf, '/ColorSpace', '/DefaultRGB', Array([Name.ICCBased, pdf.make_indirect(stream)]))
    draw(pdf, b'.2 .3 .4 rg 90 90 30 30 re f')


def form_that_is_never_drawn(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Unused', add_form(pdf, b'1 0 0 rg 0 0 9 9 re f'))


def ground_in_two_strips(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = g.BLEED_BOX
    lower = b'0 0 0 .1 k %.3f %.3f %.3f 300 re f' % (left, bottom, right - left)
    upper = b'%.3f %.3f %.3f %.3f re f' % (left, bottom + 300, right - left, top - bottom - 300)
    pdf.pages[0].obj.Contents = Stream(pdf, lower + b'\n' + upper + b'\n' + g.TEXT)


def registered_by_name_only(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def stretched_pixel(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 4))


def annotation_in_the_slug(pdf: pikepdf.Pdf) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=Name.PrinterMark, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(mark)])


def thin_mark_in_the_slug(pdf: pikepdf.Pdf) -> None:
    draw(pdf, b'0 0 0 1 K .1 w 1 1 m 9 1 l S')


def inherited_boxes(pdf: pikepdf.Pdf) -> None:
    tree = pdf.Root.Pages
    tree.MediaBox = Array(list(g.MEDIA))
    tree.Resources = pdf.pages[0].obj.Resources
    for page in pdf.pages:
        del page.obj.MediaBox
        del page.obj.Resources


SILENT: tuple[tuple[str, Edit, Standard], ...] = (
    ('K 100 text', drawn(b'BT /F 5 Tf 0 g 90 300 Td (A) Tj ET'), X4),
    ('dark red text', drawn(b'BT /F 12 Tf .2 1 .9 .4 k 90 300 Td (A) Tj ET'), X4),
    ('0.25 pt', drawn(b'0 0 0 1 K .25 w 90 300 m 200 300 l S'), X4),
    ('300 percent', drawn(b'.7 .6 .7 1 k 90 90 50 50 re f'), X4),
    ('text in the slug', drawn(b'BT /F 6 Tf 0 0 0 1 k 60 2 Td (AB) Tj ET'), X4),
    ('invisible text', drawn(b'BT 3 Tr /F 2 Tf 90 300 Td (A) Tj ET'), X4),
    ('compatibility', drawn(b'BX 1 frobnicate EX'), X4),
    ('inline picture', drawn(b'q 9 0 0 9 90 90 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q'), X4),
    ('EI inside the data', drawn(b'q 1 0 0 1 90 90 cm BI /W 8 /H 1 /BPC 8 /CS /G ID a EI \x80\xff EI Q'), X4),
    ('odd numbers', drawn(b'0 0 0 +1.0 k 90 90 -.5e 4. re f' .replace(b'-.5e', b'-.5')), X4),
    ('clipped away', drawn(b'q 90 90 9 9 re W n 0 0 0 1 K .1 w 200 300 m 300 300 l S Q'), X4),
    ('overprinting black', black_text_overprinting, X1A),
    ('overprinting black line', black_line_overprinting, X1A),
    ('hidden stamp', stamp_that_is_not_printed, X4),
    ('mask in gray', mask_in_gray, X4),
    ('opaque state', opaque_state, X1A),
    ('DefaultRGB', rgb_that_stands_for_cmyk, X4),
    ('unused form', form_that_is_never_drawn, X4),
    ('two strips', ground_in_two_strips, X4),
    ('profile by name in X-1a', registered_by_name_only, X1A),
    ('pixel', stretched_pixel, X4),
    ('printer mark', annotation_in_the_slug, X4),
    ('thin mark outside', thin_mark_in_the_slug, X4),
    ('inherited boxes', inherited_boxes, X4),
)  # fmt: skip


@pytest.mark.parametrize(('name', 'edit', 'standard'), SILENT, ids=[case[0] for case in SILENT])
def test_it_is_no_fault(name: str, edit: Edit, standard: Standard) -> None:
    assert check_pdf(good(standard, edit), standard, A5).observations == ()


def test_one_colour_pages_may_have_black_in_any_dress() -> None:
    asked = replace(A5, is_one_colour=True)
    content = drawn(b'0 g 90 90 9 9 re f .5 G 1 w 90 300 m 200 300 l S')
    assert check_pdf(good(X4, content), X4, asked).observations == ()


def test_only_the_named_pages_are_one_colour() -> None:
    red = drawn(b'0 1 1 0 k 90 90 9 9 re f')
    first = check_pdf(good(X4, red), X4, replace(A5, one_colour_pages=frozenset({0})))
    second = check_pdf(good(X4, red), X4, replace(A5, one_colour_pages=frozenset({1})))
    assert [each.slug for each in first.observations] == ['colour.one-colour-page']
    assert second.observations == ()
    assert second.colour_pages == (0,)


def test_the_spine_is_on_the_left_of_odd_pages() -> None:
    near_right = b'BT /F 12 Tf 0 0 0 1 k %.2f 300 Td (A) Tj ET' % (g.TRIM[2] - 30)
    report = check_pdf(
        good(X4, lambda pdf: draw(pdf, near_right, 1)), X4, replace(A5, spine=Length.mm(12))
    )
    assert [(each.slug, each.page, each.thing) for each in report.observations] == [
        ('text.near-spine', 1, 'right')
    ]


def test_nothing_is_expected_that_was_not_asked_for() -> None:
    assert check_pdf(good(pages=3), X4).observations == ()
