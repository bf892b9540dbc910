"""A small laid booklet, its sections made by WeasyPrint from words of our own."""

import datetime
import subprocess
from functools import cache
from pathlib import Path

import weasyprint

from booklet.model.laid import (
    LaidBooklet,
    LaidSection,
    LinkArea,
    Mark,
    OutlineEntry,
    PlacedSection,
    SectionKind,
)
from booklet.model.pages import Anchor, Folio, PageMap
from booklet.press.pdf.facts import Facts

FACTS = Facts('细胞呼吸导读', '生物化学学院', 'zh-CN', datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))

STYLE = """
@page { size: 148mm 210mm; margin: 20mm 15mm 20mm 25mm }
body { font: 10.5pt "Noto Serif CJK SC"; margin: 0 }
h1 { font: bold 16pt "Noto Serif CJK SC"; break-before: page }
.kai { font-family: "LXGW WenKai" }
"""

PARAGRAPHS = (
    "线粒体内膜上的电子传递链把电子逐级传给氧，同时把质子泵到膜间隙。",
    "跨膜的质子梯度驱动 ATP 合酶转动，一个葡萄糖分子大约产生三十个 ATP。",
    "细胞色素 c 从内膜漏出时，会启动程序性死亡；因此它也是一种信号。",
    "缺氧的酵母转向发酵，把丙酮酸还原为乙醇，只取得很少的能量。",
    "褐色脂肪里的解偶联蛋白让质子直接回流，能量便化作热量散出。",
)


def faces() -> dict[str, Path]:
    """Return the files of the faces that STYLE asks for, as fontconfig finds them."""
    wanted = ('Noto Serif CJK SC', 'Noto Serif CJK SC:bold', 'LXGW WenKai')
    command = ['fc-match', '-f', '%{file}']
    return {
        name: Path(subprocess.run([*command, name], capture_output=True, check=True).stdout.decode())
        for name in wanted
    }


def html(number: int, pages: int) -> str:
    """Return the words of one section, one headed page after the other."""
    body = ''
    for page in range(pages):
        text = PARAGRAPHS[(number + page) % len(PARAGRAPHS)]
        body += f'<h1>第 {number} 篇第 {page + 1} 页</h1><p>{text}</p><p class="kai">{text[:12]}</p>'
    return f'<html lang="zh-CN"><style>{STYLE}</style><body>{body}</body></html>'


@cache
def section_pdf(number: int, pages: int) -> bytes:
    """Return one section as layout makes it."""
    made: bytes = weasyprint.HTML(string=html(number, pages)).write_pdf()
    return made


@cache
def whole_pdf(pages: tuple[int, ...]) -> bytes:
    """Return the same words laid out at once, for comparison."""
    bodies = [weasyprint.HTML(string=html(number, count)).render() for number, count in enumerate(pages)]
    made: bytes = bodies[0].copy([page for body in bodies for page in body.pages]).write_pdf()
    return made


def section(
    kind: SectionKind, number: int, pages: int, session: int = -1, is_rich: bool = True
) -> LaidSection:
    """Return a section with an anchor on each page, a link to the next section and one to the world."""
    anchors = [Anchor(f'a{number}p{page}') for page in range(pages)]
    links = (
        LinkArea(0, 71, 60, 200, 80, f'a{number + 1}p0', True),
        LinkArea(0, 71, 100, 200, 120, 'https://example.org/细胞?a=1&b=%20', False),
    )
    return LaidSection(
        kind,
        f'key{number}',
        session,
        section_pdf(number, pages),
        pages,
        tuple(Mark(anchor, page, page, 70.0) for page, anchor in enumerate(anchors)),
        links if is_rich else (),
        tuple(OutlineEntry(min(page + 1, 3), f'第 {number} 篇 {page}', a) for page, a in enumerate(anchors))
        if is_rich
        else (),
    )


def booklet() -> LaidBooklet:
    """Return a booklet of 16 pages: cover, contents i-iii, two sessions 1-11, back cover."""
    rows = (
        (section(SectionKind.COVER, 0, 1), ('',)),
        (section(SectionKind.CONTENTS, 1, 3), ('i', 'ii', 'iii')),
        (section(SectionKind.SHEET, 2, 1, 0), ('1',)),
        (section(SectionKind.ARTICLE, 3, 5, 0), ('2', '3', '4', '5', '6')),
        (section(SectionKind.SHEET, 4, 2, 1), ('7', '8')),
        (section(SectionKind.ARTICLE, 5, 3, 1), ('9', '10', '11')),
        (section(SectionKind.BACK, 6, 1, is_rich=False), ('',)),
    )
    placed, start = [], 0
    for laid, folios in rows:
        placed.append(PlacedSection(laid, start, tuple(Folio(folio) for folio in folios)))
        start += laid.pages
    return LaidBooklet(tuple(placed), PageMap(), 1, ())
