"""Sections bound to one body."""

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from booklet.press.assembly.labels import read_page_labels
from booklet.press.pdf.opening import page_count
from booklet.press.screen.body import BoundBody, bind, print_body
from booklet.units import Length
from tests.press.laid_sample import FACTS, booklet, faces, whole_pdf
from tests.press.tools import assert_sound, font_lines, pictures, run, texts

FACES = ['LXGWWenKai-Regular', 'NotoSerifCJKsc-Bold', 'NotoSerifCJKsc-Regular']


@cache
def bound() -> BoundBody:
    return bind(booklet(), FACTS, faces())


def sections() -> list[bytes]:
    return [placed.section.pdf for placed in booklet().sections]


def test_each_face_is_embedded_once() -> None:
    body = print_body(bound())
    assert_sound(body)
    assert bound().findings == ()
    assert font_lines(body) == FACES
    assert font_lines(sections()[1]) == sorted(['LXGW-WenKai', 'Noto-Serif-CJK-SC', 'Noto-Serif-CJK-SC-Bold'])


def test_every_page_looks_as_its_section_did() -> None:
    before = [picture for pdf in sections() for picture in pictures(pdf)]
    assert pictures(print_body(bound())) == before


def test_every_page_says_what_its_section_did() -> None:
    before = [text for pdf in sections() for text in texts(pdf)]
    assert texts(print_body(bound())) == before
    assert '电子传递链' in ''.join(before)


def test_it_is_hardly_larger_than_the_same_words_laid_out_at_once() -> None:
    size = len(print_body(bound()))
    at_once = len(whole_pdf(tuple(placed.section.pages for placed in booklet().sections)))
    assert size < 1.1 * at_once
    assert size < 0.5 * sum(map(len, sections()))


def test_pages_are_a5_to_a_tenth_of_a_millimetre_and_nothing_is_outside() -> None:
    with pikepdf.open(io.BytesIO(print_body(bound()))) as pdf:
        for page in pdf.pages:
            assert page.trimbox == page.mediabox == page.cropbox
            left, bottom, right, top = (float(edge) for edge in page.trimbox)
            assert Length.pt(right - left).to_mm() == pytest.approx(148, abs=0.1)
            assert Length.pt(top - bottom).to_mm() == pytest.approx(210, abs=0.1)


def test_it_has_no_annotations_and_the_labels_are_the_folios() -> None:
    body = print_body(bound())
    with pikepdf.open(io.BytesIO(body)) as pdf:
        assert all('/Annots' not in page.obj for page in pdf.pages)
        assert '/Outlines' not in pdf.Root
    assert read_page_labels(body) == ('封面', 'i', 'ii', 'iii', *map(str, range(1, 12)), '封底')
    assert page_count(body) == booklet().pages


def test_it_says_title_organisation_and_the_date_it_was_given() -> None:
    said = run(['pdfinfo', '-isodates', 'PDF'], print_body(bound()))
    assert 'Title:           细胞呼吸导读' in said
    assert 'Author:          生物化学学院' in said
    assert said.count('2026-03-01T00:00:00Z') == 2
    xmp = run(['pdfinfo', '-meta', 'PDF'], print_body(bound()))
    assert '细胞呼吸导读' in xmp
    assert 'zh-CN' in xmp
    assert 'pikepdf' not in said


def test_same_sections_same_bytes() -> None:
    assert bind(booklet(), FACTS, faces()).pdf == bound().pdf
    assert print_body(bound()) == print_body(bound())


def test_other_facts_change_only_what_is_said() -> None:
    body = print_body(bound())
    other = print_body(replace(bound(), facts=replace(FACTS, title='另一个题名')))
    assert body != other
    assert texts(body) == texts(other)


def test_equal_pages_of_several_sections_are_kept_once() -> None:
    laid = booklet()
    twice = replace(laid, sections=(*laid.sections, *laid.sections))
    assert len(bind(twice, FACTS, faces()).pdf) < 1.1 * len(bound().pdf)
