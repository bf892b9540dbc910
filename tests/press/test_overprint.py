"""Solid black type and lines lie on the ground they stand on; white and all else cut it out."""

import io
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from booklet.model.laid import SectionKind
from booklet.preflight import check_pdf
from booklet.press.inks.overprint import KNOCK_OUT, OVER, overprint_black
from booklet.press.pdf.opening import saved
from booklet.project.shops import STANDARDS, Standard
from tests.press.pressed import bound_html, press_pages, pressed, with_pdf
from tests.press.tools import run

GROUND = """
@page { background: #2f6f9f; margin: 0 }
body { margin: 0; font: bold 100pt "Noto Sans CJK SC" }
p { margin: 0 0 0 20mm; height: 40mm; line-height: 40mm }
"""
BODY = (
    '<p style="color: #000">黑</p><p style="color: #fff">白</p>'
    '<p><svg width="90" height="90"><line x2="90" y1="45" y2="45" stroke="#000" stroke-width="8"/></svg></p>'
    '<p><span style="display: inline-block; width: 30mm; height: 30mm; background: #000"></span></p>'
    '<p style="height: 0; border-top: 2pt solid #000"></p>'
)


def plates(pdf: bytes) -> dict[str, Image.Image]:
    """Return the plates of the first page as Ghostscript separates it, 0 full ink and 255 none."""
    with tempfile.TemporaryDirectory() as name:
        target = f'{name}/p%d.tif'
        run(['gs', '-q', '-dSAFER', '-sDEVICE=tiffsep', '-r72', '-dLastPage=1', '-o', target, 'PDF'], pdf)
        found: dict[str, Image.Image] = {}
        for path in Path(name).glob('p1(*).tif'):
            found[path.stem[3:-1]] = Image.open(path)
        for plate in found.values():
            plate.load()
        return found


def on(plates: dict[str, Image.Image], row: int) -> tuple[set[int], set[int]]:
    """Return what the cyan plate has where black is printed full, and where it is not, in row of 40 mm."""
    top, high = round((13 + 40 * row) / 25.4 * 72), round(40 / 25.4 * 72)
    box = (round(34 / 25.4 * 72), top, round(75 / 25.4 * 72), top + high)
    cyan, black = (plates[name].convert('L').crop(box).tobytes() for name in ('Cyan', 'Black'))
    full = {c for c, k in zip(cyan, black, strict=True) if k == 0}
    return full, {c for c, k in zip(cyan, black, strict=True) if k != 0}


@pytest.mark.parametrize('standard', STANDARDS)
def test_on_the_plates_black_lies_on_the_ground_and_white_cuts_it_out(standard: Standard) -> None:
    found = plates(pressed(BODY, standard, css=GROUND, kind=SectionKind.COVER).value.content)
    [ground] = on(found, 0)[1]
    assert on(found, 0)[0] == {ground}, 'type'
    assert 255 in on(found, 1)[1], 'white type'
    assert on(found, 2)[0] == {ground}, 'stroke'
    assert 255 in on(found, 3)[0], 'area'
    assert on(found, 4)[0] == {ground}, 'rule'


def test_pages_of_one_ink_have_nothing_to_overprint() -> None:
    with pikepdf.open(io.BytesIO(pressed(BODY, css=GROUND).value.content)) as pdf:
        assert '/ExtGState' not in pdf.pages[0].obj.Resources


def test_a_state_that_lets_white_overprint_does_not_come_through() -> None:
    bound = bound_html('<p>白</p>', kind=SectionKind.COVER)
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        page = pdf.pages[0].obj
        state = pikepdf.Dictionary(OP=True, op=True, OPM=1, LW=2)
        page.Resources.ExtGState = pikepdf.Dictionary(Wrong=state)
        page.Contents = pikepdf.Stream(pdf, b'1 0 0 rg 0 0 99 99 re f /Wrong gs 1 g 9 9 60 60 re f')
        made = press_pages(with_pdf(bound, saved(pdf)), 'pdfx-4').value.content
    report = check_pdf(made)
    assert [each.slug for each in report.observations if each.slug.startswith('paint.')] == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        states = pdf.pages[0].obj.Resources.ExtGState
        assert [sorted(state.keys()) for _, state in states.items()] == [['/LW']]


def switched(*operators: str) -> list[str]:
    """Return what comes of instructions given as text, states by their names."""
    given: list[tuple[list[object], str]] = [
        ([*map(float, words[:-1])], words[-1]) for words in map(str.split, operators)
    ]
    made = overprint_black(given)
    return [str(operands[0]) if operator == 'gs' else operator for operands, operator in made]


def test_only_what_paints_solid_black_is_switched_and_q_restores() -> None:
    black, white = '0 0 0 1 k', '0 0 0 0 k'
    assert switched(black, '0 Tj', white, '0 Tj') == ['k', OVER, 'Tj', 'k', KNOCK_OUT, 'Tj']
    assert switched(black, 'q', '0 Tj', 'Q', '0 Do') == ['k', 'q', OVER, 'Tj', 'Q', 'Do']
    assert switched(black, '0 Tj', '0 Do') == ['k', OVER, 'Tj', KNOCK_OUT, 'Do']
    assert switched('0 0 0 .9 k', '0 Tj') == ['k', 'Tj']
    assert switched(black, '1 Tr', '0 Tj') == ['k', 'Tr', 'Tj']
    assert switched('0 0 0 1 K', '0 0 m', '9 9 l', 'S') == ['K', OVER, 'm', 'l', 'S']


def test_a_rule_is_as_thin_as_it_is_printed() -> None:
    black = '0 0 0 1 k'
    assert OVER in switched(black, '0 0 90 2 re', 'f')
    assert OVER not in switched(black, '0 0 90 20 re', 'f')
    assert OVER not in switched(black, '9 0 0 9 0 0 cm', '0 0 90 2 re', 'f')
    assert OVER in switched(black, '0 0 m', '90 0 l', '90 1 l', '0 1 l', 'f')
    assert OVER not in switched(black, '0 0 m', '90 90 l', '80 90 l', 'f')


def test_nothing_stands_between_the_lines_of_a_path() -> None:
    over = switched('0 0 0 1 k', '0 0 90 2 re', 'W', 'f', '0 0 9 9 re', 'W', 'n', '0 0 90 90 re', 'f')
    assert over == ['k', OVER, 're', 'W', 'f', 're', 'W', 'n', KNOCK_OUT, 're', 'f']
