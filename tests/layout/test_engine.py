"""What one section gives, seen from outside: PDF bytes and values."""

import io
import logging
from pathlib import Path

import pikepdf
import pytest

from booklet.layout.engine.job import SectionResult
from tests.layout.conftest import PAGE, Render

SENTENCE = '废液按酸、碱、有机和含卤素四类收集。'


def slugs(result: SectionResult) -> list[str]:
    return [trouble.slug for trouble in result.troubles]


def test_the_pdf_has_pages_and_neither_links_nor_names_nor_dates(render: Render) -> None:
    body = '<h1 id="a">标题</h1><p><a href="#a">上</a><a href="#elsewhere">见</a><a href="https://x.org">外</a>'
    result = render(body)
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        assert len(pdf.pages) == result.pages == 1
        assert '/Annots' not in pdf.pages[0]
        assert '/Names' not in pdf.Root
        assert '/Outlines' not in pdf.Root
        assert set(pdf.docinfo.keys()) == {'/Producer'}
        assert [round(float(side), 2) for side in pdf.pages[0].mediabox] == [0, 0, 419.53, 595.28]
    assert slugs(result) == []


def test_links_come_as_values_with_their_rectangles(render: Render) -> None:
    links = render('<p><a href="#s02a1">见</a>，<a href="https://example.org/x">外</a></p>').links
    assert [(link.target, link.is_internal, link.page) for link in links] == [
        ('s02a1', True, 0), ('https://example.org/x', False, 0),
    ]
    inner, head = 25 / 25.4 * 72, 24 / 25.4 * 72
    assert links[0].left == pytest.approx(inner + 21, abs=0.1)
    assert links[0].right - links[0].left == pytest.approx(10.5, abs=0.1)
    assert head - 0.1 <= links[0].top < links[0].bottom <= head + 18.1


def test_a_link_over_two_lines_has_two_rectangles(render: Render) -> None:
    links = render(f'<p><a href="#x"><b>{SENTENCE * 2}</b></a></p>').links
    assert len(links) == 2
    assert links[0].top < links[1].top


def test_equal_input_gives_equal_bytes_whatever_was_laid_out_before(render: Render) -> None:
    first = render(f'<p>{SENTENCE}</p>')
    render('<p><b>别的</b> other <i>text</i></p>')
    assert render(f'<p>{SENTENCE}</p>') == first


def test_headings_become_outline_entries_without_their_notes(render: Render) -> None:
    css = PAGE + 'h1 { bookmark-level: 2 } h2 { bookmark-level: 3 } h3 { bookmark-level: none }'
    body = ('<h1 id="a">一、 收集<span class="note">注</span></h1><h2 id="b">\u200b（一）\n标签</h2>'
            '<h3 id="c">无</h3><h2>没有名字</h2>')
    outline = render(body, css).outline
    assert [(entry.level, entry.label, entry.anchor) for entry in outline] == [
        (2, '一、 收集', 'a'), (3, '（一） 标签', 'b'),
    ]


@pytest.mark.parametrize(('body', 'head'), [
    ('<img src="http://example.org/a.png">', ''),
    ('<img src="file:///etc/passwd">', ''),
    ('<img src="https://booklet.invalid/content/../booklet.toml">', ''),
    ('<img src="data:text/html,a">', ''),
    ('<p style="background: url(http://example.org/b.png)">字</p>', ''),
    ('<object data="file:///etc/hostname"></object>', ''),
    ('', '<link rel="stylesheet" href="https://example.org/a.css">'),
    ('', '<style>@import "file:///etc/a.css";</style>'),
    ('', '<style>@font-face { font-family: X; src: url(https://example.org/a.otf) }</style>'),
    ('', '<link rel="attachment" href="file:///etc/passwd">'),
])
def test_what_lies_outside_is_refused_and_the_section_is_laid_out(
    render: Render, body: str, head: str
) -> None:
    result = render(f'<p>{SENTENCE}</p>{body}', head=head)
    assert result.pages == 1
    assert 'layout.resource-refused' in slugs(result)
    assert b'/EmbeddedFile' not in result.pdf


def test_a_picture_inside_a_figure_cannot_reach_out(render: Render, root: Path) -> None:
    (root / 'content/a.svg').write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" '
        'height="40"><image href="file:///etc/passwd" width="9" height="9"/>'
        '<image xlink:href="https://example.org/x.png" width="9" height="9"/>'
        '<image href="../booklet.toml" width="9" height="9"/></svg>', encoding='utf-8')
    result = render('<img src="https://booklet.invalid/content/a.svg">')
    addresses = {dict(each.arguments).get('address') for each in result.troubles if 'resource' in each.slug}
    # Reading has named the other two; they are not even asked for.
    assert addresses == {'booklet.toml'}


def test_a_picture_of_the_project_is_shown(render: Render, root: Path) -> None:
    (root / 'content/a.svg').write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>',
        encoding='utf-8')
    result = render('<p>图</p><img id="f" src="https://booklet.invalid/content/a.svg">')
    assert slugs(result) == []
    assert 'f' in {mark.anchor for mark in result.marks}


def test_a_missing_picture_is_named_once(render: Render) -> None:
    image = '<img src="https://booklet.invalid/content/a.png">'
    result = render(f'<p>{image}{image}</p>')
    assert [(t.slug, dict(t.arguments)) for t in result.troubles] == [
        ('layout.resource-missing', {'address': 'content/a.png'})
    ]


def test_what_the_engine_says_becomes_a_trouble_and_no_line_is_printed(
    render: Render, caplog: pytest.LogCaptureFixture
) -> None:
    css = PAGE + 'p { line-break: strict }'
    for _ in range(2):
        result = render('<p>字</p>', css)
        assert [(t.slug, dict(t.arguments)['section']) for t in result.troubles] == [
            ('layout.engine-warning', 'styles')
        ]
    assert 'line-break' in dict(result.troubles[0].arguments)['message']
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_character_without_a_glyph_is_named_by_its_code(render: Render) -> None:
    result = render('<p>字\U000e0fff\U0001f9ea</p>')
    codes = [dict(trouble.arguments)['code'] for trouble in result.troubles]
    assert '1F9EA' in codes
    assert set(slugs(result)) == {'font.glyph-missing'}


def test_a_word_wider_than_its_column_is_named_with_its_block(render: Render) -> None:
    result = render(f'<p id="a">{SENTENCE}</p><p id="b">{"W" * 60}</p>')
    assert [(t.slug, t.anchor) for t in result.troubles] == [('layout.text-overfull', 'b')]
    assert dict(result.troubles[0].arguments)['text'] == 'W' * 20


def test_a_cell_and_a_table_wider_than_the_measure_are_named(render: Render) -> None:
    cell = f'<table id="t" style="table-layout: fixed; width: 100%"><tr><td>{"W" * 40}<td>字</table>'
    wide = f'<table id="u"><tr><td>{"W" * 40}<td>字</table>'
    assert [(t.slug, t.anchor) for t in render(cell + wide).troubles] == [
        ('layout.text-overfull', 't'), ('layout.text-overfull', 'u'),
    ]


def test_a_footnote_taller_than_the_page_is_named(render: Render) -> None:
    note = f'<span class="note" id="n">{SENTENCE * 90}</span>'
    found = {trouble.slug: trouble for trouble in render(f'<p id="a">字{note}</p>').troubles}
    assert found['layout.note-too-long'].anchor == 'n'


def test_a_picture_that_is_too_wide_is_named_by_its_file(render: Render, root: Path) -> None:
    (root / 'content/天平.svg').write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    picture = (
        '<img style="display: block; width: 900pt" '
        'src="https://booklet.invalid/content/%E5%A4%A9%E5%B9%B3.svg">'
    )
    [trouble] = render(picture).troubles
    assert trouble.slug == 'layout.text-overfull'
    assert dict(trouble.arguments)['text'] == '天平.svg'
