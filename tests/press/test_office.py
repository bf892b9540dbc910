"""What the office printer gets."""

import re
from functools import cache
from itertools import pairwise

import pytest

from booklet.press.imposition.office import booklet_a4, handout
from booklet.press.pdf.opening import page_count
from booklet.press.screen.body import bind, print_body
from tests.press.laid_sample import FACTS, booklet, faces
from tests.press.tools import assert_sound, font_lines, plain_pdf, texts


@cache
def second_session() -> bytes:
    return handout(booklet(), 1, FACTS, faces(), filler=plain_pdf(['notes']))


def headings(pdf: bytes) -> list[list[str]]:
    """Return what stands on each side: headings from left to right, then fillers."""
    return [re.findall(r'(?<=第 )\d 篇第 \d|notes', text) for text in texts(pdf)]


def test_a_handout_is_one_session_folded_first_page_on_the_right() -> None:
    pdf = second_session()
    assert_sound(pdf)
    assert headings(pdf) == [
        ['4 篇第 1', 'notes'],
        ['4 篇第 2', 'notes'],
        ['5 篇第 1', 'notes'],
        ['5 篇第 2', '5 篇第 3'],
    ]


def test_a_handout_has_its_faces_once_and_only_its_own_glyphs() -> None:
    assert len(font_lines(second_session())) == 4  # three faces and Helvetica of the filler
    assert len(second_session()) < len(print_body(bind(booklet(), FACTS, faces())))


def test_there_is_no_handout_of_a_session_that_is_not_there() -> None:
    with pytest.raises(ValueError, match='7'):
        handout(booklet(), 7, FACTS, faces())


def test_same_session_same_bytes() -> None:
    assert handout(booklet(), 1, FACTS, faces(), filler=plain_pdf(['notes'])) == second_session()


def test_a_booklet_of_sixteen_pages_is_one_fold_of_four_sheets() -> None:
    pdf = booklet_a4(print_body(bind(booklet(), FACTS, faces())))
    assert_sound(pdf)
    assert page_count(pdf) == 8
    assert headings(pdf)[0] == ['6 篇第 1', '0 篇第 1']
    assert len(font_lines(pdf)) == 3


@pytest.mark.parametrize(('pages', 'partner'), [(64, 64), (68, 36), (100, 52), (152, 52)])
def test_a_thick_booklet_becomes_signatures(pages: int, partner: int) -> None:
    pdf = booklet_a4(plain_pdf([str(number) for number in range(1, pages + 1)]))
    assert page_count(pdf) == pages // 2
    words = texts(pdf)[0].split()
    parts = -(-pages // 64)
    assert sorted(words) == sorted([str(partner), '1', *([f'1/{parts}'] if parts > 1 else [])])


def test_every_part_is_numbered_at_its_fold_and_holds_at_most_sixteen_sheets() -> None:
    sides = texts(booklet_a4(plain_pdf([f'p{number}' for number in range(1, 153)])))
    numbers = [(index, word) for index, side in enumerate(sides) for word in side.split() if '/' in word]
    assert [word for _, word in numbers] == ['1/3', '2/3', '3/3']
    starts = [index for index, _ in numbers]
    assert max(b - a for a, b in pairwise([*starts, len(sides)])) <= 32
    for start in starts:
        assert start % 2 == 0
