"""Equal objects become one."""

import io

import pikepdf

from booklet.press.screen.folding import fold_equal


def picture(pdf: pikepdf.Pdf, gray: bytes, mask: pikepdf.Object | None = None) -> pikepdf.Object:
    made = pikepdf.Stream(
        pdf,
        gray,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )
    if mask is not None:
        made.SMask = mask
    return made


def pages_with(pdf: pikepdf.Pdf, pictures: list[pikepdf.Object]) -> None:
    for each in pictures:
        pdf.add_blank_page()
        pdf.pages[-1].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=each))


def test_pictures_that_differ_only_in_equal_masks_become_one() -> None:
    with pikepdf.new() as pdf:
        pages_with(pdf, [picture(pdf, b'g', picture(pdf, b'm')) for _ in range(3)])
        fold_equal(pdf)
        assert len({page.obj.Resources.XObject.P.objgen for page in pdf.pages}) == 1


def test_pictures_that_differ_stay_two() -> None:
    with pikepdf.new() as pdf:
        pages_with(pdf, [picture(pdf, b'g'), picture(pdf, b'h'), picture(pdf, b'g', picture(pdf, b'm'))])
        fold_equal(pdf)
        assert len({page.obj.Resources.XObject.P.objgen for page in pdf.pages}) == 3


def test_equal_pages_stay_two_pages() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        fold_equal(pdf)
        target = io.BytesIO()
        pdf.save(target)
    with pikepdf.open(target) as again:
        assert len(again.pages) == 2
