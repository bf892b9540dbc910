"""PDF files of known glyphs -> the words a person reads in them."""

import io

import pikepdf
import pytest

from booklet.importing import import_file
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.passage import Kind, Mark, Passage
from booklet.importing.pdf.glyphs import fold
from booklet.importing.pdf.reader import is_pdf, read_pdf
from tests.importing.small_pdf import Page, Words, paragraph, small_pdf

FIRST = '进入实验室以前穿好实验服，戴上护目镜，长头发要扎起来。食物和水杯留在门外的柜子里，离开时记得带走。'
SECOND = (
    '使用离心机以前检查转子和管子是否配平。'
    '盖子没有锁好不得启动；声音不对时立即停机，告诉管理员，不要自己拆开。'
)
LONG = (
    '废液按照种类倒进对应的桶，桶上写明名称、浓度和日期，满到八分就换。'
    '换下来的桶放在通风的地方，等专人来收走，谁也不要把废液倒进水槽。'
)


def read(*pages: Page, **options: object) -> ForeignDocument:
    """Return what is read of a small PDF."""
    return read_pdf(Source('notes.pdf', small_pdf(*pages, **options)))  # type: ignore[arg-type]


def texts(document: ForeignDocument) -> list[str]:
    """Return the words of each passage."""
    return [passage.text for passage in document.passages]


def slugs(document: ForeignDocument) -> list[str]:
    """Return the slugs of the findings."""
    return [one.slug for one in document.findings]


def test_wrapped_lines_become_paragraphs() -> None:
    document = read(
        [Words(246, 780, '离心机的使用', 18, 'SimHei'), *paragraph(FIRST, 740), *paragraph(SECOND, 680)]
    )
    assert texts(document) == ['离心机的使用', FIRST, SECOND]
    title = document.passages[0].look
    assert (title.size, title.alignment, title.face) == (1.5, 'center', '黑体')
    assert document.passages[1].look.indent == 2


def test_a_paragraph_goes_on_over_pages_and_furniture_is_told() -> None:
    lines = paragraph(LONG, 120)
    furniture = [
        [Words(90, 800, '生物化学学院学习材料', 9), Words(290, 40, f'— {page} —', 9)] for page in (7, 8)
    ]
    document = read(
        [furniture[0][0], *paragraph(FIRST, 740), lines[0], furniture[0][1]],
        [
            furniture[1][0],
            *(Words(90, 740 - 20 * i, line.text) for i, line in enumerate(lines[1:])),
            furniture[1][1],
        ],
    )
    assert texts(document) == [FIRST, LONG]
    told = [dict(one.arguments) for one in document.findings]
    assert told == [{'text': '生物化学学院学习材料', 'pages': '2'}, {'text': '— 7 —', 'pages': '2'}]


def test_numbered_attachments_at_the_heads_of_pages_are_text() -> None:
    document = read(
        [Words(90, 780, '附件1'), *paragraph(FIRST, 740)], [Words(90, 780, '附件2'), *paragraph(SECOND, 740)]
    )
    assert texts(document) == ['附件1', FIRST, '附件2', SECOND]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = paragraph((FIRST + SECOND) * 2, 700, x=60, columns=18)
    right = paragraph(LONG * 3, 700, x=320, columns=18)
    mixed = [line for pair in zip(left, right, strict=False) for line in pair]
    rest = [*left[len(right) :], *right[len(left) :]]
    document = read([Words(200, 780, '两栏排的安全须知', 18), *mixed, *rest])
    assert texts(document) == ['两栏排的安全须知', (FIRST + SECOND) * 2, LONG * 3]


def test_runs_that_come_out_of_order_stand_where_they_are_seen() -> None:
    document = read([
        Words(90, 740, '温度不得超过', 12), Words(186, 740, '度，每天记录两次。', 12), *paragraph(FIRST, 700),
        Words(162, 740, '80', 12, 'SimHei'),
    ])  # fmt: skip
    assert texts(document)[0].replace(' ', '') == '温度不得超过80度，每天记录两次。'


def test_glyphs_drawn_twice_to_look_bold_are_there_once() -> None:
    line = Words(90, 740, '不得独自过夜做实验')
    document = read([line, Words(90.4, 740, line.text), *paragraph(FIRST, 700)])
    assert texts(document) == [line.text, FIRST]


def test_a_size_of_one_that_a_matrix_scales_is_the_size_seen() -> None:
    document = read([Words(90, 780, '值日表', 24), *paragraph(FIRST, 740)], matrix=12)
    assert [passage.look.size for passage in document.passages] == [2.0, 1.0]


def test_a_pictured_page_is_named_and_makes_no_article() -> None:
    content = small_pdf([], [])
    imported = import_file('scan.pdf', content)
    assert imported.value.files == ()
    assert [one.slug for one in imported.findings] == ['import.pdf-no-text']


def test_a_page_without_text_among_others_is_named() -> None:
    document = read(paragraph(LONG, 740), [], paragraph(FIRST, 740))
    assert [dict(one.arguments) for one in document.findings] == [{'pages': '2'}]


def test_a_locked_file_says_so() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf(paragraph(FIRST, 740)))) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner='head', user='secret'))
    assert slugs(read_pdf(Source('locked.pdf', locked.getvalue()))) == ['import.pdf-locked']


@pytest.mark.parametrize('keep', [6, 40, 300, 1200])
def test_a_file_cut_short_is_read_or_named(keep: int) -> None:
    content = small_pdf(paragraph(FIRST, 740))[:keep]
    assert is_pdf(content)
    document = read_pdf(Source('cut.pdf', content))
    assert document.findings or document.passages


def test_notes_at_the_foot_are_notes() -> None:
    first, *rest = paragraph(FIRST, 700)
    document = read([
        first, *rest, Words(90 + 12 * len(rest[-1].text), 686, '1', 6), *paragraph(SECOND, 640),
        Words(90, 90, '1 见学院安全手册第三章。', 9), Words(90, 76, '手册每年九月修订。', 9),
    ])  # fmt: skip
    assert texts(document) == [FIRST, SECOND]
    assert [run.note for run in document.passages[0].runs if run.note] == ['1']
    assert [''.join(run.text for run in note.paragraphs[0]) for note in document.notes] == [
        '见学院安全手册第三章。手册每年九月修订。'
    ]


def test_raised_words_that_call_no_note_are_superscripts() -> None:
    document = read(
        [Words(90, 740, '面积三十'), Words(138, 740, 'm', 12), Words(145, 745, '2', 7), *paragraph(LONG, 700)]
    )
    assert [run.text for run in document.passages[0].runs if Mark.SUP in run.marks] == ['2']


def test_text_that_stands_aslant_is_told() -> None:
    turned = 'q 0.7 0.7 -0.7 0.7 200 300 cm BT /F0 40 Tf 1 0 0 1 0 0 Tm <5185 90E8> Tj ET Q'
    document = read([turned, *paragraph(LONG, 740)])
    assert texts(document) == [LONG]
    assert [dict(one.arguments)['text'] for one in document.findings] == ['内部']


def test_radicals_are_the_characters_people_type() -> None:
    assert fold('⼀⽅⽔⼟，⻓⻔⻚，ﬁeld') == '一方水土，长门页，field'


def cells(passage: Passage) -> list[list[str]]:
    """Return the words of a table."""
    return [
        [' / '.join(''.join(run.text for run in part) for part in cell.paragraphs) for cell in row]
        for row in passage.table
    ]


def ruled(y: float, rows: list[list[str]]) -> list[Words | str]:
    """Return a table with a rule around each cell, from `y` down."""
    drawn: list[Words | str] = []
    x, width, height = 90, 120, 24
    for row, texts_of_row in enumerate(rows):
        for column, text in enumerate(texts_of_row):
            left, bottom = x + column * width, y - (row + 1) * height
            drawn += [f'{left} {bottom} {width} {height} re S', Words(left + 5, bottom + 8, text)]
    return drawn


DUTIES = [['房间', '安全员', '电话'], ['301', '陈禾', '6301'], ['302', '林禾', '6302']]


def test_a_ruled_table_stands_between_its_paragraphs() -> None:
    document = read([*paragraph(FIRST, 740), *ruled(690, DUTIES), *paragraph(SECOND, 580)])
    assert [passage.kind for passage in document.passages] == [Kind.PARAGRAPH, Kind.TABLE, Kind.PARAGRAPH]
    assert cells(document.passages[1]) == DUTIES
    numbers = [passage.number_in_source for passage in document.passages]
    assert numbers == sorted(set(numbers))


def test_cells_that_no_rule_parts_are_one() -> None:
    lines = '90 690 360 -24 re S 90 666 360 -24 re S 210 666 m 210 642 l S 330 666 m 330 642 l S'
    document = read([
        *paragraph(FIRST, 740), lines, Words(95, 674, '第三季度值日'),
        *(Words(95 + 120 * index, 650, text) for index, text in enumerate(DUTIES[1])),
    ])  # fmt: skip
    table = document.passages[1].table
    assert [[cell.columns for cell in row] for row in table] == [[3], [1, 1, 1]]


def test_a_table_of_three_rules_is_a_table() -> None:
    rules = ''.join(f'90 {y} m 450 {y} l S ' for y in (690, 664, 600))
    placed = [
        Words(95 + 130 * column, 672 - 26 * row, text)
        for row, line in enumerate(DUTIES)
        for column, text in enumerate(line)
    ]
    document = read([*paragraph(FIRST, 740), rules, *placed, *paragraph(SECOND, 560)])
    assert cells(document.passages[1]) == DUTIES


def test_a_table_goes_on_over_pages() -> None:
    more = [DUTIES[0], ['303', '周禾', '6303']]
    head = [*paragraph(FIRST, 740), *ruled(690, DUTIES)]
    document = read(head, [*ruled(740, more), *paragraph(SECOND, 600)])
    assert [passage.kind for passage in document.passages] == [Kind.PARAGRAPH, Kind.TABLE, Kind.PARAGRAPH]
    assert cells(document.passages[1]) == [*DUTIES, more[1]]


def test_pictures_stand_at_their_places() -> None:
    pixels = '\xff\x00\x00' * 4
    image = (
        '<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8'
        f'/ColorSpace/DeviceRGB/Length 12>>stream\n{pixels}\nendstream'
    )
    drawing = 'q 200 0 0 100 90 560 cm /Im Do Q'
    document = read([*paragraph(FIRST, 740), drawing, *paragraph(SECOND, 500)], extra=[image])
    picture = document.passages[1].picture
    assert len(document.passages) == 3
    assert picture is not None
    assert picture.content.startswith(b'\x89PNG')


def test_bullets_make_items_of_two_levels() -> None:
    document = read([
        *paragraph(FIRST, 740), Words(90, 690, '• 穿好实验服'), Words(114, 670, '\uf0b7 扣好扣子'),
        Words(90, 650, '• 戴上护目镜'), *paragraph(SECOND, 610),
    ])  # fmt: skip
    items = [passage for passage in document.passages if passage.kind is Kind.ITEM]
    assert [(item.level, item.runs[0].text) for item in items] == [
        (0, '穿好实验服'),
        (1, '扣好扣子'),
        (0, '戴上护目镜'),
    ]


def test_short_lines_that_no_margin_broke_are_paragraphs() -> None:
    lines = ['登记人：陈禾', '房间：301', '日期：三月五日', '电话：6301', '时间：上午', '备注：无']
    document = read([Words(90, 740 - 20 * index, line) for index, line in enumerate(lines)])
    assert texts(document) == lines


def test_a_table_of_contents_is_left_out_and_told() -> None:
    lines = ['一、登记……………………1', '二、离心机……………………2', '三、废液……………………4']
    rows = [Words(90, 720 - 20 * index, line) for index, line in enumerate(lines)]
    document = read([Words(282, 750, '目 录'), *rows, *paragraph(FIRST, 600), *paragraph(LONG, 540)])
    assert texts(document) == [FIRST, LONG]
    assert [dict(one.arguments)['text'] for one in document.findings] == ['目 录', *lines]


def test_the_mark_of_a_note_may_stand_raised_before_it() -> None:
    document = read([
        *paragraph(FIRST, 700), Words(283, 686, '①', 6), *paragraph(SECOND, 640),
        Words(90, 94, '①', 5), Words(102, 90, '见学院安全手册第三章。', 9),
    ])  # fmt: skip
    assert [note.paragraphs[0][0].text for note in document.notes] == ['见学院安全手册第三章。']


def test_a_narrow_column_is_a_column_and_its_divided_words_are_whole() -> None:
    lines = ['the samples are coun\u2010', 'ted by two people and', 'all numbers are noted']
    lines += ['at once by the second']
    document = read([Words(90, 740 - 20 * index, line) for index, line in enumerate(lines)])
    assert texts(document) == [' '.join(lines).replace('\u2010 ', '')]
