"""One session sheet as text, as PDF and as a web page -> the same files."""

import pytest

from booklet.importing import import_file
from tests.importing.small_pdf import Words, marked, paragraph, small_pdf, tagged_pdf

SHEET = (
    '生物化学学院2026年上半年第3次教职工学习',
    '一、时间及形式',
    '2026年3月5日 星期四 集中学习',
    '二、内容',
    '1.实验室安全工作推进会精神',
    '2.关于共用大型仪器的约定',
    '详细内容：',
    '实验室安全工作推进会精神',
    '会议通报了两起没有造成后果的差错。'
    '一起是把强酸和有机溶剂倒进了同一只废液桶，另一起是低温冰箱断电九小时没有人发现。',
    '两起差错都由当事人主动报告，学院没有追究责任，只要求把经过写成一页纸的说明，供其他课题组参考。',
    '会议最后要求，各课题组在三月底以前完成样本清点。',
    '关于共用大型仪器的约定',
    '为了减少重复购置，方便师生使用大型仪器，各课题组经过三次商议，约定如下：',
    '一、开放的仪器',
    '第一批开放的仪器有八台，名单贴在学院门厅。其余十二台在十月以前开放，由各课题组自己定日期，报学院备案。',
    '二、使用的规矩',
    '使用以前在系统里预约，使用以后当场登记。损坏仪器的，按照学院的办法赔偿；隐瞒不报的，停用一个学期。',
    '生物化学学院',
    '2026年2月20日',
)
PER_PAGE = 14


def as_pages() -> list[list[Words]]:
    """Return the sheet as offices set it: first lines set in, heads in the middle, signature at the right."""
    lines: list[Words] = []
    for index, text in enumerate(SHEET):
        if text in (SHEET[0], SHEET[7], SHEET[11]):
            lines.append(Words(297 - 9 * len(text), 0, text, 18, 'SimHei'))
        elif index >= len(SHEET) - 2:
            lines.append(Words(500 - 12 * len(text), 0, text))
        else:
            lines += paragraph(text, 0)
    pages = [lines[at : at + PER_PAGE] for at in range(0, len(lines), PER_PAGE)]
    return [
        [Words(word.x, 780 - 28 * index, word.text, word.size, word.face) for index, word in enumerate(page)]
        for page in pages
    ]


def as_pdf() -> bytes:
    """Return the sheet as PDF, with running heads and folios."""
    return small_pdf(
        *(
            [Words(90, 815, '学习材料', 9), *page, Words(290, 40, f'- {number} -', 9)]
            for number, page in enumerate(as_pages(), 1)
        )
    )


def as_web_page() -> bytes:
    """Return the sheet as a page of a university."""
    body = ''.join(f'<p>　　{text}</p>' for text in SHEET)
    return f'<html><body><div class="v_news_content">{body}</div></body></html>'.encode('gb18030')


def as_tagged_pdf() -> bytes:
    """Return the sheet as tagged PDF, a paragraph an element."""
    pages = as_pages()
    tree = []
    tagged: list[list[Words | str]] = [[] for _ in pages]
    line = 0
    for text in SHEET:
        rest = len(text)
        kids = []
        while rest > 0:
            page, index = divmod(line, PER_PAGE)
            word = pages[page][index]
            tagged[page] += marked(line, [word])
            kids.append((page, line))
            rest -= len(word.text)
            line += 1
        tree.append(('P', kids))
    return tagged_pdf(('Document', tree), *tagged)


@pytest.mark.parametrize('form', [as_pdf, as_tagged_pdf, as_web_page])
def test_the_files_are_those_of_the_text(form: object) -> None:
    expected = import_file('sheet.txt', '\n\n'.join(SHEET).encode()).value.files
    assert [name for name, _ in expected] == ['session.md', '1-article.md', '2-article.md']
    assert import_file('sheet', form()).value.files == expected  # type: ignore[operator]
