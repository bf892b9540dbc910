"""Notes look alike wherever called; tall rows and listings keep their head and leave no blank page."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest

from booklet.diagnostics import Place
from booklet.executor import Here, Machine
from booklet.layout.booklet import lay_out
from booklet.layout.fonts.faces import FontSet
from booklet.model.blocks import Block, Cell, CodeBlock, Heading, Table
from booklet.model.inlines import Inline, NoteCall, Text
from booklet.model.laid import LaidSection, SectionKind
from booklet.model.pages import Anchor
from booklet.model.theme import Theme
from booklet.progress import Silence
from tests.layout.semesters import make_project, make_semester, with_blocks

PLACE = Place('content/2026-spring/s01/s01a1.md', 9)
Lay = Callable[..., LaidSection]


def called(words: str, note: str) -> tuple[Inline, ...]:
    return Text(words, PLACE), NoteCall(note, (Text(note, PLACE),), PLACE)


def plain(words: str) -> tuple[Inline, ...]:
    return (Text(words, PLACE),)


@pytest.fixture
def lay(fontset: FontSet, machine: Machine, root: Path, theme: Theme) -> Lay:
    """Return the first article laid out with blocks put before its own."""

    def laid(*blocks: Block) -> LaidSection:
        semester = with_blocks(make_semester(), *blocks)
        made = lay_out(semester, make_project(root, theme), fontset, Here(machine), None, Silence())
        assert made.findings == ()
        return next(
            placed.section for placed in made.value.sections if placed.section.kind is SectionKind.ARTICLE
        )

    return laid


def lines_of(section: LaidSection) -> list[list[tuple[str, float, float]]]:
    """Return page by page (text, left, height of its letters) of each line."""
    document = pypdfium2.PdfDocument(section.pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        lines = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            lines.append((text.get_text_bounded(left, bottom, right, top).strip(), left, top - bottom))
        pages.append(lines)
    document.close()
    return pages


def found(pages: Iterable[list[tuple[str, float, float]]], words: str) -> tuple[float, float]:
    """Return (left, height) of the line that has `words`."""
    return next((left, height) for page in pages for line, left, height in page if words in line)


def test_notes_called_in_heading_caption_and_table_look_alike_and_count_in_order(lay: Lay) -> None:
    table = Table(
        head=((Cell(called('名称', '表头的注释')), Cell(plain('用途'))),),
        rows=((Cell(plain('试剂')), Cell(called('清洗', '格子的注释'))),),
        caption=called('试剂的名称', '表题的注释'), number='1', anchor=Anchor('s01a1b81'), place=PLACE,
    )  # fmt: skip
    heading = Heading(1, '一、', called('废液的分类', '标题的注释'), Anchor('s01a1b80'), PLACE)
    pages = lines_of(lay(heading, table))
    words = ['标题的注释', '表题的注释', '表头的注释', '格子的注释']
    sizes = [found(pages, word) for word in words]
    # Glyphs differ by tenths of a point; a heading's are 13 points high.
    assert max(height for _, height in sizes) - min(height for _, height in sizes) < 0.6
    assert len({round(left) for left, _ in sizes}) == 1
    text = ''.join(line for page in pages for line, _, _ in page)
    assert sorted(words, key=text.index) == words
    assert [text[text.index(word) - 1] for word in words] == list('①②③④')


def test_a_row_taller_than_a_page_keeps_its_head_and_leaves_no_page_blank(lay: Lay) -> None:
    long = '实验结束以后，把台面上的试剂一瓶一瓶放回原处。' * 40
    table = Table(
        head=((Cell(plain('条目')), Cell(plain('内容'))),),
        rows=((Cell(plain('甲')), Cell(plain(long))), (Cell(plain('乙')), Cell(plain('短')))),
        caption=(), number='', anchor=Anchor('s01a1b81'), place=PLACE,
    )  # fmt: skip
    pages = [[line for line, _, _ in page] for page in lines_of(lay(table))]
    with_rows = [page for page in pages if any('试剂一瓶' in line for line in page)]
    assert len(with_rows) >= 2
    for page in with_rows:
        assert any('条目' in line for line in page)
    assert any('试剂一瓶' in line for line in pages[0])


def test_a_listing_taller_than_a_page_begins_where_it_stands(lay: Lay) -> None:
    code = CodeBlock('\n'.join(f'step {number}' for number in range(80)), '', Anchor('s01a1b82'), PLACE)
    pages = [' '.join(line for line, _, _ in page) for page in lines_of(lay(code))]
    assert 'step 0' in pages[0]
    text = ' '.join(pages)
    places = [text.index(f'step {number}') for number in range(80)]
    assert places == sorted(places)
