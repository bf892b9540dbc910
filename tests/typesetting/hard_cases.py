"""The page of hard cases: large and in text size, stock or set; the pictures of docs/line-setting.md come
from it.

    python -m tests.typesetting.hard_cases stock|set OUT.pdf
"""

from __future__ import annotations

import sys

SHEET = """
@page { size: 148mm 210mm; margin: 14mm 15mm }
html { font: 10.5pt/17pt 'Noto Serif CJK SC'; text-align: justify; hyphens: auto }
body, p, h2 { margin: 0 } p { text-indent: 2em } p.flush { text-indent: 0 }
h2 { font: 8pt/17pt 'Noto Sans CJK SC'; color: #666; break-after: avoid }
b { font-family: 'Noto Sans CJK SC' } em { font-family: 'LXGW WenKai'; font-style: normal }
b, em, code, sup, sub { line-height: 0 } sup, sub { font-size: .6em }
.large { font-size: 24pt; line-height: 36pt; break-before: page }
.large h2 { font-size: 8pt; line-height: 17pt }
.dots { text-emphasis: filled dot }
.ruby { display: inline-block; text-align: center; line-height: 1; text-indent: 0; vertical-align: baseline }
.ruby span { display: block; font-size: .45em; line-height: 1 }
.fn { float: footnote; font-size: 8pt; line-height: 12pt }
"""
SETTING = """
html { text-justify: inter-character; text-autospace: normal; text-spacing-trim: trim-both }
[lang=en] { text-justify: inter-word }
"""
CASES = (
    (
        'nested quotes and titles',
        '<p>“他说：‘《实验记录管理办法（试行）》（第二版）已经读过。’”老师问：“《细胞》《自然》'
        '《科学》三种期刊，哪一种你读得最多？”</p>',
    ),
    (
        'a paragraph that begins with a mark',
        '<p>“先称量，后溶解”是配液的第一条规矩。</p><p>《缓冲液手册》第 12 页写得更细。</p>',
    ),
    (
        'corner brackets',
        '<p>繁体书里的「引号」与『双引号』也要收紧：「『缓冲液』、『培养基』」，前后都不留空。</p>',
    ),
    (
        'numbered, dates, units, ranges',
        '<p>要求如下：（1）2024 年 5 月 30 日以前完成；（2）温度保持在 10–20 ℃，误差不超过5%；'
        '（3）使用2024－2025年版标准；（4）离心 12000 rpm，每管 0.5 mL。</p>',
    ),
    (
        'formulas',
        '<p>细胞呼吸放出CO₂和H₂O，缓冲液的pH值为7.4，即 pH 7.4；CO<sub>2</sub>浓度为5%，菌数约'
        '为10<sup>6</sup>个，Na<sup>+</sup>与K<sup>+</sup>的比值另列。</p>',
    ),
    (
        'footnote mark after a full stop',
        '<p>酶的活性随温度变化。<sup>1</sup>超过最适温度以后，活性迅速下降，<sup>2</sup>这一点'
        '与蛋白质的结构有关<sup>3</sup>。</p>',
    ),
    (
        'dashes, ellipses, middle dots',
        '<p>弗朗西斯·克里克和詹姆斯·沃森——两位年轻人——提出了双螺旋……此后的事情，大家都知道了……。</p>',
    ),
    (
        'mixed faces',
        '<p>凡是<b>易燃、易爆</b>的试剂，<em>一律</em>放在防爆柜里；<b>“双人双锁”</b>不是口号，'
        '<em>《危险化学品目录》</em>写得很清楚。</p>',
    ),
    (
        'dots of emphasis, ruby',
        '<p>记录要<span class="dots">当天写完，不得补写</span>；<span class="ruby"><span>méi</span>酶'
        '</span>是生物催化剂，“酶”字读第二声。</p>',
    ),
    (
        'a long address',
        '<p>全文见 https://www.example.org/guidelines/biosafety/level-2/document.html?id=12345'
        '&amp;lang=zh，或 doi:10.1000/xyz123.2024.06.001。</p>',
    ),
    (
        'Latin words in a narrow line',
        '<p>采用 polymerase chain reaction（聚合酶链式反应）扩增，再用 electrophoresis 检查产物的大小。</p>',
    ),
    (
        'English',
        '<p lang="en" class="flush">Buffers resist changes of hydrogen ion concentration; thei'
        'r capacity is greatest when the acid and its conjugate base are present in equal amou'
        'nts.</p>',
    ),
)


def make_page(setting: bool) -> str:
    """Return the HTML of the page."""
    cases = ''.join(f'<section><h2>{name}</h2>{html}</section>' for name, html in CASES)
    sheet = SHEET + (SETTING if setting else '')
    head = f'<html lang="zh-CN"><style>{sheet}</style>'
    return f'{head}<body><div>{cases}</div><div class="large">{cases}</div></body></html>'


if __name__ == '__main__':
    from weasyprint import HTML

    from booklet.layout.engine.chinese import install, take_remarks

    install()
    HTML(string=make_page(sys.argv[1] == 'set')).write_pdf(sys.argv[2])
    for remark in take_remarks():
        print(remark)
