"""What the editor writes, and the blocks that come of it."""

from pathlib import Path

from booklet.model.blocks import (
    CodeBlock,
    DefinitionList,
    Divider,
    Figure,
    Heading,
    Lead,
    ListBlock,
    ListKind,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from booklet.model.inlines import Strong, plain_text
from tests.reading.folders import ARTICLE, blocks_of, read, read_body, slugs


def words(block: object) -> str:
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


def test_headings_are_numbered_level_by_level(tmp_path: Path) -> None:
    body = '## 称量\n\n### 调平\n\n### 归零\n\n#### 先\n\n##### 再\n\n## 混匀\n\n### 颠倒\n'
    headings = [block for block in blocks_of(tmp_path, body) if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == [
        '一、',
        '（一）',
        '（二）',
        '1.',
        '（1）',
        '二、',
        '（一）',
    ]
    assert [heading.level for heading in headings] == [1, 2, 2, 3, 4, 1, 2]


def test_an_article_may_number_itself(tmp_path: Path) -> None:
    head = '---\ntitle: 守则\nnumbering: off\n---\n'
    result = read(tmp_path, {ARTICLE: f'{head}## 一\n\n先调平。\n\n## 二、归零\n\n再称量。\n'})
    assert result.findings == ()
    blocks = result.value.sessions[0].articles[0].blocks
    assert [(block.number, plain_text(block.inlines)) for block in blocks if isinstance(block, Heading)] == [
        ('', '一'),
        ('', '二、归零'),
    ]


def test_a_typed_number_gives_way_to_ours(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '## 二、**称量**的事\n\n先调平。\n')
    heading = article.blocks[0]
    assert isinstance(heading, Heading)
    assert (heading.number, plain_text(heading.inlines)) == ('一、', '称量的事')
    assert slugs(findings) == ['heading.number-typed']


def test_a_first_heading_is_the_title_of_an_article_without(tmp_path: Path) -> None:
    result = read(tmp_path, {ARTICLE: '# 称量\n\n先调平。\n'})
    article = result.value.sessions[0].articles[0]
    assert (article.title, article.place.line, article.place.column) == ('称量', 1, 3)
    assert len(article.blocks) == 1
    assert result.findings == ()


def test_dashes_make_lists(tmp_path: Path) -> None:
    [first, between, second] = blocks_of(
        tmp_path, '—— 先调平；\n——再归零；\n\n—— 后\n称量。\n\n说明。\n\n——只有一条。\n'
    )
    assert isinstance(first, ListBlock)
    assert isinstance(second, ListBlock)
    assert first.kind is ListKind.DASH
    assert [words(item[0]) for item in first.items] == ['先调平；', '再归零；', '后称量。']
    assert words(between) == '说明。'
    assert len(second.items) == 1


def test_ordered_lists_keep_their_first_number(tmp_path: Path) -> None:
    [block] = blocks_of(tmp_path, '3. 称量\n4. 混匀\n')
    assert isinstance(block, ListBlock)
    assert (block.kind, block.start, len(block.items)) == (ListKind.ORDERED, 3, 2)


def test_items_may_hold_blocks(tmp_path: Path) -> None:
    [block] = blocks_of(tmp_path, '- 称量\n\n    先调平。\n\n    - 归零\n- 混匀\n')
    assert isinstance(block, ListBlock)
    assert [type(inside) for inside in block.items[0]] == [Paragraph, Paragraph, ListBlock]


def test_containers_keep_their_lines(tmp_path: Path) -> None:
    body = '::: 导语\n先说几句。\n\n再说几句。\n:::\n::: 诗\n晨光照玻璃\n\n\n**滴定**到天明\n:::\n'
    body += '\n::: signature\n学院办公室\n三月五日\n:::\n'
    [lead, verse, signature] = blocks_of(tmp_path, body)
    assert isinstance(lead, Lead)
    assert [words(block) for block in lead.blocks] == ['先说几句。', '再说几句。']
    assert isinstance(verse, Verse)
    assert [plain_text(line) for line in verse.lines] == ['晨光照玻璃', '', '滴定到天明']
    assert isinstance(signature, Signature)
    assert [plain_text(line) for line in signature.lines] == ['学院办公室', '三月五日']


def test_a_container_of_no_known_kind_keeps_its_words(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '先。\n::: 附注\n中。\n:::\n后。\n')
    assert [words(block) for block in article.blocks] == ['先。', '中。', '后。']
    assert [(found.slug, found.place and found.place.line) for found in findings] == [
        ('container.unknown', 5)
    ]


def test_quotations_definitions_code_and_dividers(tmp_path: Path) -> None:
    body = '> 先调平。\n> 再称量。\n\n相容\n:   不发热。\n\n***\n\n```python\nx = "**"\n```\n'
    [quotation, definitions, divider, code] = blocks_of(tmp_path, body)
    assert isinstance(quotation, Quotation)
    assert words(quotation.blocks[0]) == '先调平。再称量。'
    assert isinstance(definitions, DefinitionList)
    [(term, inside)] = definitions.entries
    assert (plain_text(term), words(inside[0])) == ('相容', '不发热。')
    assert isinstance(divider, Divider)
    assert divider.place.line == 10
    assert isinstance(code, CodeBlock)
    assert (code.text, code.language, code.place.line) == ('x = "**"', 'python', 13)


def test_tables_take_the_caption_before_them(tmp_path: Path) -> None:
    body = (
        '表：**三种**天平 {#tbl-a}\n| 名称 | 量程 |\n|---|--:|\n| 分析 | `a|b` |\n\n| 无题 |\n|---|\n| 表 |\n'
    )
    [table, plain] = blocks_of(tmp_path, body)
    assert isinstance(table, Table)
    assert isinstance(plain, Table)
    assert isinstance(table.caption[0], Strong)
    assert plain_text(table.caption) == '三种天平'
    assert (table.number, plain.number) == ('1', '')
    assert [[plain_text(cell.inlines) for cell in row] for row in (*table.head, *table.rows)] == [
        ['名称', '量程'],
        ['分析', 'a|b'],
    ]
    assert [cell.align for cell in table.rows[0]] == ['', 'right']


def test_figures_are_numbered_and_captioned(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"></svg>'
    body = '![看见的](b.svg "天平"){#fig-b width=80%}\n\n![砝码](b.svg)\n'
    article, findings = read_body(tmp_path, body, **{'content/spring/01-safety/b.svg': svg})
    assert findings == ()
    [first, second] = article.blocks
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    assert first.picture is not None
    assert (first.picture.path, first.picture.width, first.picture.height) == (
        'content/spring/01-safety/b.svg',
        40,
        20,
    )
    assert (plain_text(first.caption), first.description, first.number, first.width) == (
        '天平',
        '看见的',
        '1',
        0.8,
    )
    assert (plain_text(second.caption), second.number, second.width) == ('砝码', '2', 1.0)


def test_a_missing_picture_leaves_the_figure(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '![天平](nothing.png "分析天平")\n')
    assert slugs(findings) == ['image.missing']
    [figure] = article.blocks
    assert isinstance(figure, Figure)
    assert figure.picture is None
    assert plain_text(figure.caption) == '分析天平'


def test_indents_and_hyphens_surprise_nobody(tmp_path: Path) -> None:
    blocks = blocks_of(tmp_path, '    四格缩进。\n\n　　两字缩进。\n---\n[注]: 说明。\n')
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Divider, Paragraph]
    assert words(blocks[3]) == '[注]: 说明。'


def test_anchors_count_every_block(tmp_path: Path) -> None:
    blocks = blocks_of(tmp_path, '先。再。\n\n- 甲\n- 乙\n\n后。\n')
    [first, block, last] = blocks
    assert isinstance(first, Paragraph)
    assert isinstance(block, ListBlock)
    assert [sentence.anchor for sentence in first.sentences] == ['s01a1b1s1', 's01a1b1s2']
    assert (block.anchor, block.items[0][0].anchor, last.anchor) == ('s01a1b2', 's01a1b3', 's01a1b5')


def test_html_is_dropped_and_its_words_stay(tmp_path: Path) -> None:
    body = '<div onclick="x()">先。</div>\n\n<script>alert(1)</script>再。<!-- 待核 -->\n\n`<div>`后。\n'
    article, findings = read_body(tmp_path, body)
    assert [words(block) for block in article.blocks] == ['先。', '再。', '<div>后。']
    assert slugs(findings) == ['html.dropped', 'html.dropped']
