"""Word files become articles: numbers, headings, lists, tables, notes, pictures, marks and the rest."""

import io
import zipfile

import pytest

from booklet.diagnostics import Checked
from booklet.importing import ImportedSession, import_file
from tests.importing.law import front_matter
from tests.importing.word_files import box, cell, drawing, levels, numbering, p, packed, r, table, word

PNG = b'\x89PNG\r\n\x1a\n' + bytes(40)
TEXT = '样本入库时登记编号、位置和经手人，三项缺一不可。'
MORE = '登记表放在冰箱门上，每月核对一次。'


def made(*body: str, **options: object) -> Checked[ImportedSession]:
    """Import a Word file whose title is 样本登记."""
    return import_file('a.docx', word(p('样本登记', style='T'), *body, **options))  # type: ignore[arg-type]


def body_of(*body: str, **options: object) -> str:
    """Return the Markdown below the front matter."""
    return made(*body, **options).value.files[0][1].split('---\n', 2)[2].rstrip('\n')


def slugs(imported: Checked[ImportedSession]) -> list[str]:
    """Return the slugs of what was found."""
    return [each.slug for each in imported.findings]


def test_title_and_paragraphs() -> None:
    content = made(p(TEXT), p(MORE)).value.files[0][1]
    assert front_matter(content) == {'title': '样本登记'}
    assert content.endswith(f'\n{TEXT}\n\n{MORE}\n')


@pytest.mark.parametrize(
    ('name', 'pattern', 'expected'),
    [
        ('chineseCounting', '第%1条', ['第一条 ', '第二条 ']),
        ('chineseCountingThousand', '（%1）', ['（一）', '（二）']),
        ('ideographDigital', '%1、', ['一、', '二、']),
        ('decimalEnclosedCircle', '%1', ['① ', '② ']),
        ('decimalFullWidth', '%1．', ['１．', '２．']),
        ('chineseLegalSimplified', '%1、', ['壹、', '贰、']),
        ('upperRoman', '%1.', ['I. ', 'II. ']),
        ('lowerLetter', '%1)', ['a) ', 'b) ']),
        ('ideographTraditional', '%1、', ['甲、', '乙、']),
        ('ordinal', '%1', ['1st ', '2nd ']),
    ],
)
def test_automatic_numbers_are_written(name: str, pattern: str, expected: list[str]) -> None:
    lists = numbering(levels((name, pattern)))
    blocks = body_of(p(TEXT, number=(1, 0)), p(MORE, number=(1, 0)), lists=lists).split('\n\n')
    words = [block.replace('\\', '') for block in blocks]
    assert [word.replace(TEXT, '').replace(MORE, '').strip() for word in words] == [
        each.strip() for each in expected
    ]


def test_a_level_names_those_above_and_restarts() -> None:
    lists = numbering(levels(('chineseCounting', '%1、'), ('decimal', '%1.%2'), ('decimal', '%1.%2.%3')))
    depths = (0, 1, 1, 2, 0, 1)
    text = body_of(*(p(TEXT, number=(1, depth)) for depth in depths), lists=lists)
    numbers = [block.strip().replace(TEXT, '').strip() for block in text.split('\n\n')]
    assert numbers == ['一、', '一.1', '一.2', '一.2.1', '二、', '二.1']


def test_legal_numbering_writes_digits() -> None:
    lists = numbering(levels(('chineseCounting', '%1、'), ('decimal', '%1.%2')))
    lists = lists.replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    assert body_of(p(TEXT, number=(1, 0)), p(MORE, number=(1, 1)), lists=lists).endswith(f'1.1 {MORE}')


def test_two_lists_of_one_abstract_count_on_and_an_override_starts_anew() -> None:
    lists = numbering(levels(('decimal', '（%1）')), levels(('decimal', '（%1）'), key=2))
    lists = lists.replace(
        '<w:abstractNumId w:val="2"/>',
        '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
    )
    text = body_of(p(TEXT, number=(1, 0)), p(TEXT, number=(2, 0)), p(TEXT, number=(1, 0)), lists=lists)
    assert [block[:3] for block in text.split('\n\n')] == ['（1）', '（7）', '（8）']


def test_bullets_and_ordinals_are_lists_nested_by_their_levels() -> None:
    lists = numbering(levels(('decimal', '%1.'), ('bullet', '\uf0b7')))
    text = body_of(
        *(
            p(words, number=(1, depth))
            for words, depth in (('登记。', 0), ('编号。', 1), ('位置。', 1), ('入库。', 0))
        ),
        p(MORE),
        p('核对。', number=(1, 0)),
        lists=lists,
    )
    assert text == f'1. 登记。\n\n    - 编号。\n\n    - 位置。\n\n2. 入库。\n\n{MORE}\n\n3. 核对。'


def test_headings_by_style_keep_their_levels_and_a_regular_outline_leaves_its_numbers_to_the_booklet() -> (
    None
):
    lists = numbering(levels(('decimal', '%1'), ('decimal', '%1.%2')))
    content = made(
        p('登记', style='H1', number=(1, 0)),
        p(TEXT),
        p('编号', style='H2', number=(1, 1)),
        p(MORE),
        lists=lists,
    ).value.files[0][1]
    assert '\n## 登记\n' in content
    assert '\n### 编号\n' in content
    assert 'numbering' not in content


def test_headings_without_numbers_get_none() -> None:
    content = made(p('登记', style='H1'), p(TEXT), p('核对', style='H1'), p(MORE)).value.files[0][1]
    assert 'numbering: off' in content


def test_an_outline_level_makes_a_heading() -> None:
    assert '## 登记' in body_of(p('登记', more='<w:outlineLvl w:val="0"/>'), p(TEXT))


@pytest.mark.parametrize('look', ['<w:b/>', '<w:rFonts w:eastAsia="黑体"/>', '<w:sz w:val="32"/>'])
def test_headings_by_looks_only(look: str) -> None:
    assert '## 怎样登记\n' in body_of(p(TEXT), p(r('怎样登记', look)), p(MORE), p(TEXT))


def test_a_list_of_chinese_numbers_is_an_outline_without_any_style() -> None:
    lists = numbering(levels(('chineseCounting', '%1、')))
    text = body_of(p('怎样登记', number=(1, 0)), p(TEXT), p('谁来核对', number=(1, 0)), p(MORE), lists=lists)
    assert [line for line in text.split('\n') if line.startswith('#')] == ['## 怎样登记', '## 谁来核对']


def test_a_heading_that_has_a_typed_number_loses_the_automatic_one() -> None:
    lists = numbering(levels(('chineseCounting', '%1、')))
    imported = made(
        p('二', style='H1', number=(1, 0)), p(TEXT), p('三', style='H1', number=(1, 0)), lists=lists
    )
    assert '## 二\n' in imported.value.files[0][1]
    assert ('text', '一、') in [
        each.arguments[0] for each in imported.findings if each.slug == 'import.derived'
    ]


def test_marks_of_runs() -> None:
    runs = (
        r('样本'),
        r('必须', '<w:b/>'),
        r('登记', '<w:rFonts w:eastAsia="楷体"/>'),
        r('三', '<w:em w:val="dot"/>'),
        r('项，CO'),
        r('2', '<w:vertAlign w:val="subscript"/>'),
        r('与10'),
        r('3', '<w:vertAlign w:val="superscript"/>'),
        r('，旧规程', '<w:strike/>'),
        r('缺一不可。'),
    )
    marked = '样本**必须**<em>登记</em><em>三</em>项，CO<sub>2</sub>与10<sup>3</sup>~~，旧规程~~缺一不可。'
    assert body_of(p(*runs)) == marked.replace('<em>三</em>', '*三*{.dots}')


def test_a_word_that_is_cut_into_runs_is_one() -> None:
    assert body_of(p(r('样本必'), r('须', '<w:b/>'), r('登', '<w:b/>'), r('记。'))) == '样本必**须登**记。'


def test_full_width_indents_go_and_line_breaks_stay_or_part_paragraphs() -> None:
    lines = p(r('　　第一步。'), '<w:r><w:br/></w:r>', r('　　第二步。'))
    assert body_of(lines) == '第一步。\n\n第二步。'
    assert body_of(p(r('编号'), '<w:r><w:br/></w:r>', r('位置'))) == '编号<br>位置'


def test_notes_are_notes() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="0" w:type="separator">{p("x")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p("见规程。")}</w:footnote>'
    text = body_of(p(r('登记三项'), call, r('，缺一不可。')), parts={'footnotes': notes})
    assert text == '登记三项[^1]，缺一不可。\n\n[^1]: 见规程。'


def test_a_note_of_the_title_is_called_in_the_first_paragraph() -> None:
    call = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = {'endnotes': f'<w:endnote w:id="1">{p("由办公室整理。")}</w:endnote>'}
    content = import_file('a.docx', word(p(r('样本登记'), call), p(TEXT), p(MORE), parts=notes)).value.files[
        0
    ][1]
    assert f'{TEXT}[^1]\n' in content
    assert '[^1]: 由办公室整理。' in content


def test_tables_with_merged_cells_say_their_words_once() -> None:
    merged = table(
        (cell('样本', '<w:gridSpan w:val="2"/>'), '位置'),
        (cell('血清', '<w:vMerge w:val="restart"/>'), '一号', '甲 | 乙'),
        (cell('<w:p/>', '<w:vMerge/>'), '二号', p('上层') + p('下层')),
    )
    imported = made(p(TEXT), merged)
    rows = [
        '| 样本 |  | 位置 |',
        '| --- | --- | --- |',
        '| 血清 | 一号 | 甲 \\| 乙 |',
        '|  | 二号 | 上层<br>下层 |',
    ]
    assert imported.value.files[0][1].endswith('\n'.join(rows) + '\n')
    assert 'import.merged-cells' in slugs(imported)


def test_a_table_of_one_cell_only_lays_out() -> None:
    assert body_of(p(TEXT), table((p(MORE),))) == f'{TEXT}\n\n{MORE}'


def test_pictures_are_files_with_their_descriptions() -> None:
    imported = made(p(TEXT), p(drawing('image1.png', '冰箱门上的登记表')), p(MORE), media={'image1.png': PNG})
    [(name, content)] = imported.value.pictures
    assert (name.startswith('figures/image1-'), content) == (True, PNG)
    assert f'\n\n![冰箱门上的登记表]({name})\n\n' in imported.value.files[0][1]


def test_captions_that_count_as_the_booklet_counts_are_captions() -> None:
    imported = made(
        p(TEXT),
        p(drawing('image1.png')),
        p('图1 冰箱门上的登记表'),
        p('表 1：样本'),
        table(('编号', '位置'), ('甲', '一号')),
        p(drawing('image1.png', '冰箱')),
        p('图2-1 冰箱的位置'),
        media={'image1.png': PNG},
    )
    [(name, _)] = imported.value.pictures
    blocks = imported.value.files[0][1].split('\n\n')
    assert blocks[1:3] == [f'![冰箱门上的登记表]({name} "冰箱门上的登记表")', '表：样本']
    assert blocks[4:] == [f'![]({name})', '图2-1冰箱的位置\n']
    derived = [each.arguments[0][1] for each in imported.findings if each.slug == 'import.derived']
    assert derived == ['图1', '表1：']


def test_a_picture_on_the_internet_is_named_and_not_fetched() -> None:
    content = word(p('样本登记', style='T'), p(drawing('image1.png')), p(TEXT), media={'image1.png': b''})
    assert 'import.picture-missing' in slugs(import_file('a.docx', content))


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    imported = made(p(r(TEXT), box(p('冰箱旁边的提示。'))), p(MORE))
    assert imported.value.files[0][1].endswith(f'{TEXT}\n\n冰箱旁边的提示。\n\n{MORE}\n')
    assert 'import.text-box' in slugs(imported)


def test_tracked_changes_are_taken_and_counted() -> None:
    imported = made(
        p(
            r('登记'),
            f'<w:ins>{r("三项")}</w:ins>',
            '<w:del><w:r><w:delText>两项</w:delText></w:r></w:del>',
            r('。'),
        )
    )
    assert '登记三项。' in imported.value.files[0][1]
    [found] = [each for each in imported.findings if each.slug == 'import.changes']
    assert dict(found.arguments) == {'insertions': '1', 'deletions': '1'}


def test_comments_are_named() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    comments = f'<w:comment w:id="0" w:author="沈一鸣">{p("数字待核。")}</w:comment>'
    [found] = [
        each
        for each in made(p(r(TEXT), mark), parts={'comments': comments}).findings
        if each.slug == 'import.comment'
    ]
    assert dict(found.arguments) == {'author': '沈一鸣', 'text': '数字待核。'}


def test_a_field_keeps_its_result_and_a_table_of_contents_goes() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText>{}</w:instrText></w:r>'
    shown = p(
        r('共'), char('begin'), code.format(' NUMPAGES '), char('separate'), r('12'), char('end'), r('页。')
    )
    contents = (
        p(char('begin'), code.format('TOC \\o "1-3"'), char('separate'), r('登记 3')),
        p(r('核对 5'), char('end')),
        p('附录 9', style='C1'),
    )
    imported = made(*contents, shown)
    assert imported.value.files[0][1].endswith('\n---\n共12页。\n')
    told = [
        dict(each.arguments)['text'] for each in imported.findings if each.slug == 'import.contents-left-out'
    ]
    assert told == ['登记 3', '核对 5', '附录 9']


def test_ruby_and_formulas() -> None:
    ruby = f'<w:r><w:ruby><w:rt>{r("zhé")}</w:rt><w:rubyBase>{r("喆")}</w:rubyBase></w:ruby></w:r>'
    above, below = ('<m:r><m:t>α</m:t></m:r>', '<m:r><m:t>2</m:t></m:r>')
    half = f'<m:oMath><m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f></m:oMath>'
    assert body_of(p(ruby, r('写出'), half, r('。'))) == (
        '<ruby>喆<rt>zhé</rt></ruby>写出$\\frac{\\alpha }{2}$。'
    )


def test_links_that_say_more_than_their_words_are_links() -> None:
    content = p('<w:hyperlink w:anchor="x">' + r('见第三节') + '</w:hyperlink>', r('。'))
    assert body_of(content) == '见第三节。'


def test_strict_files_are_read() -> None:
    archive = zipfile.ZipFile(io.BytesIO(word(p('样本登记', style='T'), p(TEXT))))
    transitional = b'schemas.openxmlformats.org/wordprocessingml/2006/main'
    strict = b'purl.oclc.org/ooxml/wordprocessingml/main'
    files = {name: archive.read(name).replace(transitional, strict) for name in archive.namelist()}
    assert TEXT in import_file('a.docx', packed(dict(files))).value.files[0][1]


@pytest.mark.parametrize('suffix', ['a.txt', 'a.pdf', 'a'])
def test_the_kind_is_told_by_content(suffix: str) -> None:
    assert TEXT in import_file(suffix, word(p('样本登记', style='T'), p(TEXT))).value.files[0][1]


def test_a_file_cut_off_is_named() -> None:
    whole = word(p('样本登记', style='T'), p(TEXT))
    for end in range(0, len(whole), 97):
        imported = import_file('a.docx', whole[:end])
        assert imported.value.files or imported.findings


def test_an_entity_bomb_is_named() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    imported = import_file('a.docx', packed({'word/document.xml': bomb}))
    assert slugs(imported) == ['import.damaged']


def test_a_file_inserted_whole_stands_at_its_place() -> None:
    inner = word(p('第二步，核对编号。'))
    whole = word(p('样本登记', style='T'), p(TEXT), '<w:altChunk r:id="rIdA"/>')
    archive = zipfile.ZipFile(io.BytesIO(whole))
    files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    relations = bytes(archive.read('word/_rels/document.xml.rels')).decode()
    chunk = '<Relationship Id="rIdA" Type="x/aFChunk" Target="inner.docx"/></Relationships>'
    files['word/_rels/document.xml.rels'] = relations.replace('</Relationships>', chunk)
    files['word/inner.docx'] = inner
    assert import_file('a.docx', packed(files)).value.files[0][1].endswith(f'{TEXT}\n\n第二步，核对编号。\n')


def test_invisible_and_unknown_characters_are_named() -> None:
    unknown = '<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>'
    imported = made(p('登记\u200b三项。'), p(r('编号'), unknown, r('。')))
    assert '登记三项。' in imported.value.files[0][1]
    assert {'import.invisible-character', 'import.damaged-character'} <= set(slugs(imported))


def test_word_art_is_words() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="生物化学学院文件"/></v:shape></w:pict></w:r>'
    content = import_file('a.docx', word(p(drawn), p('关于样本登记的通知'), p(TEXT))).value.files[0][1]
    fields = front_matter(content)
    assert (fields['title'], fields['author']) == ('关于样本登记的通知', '生物化学学院')


def test_a_title_over_two_lines_ends_before_the_first_heading() -> None:
    look = ('<w:jc w:val="center"/>', '<w:sz w:val="44"/>')
    lines = [p(r(text, look[1]), more=look[0]) for text in ('生物化学学院', '样本登记办法', '第一章 登记')]
    content = import_file('a.docx', word(*lines, p(TEXT), p(MORE), p(TEXT))).value.files[0][1]
    assert front_matter(content)['title'] == '生物化学学院样本登记办法'
    assert '## 第一章 登记' in content
