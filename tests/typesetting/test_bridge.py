"""The bridge in WeasyPrint: finished PDFs measured, text read back, styles that ask for nothing left
alone."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML

from booklet.layout.engine.chinese import install, take_remarks
from tests.typesetting.glyphs import read_glyphs
from tests.typesetting.hard_cases import make_page
from tests.typesetting.invented import invent_html
from tests.typesetting.measure import measure_pdf
from tests.typesetting.timing import CSS, SETTING


def write(path: Path, body: str, sheet: str = CSS + SETTING, lang: str = 'zh-CN') -> list[Any]:
    """Write a PDF and return its pages."""
    install()
    document = HTML(string=f'<html lang="{lang}"><style>{sheet}</style><body>{body}</body></html>').render()
    document.write_pdf(path)
    return list(document.pages)


def text_of(path: Path) -> str:
    """Return the characters of a PDF in the order in which it paints them."""
    return ''.join(glyph.text for glyph in read_glyphs(path))


@pytest.mark.parametrize('seed', [2, 3])
def test_invented_pages_keep_every_limit(tmp_path: Path, seed: int) -> None:
    path = tmp_path / 'pages.pdf'
    write(path, invent_html(seed, 120))
    found = measure_pdf(path)
    assert found.lines > 300
    assert found.off_p95_mm <= 0.03
    assert found.off_max_mm <= 0.2
    assert found.pairs_em == pytest.approx(0.5, abs=0.01)
    assert found.pairs_worst_em == pytest.approx(0.5, abs=0.01)
    assert found.latin_em == pytest.approx(0.25, abs=0.02)
    assert found.latin_spread_em <= 0.15
    assert found.forbidden == ()
    assert found.lone == ()
    assert found.widest_em <= 0.2
    assert found.grid_p95_mm <= 0.05


def test_text_read_back_is_the_text_that_was_written(tmp_path: Path) -> None:
    text = '“引号”开头，用PCR法测CO₂，温度 10–20 ℃。李·王——两人《书名》（第 2 版）……完，' * 4
    write(tmp_path / 'text.pdf', f'<p>{text}</p>')
    read = text_of(tmp_path / 'text.pdf')
    assert read.replace(' ', '').startswith(text.replace(' ', ''))


def test_zero_width_characters_guide_breaks_and_are_not_read_back(tmp_path: Path) -> None:
    write(tmp_path / 'zero.pdf', '<p>中文\u200b，\u2060中文，中</p>')
    assert text_of(tmp_path / 'zero.pdf').startswith('中文，中文，中')


def test_a_style_sheet_that_asks_for_nothing_gets_stock_pages(tmp_path: Path) -> None:
    body = invent_html(5, 12)
    write(tmp_path / 'stock.pdf', body, CSS)
    assert measure_pdf(tmp_path / 'stock.pdf').pairs_em == pytest.approx(1.0, abs=0.01)


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ('a.pdf', 'b.pdf'):
        write(tmp_path / name, invent_html(7, 20))
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_hard_cases_are_set_without_a_word_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install()
    with caplog.at_level(logging.WARNING):
        HTML(string=make_page(True)).write_pdf(tmp_path / 'hard.pdf')
    take_remarks()
    assert caplog.records == []


def test_a_line_that_cannot_be_set_well_is_reported(tmp_path: Path) -> None:
    take_remarks()
    write(
        tmp_path / 'narrow.pdf', '<p style="width: 6em; hyphens: none">其中 deoxyribonucleotides 一词很长</p>'
    )
    assert any('deoxyribonucleotides' in remark.text or remark.gap > 0.2 for remark in take_remarks())


def test_footnotes_floats_columns_tables_and_lists_come_through(tmp_path: Path) -> None:
    words = '样品放在冰上，十分钟以后离心，取上清液测定。' * 6
    body = (
        f'<p>{words}<span style="float: footnote">注：{words}</span>{words}</p>'
        f'<div style="float: left; width: 30mm">{words}</div><p>{words}</p>'
        f'<table><tr><td>样品 1</td><td>用 5 mL 缓冲液溶解</td></tr></table>'
        f'<ul><li>{words}</li></ul><div style="columns: 2"><p>{words}</p></div>'
        f'<p style="text-align: center">居中的一行 2024 年</p><p><img alt="" style="width: 1em">{words}<br>换'
        f'行</p>'
    )
    write(tmp_path / 'all.pdf', body)
    read = text_of(tmp_path / 'all.pdf')
    assert read.count('冰') == 6 * 8
    assert '居中的一行' in read
    assert '换行' in read


def test_a_line_with_a_leader_is_set_and_reaches_its_edge(tmp_path: Path) -> None:
    sheet = CSS + SETTING + "p { text-indent: 0 } p::after { content: leader(' ·') ' ' '12' }"
    write(tmp_path / 'leader.pdf', '<p>学习《数据管理公约（试行）》</p>', sheet)
    row = read_glyphs(tmp_path / 'leader.pdf')
    marks = [glyph for glyph in row if glyph.text in '）》']
    assert marks[1].x - marks[0].x == pytest.approx(10.5 / 2, abs=0.02)
    folio = max((glyph for glyph in row if glyph.text == '2'), key=lambda glyph: glyph.x)
    assert folio.x + folio.advance == pytest.approx((148 - 18) * 72 / 25.4, abs=0.05)


def test_a_column_is_as_wide_as_its_text_is_set(tmp_path: Path) -> None:
    pages = write(tmp_path / 'cell.pdf', '<table><tr><td>用PCR法测5次DNA的含量</td><td>二</td></tr></table>')
    rows = [box for box in pages[0]._page_box.descendants() if type(box).__name__ == 'LineBox']
    assert len(rows) == 3


def test_dots_of_emphasis_stand_under_characters_only(tmp_path: Path) -> None:
    plain = write(tmp_path / 'plain.pdf', '<p>重要，请记住</p>')
    dotted = write(tmp_path / 'dots.pdf', '<p style="text-emphasis: filled dot red">重要，请记住</p>')
    assert len(plain) == len(dotted)
    assert _curves(tmp_path / 'dots.pdf') - _curves(tmp_path / 'plain.pdf') == 5 * 4


def _curves(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        operators = [str(item.operator) for item in pikepdf.parse_content_stream(pdf.pages[0])]
    return operators.count('c')
