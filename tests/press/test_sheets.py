"""Pages imposed on sheets, seen with poppler, qpdf and Ghostscript."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from booklet.errors import UsageError
from booklet.press.imposition.placing import SHEETS
from booklet.press.imposition.saddle import plan_saddle
from booklet.press.imposition.sheets import impose, sheet_sides
from booklet.press.pdf.opening import page_count
from booklet.units import Length
from tests.press.tools import A5, assert_sound, pictures, plain_pdf, run, texts

A4 = SHEETS['A4']
WORDS = [f'page{number}' for number in range(1, 9)]


def edited(pdf: bytes, edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        edit(opened)
        target = io.BytesIO()
        opened.save(target, static_id=True)
        return target.getvalue()


def words(pdf: bytes) -> list[list[str]]:
    return [text.split() for text in texts(pdf)]


def test_eight_pages_go_on_two_a4_sheets() -> None:
    pdf = impose(plain_pdf(WORDS), A4, plan_saddle(8))
    assert_sound(pdf)
    assert words(pdf) == [['page8', 'page1'], ['page2', 'page7'], ['page6', 'page3'], ['page4', 'page5']]
    assert 'Page size:       841.89 x 595.276 pts (A4)' in run(['pdfinfo', 'PDF'], pdf)


def test_the_print_dialogue_is_asked_for_the_right_turn_and_no_scaling() -> None:
    with pikepdf.open(io.BytesIO(impose(plain_pdf(WORDS), A4, plan_saddle(8), duplex='long-edge'))) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == '/DuplexFlipLongEdge'
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == '/None'


def test_backs_for_the_long_edge_are_backs_for_the_short_edge_turned() -> None:
    plan = plan_saddle(8)
    short = impose(plain_pdf(WORDS), A4, plan)
    long = impose(plain_pdf(WORDS), A4, plan, duplex='long-edge')

    def turn_backs(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages[1::2]:
            page.rotate(180, relative=True)

    assert words(edited(long, turn_backs)) == words(short)
    assert pictures(long)[::2] == pictures(short)[::2]
    assert pictures(long)[1] != pictures(short)[1]


def test_a_page_is_drawn_as_it_was_in_its_size_against_the_fold() -> None:
    page = plain_pdf(['mitochondrion'])
    (alone,) = pictures(page, 72)
    front, back = pictures(impose(page, A4, plan_saddle(1)), 72)
    (before, wide), (after, sheet_wide) = _rows(alone), _rows(front)
    fold = round(sheet_wide / 2)
    assert max(_darkest(after, fold, fold + wide)) > 0
    assert _ink(before) == pytest.approx(_ink(after), rel=0.02)
    assert _ink(_rows(back)[0]) == 0


def _rows(pgm: bytes) -> tuple[list[bytes], int]:
    _, size, _, raster = pgm.split(b'\n', 3)
    width, height = map(int, size.split())
    return [raster[row * width : (row + 1) * width] for row in range(height)], width


def _ink(rows: list[bytes]) -> int:
    return sum(255 - value for row in rows for value in row)


def _darkest(rows: list[bytes], left: int, right: int) -> list[int]:
    return [255 - min(row[left:right]) for row in rows]


def _turn(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Rotate = 90


def _offset_and_inherited(pdf: pikepdf.Pdf) -> None:
    """Move the boxes away from the origin and let resources and boxes come from the page tree."""
    tree = pdf.Root.Pages
    first = pdf.pages[0].obj
    tree.Resources = first.Resources
    tree.MediaBox = pikepdf.Array([-50, -50, 700, 900])
    tree.CropBox = pikepdf.Array([-20, 30, A5[0] - 20, A5[1] + 30])
    for page in pdf.pages:
        del page.obj.Resources
        del page.obj.MediaBox


@pytest.mark.parametrize('edit', [_turn, _offset_and_inherited])
def test_turned_and_offset_pages_of_any_make_are_read_and_fit(edit: Callable[[pikepdf.Pdf], None]) -> None:
    source = edited(plain_pdf(WORDS), edit)
    pdf = impose(source, A4, plan_saddle(8))
    assert_sound(pdf)
    assert [sorted(side) for side in words(pdf)][:2] == [['page1', 'page8'], ['page2', 'page7']]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = opened.pages[0].obj.Resources.XObject.P0
        assert '/Font' in form.Resources


def test_a_turned_page_is_laid_across_and_made_smaller() -> None:
    pdf = impose(edited(plain_pdf(['wide']), _turn), A4, plan_saddle(1))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[0].obj.Contents.read_bytes().decode()
    factor = float(content.split(' n ')[1].split()[0])
    assert factor == pytest.approx(Length.mm(148.5) / Length.mm(210), abs=1e-4)


def test_a_filled_form_keeps_what_was_written_into_it() -> None:
    def add_field(pdf: pikepdf.Pdf) -> None:
        shown = pikepdf.Stream(pdf, b'BT /F 18 Tf 2 4 Td (signed) Tj ET')
        shown.Subtype = pikepdf.Name.Form
        shown.BBox = pikepdf.Array([0, 0, 100, 30])
        shown.Resources = pdf.pages[0].obj.Resources
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Stamp,
            Rect=pikepdf.Array([40, 200, 140, 230]),
            F=4,
            AP=pikepdf.Dictionary(N=shown),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(field)])

    pdf = impose(edited(plain_pdf(['form']), add_field), A4, plan_saddle(1))
    assert 'signed' in words(pdf)[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert all('/Annots' not in page.obj for page in opened.pages)


def test_blanks_take_the_filler_of_their_side() -> None:
    pdf = impose(plain_pdf(WORDS[:5]), A4, plan_saddle(5), filler=plain_pdf(['recto', 'verso']))
    assert words(pdf) == [['verso', 'page1'], ['page2', 'recto'], ['verso', 'page3'], ['page4', 'page5']]


def test_nothing_is_left_that_speaks_of_the_single_pages() -> None:
    def add_bookmark(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem('one', 0))

    pdf = impose(edited(plain_pdf(WORDS), add_bookmark), A4, plan_saddle(8))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert '/Outlines' not in opened.Root
    assert page_count(pdf) == sheet_sides(pdf) == 4


def test_same_pages_same_bytes() -> None:
    plan, creep = plan_saddle(8), Length.mm(0.1)
    assert impose(plain_pdf(WORDS), A4, plan, creep) == impose(plain_pdf(WORDS), A4, plan, creep)


def test_a_plan_for_more_pages_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match='7'):
        impose(plain_pdf(['only']), A4, plan_saddle(8))


@pytest.mark.parametrize('damaged', [b'', b'no PDF at all', b'%PDF-1.7\n1 0 obj', plain_pdf(['x'])[:200]])
def test_what_is_no_pdf_is_refused_in_words(damaged: bytes) -> None:
    with pytest.raises(UsageError) as refused:
        impose(damaged, A4, plan_saddle(4))
    assert 'PDF' in refused.value.message('zh')


def test_a_locked_pdf_is_refused_in_words() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain_pdf(['x']))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user='secret', owner='secret'))
    with pytest.raises(UsageError, match='password'):
        impose(target.getvalue(), A4, plan_saddle(4))
