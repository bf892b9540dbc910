import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from booklet.diagnostics import Place
from booklet.layout.html.blocks import set_blocks
from booklet.layout.html.figures import picture_size, set_code
from booklet.layout.html.inlines import Setting
from booklet.layout.html.tables import column_widths
from booklet.layout.html.words import words_for
from booklet.model.blocks import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    ListBlock,
    ListKind,
    Paragraph,
    Picture,
    Quotation,
    Sentence,
    Signature,
    Table,
    Verse,
)
from booklet.model.inlines import Inline, Text
from booklet.model.pages import Anchor, PageMap
from booklet.project.settings import TypeArea

PLACE = Place('a.md')
AREA = TypeArea()
EVIL = '</p><script>x</script>"'


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def paragraph(words: str, anchor: str = 's01a1b1') -> Paragraph:
    sentence = Sentence(words, 0, len(words), Anchor(f'{anchor}s1'), PLACE)
    return Paragraph(text(words), (sentence,), Anchor(anchor), PLACE)


def html(*blocks: Block, language: str = 'zh-CN') -> str:
    return str(set_blocks(blocks, Setting(PageMap(), words_for(language)), AREA))


def test_a_paragraph_says_where_its_sentences_stand() -> None:
    assert html(paragraph('先看天平。')) == (
        '<p id="s01a1b1" data-sentences="s01a1b1s1:0:5"><span class="line">先看天平。</span></p>'
    )


def test_a_heading_carries_its_number_and_its_line_of_the_outline() -> None:
    heading = Heading(1, '一、', text('称量'), Anchor('s01a1b2'), PLACE)
    assert html(heading) == (
        '<h2 class="level-1" id="s01a1b2" data-outline="一、称量">'
        '<span class="line"><span class="number">一、</span>称量</span></h2>'
    )


@pytest.mark.parametrize(
    ('kind', 'markers'),
    [(ListKind.BULLET, ['•', '•']), (ListKind.ORDERED, ['9.', '10.']), (ListKind.DASH, ['——', '——'])],
)
def test_items_carry_their_markers(kind: ListKind, markers: list[str]) -> None:
    block = ListBlock(kind, ((paragraph('甲'),), (paragraph('乙'),)), 9, Anchor('s01a1b3'), PLACE)
    markup = html(block)
    assert [part.split('"')[0] for part in markup.split('data-marker="')[1:]] == markers
    assert ('wide' in markup) == (kind is ListKind.ORDERED)


def test_an_item_that_begins_with_another_block_still_has_its_marker() -> None:
    inner = ListBlock(ListKind.BULLET, ((paragraph('甲'),),), 1, Anchor('s01a1b4'), PLACE)
    block = ListBlock(ListKind.ORDERED, ((inner,), ()), 1, Anchor('s01a1b3'), PLACE)
    assert html(block).count('class="item alone"') == 2


def test_every_block_prints_its_anchor_and_escapes_its_text() -> None:
    evil, name = text(EVIL), Anchor('s01a1b7')
    row = (Cell(evil, 'center', 2, 3), Cell(evil))
    blocks: tuple[Block, ...] = (
        Heading(3, EVIL, evil, name, PLACE),
        DefinitionList(((evil, (paragraph(EVIL),)),), name, PLACE),
        Quotation((paragraph(EVIL),), name, PLACE),
        Verse((evil, ()), name, PLACE),
        Signature((evil,), name, PLACE),
        Table((row,), (row,), evil, EVIL, name, PLACE),
        Figure(Picture(EVIL, 10, 10, ''), EVIL, evil, EVIL, 1.0, name, PLACE),
        CodeBlock(EVIL, '', name, PLACE),
    )
    for block in blocks:
        markup = html(block)
        assert '<script' not in markup
        assert 'id="s01a1b7"' in markup


def test_a_picture_is_fetched_from_the_project_and_nowhere_else() -> None:
    figure = Figure(Picture('content/图 1?.svg', 40, 20, ''), '天平', (), '', 0.5, Anchor('f'), PLACE)
    assert 'src="https://booklet.invalid/content/%E5%9B%BE%201%3F.svg" alt="天平"' in html(figure)


def test_a_missing_picture_keeps_its_place_and_its_caption() -> None:
    markup = html(Figure(None, '天平', text('读数'), '1', 1.0, Anchor('f'), PLACE))
    assert 'class="missing" style="height: 72pt"' in markup
    assert '图\u00a01</span>读数' in markup


@given(st.integers(1, 5000), st.integers(1, 5000), st.floats(0.01, 1.0))
@settings(max_examples=200, deadline=None)
def test_pictures_take_whole_lines_and_leave_room_for_a_caption(
    width: int, height: int, share: float
) -> None:
    wide, high, lines = picture_size(Picture('a', width, height, ''), share, AREA.chars_per_line, AREA)
    assert 0 < high <= lines * AREA.pitch + 1e-6
    assert lines <= AREA.lines_per_page - 2
    assert wide <= AREA.chars_per_line * AREA.size + 1e-6
    assert math.isclose(wide / high, width / height, rel_tol=1e-6)


def test_long_lines_of_code_are_continued_and_counted() -> None:
    markup = set_code(CodeBlock('x' * 100 + '\nend\n', 'python', Anchor('c'), PLACE), 27, AREA)
    assert markup.count('class="row"') == 3
    assert 'height: 54pt' in markup
    assert Markup(markup).striptags().replace(' ', '') == 'x' * 100 + 'end'


def test_a_long_listing_is_parted_in_groups_that_are_whole_lines_of_the_page() -> None:
    markup = set_code(CodeBlock('\n'.join(map(str, range(90))), '', Anchor('c'), PLACE), 27, AREA)
    assert 'class="long"' in markup
    assert markup.count('<span class="rows" style="height: 54pt">') == 22
    assert markup.count('<span class="rows" style="height: 36pt">') == 1
    assert Markup(markup).striptags() == ''.join(map(str, range(90)))


def test_a_figure_is_no_wider_than_its_column() -> None:
    figure = Figure(Picture('content/a.png', 300, 200, ''), '天平', (), '', 1.0, Anchor('f'), PLACE)
    item = ListBlock(ListKind.BULLET, ((figure,),), 1, Anchor('l'), PLACE)
    assert 'width: 283.5pt' in html(figure)
    assert 'width: 262.5pt' in html(item)  # 25 of 27 ems
    assert 'width: 241.5pt' in html(ListBlock(ListKind.BULLET, ((item,),), 1, Anchor('m'), PLACE))
    assert 'width: 241.5pt' in html(Quotation((figure,), Anchor('q'), PLACE))
    half = replace(figure, width=0.5)
    assert 'width: 120.75pt' in html(Quotation((half,), Anchor('q'), PLACE))


def test_a_row_of_more_than_half_a_page_may_be_parted() -> None:
    cells = (Cell(text('甲')), Cell(text('很长' * 40))), (Cell(text('乙')), Cell(text('很长' * 400)))
    markup = html(Table((), cells, (), '', Anchor('t'), PLACE))
    assert markup.count('<tr>') == markup.count('<tr class="tall">') == 1


def test_names_and_numbers_are_not_broken_while_other_columns_have_room() -> None:
    long = '先用清水冲洗三遍，再用去离子水冲洗三遍，晾干以后放回柜子里第二层，贴好标签写明日期。'
    rows = [[4.1, 2.0, float(len(long))], [4.1, 2.7, float(len(long))]]
    widths = column_widths(rows, 31.5)
    assert sum(widths) == pytest.approx(31.5)
    assert widths[0] >= 5.3
    assert widths[1] >= 3.9


def test_columns_fill_the_measure_and_short_ones_stay_on_one_line() -> None:
    cells = [[3.0, 14.0, 6.0], [6.0, 15.0, 5.0], [6.0, 28.0, 4.0]]
    widths = column_widths(cells, 31.5)
    assert sum(widths) == pytest.approx(31.5)
    assert widths[0] >= 7.0
    assert widths[1] >= 15.0


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.lists(
            st.lists(st.floats(0, 80), min_size=count, max_size=count), min_size=1, max_size=6
        )
    )
)
@settings(max_examples=30, deadline=None)
def test_no_column_starves(cells: list[list[float]]) -> None:
    widths = column_widths(cells, 31.5)
    assert sum(widths) == pytest.approx(31.5)
    assert min(widths) > 1.5


def test_a_table_with_rows_of_several_lines_is_ruled() -> None:
    short, long = (Cell(text('甲')), Cell(text('乙'))), (Cell(text('甲')), Cell(text('很长' * 40)))
    table = Table((short,), (short,), (), '', Anchor('t'), PLACE)
    assert 'ruled' not in html(table)
    assert 'ruled' in html(Table((short,), (long,), (), '', Anchor('t'), PLACE))


def test_english_labels() -> None:
    figure = Figure(None, '', text('A balance'), '1', 1.0, Anchor('f'), PLACE)
    assert 'Figure\u00a01' in html(figure, language='en')
