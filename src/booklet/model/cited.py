"""Texts whose references ask the PageMap -> the same with the folios in their words, for slides and lists."""

import re
from collections.abc import Iterator
from dataclasses import replace

from booklet.model.blocks import Block, Paragraph, Sentence
from booklet.model.inlines import Inline, Reference, Text, plain_text
from booklet.model.pages import Folios
from booklet.model.semester import Article, Session
from booklet.model.walk import change_paragraphs, rewrite

_PLACEHOLDER = re.compile(r'\{(页|page|号|number)\}')
UNKNOWN = '…'
"""Stands for a folio before anything is laid out."""


def session_with_folios(session: Session, page_map: Folios | None) -> Session:
    """Return a session whose texts say the pages that they refer to; `…` for those that nobody knows."""
    articles = tuple(article_with_folios(article, page_map) for article in session.articles)
    return session if articles == session.articles else replace(session, articles=articles)


def article_with_folios(article: Article, page_map: Folios | None) -> Article:
    """Return an article whose sentences say the pages that they refer to."""
    blocks = tuple(article.blocks)
    if not _refers(blocks):
        return article
    writer = _Writer(page_map, article.language.startswith('zh'))
    return replace(article, blocks=rewrite(change_paragraphs(blocks, writer.paragraph), writer.inlines))


def words_with_folios(inlines: tuple[Inline, ...], page_map: Folios, is_chinese: bool) -> str:
    """Return the plain text of a run as it is printed, references with their pages."""
    return ''.join(new for _, new in _Writer(page_map, is_chinese).pieces(inlines))


def _refers(blocks: tuple[Block, ...]) -> bool:
    found: list[bool] = []

    def look(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        found.extend(isinstance(each, Reference) for each in _flat(inlines))
        return inlines

    rewrite(blocks, look)
    return any(found)


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        children = getattr(inline, 'children', ())
        if children and not isinstance(inline, Reference):
            yield from _flat(children)


class _Writer:
    """Writes the pages into words."""

    def __init__(self, page_map: Folios | None, is_chinese: bool) -> None:
        self._page_map = page_map
        self._is_chinese = is_chinese

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph with its references written out, and its sentences where they stand then."""
        pieces = list(self.pieces(paragraph.inlines))
        if all(old == new for old, new in pieces):
            return paragraph
        text = ''.join(new for _, new in pieces)
        last = len(paragraph.sentences) - 1
        sentences = []
        for index, sentence in enumerate(paragraph.sentences):
            start = _moved(sentence.start, pieces)
            end = len(text) if index == last else _moved(sentence.end, pieces)
            sentences.append(_resaid(sentence, text, start, end))
        return replace(paragraph, inlines=self.inlines(paragraph.inlines), sentences=tuple(sentences))

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a run with the words of its references in their place."""
        written: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Reference):
                written.append(Text(''.join(new for _, new in self.pieces((inline,))), inline.place))
            elif children := getattr(inline, 'children', ()):
                written.append(replace(inline, children=self.inlines(children)))  # type: ignore[arg-type]
            else:
                written.append(inline)
        return tuple(written)

    def pieces(self, inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
        """Yield the plain text in pieces, each as it was and as it is printed."""
        for inline in inlines:
            children = getattr(inline, 'children', ())
            if isinstance(inline, Reference):
                yield from self._reference(inline)
            elif children and any(isinstance(each, Reference) for each in _flat(children)):
                yield from self.pieces(children)
            else:
                text = plain_text((inline,))
                yield text, text

    def _reference(self, reference: Reference) -> Iterator[tuple[str, str]]:
        known = self._page_map.folio(reference.target) if self._page_map else None
        folio = known or UNKNOWN
        page = f'第 {folio} 页' if self._is_chinese else f'p. {folio}'
        values = {'页': folio, 'page': folio, '号': reference.number, 'number': reference.number}
        words = plain_text(reference.children)
        if not words:
            yield '', page
            return
        end = 0
        for match in _PLACEHOLDER.finditer(words):
            yield words[end : match.start()], words[end : match.start()]
            yield match.group(), values[match[1]]
            end = match.end()
        yield words[end:], words[end:]
        if not end:
            yield '', f'（{page}）' if self._is_chinese else f' ({page})'


def _moved(offset: int, pieces: list[tuple[str, str]]) -> int:
    """Return where the character at `offset` of the old text stands in the new one."""
    before, after = 0, 0
    for old, new in pieces:
        if before + len(old) > offset or (before == offset and not old):
            return after + (offset - before if old == new else 0)
        before, after = before + len(old), after + len(new)
    return after


def _resaid(sentence: Sentence, text: str, start: int, end: int) -> Sentence:
    return replace(sentence, text=text[start:end].strip(), start=start, end=end)
