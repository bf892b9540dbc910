"""PDF files and web pages that provoke each finding of importing them."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf

from booklet.diagnostics import Finding
from booklet.importing import import_file
from booklet.importing.pdf import reader
from booklet.importing.web import reader as web
from tests.importing.small_pdf import Words, marked, paragraph, small_pdf, tagged_pdf

_TEXT = (
    '样本入库时登记编号、位置和经手人，三项缺一不可。'
    '每月由两个人一起清点一次，清点的结果当天写进登记簿，谁也不要代签。'
)


def _pdf(content: bytes) -> Callable[[Path], Iterable[Finding]]:
    return lambda folder: import_file('notes.pdf', content).findings


def _locked() -> bytes:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(paragraph(_TEXT, 700)))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner='head', user='secret'))
    return locked.getvalue()


def _too_long(folder: Path) -> Iterable[Finding]:
    most, reader.MOST_PAGES = reader.MOST_PAGES, 1
    try:
        return import_file('long.pdf', small_pdf(*[paragraph(_TEXT, 700)] * 2)).findings
    finally:
        reader.MOST_PAGES = most


_ASLANT = 'q 0.7 0.7 -0.7 0.7 200 300 cm BT /F0 40 Tf 1 0 0 1 0 0 Tm <5185 90E8> Tj ET Q'
_HEADED = [[Words(90, 800, '学习材料', 9), *paragraph(_TEXT, 700)]] * 2

_PAGE = f'<html><body><p>{_TEXT}</p><p>【打印本页】</p></body></html>'


def _web(page: str | bytes) -> Callable[[Path], Iterable[Finding]]:
    content = page.encode() if isinstance(page, str) else page
    return lambda folder: import_file('page.html', content).findings


def _too_large(folder: Path) -> Iterable[Finding]:
    most, web.MOST_BYTES = web.MOST_BYTES, 10
    try:
        return import_file('page.html', _PAGE.encode()).findings
    finally:
        web.MOST_BYTES = most


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'import.pdf-locked': lambda folder: import_file('locked.pdf', _locked()).findings,
    'import.pdf-damaged': _pdf(b'%PDF-1.7\n'),
    'import.pdf-no-text': _pdf(small_pdf([])),
    'import.pdf-unreadable': _pdf(small_pdf(paragraph('\ue000' * 90, 700))),
    'import.pdf-too-long': _too_long,
    'import.pdf-page-without-text': _pdf(small_pdf(paragraph(_TEXT, 700), [])),
    'import.pdf-furniture': _pdf(small_pdf(*_HEADED)),
    'import.pdf-no-content': _pdf(
        tagged_pdf(
            ('P', [(0, 0)]),
            [*marked(0, paragraph(_TEXT, 700)), *paragraph('旁注', 400), *paragraph('再注', 380)],
        )
    ),
    'import.pdf-turned': _pdf(small_pdf([_ASLANT, *paragraph(_TEXT, 700)])),
    'import.web-no-text': _web('<html><body></body></html>'),
    'import.web-gone': _web('<html><body><div>该内容已被发布者删除</div></body></html>'),
    'import.web-continues': _web(_PAGE.replace('<p>【', '<a href="2.html">下一页</a><p>【')),
    'import.web-too-large': _too_large,
    'import.web-damaged': _web(_PAGE.encode() + b'<p>\xe6</p>'),
    'import.web-around': _web(
        f'<html><body><p>首页 通知</p><div id="vsb_content"><p>{_TEXT}</p></div></body></html>'
    ),
    'import.web-left-out': _web(_PAGE),
}
