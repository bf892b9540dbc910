"""Running text."""

from pathlib import Path

import pytest

from booklet.model.blocks import Paragraph
from booklet.model.inlines import (
    Code,
    Dotted,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Pin,
    Reference,
    Ruby,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain_text,
)
from tests.reading.folders import read_body, slugs


def shape(inlines: tuple[Inline, ...]) -> list[object]:
    """Return inlines without places: texts as strings, others as (class, content)."""
    return [
        inline.text
        if isinstance(inline, Text)
        else (type(inline), shape(inline.children))
        if hasattr(inline, 'children')
        else (type(inline), getattr(inline, 'text', ''))
        for inline in inlines
    ]


CASES: list[tuple[str, list[object]]] = [
    ('**重要。**继续。', [(Strong, ['重要。']), '继续。']),
    ('前**“重要”**后。', ['前', (Strong, ['“重要”']), '后。']),
    ('*E. coli* 与__粗__。', [(Emphasis, ['E. coli']), ' 与__粗__。']),
    ('CO<sub>2</sub>，m<sup>3</sup>。', ['CO', (Subscript, ['2']), '，m', (Superscript, ['3']), '。']),
    ('*字*{.dots}。', [(Dotted, ['字']), '。']),
    ('<ruby>滴<rt>dī</rt></ruby>定。', [(Ruby, ['滴']), '定。']),
    ('==先**调**平。==再称量。', [(Pin, ['先', (Strong, ['调']), '平。']), '再称量。']),
    ('**==先调平。==**', [(Strong, [(Pin, ['先调平。'])])]),
    ('用 `a**b` 。', ['用 ', (Code, 'a**b'), ' 。']),
    ('先  \n再<br>后。', ['先', (LineBreak, ''), '再', (LineBreak, ''), '后。']),
    ('先调平，\n再**称\n量**。', ['先调平，再', (Strong, ['称量']), '。']),
    ('weigh\n**it**\nnow.', ['weigh', (Strong, [' it']), ' now.']),
    ('[校历](https://example.org/a)。', [(Link, ['校历']), '。']),
    ('\\*\\*不粗\\*\\* &amp; 3 * 4。', ['**不粗** & 3 * 4。']),
    ('2 \\< 3。', ['2 < 3。']),
]


@pytest.mark.parametrize(('body', 'expected'), CASES)
def test_markup_becomes_inlines(tmp_path: Path, body: str, expected: list[object]) -> None:
    article, _ = read_body(tmp_path, f'{body}\n')
    [paragraph] = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert shape(paragraph.inlines) == expected


def test_footnotes_stand_where_they_are_called(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '先[^a]调平。\n\n[^a]: 用**水平泡**。\n\n    再看一次。\n')
    assert findings == ()
    [paragraph] = article.blocks
    assert isinstance(paragraph, Paragraph)
    [_, call, _] = paragraph.inlines
    assert isinstance(call, NoteCall)
    assert shape(call.content) == ['用', (Strong, ['水平泡']), '。', (LineBreak, ''), '再看一次。']
    assert (call.place and call.place.column, call.place and call.place.length) == (2, 4)
    assert isinstance(call.content[0], Text)
    assert call.content[0].place
    assert (call.content[0].place.line, call.content[0].place.column) == (6, 7)
    assert plain_text(paragraph.inlines) == '先调平。'


def test_a_call_without_a_footnote_stays_as_it_is(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '先[^a]调平。\n')
    assert isinstance(article.blocks[0], Paragraph)
    assert plain_text(article.blocks[0].inlines) == '先[^a]调平。'
    assert slugs(findings) == ['footnote.undefined']


def test_an_unsafe_link_leaves_its_words(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '看[这里](javascript:alert(1))。\n')
    assert isinstance(article.blocks[0], Paragraph)
    assert shape(article.blocks[0].inlines) == ['看这里。']
    [found] = findings
    assert (found.slug, found.place and found.place.column) == ('link.no-target', 2)


def test_pins_mark_the_sentences_inside(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '先调平。==再称量。最后混匀==。收好。\n\n只==半句==。\n')
    [first, second] = article.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [sentence.is_pinned for sentence in first.sentences] == [False, True, True, False]
    assert [sentence.is_pinned for sentence in second.sentences] == [True]
    assert slugs(findings) == ['pin.no-whole-sentence']


def test_references_without_words_stay_empty(tmp_path: Path) -> None:
    article, findings = read_body(tmp_path, '## 称量 {#a}\n\n[](#a)与[见第 {页} 页](#a)。\n')
    assert findings == ()
    paragraph = article.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert [type(inline) for inline in paragraph.inlines] == [Reference, Text, Reference, Text]
    first = paragraph.inlines[0]
    assert isinstance(first, Reference)
    assert (first.target, first.number, first.children) == ('s01a1b1', '一', ())
