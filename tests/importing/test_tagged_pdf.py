"""PDF files that say what their parts are -> passages exactly as they say."""

from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.passage import Kind
from booklet.importing.pdf.reader import read_pdf
from tests.importing.small_pdf import Page, Tree, Words, marked, paragraph, tagged_pdf
from tests.importing.test_pdf import DUTIES, FIRST, LONG, SECOND, cells, texts


def read(tree: Tree, *pages: Page) -> ForeignDocument:
    """Return what is read of a small tagged PDF."""
    return read_pdf(Source('notes.pdf', tagged_pdf(tree, *pages)))


def test_paragraphs_go_on_over_pages_and_artifacts_are_told() -> None:
    lines = paragraph(LONG, 120)
    tree: Tree = ('Document', [('H1', [(0, 0)]), ('Absatz', [(0, 1), (1, 0)]), ('P', [(1, 1)])])
    document = read(
        tree,
        [*marked(0, [Words(90, 780, '废液')]), *marked(1, lines[:1]), *marked(-1, [Words(290, 40, '7')])],
        [*marked(0, [Words(90, 780, line.text) for line in lines[1:]]), *marked(1, paragraph(FIRST, 700))],
    )
    assert [(passage.kind, passage.level, passage.text) for passage in document.passages] == [
        (Kind.HEADING, 1, '废液'), (Kind.PARAGRAPH, 0, LONG), (Kind.PARAGRAPH, 0, FIRST)
    ]  # fmt: skip
    assert [dict(one.arguments)['text'] for one in document.findings] == ['7']


def test_lists_and_tables_are_as_the_structure_says() -> None:
    items = [('LI', [('Lbl', [(0, 2 * i)]), ('LBody', [(0, 2 * i + 1)])]) for i in range(2)]
    rows = [
        ('TR', [('TH' if row == 0 else 'TD', [(0, 10 + 3 * row + i)]) for i in range(3)]) for row in range(3)
    ]
    tree: Tree = ('Document', [('L', items), ('Table', rows), ('P', [(0, 4)])])
    page: list[Words | str] = []
    for index, text in enumerate(('穿好实验服', '戴上护目镜')):
        page += marked(2 * index, [Words(90, 760 - 20 * index, '•')])
        page += marked(2 * index + 1, [Words(110, 760 - 20 * index, text)])
    for row, line in enumerate(DUTIES):
        for column, text in enumerate(line):
            page += marked(10 + 3 * row + column, [Words(90 + 120 * column, 700 - 20 * row, text)])
    document = read(tree, [*page, *marked(4, paragraph(FIRST, 600))])
    assert texts(document) == ['• 穿好实验服', '• 戴上护目镜', '', FIRST]
    assert [passage.kind for passage in document.passages[:3]] == [Kind.ITEM, Kind.ITEM, Kind.TABLE]
    assert cells(document.passages[2]) == DUTIES


def test_soft_returns_inside_an_element_part_paragraphs() -> None:
    both = [*paragraph(FIRST, 760), *paragraph(SECOND, 700), *paragraph(LONG, 600)]
    document = read(('Document', [('P', [(0, 0)])]), marked(0, both))
    assert texts(document) == [FIRST, SECOND, LONG]


def test_a_structure_of_lines_is_not_believed() -> None:
    lines = [*paragraph(FIRST + LONG, 760, columns=30), *paragraph(FIRST + SECOND, 600, columns=30)]
    page = [part for index, line in enumerate(lines) for part in marked(index, [line])]
    document = read(('Document', [('P', [(0, index)]) for index in range(len(lines))]), page)
    assert texts(document) == [FIRST + LONG, FIRST + SECOND]


def test_a_structure_that_names_little_of_the_page_is_not_believed() -> None:
    document = read(
        ('Document', [('P', [(0, 0)])]), [*marked(0, [Words(90, 780, '废液')]), *paragraph(LONG, 740)]
    )
    assert texts(document) == ['废液', LONG]
