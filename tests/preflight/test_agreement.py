"""What the preflight says of a file agrees with poppler, qpdf and Ghostscript."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest

from booklet.preflight import Standard, check_pdf
from tests.preflight import wrong as w
from tests.preflight.good import A5, BLEED_BOX, TRIM, Edit, add_image, draw, good, resource
from tests.press.tools import plain_pdf, run

PLATES = ('Cyan', 'Magenta', 'Yellow', 'Black')


def drawn(content: bytes) -> Edit:
    return lambda pdf: draw(pdf, content)


def without_marks(edit: Edit | None) -> bytes:
    """Return a good file whose pages are their bleed: Ghostscript measures everything that is there."""

    def crop(pdf: pikepdf.Pdf) -> None:
        if edit:
            edit(pdf)
        for page in pdf.pages:
            page.obj.MediaBox = pikepdf.Array(list(BLEED_BOX))

    return good(edit=crop)


def cmyk_jpeg(pdf: pikepdf.Pdf) -> None:
    """A picture as Adobe writes it: inverted, and /Decode says so."""
    from PIL import Image

    target = io.BytesIO()
    Image.new('CMYK', (300, 300), (0, 200, 0, 0)).save(target, 'JPEG', quality=95)
    picture = add_image(pdf, 300, '/DeviceCMYK')
    picture.write(target.getvalue(), filter=pikepdf.Name.DCTDecode)
    picture.Decode = pikepdf.Array([1, 0, 1, 0, 1, 0, 1, 0])
    resource(pdf, '/XObject', '/Im', picture)


INKED: tuple[tuple[str, Edit | None], ...] = (
    ('black only', None),
    ('cyan line', drawn(b'1 0 0 0 K 2 w 90 300 m 200 300 l S')),
    ('magenta text', drawn(b'BT /F 12 Tf 0 1 0 0 k 90 300 Td (A) Tj ET')),
    ('red area', drawn(b'0 1 1 0 k 90 90 50 50 re f')),
    ('picture', w.coloured_picture),
    ('JPEG', cmyk_jpeg),
    ('gray in all dresses', drawn(b'.3 g 90 90 9 9 re f 0 0 0 .2 k 120 90 9 9 re f')),
    ('coloured but clipped away', drawn(b'q 90 90 9 9 re W n 1 0 0 0 k 300 300 50 50 re f Q')),
    ('inside a form', w.with_plain_group),
)


@pytest.mark.parametrize(('name', 'edit'), INKED, ids=[case[0] for case in INKED])
def test_the_plates_that_ink_goes_on_are_those_of_ghostscript(name: str, edit: Edit | None) -> None:
    content = without_marks(edit)
    said = run(
        ['gs', '-q', '-dSAFER', '-dNOPAUSE', '-dBATCH', '-r72', '-sDEVICE=ink_cov', '-o', '-', 'PDF'], content
    )
    theirs = [
        {plate for plate, share in zip(PLATES, line.split()[:4], strict=True) if float(share) > 0}
        for line in said.splitlines()
        if 'CMYK' in line
    ]
    ours = [set(page.inks) for page in check_pdf(content, Standard.NONE).pages]
    assert ours == theirs


def test_text_alone_is_on_the_black_plate_as_ghostscript_says_too() -> None:
    clean, rich = good(), w.WRONGS[[each.slug for each in w.WRONGS].index('text.rich-black')].content()
    words = ['gs', '-q', '-dSAFER', '-dNOPAUSE', '-dBATCH', '-dFILTERIMAGE', '-dFILTERVECTOR',
             '-sDEVICE=ink_cov', '-o', '-', 'PDF']  # fmt: skip
    for content, is_clean in ((clean, True), (rich, False)):
        cyan, magenta, yellow, _ = map(float, run(words, content).split()[:4])
        assert (cyan + magenta + yellow == 0) is is_clean
        found = {each.slug for each in check_pdf(content, Standard.PDFX4, A5).observations}
        assert ('text.rich-black' in found) is not is_clean


FONTED = (None, w.font_not_embedded, w.cjk_not_embedded, w.font_type3, w.glyph_missing)


@pytest.mark.parametrize('edit', FONTED)
def test_fonts_are_those_of_poppler(edit: Edit | None) -> None:
    content = good(edit=edit)
    facts = check_pdf(content, Standard.NONE).facts
    assert facts
    ours = {(name, is_embedded) for name, kind, is_embedded in facts.fonts if kind != 'Type3'}
    lines = run(['pdffonts', 'PDF'], content).splitlines()[2:]
    theirs = {(line.split()[0], _is_embedded(line)) for line in lines if 'Type 3' not in line}
    assert ours == theirs
    assert sum('Type 3' in line for line in lines) == sum(kind == 'Type3' for _, kind, _ in facts.fonts)


def _is_embedded(line: str) -> bool:
    found = re.search(r'(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$', line)
    return bool(found and found[1] == 'yes')


def test_boxes_are_those_of_poppler() -> None:
    said = run(['pdfinfo', '-box', '-f', '1', '-l', '4', 'PDF'], good())
    trims = re.findall(r'TrimBox:\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)', said)
    assert [tuple(map(float, trim)) for trim in trims] == [pytest.approx(TRIM, abs=0.01)] * 4
    for page in check_pdf(good(), Standard.NONE).pages:
        assert (page.width, page.height) == pytest.approx((TRIM[2] - TRIM[0], TRIM[3] - TRIM[1]), abs=0.01)


def test_resolutions_are_those_of_poppler() -> None:
    for edit, expected in ((None, 300), (w.coarse_picture, 72), (w.fair_picture, 250)):
        line = run(['pdfimages', '-list', '-l', '1', 'PDF'], good(edit=edit)).splitlines()[2]
        assert int(line.split()[12]) == expected
        assert check_pdf(good(edit=edit), Standard.NONE).pages[0].lowest_ppi == expected


@pytest.mark.parametrize(
    ('content', 'is_sound'), [(good, True), (w.truncated, False), (lambda: plain_pdf(['a']), True)]
)
def test_damage_is_what_qpdf_calls_damage(content: Callable[[], bytes], is_sound: bool) -> None:
    found = {each.slug for each in check_pdf(content(), Standard.NONE).observations}
    assert ('file.damaged' in found) is not is_sound
    if is_sound:
        assert 'No syntax or stream encoding errors' in run(['qpdf', '--check', 'PDF'], content())
