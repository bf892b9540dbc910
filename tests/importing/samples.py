"""A whole file of each kind that can be imported, with as much in it as its kind can hold."""

from pathlib import Path

from tests.importing.small_pdf import paragraph, small_pdf
from tests.importing.test_kinds_of_sheet import BULLETIN, NOTICE
from tests.importing.word_files import box, cell, drawing, levels, numbering, p, packed, r, table, word

_FOLDER = Path(__file__).parent
_CALL = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_FORMULA = '<m:oMath><m:rad><m:deg/><m:e><m:r><m:t>a</m:t></m:r></m:e></m:rad></m:oMath>'


def rich_word() -> bytes:
    """Return a Word file with a little of everything."""
    lists = numbering(levels(('chineseCounting', '%1、'), ('decimal', '%1.%2'), ('bullet', '•')))
    return word(
        p('样本登记办法', style='T'),
        p('登记', style='H1', number=(1, 0)),
        p(r('登记三项'), _CALL, r('，缺一不可', '<w:b/>'), r('。')),
        p('编号', style='H2', number=(1, 1)),
        p('位置。', number=(1, 2)),
        p(r('见图'), drawing('image1.png', '登记表'), box(p('提示。'))),
        table((cell('样本', '<w:gridSpan w:val="2"/>'),), ('血清', '一号')),
        p(_FORMULA, f'<w:ins>{r("每月")}</w:ins>', r('核对。')),
        lists=lists,
        parts={'footnotes': f'<w:footnote w:id="1">{p("见规程。")}</w:footnote>'},
        media={'image1.png': b'\x89PNG\r\n\x1a\n' + bytes(60)},
    )


WHOLE: dict[str, bytes] = {
    'docx': rich_word(),
    'zip': packed({'1.txt': NOTICE, '2.docx': rich_word()}),
    'txt': NOTICE.encode('gb18030'),
    'rtf': rb'{\rtf1\ansi Counting samples\par Two people count together.\par}',
    'doc': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(500) + 'WordDocument'.encode('utf-16-le') + bytes(500),
    'pdf': small_pdf(*(paragraph(text, 740) for text in (NOTICE, BULLETIN))),
}
WHOLE['html'] = (_FOLDER / 'pages' / 'wechat.html').read_bytes()
_HEAD = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
WHOLE['mht'] = (
    _HEAD
    + b'Content-Type: text/html\r\n\r\n'
    + (_FOLDER / 'pages' / 'university.html').read_bytes()
    + b'\r\n--b--\r\n'
)
