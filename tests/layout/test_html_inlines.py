from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from booklet.diagnostics import Place
from booklet.layout.html.breaks import count_significant
from booklet.layout.html.inlines import Setting, set_inlines
from booklet.layout.html.words import words_for
from booklet.model.blocks import Sentence
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
    Text,
    plain_text,
)
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap

PLACE = Place('a.md')


def setting(folios: Mapping[str, str] | None = None, language: str = 'zh-CN') -> Setting:
    spans = {Anchor(name): FolioSpan(Folio(f), Folio(f)) for name, f in (folios or {}).items()}
    return Setting(PageMap(spans), words_for(language), 's01a1')


def html(*inlines: Inline, folios: Mapping[str, str] | None = None, language: str = 'zh-CN') -> str:
    return str(set_inlines(inlines, setting(folios, language)).markup)


def body(*inlines: Inline, folios: Mapping[str, str] | None = None, language: str = 'zh-CN') -> str:
    text = html(*inlines, folios=folios, language=language)
    return text.removeprefix('<span class="line">').removesuffix('</span>')


def test_hostile_text_is_escaped_wherever_it_stands() -> None:
    evil = '<script>"\'&{{ 7*7 }}</script>'
    text = (Text(evil),)
    calls = (NoteCall(evil, text), Ruby(text, evil), Code(evil), Dotted(text), Link(text, f'https://x/{evil}'))
    for inline in (*text, Strong(text), *calls):
        assert '<script' not in html(inline)
        assert '{{ 7*7 }}' in html(inline)


def test_a_link_to_a_strange_scheme_prints_its_text_only() -> None:
    assert body(Link((Text('此处'),), 'javascript:alert(1)')) == '此处'
    assert body(Link((Text('此处'),), 'https://a.example')) == '<a href="https://a.example">此处</a>'


def test_references_are_filled_in_from_the_page_map() -> None:
    target = Anchor('s01a2b3')
    known = {'s01a2b3': '37'}
    assert body(Reference((), target), folios=known) == '<a href="#s01a2b3">第\u00a037\u00a0页</a>'
    assert '>见第 37 页<' in body(Reference((Text('见第 {页} 页'),), target), folios=known)
    assert '>见图 2<' in body(Reference((Text('见图 {号}'),), target, '2'), folios=known)
    assert '>上文（第\u00a037\u00a0页）<' in body(Reference((Text('上文'),), target), folios=known)
    assert '>see above (p.\u00a037)<' in body(
        Reference((Text('see above'),), target), folios=known, language='en'
    )


def test_a_placeholder_inside_bold_is_filled_in_too() -> None:
    reference = Reference((Strong((Text('第 {页} 页'),)),), Anchor('s01'))
    assert '<strong>第 9 页</strong>' in body(reference, folios={'s01': '9'})


def test_an_unknown_folio_is_as_wide_as_most() -> None:
    assert '00' in body(Reference((), Anchor('s01a2')))


def test_footnotes_restart_on_each_page_once_their_pages_are_known() -> None:
    calls = [NoteCall(str(number), (Text('注'),)) for number in range(3)]
    unknown = html(*calls)
    assert [mark for mark in '①②③' if f'data-mark="{mark}"' in unknown] == ['①', '②', '③']
    known = html(*calls, folios={'s01a1n1': '4', 's01a1n2': '4', 's01a1n3': '5'})
    assert known.count('data-mark="①"') == 2
    assert 'id="s01a1n3" data-mark="①"' in known


def test_quotation_marks_inside_kai_are_set_apart() -> None:
    assert body(Emphasis((Text('说“好”'),))) == (
        '<em>说\u200b<span class="mark">“</span>好<span class="mark">”</span></em>'
    )
    assert 'mark' not in body(Text('说“好”'))


def test_dots_are_asked_of_the_style_sheet() -> None:
    assert body(Dotted((Text('要，快'),))) == '<span class="dotted">要，快</span>'


def test_breaks_are_found_across_inlines() -> None:
    assert body(Text('他说'), Strong((Text('“停”'),)), Text('又走')) == (
        '他说<strong>\u200b“停”</strong>\u200b又走'
    )


def test_sentences_are_measured_in_what_is_printed() -> None:
    inlines = (
        Text('见 '), Reference((Text('第 {页} 页'),), Anchor('s02')), Text('。'),
        Strong((Text('再看'),)), NoteCall('1', (Text('不计'),)), LineBreak(), Text('H'),
        Subscript((Text('2'),)), Text('O。'),
    )
    plain = plain_text(inlines)
    sentences = (
        Sentence('', 0, 10, Anchor('a'), PLACE),
        Sentence('', 10, len(plain), Anchor('b'), PLACE),
    )
    assert plain[:10] == '见 第 {页} 页。'
    assert set_inlines(inlines, setting({'s02': '137'})).sentences(sentences) == 'a:0:7 b:7:13'


def test_an_added_page_counts_with_the_text_before_it() -> None:
    inlines = (Text('见'), Reference((Text('上文'),), Anchor('s02')), Text('。好。'))
    sentences = (Sentence('', 0, 4, Anchor('a'), PLACE), Sentence('', 4, 6, Anchor('b'), PLACE))
    assert set_inlines(inlines, setting({'s02': '9'})).sentences(sentences) == 'a:0:9 b:9:11'


LEAVES = st.text(alphabet='汉字，。“” ab\u200b', max_size=8).map(Text) | st.just(LineBreak())
MARKS = st.sampled_from((Strong, Emphasis, Dotted, Pin))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda mark, children: mark(children), MARKS, st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=8,
)


@given(st.lists(TREES, max_size=5).map(tuple))
@settings(max_examples=150, deadline=None)
def test_the_ruler_ends_at_the_number_of_printed_characters(inlines: tuple[Inline, ...]) -> None:
    run = set_inlines(inlines, setting())
    printed = Markup(run.markup.replace('<br>', '\n')).striptags()
    assert len(run.ruler) == len(plain_text(inlines)) + 1
    assert run.ruler[-1] == count_significant(printed)
