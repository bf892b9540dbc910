"""A press file in the eyes of poppler, qpdf and Ghostscript."""

import io
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from booklet.model.laid import SectionKind
from booklet.press.fonts.lettering import Lettering
from booklet.press.pdf.standards import Intent, our_profile
from booklet.press.screen.body import bind
from booklet.project.shops import STANDARDS, Standard
from booklet.units import Length
from tests.press import laid_sample
from tests.press.pressed import BLEED, EDGE, bound_html, pages_of, press, press_pages, pressed, wishes
from tests.press.seen import foreign_colours, inks
from tests.press.tools import assert_sound, font_lines, pictures, run, texts

GRADIENT = '<div style="height: 9mm; background: linear-gradient(#7a1f1f, #eee 40%, #1f3f7a)"></div>'
SVG = '<svg viewBox="0 0 99 50" width="99"><rect width="40" height="30" fill="#7a1f1f" stroke="#12f"/></svg>'
LINK = '<a href="#x" style="color: blue">链接</a>'
TEXT = f'<p>称量之前先看天平是否水平。{LINK}</p><hr><table border="1"><tr><td>1</table>'
ALL_KINDS = f'{TEXT}{SVG}{GRADIENT}<img src="photo.png" width="150"><img src="photo.jpg" width="150">'


def photographs(folder: Path) -> Path:
    """Put a coloured picture into `folder`, twice."""
    image = Image.linear_gradient('L').resize((400, 300))
    colour = Image.merge('RGB', (image, image.rotate(90), image.rotate(180)))
    colour.save(folder / 'photo.png')
    colour.save(folder / 'photo.jpg', quality=90)
    return folder / 'page.html'


@pytest.mark.parametrize('standard', STANDARDS)
def test_a_page_inside_is_black_alone(standard: Standard, tmp_path: Path) -> None:
    made = pressed(ALL_KINDS, standard, folder=photographs(tmp_path))
    assert made.findings == ()
    assert foreign_colours(made.value.content) == []
    assert made.value.colour_pages == ()
    for cyan, magenta, yellow, black in inks(made.value.content):
        assert (cyan, magenta, yellow) == (0, 0, 0)
        assert black > 0
    assert_sound(made.value.content)


@pytest.mark.parametrize('standard', STANDARDS)
def test_a_cover_is_in_four_inks_and_its_text_in_black(standard: Standard, tmp_path: Path) -> None:
    made = pressed(ALL_KINDS, standard, kind=SectionKind.COVER, folder=photographs(tmp_path))
    assert made.findings == ()
    assert foreign_colours(made.value.content) == []
    assert made.value.colour_pages == (1, 2)
    [[cyan, magenta, yellow, _], _] = inks(made.value.content)
    assert min(cyan, magenta, yellow) > 0
    only_text = run(
        ['gs', '-q', '-dSAFER', '-dFILTERIMAGE', '-dFILTERVECTOR', '-o', '-', '-sDEVICE=inkcov', 'PDF'],
        pressed('<p>黑字</p>', standard, kind=SectionKind.COVER).value.content,
    )
    assert only_text.split()[:3] == ['0.00000'] * 3
    assert_sound(made.value.content)


@pytest.mark.parametrize('standard', STANDARDS)
def test_boxes_lie_in_each_other_from_the_origin(standard: Standard) -> None:
    said = run(['pdfinfo', '-box', 'PDF'], pressed('<p>页</p>', standard).value.content)
    boxes = {
        name: [float(edge) for edge in re.findall(r'[\d.]+', line.split(':', 1)[1])]
        for line in said.splitlines()
        if (name := line.split(':')[0]) in ('MediaBox', 'BleedBox', 'TrimBox')
    }
    trim = [EDGE, EDGE, EDGE + Length.mm(148), EDGE + Length.mm(210)]
    assert boxes['TrimBox'] == pytest.approx(trim, abs=0.02)
    bleed = [EDGE - BLEED, EDGE - BLEED, trim[2] + BLEED, trim[3] + BLEED]
    assert boxes['BleedBox'] == pytest.approx(bleed, abs=0.02)
    assert boxes['MediaBox'] == pytest.approx([0, 0, trim[2] + EDGE, trim[3] + EDGE], abs=0.02)


def test_a_ground_is_painted_to_the_edge_of_the_bleed_and_no_further(tmp_path: Path) -> None:
    pdf = pressed('<p>底</p>', css='@page { background: #7a1f1f }', kind=SectionKind.COVER).value.content
    (tmp_path / 'file.pdf').write_bytes(pdf)
    run(['pdftoppm', '-r', '72', '-singlefile', 'PDF', str(tmp_path / 'page')], pdf)
    drawn = Image.open(tmp_path / 'page.ppm').convert('L')
    middle, inside, outside = drawn.height // 3, round(EDGE - BLEED) + 2, round(EDGE - BLEED) - 2
    assert drawn.getpixel((inside, middle)) != 255
    assert drawn.getpixel((outside, middle)) == 255
    assert drawn.getpixel((drawn.width - inside - 1, middle)) != 255


def test_a_gradient_stays_with_its_box(tmp_path: Path) -> None:
    css = '@page { margin: 0 } div { height: 100mm; background: linear-gradient(#000, #fff) }'
    pdf = pressed('<body style="margin: 0"><div></div>', css=css).value.content
    run(['pdftoppm', '-r', '72', '-gray', '-singlefile', 'PDF', str(tmp_path / 'page')], pdf)
    drawn = Image.open(tmp_path / 'page.pgm')
    pixels = drawn.tobytes()
    shades = [pixels[round(EDGE + Length.mm(part)) * drawn.width + drawn.width // 2] for part in (5, 50, 95)]
    assert shades[0] < 40 < shades[1] < 200 < shades[2]


def test_nothing_of_the_marks_lies_inside_the_bleed() -> None:
    bare = press_pages(bound_html('<p></p>'), 'pdfx-4').value.content
    with pikepdf.open(io.BytesIO(bare)) as pdf:
        page = pdf.pages[0]
        page.obj.MediaBox = page.obj.BleedBox
        target = io.BytesIO()
        pdf.save(target)
    assert inks(target.getvalue()) == [[0, 0, 0, 0]]
    assert inks(bare)[0][3] > 0


def test_pdfx_4_says_so_in_xmp_and_pdfx_1a_in_info() -> None:
    for standard in STANDARDS:
        with pikepdf.open(io.BytesIO(pressed('<p>页</p>', standard).value.content)) as pdf:
            is_newer = standard == 'pdfx-4'
            assert pdf.pdf_version == ('1.6' if is_newer else '1.4')
            assert pdf.docinfo.Trapped == '/False'
            assert str(pdf.docinfo.Title) == laid_sample.FACTS.title
            assert ('/GTS_PDFXVersion' in pdf.docinfo) != is_newer
            metadata = pdf.Root.Metadata.read_raw_bytes().decode()
            assert ('PDF/X-4' in metadata) == is_newer
            assert '/Filter' not in pdf.Root.Metadata
            assert 'Trapped' in metadata
            [intent] = pdf.Root.OutputIntents
            assert intent.S == '/GTS_PDFX'
            assert str(intent.OutputConditionIdentifier) == 'FOGRA39'
            assert intent.DestOutputProfile.N == 4
            assert len(pdf.trailer.ID) == 2
            forbidden = {'/AcroForm', '/Names', '/OpenAction', '/AA', '/OCProperties', '/Outlines'}
            assert not forbidden & set(pdf.Root.keys())
            assert not any('/Annots' in page.obj for page in pdf.pages)


def test_a_condition_may_be_named_without_its_profile() -> None:
    bound = bound_html('<p>页</p>')
    named = replace(wishes('pdfx-1a'), intent=Intent('JC200103', our_profile(), is_embedded=False))
    made = press(bound, named)
    with pikepdf.open(io.BytesIO(made.value.content)) as pdf:
        [intent] = pdf.Root.OutputIntents
        assert '/DestOutputProfile' not in intent
        assert str(intent.RegistryName) == 'http://www.color.org'


def test_transparency_stays_in_pdfx_4_and_is_named_in_pdfx_1a() -> None:
    body = '<p>一</p><p style="opacity: .5; break-before: page">半透明</p>'
    assert pressed(body, 'pdfx-4').findings == ()
    [found] = pressed(body, 'pdfx-1a').findings
    assert found.slug == 'press.transparency'
    assert dict(found.arguments)['pages'] == '2'


def test_pages_can_be_chosen_and_keep_their_labels() -> None:
    bound = bound_html(''.join(f'<p style="break-before: page">第{n}页</p>' for n in range(1, 5)))
    made = press(bound, wishes(), pages_of(bound, choose=lambda index: index in (1, 2)))
    assert [text.strip()[:3] for text in texts(made.value.content)] == ['第2页', '第3页']
    with pikepdf.open(io.BytesIO(made.value.content)) as pdf:
        assert [str(page.label) for page in pdf.pages] == ['2', '3']


def test_the_gutter_moves_rectos_right_and_versos_left() -> None:
    bound = bound_html('<p>甲</p><p style="break-before: page">乙</p>')

    def lefts(gutter: float) -> list[float]:
        made = press(bound, replace(wishes(), gutter=gutter)).value.content
        said = run(['pdftotext', '-bbox', 'PDF', '-'], made)
        return [float(left) for left in re.findall(r'xMin="([\d.]+)"', said)]

    moved = [after - before for after, before in zip(lefts(6), lefts(0), strict=True)]
    assert moved == pytest.approx([6, -6], abs=0.01)


def test_fonts_are_legal_and_the_bytes_the_same() -> None:
    faces = laid_sample.faces()
    bound = bind(laid_sample.booklet(), laid_sample.FACTS, faces)
    made = press(bound, wishes('pdfx-1a'), faces=faces.values())
    assert made.findings == ()
    assert made == press(bound, wishes('pdfx-1a'), faces=faces.values())
    assert len(font_lines(made.value.content)) == 3
    assert b'/OpenType' not in made.value.content
    assert b'/ObjStm' not in made.value.content
    assert_sound(made.value.content)


def test_a_picture_is_brought_to_its_place(tmp_path: Path) -> None:
    Image.effect_noise((2400, 1800), 80).save(tmp_path / 'large.png')
    Image.effect_noise((200, 150), 80).save(tmp_path / 'small.png')
    body = '<img src="large.png" style="width: 60mm"><img src="small.png" style="width: 100mm">'
    made = pressed(body, folder=tmp_path / 'page.html').value.content
    said = run(['pdfimages', '-list', 'PDF'], made).splitlines()[2:]
    widths = sorted(int(line.split()[3]) for line in said)
    assert widths == [200, round(60 / 25.4 * 300)]


def test_the_slug_tells_file_date_folio_and_page_outside_the_bleed(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    told: list[tuple[str, float, float]] = []
    draw, line = Lettering.draw, Lettering.line

    def begin(self: Lettering, text: str, size: float) -> tuple[str, float]:
        begun.append(text)
        return line(self, text, size)

    def listen(self: Lettering, text: str, x: float, y: float, size: float) -> tuple[str, set[str]]:
        told.append((text, y, size))
        return draw(self, text, x, y, size)

    monkeypatch.setattr(Lettering, 'draw', listen)
    monkeypatch.setattr(Lettering, 'line', begin)
    bound = bound_html('<p>一</p><p style="break-before: page">二</p>')
    made = press(bound, wishes(), faces=laid_sample.faces().values()).value.content
    day = f'{laid_sample.FACTS.stamp:%Y-%m-%d}'
    assert [(start + rest).split('  ·  ') for start, (rest, _, _) in zip(begun, told, strict=True)] == [
        ['booklet.pdf', day, '1', '1/2'], ['booklet.pdf', day, '2', '2/2']
    ]  # fmt: skip
    assert all(y > 0 and y + size < EDGE - BLEED for _, y, size in told)
    below = Image.open(io.BytesIO(pictures(made, 100)[0])).crop((0, 900, 686, 929))
    above = Image.open(io.BytesIO(pictures(made, 100)[0])).crop((0, 0, 686, 29))
    assert sum(value < 128 for value in below.tobytes()) > 2 * sum(value < 128 for value in above.tobytes())


def test_a_photograph_is_encoded_once_and_a_gray_one_not_again(tmp_path: Path) -> None:
    gray, colour = tmp_path / 'gray.jpg', tmp_path / 'photo.jpg'
    Image.effect_noise((200, 150), 80).save(gray, quality=80)
    photographs(tmp_path)
    bound = bound_html('<img src="gray.jpg"><img src="photo.jpg">', folder=tmp_path / 'page.html')
    given = {gray.read_bytes(), colour.read_bytes()}
    assert given <= set(jpegs(bound.pdf)), 'layout passes them on as they are'
    made = jpegs(press_pages(bound, 'pdfx-4').value.content)
    assert gray.read_bytes() in made
    assert len(made) == 2


def jpegs(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            held.read_raw_bytes()
            for held in opened.objects
            if isinstance(held, pikepdf.Stream) and held.get('/Filter') == '/DCTDecode'
        ]


@pytest.mark.parametrize('limit', [2.4, 3.0])
def test_no_dot_of_the_page_has_more_ink_than_the_shop_allows(limit: float, tmp_path: Path) -> None:
    dark = '<p style="background: #0a0612; height: 3cm"></p>'
    bound = bound_html(ALL_KINDS + dark, kind=SectionKind.COVER, folder=photographs(tmp_path))
    made = press(bound, wishes(limit=limit)).value.content
    with tempfile.TemporaryDirectory() as name:
        run(['gs', '-q', '-dSAFER', '-sDEVICE=tiff32nc', '-r36', '-o', f'{name}/%d.tif', 'PDF'], made)
        for path in Path(name).glob('*.tif'):
            page = Image.open(path).crop((20, 20, 230, 315)).tobytes()
            most = max(sum(page[at : at + 4]) for at in range(0, len(page), 4))
            assert most <= (limit + 0.03) * 255


def test_a_blank_page_has_nothing_but_its_marks() -> None:
    bound = bound_html('<p>甲</p><p style="break-before: page">乙</p>')
    pages = tuple(replace(page, is_blank=page.index == 1) for page in pages_of(bound))
    made = press(bound, wishes(), pages).value.content
    assert_sound(made)
    first, second, *_ = texts(made)
    assert '甲' in first
    assert '乙' not in second
