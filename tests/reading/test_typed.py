"""Markdown as people really type it: what it becomes, and what is said of what it does not."""

import re
from pathlib import Path

import pytest

from booklet.model.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Table,
    Verse,
)
from booklet.model.inlines import plain_text
from tests.reading.folders import read_body, slugs


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks as plain values: words of paragraphs, (mark, …) for all else."""
    return [_outlined(block) for block in blocks]


def _outlined(block: Block) -> object:
    match block:
        case Paragraph():
            return plain_text(block.inlines)
        case Heading():
            return ('#' * block.level, plain_text(block.inlines))
        case ListBlock():
            mark = '1' if block.kind == 'ordered' else str(block.kind)[0]
            start = str(block.start) if mark == '1' else mark
            return (start, *([outline(item) for item in block.items]))
        case Quotation():
            return ('>', *outline(block.blocks))
        case CodeBlock():
            return ('`', block.text)
        case Table():
            return ('|', *([plain_text(cell.inlines) for cell in row] for row in (*block.head, *block.rows)))
        case DefinitionList():
            return (':', *((plain_text(term), *outline(inside)) for term, inside in block.entries))
        case Verse():
            return ('~', *(plain_text(line) for line in block.lines))
        case Figure():
            return ('!', plain_text(block.caption))
    return type(block).__name__


WHOLE: list[tuple[str, list[object]]] = [
    ('请带：\n- 工作服\n- 护目镜', ['请带：', ('b', ['工作服'], ['护目镜'])]),
    ('请完成：\n1. 读\n2. 写', ['请完成：', ('1', ['读'], ['写'])]),
    ('1. 登记\n  - 日期\n  - 数量\n2. 归还', [('1', ['登记', ('b', ['日期'], ['数量'])], ['归还'])]),
    ('- 甲\n   - 乙\n      - 丙\n- 丁', [('b', ['甲', ('b', ['乙', ('b', ['丙'])])], ['丁'])]),
    ('- 甲\n\t- 乙', [('b', ['甲', ('b', ['乙'])])]),
    ('3. 甲\n4. 乙\n7. 丙', [('3', ['甲'], ['乙']), ('7', ['丙'])]),
    ('1. 甲\n1. 乙\n1. 丙', [('1', ['甲'], ['乙'], ['丙'])]),
    ('1) 甲\n2) 乙', [('1', ['甲'], ['乙'])]),
    ('• 甲\n• 乙', [('b', ['甲'], ['乙'])]),
    ('－ 甲\n－ 乙', [('b', ['甲'], ['乙'])]),
    ('•甲\n•乙', [('b', ['甲'], ['乙'])]),
    (
        '1. 打开：\n\n    ```python\n    x = 1\n      y\n    ```\n\n2. 关',
        [('1', ['打开：', ('`', 'x = 1\n  y')], ['关'])],
    ),
    ('文字\n```\nx = "**"\n```\n后', ['文字', ('`', 'x = "**"'), '后']),
    ('> 引\n>\n> ```\n> x\n> ```', [('>', '引', ('`', 'x'))]),
    (
        '文字\n| 甲 | 乙 |\n|---|---|\n| `a|b` | 1\\|2 |\n后',
        ['文字', ('|', ['甲', '乙'], ['a|b', '1|2']), '后'],
    ),
    ('｜ 甲 ｜ 乙 ｜\n｜－－｜－－｜\n｜ 1 ｜ 2 ｜', [('|', ['甲', '乙'], ['1', '2'])]),
    ('按规定处理：\n（一）较轻的；\n（二）较重的。', ['按规定处理：', '（一）较轻的；', '（二）较重的。']),
    ('1、先看\n2、再看', ['1、先看', '2、再看']),
    ('①先看\n②再看', ['①先看', '②再看']),
    ('问：可以吗？\n答：可以。', ['问：可以吗？', '答：可以。']),
    ('张老师：先说。\n李同学：后说。', ['张老师：先说。', '李同学：后说。']),
    ('[5] 张三，论文\n[6] 李四，论文', ['[5] 张三，论文', '[6] 李四，论文']),
    ('　　第一段。\n　　第二段。', ['第一段。', '第二段。']),
    ('＃＃ 标题', [('#', '标题')]),
    ('标题\n===\n', [('#', '标题')]),
    ('：：： 诗\n晨光\n天明\n：：：', [('~', '晨光', '天明')]),
    ('＞ 引文', [('>', '引文')]),
    ('术语\n: 定义', [(':', ('术语', '定义'))]),
    ('- [ ] 写表\n- [x] 校准', [('b', ['□ 写表'], ['√ 校准'])]),
    ('第一行\\\n第二行', ['第一行\n第二行']),
    ('见[校历][a]与[a]。\n\n[a]: https://example.org "校历"', ['见校历与a。']),
    ('温度\n>37 ℃ 时报警', ['温度 >37 ℃ 时报警']),
    ('>=5 分的算合格。', ['>=5 分的算合格。']),
    ('若 a<b 且 c>d，则停。', ['若 a<b 且 c>d，则停。']),
    ('每板 8*12=96，5*6=30，2**10，长*2，宽*3。', ['每板 8*12=96，5*6=30，2**10，长*2，宽*3。']),
    ('5*(a+b)*3 与 file_name_x 与 a_b。', ['5*(a+b)*3 与 file_name_x 与 a_b。']),
    ('集合 **A**{1,2} 与 `x`{y}。', ['集合 A{1,2} 与 x{y}。']),
    ('## 集合{1,2}', [('#', '集合{1,2}')]),
    ('## C#\n\n## 井号 ##', [('#', 'C#'), ('#', '井号')]),
    ('甲 \\=\\= 乙 \\< 丙 \\| \\$ \\~~。', ['甲 == 乙 < 丙 | $ ~~。']),
    ('C:\\Users\\a 与 \\\\server\\share。', ['C:\\Users\\a 与 \\\\server\\share。']),
    ('AT&T &lt;b&gt; &copy;', ['AT&T <b> ©']),
    ('https://a.org/x_y_z*1* 后', ['https://a.org/x_y_z*1* 后']),
    ('价格 $5 和 $6。', ['价格 $5 和 $6。']),
    ('***粗斜***，**a *b***，*a **b***。', ['粗斜，a b，a b。']),
    ('<https://a.org>，<a@b.org>。', ['https://a.org，a@b.org。']),
    ('前\n- 20 ℃ 保存', ['前 - 20 ℃ 保存']),
]  # fmt: skip


@pytest.mark.parametrize(('body', 'expected'), WHOLE)
def test_it_becomes_what_it_looks_like(tmp_path: Path, body: str, expected: list[object]) -> None:
    article, findings = read_body(tmp_path, f'{body}\n')
    assert outline(tuple(article.blocks)) == expected
    assert [slug for slug in slugs(findings) if slug != 'heading.as-title'] == []


NAMED: list[tuple[str, str, str]] = [
    ('先看\n2、再看', 'paragraph.lines-joined', '先看\n\n2、再看'),
    ('第一段说完了。\n第二段也说完了。', 'paragraph.lines-joined', '第一段说完了。\n\n第二段也说完了。'),
    ('生物化学学院\n二〇二六年三月', 'paragraph.lines-joined', '生物化学学院\n\n二〇二六年三月'),
    ('各位老师：\n现将安排通知如下', 'paragraph.lines-joined', '各位老师：\n\n现将安排通知如下'),
    ('甲~~乙', 'markup.literal', '甲~~乙~~'),
    ('见 __init__.py', 'markup.literal', '见 \\_\\_init\\_\\_.py'),
    ('>先调平。', 'quotation.no-space', '> 先调平。'),
    ('>先调平。', 'quotation.no-space', '\\>先调平。'),
    ('| 甲 |\n|---|\n| 1 | 2 |', 'table.extra-cell', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |'),
    ('| 甲 |\n|---|\n| 1 | 2 |', 'table.extra-cell', '| 甲 |\n|---|\n| 1 \\| 2 |'),
    ('| 甲 | 乙 |\n| 1 | 2 |', 'table.no-rule', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |'),
    ('甲\t乙\n1\t2', 'table.typed', '甲 | 乙\n|---|---|\n1 | 2'),
    ('甲\t乙\n1\t2', 'table.typed', '甲\t乙\n\n1\t2'),
    ('```\nx', 'code.unclosed', '```\nx\n```'),
    ('甲<!-- 乙', 'remark.unclosed', '甲<!-- 乙 -->'),
    ('==先~~归零~~调平。==', 'pin.struck', '==先调平。=='),
    ('==先~~归零~~调平。==', 'pin.struck', '先~~归零~~调平。'),
    ('甲<sub>2。', 'html.unpaired', '甲<sub>2</sub>。'),
    ('甲<sub>2。', 'html.unpaired', '甲\\<sub>2。'),
    ('长*宽*高', 'markup.perhaps-times', '长×宽×高'),
    ('长*宽*高', 'markup.perhaps-times', '长\\*宽\\*高'),
    ('长*宽*高', 'markup.perhaps-times', '长**宽**高'),
    ('[TOC]\n\n先调平。', 'markup.contents-mark', '先调平。'),
    ('\\newpage\n\n先调平。', 'markup.page-break', '先调平。'),
    ('> [!NOTE]\n> 先调平。', 'markup.callout', '> **注意**\n> 先调平。'),
    ('力 $\\frac{a$。', 'formula.not-read', '力 $\\frac{a}{b}$。'),
    ('力 $\\frac{a$。', 'formula.not-read', '力 \\$\\frac{a\\$。'),
    ('先"调平"。', 'quotes.straight', '先“调平”。'),
    ('先调\ufffd。', 'text.replacement-character', '先调平。'),
    ('## \n\n甲', 'heading.empty', '## 称量\n\n甲'),
    ('## \n\n甲', 'heading.empty', '甲'),
    ('准备\n---\n\n甲', 'heading.underlined', '## 准备\n\n甲'),
    ('准备\n---\n\n甲', 'heading.underlined', '准备\n\n---\n\n甲'),
    ('甲 == 乙，丙', 'markup.literal', '甲 \\=\\= 乙，丙'),
    ('先**调平。', 'markup.literal', '先**调平**。'),
    ('甲[^a]乙', 'footnote.undefined', '甲[^a]乙\n\n[^a]: 注文'),
    ('甲\n\n[^a]: 注文', 'footnote.not-called', '甲[^a]\n\n[^a]: 注文'),
    ('- 甲\n\n    [^a]: 注文', 'footnote.not-called', '- 甲[^a]\n\n    [^a]: 注文'),
    ('甲[^a][^b]\n\n[^a]: 乙[^b]\n\n[^b]: 丙', 'footnote.nested', '甲[^a]\n\n[^a]: 乙丙'),
    ('甲[^a]\n\n[^a]: 乙\n\n[^a]: 丙', 'footnote.twice', '甲[^a][^b]\n\n[^a]: 乙\n\n[^b]: 丙'),
    ('甲,乙', 'punctuation.half-width', '甲，乙'),
    ('“甲', 'quotes.unbalanced', '“甲”'),
    ('::: 框\n甲\n:::', 'container.unknown', '::: 诗\n甲\n:::'),
    ('::: 诗\n甲', 'container.unclosed', '::: 诗\n甲\n:::'),
    ('甲\n\n:::', 'container.stray', '甲'),
    ('<div>甲</div>', 'html.dropped', '甲'),
    ('==甲，==乙。', 'pin.no-whole-sentence', '==甲，乙。=='),
    ('## ==甲==', 'pin.outside-text', '## 甲'),
    ('# 甲\n\n乙', 'heading.as-title', '## 甲\n\n乙'),
    ('## 甲\n\n###### 乙', 'heading.too-deep', '## 甲\n\n### 乙'),
    ('#### 甲', 'heading.level-skipped', '## 甲'),
    ('## 一、甲', 'heading.number-typed', '## 甲'),
    ('表：甲\n\n乙', 'table.caption-alone', '表：甲\n\n| 乙 |\n|---|\n| 1 |'),
    ('## 甲 {#a}\n\n## 乙 {#a}', 'name.duplicate', '## 甲 {#a}\n\n## 乙 {#b}'),
    ('[见](#a)', 'reference.unknown', '## 甲 {#a}\n\n[见](#a)'),
    ('## 甲 {#safety}\n\n[见](#safty)', 'reference.misspelt', '## 甲 {#safety}\n\n[见](#safety)'),
    ('[见](ftp://a)', 'link.no-target', '[见](https://example.org)'),
]


@pytest.mark.parametrize(('body', 'slug', 'cured'), NAMED)
def test_the_cure_in_the_hint_works(tmp_path: Path, body: str, slug: str, cured: str) -> None:
    assert slug in slugs(read_body(tmp_path, f'{body}\n')[1])
    assert slugs(read_body(tmp_path, f'{cured}\n')[1]) == []


def test_an_empty_heading_is_named_at_its_own_line(tmp_path: Path) -> None:
    _, [empty] = read_body(tmp_path, '## 甲\n\n正文。\n\n##\n\n正文。\n')
    assert empty.slug == 'heading.empty'
    assert empty.place is not None
    assert empty.place.line == 8


def test_nothing_seen_is_lost_in_what_is_named(tmp_path: Path) -> None:
    for body, _, _ in NAMED:
        article, findings = read_body(tmp_path, f'{body}\n')
        assert 'text.lost' not in slugs(findings), body
        assert re.search('[甲先第生长准力]', repr(article.blocks)) or not re.search('[甲先第生长准力]', body)


def test_raised_and_lowered_words_stay_so_where_text_is_plain(tmp_path: Path) -> None:
    body = '10<sup>6</sup> 个，Ca<sup>2+</sup>，10<sup>-3</sup>，CO<sub>2</sub>，x<sup>注</sup>。\n'
    article, findings = read_body(tmp_path, body)
    assert findings == ()
    [paragraph] = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines) == '10⁶ 个，Ca²⁺，10⁻³，CO₂，x^{注}。'
    [sentence] = paragraph.sentences
    assert sentence.text == plain_text(paragraph.inlines)


def test_formulas_are_read_and_spelled(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '离心力 $F = m r \\omega^2$。\n\n$$\n\\frac{a+b}{2}\n$$\n')
    assert findings == ()
    assert outline(tuple(article.blocks)) == ['离心力 F = mrω²。', '(a + b)/2']
