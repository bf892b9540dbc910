"""From HTML to elements and marked content; how the pages look does not change by it."""

import io
import json
from collections.abc import Iterator

import pikepdf
import pytest

from booklet.layout.engine.tags.stored import tag_from_row, tag_to_row
from booklet.model.tags import Hotspot, Piece, Tag
from tests.layout.conftest import PAGE, Render

Outline = list['str | Outline']


def outline(tags: tuple[Tag, ...]) -> Outline:
    """Return the roles, each followed by a list of those in it when there are some."""
    found: Outline = []
    for tag in tags:
        inner = outline(tuple(kid for kid in tag.kids if isinstance(kid, Tag)))
        found += [tag.role, inner] if inner else [tag.role]
    return found


def walk(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    """Yield all elements in reading order."""
    for tag in tags:
        yield tag
        yield from walk(tuple(kid for kid in tag.kids if isinstance(kid, Tag)))


def content(pdf: bytes, page: int = 0) -> list[str]:
    """Return the marks of a page and what draws, by their operators and the tags of the marks."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            str(each.operands[0]) if str(each.operator) in ('BDC', 'BMC') else str(each.operator)
            for each in pikepdf.parse_content_stream(opened.pages[page], 'BDC BMC EMC TJ Tj Do S f')
        ]


@pytest.mark.parametrize(('body', 'expected'), [
    ('<h1>题</h1><p>一</p>', ['H1', 'P']),
    ('<div>一<strong>二</strong>三</div><div>四</div>', ['P', 'P']),
    ('<ul><li><p class="item" data-marker="•">一</p><ul><li><p>二</p></li></ul></li></ul>',
     ['L', ['LI', ['Lbl', 'LBody', ['P', 'L', ['LI', ['LBody', ['P']]]]]]]),
    ('<ol><li>一</li></ol>', ['L', ['LI', ['LBody', ['P']]]]),
    ('<dl><dt>一</dt><dd><p>二</p></dd></dl>', ['L', ['LI', ['Lbl', 'LBody', ['P']]]]),
    ('<table><thead><tr><th>一</th></tr></thead><tbody><tr><td></td></tr></tbody></table>',
     ['Table', ['THead', ['TR', ['TH']], 'TBody', ['TR', ['TD']]]]),
    ('<div role="caption">表</div><table><tr><th>一</th><td>二</td></tr></table>',
     ['Table', ['Caption', 'TBody', ['TR', ['TH', 'TD']]]]),
    ('<table role="presentation"><tr><td>一</td><td>二</td></tr></table>', ['P', 'P']),
    ('<p>一<span class="note" id="n">二</span>三</p>', ['P', ['Reference', 'Note', ['Lbl']]]),
    ('<p>一<a href="#x">二</a></p><p id="x">三</p>', ['P', ['Link'], 'P']),
    ('<p><span class="ruby" data-gloss="wū">乌</span>头</p>', ['P', ['Ruby', ['RB', 'RT']]]),
    ('<p>一<span lang="en">two</span></p>', ['P', ['Span']]),
    ('<blockquote><p>一</p></blockquote><pre><code>x</code></pre>', ['BlockQuote', ['P'], 'P', ['Code']]),
    ('<nav role="doc-toc"><div role="listitem"><a href="#x">一</a></div></nav><p id="x">二</p>',
     ['TOC', ['TOCI', ['Reference', ['Link']]], 'P']),
    ('<div role="heading" aria-level="2">一</div><div role="list"><div role="listitem">二</div></div>',
     ['H2', 'L', ['LI', ['LBody', ['P']]]]),
    ('<div aria-hidden="true">一</div><svg width="9" height="9"><rect width="9" height="9"/></svg>', []),
])  # fmt: skip
def test_an_element_of_html_becomes_an_element_of_the_structure(
    render: Render, body: str, expected: Outline
) -> None:
    css = PAGE + (
        '.item::before { content: attr(data-marker) } .ruby { display: inline-block }'
        '.ruby::before { content: attr(data-gloss); display: block } ul, ol { list-style: none }'
    )
    assert outline(render(body, css).tags) == expected


def test_a_paragraph_is_one_run_on_each_of_its_pages(render: Render) -> None:
    result = render(f'<h1>题</h1><p>{"称量之前先看天平。" * 110}</p>')
    heading, paragraph = result.tags
    assert result.pages == 2
    assert heading.kids == (Piece(0, 0),)
    assert paragraph.kids == (Piece(0, 1), Piece(1, 0))
    assert content(result.pdf)[:3] == ['/H1', 'TJ', 'EMC']


def test_what_repeats_or_decorates_is_an_artifact(render: Render) -> None:
    rows = '<tr><td>行</td></tr>' * 80
    result = render(f'<table><thead><tr><th>头</th></tr></thead><tbody>{rows}</tbody></table>')
    assert result.pages > 2
    (table,) = result.tags
    assert [piece.page for piece in table.pieces if piece.number == 0][:2] == [0, 1]
    head = table.kids[0]
    assert isinstance(head, Tag)
    # The head repeats on each page, and is heard once; the folio at the foot is not heard.
    assert list(head.pieces) == [Piece(0, 0)]
    assert content(result.pdf, 1)[0] == '/Artifact'
    assert content(result.pdf, 1)[-3:] == ['/Artifact', 'TJ', 'EMC']


def test_an_underlined_word_and_a_transparent_one_are_marked_whole(render: Render) -> None:
    result = render('<p>一<u>二</u>三</p><p style="opacity: 0.5">四</p>')
    assert content(result.pdf) == [
        '/P', 'TJ', 'EMC', '/P', 'S', 'EMC', '/P', 'TJ', 'TJ', 'EMC', '/P', 'Do', 'EMC',
        '/Artifact', 'TJ', 'EMC',
    ]  # fmt: skip
    first, second = result.tags
    assert first.kids == (Piece(0, 0), Piece(0, 1), Piece(0, 2))
    assert second.kids == (Piece(0, 3),)


def test_links_know_their_areas_in_reading_order(render: Render) -> None:
    result = render('<p><a href="#x">一</a><a href="https://example.org/">二</a></p><p id="x">三</p>')
    paragraph = result.tags[0]
    spots = [kid.kids[-1] for kid in paragraph.kids if isinstance(kid, Tag)]
    assert spots == [Hotspot(0), Hotspot(1)]
    assert [link.target for link in result.links] == ['x', 'https://example.org/']


def test_cells_and_pictures_say_what_they_are(render: Render) -> None:
    svg = '<svg aria-label="天平" width="40" height="20"><rect width="40" height="20"/></svg>'
    result = render(f'<table><tr><th colspan="2">一</th><td rowspan="2">二</td></tr></table>{svg}')
    header, cell, picture = (tag for tag in walk(result.tags) if tag.role in ('TH', 'TD', 'Figure'))
    assert (header.scope, header.columns) == ('Row', 2)
    assert (cell.scope, cell.rows) == ('', 2)
    assert picture.alt == '天平'
    assert picture.area is not None
    left, top, right, bottom = picture.area
    assert (right - left, bottom - top) == pytest.approx((30, 15))


def test_tags_come_back_from_the_store() -> None:
    cell = Tag('TH', (Piece(1, 2),), scope='Row', columns=2)
    tag = Tag('Figure', (Piece(0, 0), Hotspot(3), cell), alt='天平', language='en', area=(1.0, 2.0, 3.0, 4.5))
    assert tag_from_row(json.loads(json.dumps(tag_to_row(tag)))) == tag
