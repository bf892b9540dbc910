from booklet.layout.html.flowing import Medium, flow
from booklet.layout.html.page_turns import Pages
from booklet.layout.html.tree import anchors, parse
from booklet.model.pages import Folio

FOLIOS = (Folio('7'), Folio('8'), Folio('9'))


def flowing(html: str, marks: dict[str, tuple[int, int]] | None = None, levels: int = 0) -> str:
    homes = {'s01a1': 'x.xhtml#s01a1'}
    medium = Medium(lambda anchor: homes.get(anchor, ''), lambda _: 'a.png', str, levels)
    pages = Pages(FOLIOS if marks else (), marks or {})
    return str(flow(parse(f'<html><head><title>t</title></head><body>{html}</body></html>'), pages, medium))


def folio(number: str, tag: str = 'div') -> str:
    name = f'class="folio" id="page-{number}" role="separator" aria-label="{number}" data-folio="{number}"'
    return f'<{tag} {name}></{tag}>'


def test_what_the_style_sheet_of_the_page_writes_is_text() -> None:
    assert flowing('<p class="item" data-marker="1.">甲</p>') == (
        '<p class="item"><span class="marker">1.</span>甲</p>'
    )
    assert flowing('<span class="to" data-folio="12"></span>') == '<span class="to">12</span>'
    assert flowing('<span class="ruby" data-gloss="bēng">崩</span>') == '<ruby>崩<rt>bēng</rt></ruby>'


def test_a_note_stands_after_the_section_and_its_call_leads_there() -> None:
    written = flowing('<p>水<span class="note" id="n1" data-mark="①">两次</span>。</p>')
    assert written == (
        '<p>水<a class="call" id="n1-call" href="#n1" role="doc-noteref">①</a>。</p>'
        '<div class="notes"><div id="n1" role="doc-footnote"><p>'
        '<a href="#n1-call" role="doc-backlink">①</a> 两次</p></div></div>'
    )


def test_a_page_begins_before_its_first_sentence_and_every_page_is_named_once() -> None:
    marks = {'b1': (0, 1), 's1': (0, 0), 's2': (1, 1), 'b2': (1, 2)}
    written = flowing(
        '<p id="b1" data-sentences="s1:0:3 s2:3:6"><em>甲乙。</em>丙。</p><pre id="b2">x</pre>', marks
    )
    paragraph = f'<p id="b1"><em>甲乙。</em>{folio("8", "span")}丙。</p>'
    assert written == f'{folio("7")}{paragraph}<pre id="b2">x</pre>{folio("9")}'


def test_a_figure_that_stands_later_on_paper_turns_no_page() -> None:
    marks = {'f': (1, 1), 'b1': (0, 0), 'b2': (1, 2)}
    written = flowing('<figure id="f"></figure><p id="b1">甲</p><p id="b2">乙</p>', marks)
    paragraphs = f'<p id="b1">甲</p>{folio("8")}<p id="b2">乙</p>{folio("9")}'
    assert written == f'{folio("7")}<figure id="f"></figure>{paragraphs}'


def test_links_lead_to_what_is_there_and_not_into_one_another() -> None:
    assert flowing('<a href="#s01a1">甲</a><a href="#gone">乙</a>') == '<a href="x.xhtml#s01a1">甲</a>乙'
    assert flowing('<a href="https://a.cn">甲<a href="#s01a1">乙</a></a>').count('<a ') == 1


def test_headings_keep_their_order_in_one_document() -> None:
    assert flowing('<h1>甲<br>乙</h1>', levels=2) == '<h3>甲<span></span>乙</h3>'
    assert flowing('<h5 id="b">甲</h5>', levels=2) == '<div id="b" role="heading" aria-level="7">甲</div>'


def test_what_only_paper_needs_goes() -> None:
    assert flowing('<svg><rect/></svg><div class="answer"><i></i></div>甲\u200b<b>乙') == '甲<b>乙</b>'
    assert flowing('<p style="height: 3pt" data-outline="x">&lt;甲&amp;</p>') == '<p>&lt;甲&amp;</p>'


def test_tables_and_pictures_are_what_html_has_for_them() -> None:
    written = flowing(
        '<div class="table" id="t"><div class="caption" role="caption">表</div>'
        '<table><tr><th></th><th>甲</th></tr></table></div>'
    )
    assert written == (
        '<figure class="table" id="t"><figcaption class="caption">表</figcaption>'
        '<table><tr><td></td><th>甲</th></tr></table></figure>'
    )
    formula = '<img class="formula" src="/formulas/i/x" alt="x" style="height: 1.2em; margin: -1em 0 -0.2em">'
    assert flowing(formula) == (
        '<img class="formula" src="a.png" alt="x" style="height: 1.2em; vertical-align: -0.2em"/>'
    )


def test_links_may_lead_to_every_place_that_has_a_name() -> None:
    assert list(anchors(parse('<body><p id="a"><i id="b"></i></p></body>'))) == ['a', 'b']
