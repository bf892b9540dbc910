"""References in sentences say their pages wherever a sentence stands alone."""

from pathlib import Path

from booklet.model.blocks import Paragraph
from booklet.model.cited import article_with_folios, words_with_folios
from booklet.model.inlines import plain_text
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from tests.reading.folders import read_body

BODY = (
    '## 称量 {#a}\n\n'
    '先说。见[](#a)。又见[这一节](#a)，或[见第 {页} 页的{号}](#a)，**[](#a)也说**。再说[](#a)\n\n'
    '- 条目见[](#a)。\n'
)
PAGES = PageMap({Anchor('s01a1b1'): FolioSpan(Folio('7'), Folio('7'))})


def sentences(root: Path, page_map: PageMap | None) -> list[str]:
    article, findings = read_body(root, BODY)
    assert findings == ()
    written = article_with_folios(article, page_map)
    found = []
    for block in written.blocks:
        paragraphs = [block] if isinstance(block, Paragraph) else [
            each for item in getattr(block, 'items', ()) for each in item
        ]
        for paragraph in paragraphs:
            plain = plain_text(paragraph.inlines)
            assert all(plain[each.start : each.end].strip() == each.text for each in paragraph.sentences)
            found += [each.text for each in paragraph.sentences]
    return found


def test_a_sentence_says_the_pages_it_refers_to(tmp_path: Path) -> None:
    assert sentences(tmp_path, PAGES) == [
        '先说。',
        '见第 7 页。',
        '又见这一节（第 7 页），或见第 7 页的一，第 7 页也说。',
        '再说第 7 页',
        '条目见第 7 页。',
    ]


def test_pages_that_nobody_knows_are_dots(tmp_path: Path) -> None:
    assert sentences(tmp_path, None)[1] == '见第 … 页。'


def test_a_text_without_references_stays_the_same(tmp_path: Path) -> None:
    article, _ = read_body(tmp_path, '先调平。\n')
    assert article_with_folios(article, PAGES) is article
    [paragraph] = article.blocks
    assert isinstance(paragraph, Paragraph)
    assert words_with_folios(paragraph.inlines, PAGES, is_chinese=True) == '先调平。'
