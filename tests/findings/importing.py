"""Texts that provoke each finding of importing."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from booklet.diagnostics import Checked, Finding
from booklet.importing import ImportedSession, import_file, unpacked, write_import
from booklet.importing.documents import to_files
from booklet.importing.foreign import ForeignDocument
from booklet.importing.passage import Kind, Passage, Picture, Run
from tests.importing.word_files import box, cell, drawing, p, packed, r, table, word

WRAPPED = (
    '废液桶的管理办法\n\n'
    '实验结束以后把废液倒进对应的桶，桶上\n'
    '写明种类和日期，满到八分就要更换了。\n'
    '换下来的桶放在通风的地方，等专人来收\n'
    '走，不要自己搬运。\n'
)


def _of(text: str | bytes) -> Callable[[Path], Iterable[Finding]]:
    content = text.encode() if isinstance(text, str) else text
    return lambda folder: import_file('notes.txt', content).findings


SHEET = (
    '生物化学学院 2026 年上半年第 3 次\n教职工学习\n一、时间及形式\n{when}\n'
    '二、内容\n1.样本清点办法\n详细内容：\n{body}\n'
)
DATED = '2026年3月5日 星期四 集中学习'

TITLE = p('样本登记', style='T')
PICTURE = {'image1.png': b''}
MARK = '<w:r><w:commentReference w:id="0"/></w:r>'
COMMENT = {'comments': f'<w:comment w:id="0" w:author="沈一鸣">{p("数字待核。")}</w:comment>'}
CONTENTS = p('登记 3', style='C1')
ROWS = table((cell('样本', '<w:gridSpan w:val="2"/>'),), ('血清', '一号'))


def _word(*body: str, **options: object) -> Callable[[Path], Iterable[Finding]]:
    content = word(TITLE, *body, p('登记三项，缺一不可。'), **options)  # type: ignore[arg-type]
    return lambda folder: import_file('a.docx', content).findings


def _crowded(folder: Path) -> Iterable[Finding]:
    """Return what is found in a file whose pictures are too large together; the limit is lowered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('booklet.importing.word.paragraph._MOST_PICTURE_BYTES', 10)
        return _word(p(drawing('a.png')), media={'a.png': b'x' * 20})(folder)


def _long(folder: Path) -> Iterable[Finding]:
    """Return what is found in a file with too many paragraphs; the limit is lowered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('booklet.importing.word.story._MOST_PASSAGES', 1)
        return _word(p('每月核对。'), p('每月核对。'))(folder)


def _remote(folder: Path) -> Iterable[Finding]:
    passage = Passage(
        2, kind=Kind.PICTURE, picture=Picture('a.png', b'', address='https://example.org/a.png')
    )
    document = ForeignDocument((Passage(1, (Run('样本登记'),)), passage))
    return to_files('a.html', document).findings


RTF = rb'{\rtf1 x}'


def _without_office(folder: Path) -> Iterable[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('booklet.importing.legacy.find_program', lambda: None)
        return import_file('a.rtf', RTF).findings


def _with_office(files: dict[str, bytes]) -> Callable[[Path], Iterable[Finding]]:
    """Return what is found when LibreOffice makes `files`."""

    def run(folder: Path) -> Iterable[Finding]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr('booklet.importing.legacy.find_program', lambda: 'soffice')
            patch.setattr('booklet.importing.legacy.converted', lambda *_: files)
            return import_file('a.rtf', RTF).findings

    return run


def _parcel(limit: str, most: int) -> Callable[[Path], Iterable[Finding]]:
    """Return what is found in a zip of two files when a limit is lowered."""

    def run(folder: Path) -> Iterable[Finding]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f'booklet.importing.parcels.{limit}', most)
            return unpacked('a.zip', packed({'1.txt': '登记三项。', '2.txt': '每月核对。'})).findings

    return run


def _made() -> Checked[ImportedSession]:
    return Checked(ImportedSession((('1-notes.md', 'b'),)))


def _again(folder: Path) -> Iterable[Finding]:
    write_import(_made(), 'a.txt', folder)
    (folder / '1-notes.md').write_text('corrected', encoding='utf-8')
    return write_import(_made(), 'a.txt', folder).findings


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'import.empty': _of(''),
    'import.not-text': _of(bytes(range(256)) * 4),
    'import.encoding': _of('样本入库时登记编号。'.encode('gb18030')),
    'import.damaged-character': _of('样本登记\n\n'.encode() + '登记编号。'.encode() * 40 + b'\xe6\n'),
    'import.invisible-character': _of('样本登记\n\n编号、位置和\u200b经手人，三项缺一不可。\n'),
    'import.derived': _of(SHEET.format(when=DATED, body='样本清点办法\n每月清点一次。')),
    'import.recognised': _of(SHEET.format(when=DATED, body='样本清点办法\n每月清点一次。')),
    'import.unsure-date': _of(SHEET.format(when='下周四 集中学习', body='样本清点办法\n每月清点一次。')),
    'import.unsure-title': _of('样本入库时登记编号、位置和经手人，三项缺一不可。\n'),
    'import.article-missing': _of(SHEET.format(when=DATED, body='').replace('详细', '2.离心机\n详细')),
    'import.unsure-paragraph': _of(WRAPPED),
    'import.unsure-line': _of('样本登记\n\n登记三项，缺一不可，每月核对。\n\n谁来清点\n\n两个人一起做。\n'),
    'import.unsure-space': _of('样本登记\n\n登记三项，缺 一不可，每月核对。\n'),
    'import.unsure-hyphen': _of(
        'Counting samples\n\nThe samples in the freezer are counted by two people, and the num-\n'
        'bers are written down at once by the second of them, who also reads\nthem back to the first.\n'
    ),
    'import.damaged': _of(packed({'word/document.xml': '<!DOCTYPE x []><x/>'})),
    'import.part-damaged': _word(parts={'header': '<!DOCTYPE x []>'}),
    'import.changes': _word(p(f'<w:ins>{r("每月核对。")}</w:ins>')),
    'import.comment': _word(p(r('每月核对。'), MARK), parts=COMMENT),
    'import.left-out': _word(parts={'header': p('学院简报')}),
    'import.contents-left-out': _word(CONTENTS),
    'import.text-box': _word(p(r('每月核对。'), box(p('两人一起。')))),
    'import.merged-cells': _word(ROWS),
    'import.object': _word('<w:altChunk r:id="x"/>'),
    'import.too-large': _crowded,
    'import.too-long': _long,
    'import.picture-remote': _remote,
    'import.picture-missing': _word(p(drawing('image1.png')), media=PICTURE),
    'import.picture-format': _word(p(drawing('a.wmf')), media={'a.wmf': b'\xd7\xcd\xc6\x9a' + bytes(30)}),
    'import.password': _of(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + 'EncryptedPackage'.encode('utf-16-le')),
    'import.other-kind': _of(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + 'Workbook'.encode('utf-16-le')),
    'import.needs-office': _without_office,
    'import.not-converted': _with_office({}),
    'import.converted': _with_office({'text.rtf': word(TITLE)}),
    'import.too-many': _parcel('_MOST_FILES', 1),
    'import.file-too-large': _parcel('_MOST_BYTES', 5),
    'import.differs': _again,
    'import.session-begun': lambda folder: write_import(_made(), 'a.txt', folder).findings,
}
