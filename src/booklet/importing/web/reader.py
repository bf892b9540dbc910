"""A saved web page -> passages: its article found, title, source, author and date taken from around it."""

import re

from lxml.html import HtmlElement

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.passage import Kind, Passage
from booklet.importing.web.blocks import Page, Written, write_blocks
from booklet.importing.web.bodies import find_body
from booklet.importing.web.boilerplate import is_boilerplate
from booklet.importing.web.facts import Facts, read_facts
from booklet.importing.web.files import SavedPage, open_page
from booklet.importing.web.labels import is_line_of_facts
from booklet.importing.web.tree import by_name, parse, text_of

_GONE = re.compile(
    '该?内容已被(?:发布者|作者)?删除|此内容(?:因违规|发送失败|被投诉)[^。]{0,20}|该公众号已(?:迁移|被封)|链接已过期'
)
_SHORT_PAGE = 300
"""Characters at the head of a page among which a site says that the article is gone."""
_NEXT = re.compile(r'下一?页|余下全文|展开全文|点击查看(?:全文|更多)|Next page', re.IGNORECASE)
_HEAD = 4
"""Passages at the head of a text among which its title, source and date may stand again."""
_SHOWN = 60
"""Characters of what is left out that a finding quotes of the page around the article."""
MOST_BYTES = 60_000_000


def read_web_page(source: Source) -> ForeignDocument:
    """Return the article of a saved page; one without text gives a finding. Never raises."""
    place = Place(source.name)
    if len(source.content) > MOST_BYTES:
        return ForeignDocument(findings=(finding('import.web-too-large', place, file=source.name),))
    saved = open_page(source)
    page, scripts = parse(saved.text)
    if page is None or not text_of(page):
        return ForeignDocument(findings=(finding('import.web-no-text', place, file=source.name),))
    if gone := _GONE.search(text_of(page)[:_SHORT_PAGE]):
        return ForeignDocument(
            findings=(finding('import.web-gone', place, file=source.name, text=gone.group()),)
        )
    named = by_name(page)
    body = find_body(page, named)
    facts = read_facts(page, named, body, scripts)
    around = _around(place, text_of(_shown(page)), text_of(body))
    written = write_blocks(body, Page(saved.fetch, saved.url))
    passages, left_out = _parted(written, facts)
    findings = (
        *_about_encoding(place, saved),
        *around,
        *_about_left_out(place, left_out),
        *_about_next(place, page),
    )
    if not passages:
        findings = (finding('import.web-no-text', place, file=source.name), *findings)
    return ForeignDocument(
        passages,
        notes=written.notes,
        title=facts.title,
        author=facts.author,
        source=facts.source,
        date=facts.date,
        url=saved.url,
        findings=findings,
    )


def _parted(written: Written, facts: Facts) -> tuple[tuple[Passage, ...], list[str]]:
    """Return the passages that are of the article, and the words of those that are not."""
    kept: list[Passage] = []
    left_out = list(written.left_out)
    title = _squeezed(facts.title)
    for index, passage in enumerate(written.passages):
        is_head = len(kept) < _HEAD and passage.kind in (Kind.PARAGRAPH, Kind.HEADING)
        is_foot = len(written.passages) - index <= _HEAD and passage.kind is Kind.PARAGRAPH
        text = passage.text
        if is_head and title and _squeezed(text) == title:
            continue
        is_words = passage.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM)
        if is_words and (is_boilerplate(text) or ((is_head or is_foot) and is_line_of_facts(text, is_head))):
            left_out.append(text)
        else:
            kept.append(passage)
    return tuple(kept), left_out


def _squeezed(text: str) -> str:
    return re.sub(r'\s', '', text)


def _shown(page: HtmlElement) -> HtmlElement:
    """Return what a browser shows: the body, not the title of the window."""
    body = page.find('body')
    return page if body is None else body


def _around(place: Place, whole: str, body: str) -> tuple[Finding, ...]:
    count = len(_squeezed(whole)) - len(_squeezed(body))
    start = whole.find(body[:40])
    before, after = whole[: max(0, start)], whole[max(0, start) + len(body) :]
    if count <= 0:
        return ()
    return (
        finding(
            'import.web-around',
            place,
            count=count,
            before=before.strip()[-_SHOWN:],
            after=after.strip()[:_SHOWN],
        ),
    )


def _about_left_out(place: Place, texts: list[str]) -> tuple[Finding, ...]:
    return (finding('import.web-left-out', place, count=len(texts), text=' / '.join(texts)),) if texts else ()


def _about_encoding(place: Place, saved: SavedPage) -> tuple[Finding, ...]:
    damaged = saved.text.count('\ufffd')
    if damaged:
        return (finding('import.web-damaged', place, count=damaged, encoding=saved.encoding),)
    return ()


def _about_next(place: Place, page: HtmlElement) -> tuple[Finding, ...]:
    """Say so when a link leads to the next page of the article."""
    links = (text_of(link) for link in page.iter('a') if link.get('href'))
    found = next((words for words in links if _NEXT.fullmatch(words.strip(' >»›→'))), None)
    return (finding('import.web-continues', place, text=found),) if found else ()
