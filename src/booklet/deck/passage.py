"""An article and one of its sentences -> the paragraphs around it."""

from collections.abc import Iterable, Iterator

from booklet.model.blocks import Block, DefinitionList, Lead, ListBlock, Paragraph, Quotation
from booklet.model.inlines import Inline, Strong, children_of, plain_text
from booklet.model.keys import KeySentence
from booklet.model.pages import Anchor
from booklet.model.semester import Article


def neighbours(article: Article, sentence: Anchor) -> tuple[str, str]:
    """Return the paragraphs before and after that of the sentence, whole; empty where there is none."""
    paragraphs = [paragraph for paragraph in paragraphs_of(article.blocks) if paragraph.sentences]
    for index, paragraph in enumerate(paragraphs):
        if any(each.anchor == sentence for each in paragraph.sentences):
            before = plain_text(paragraphs[index - 1].inlines) if index else ''
            after = plain_text(paragraphs[index + 1].inlines) if index + 1 < len(paragraphs) else ''
            return before, after
    return '', ''


def strong_words(article: Article, key: KeySentence) -> tuple[str, ...]:
    """Return the words of the sentence that the editor made bold; none when all of it is."""
    text = '\n'.join((key.text, *key.items))
    found = (
        plain_text(strong.children).strip()
        for paragraph in paragraphs_of(article.blocks)
        if any(each.anchor in {key.anchor, key.last} for each in paragraph.sentences)
        for strong in _strong(paragraph.inlines)
    )
    return tuple(dict.fromkeys(each for each in found if each and each in text and each != text))


def _strong(inlines: tuple[Inline, ...]) -> Iterator[Strong]:
    for inline in inlines:
        if isinstance(inline, Strong):
            yield inline
        else:
            yield from _strong(children_of(inline))


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs in order, with those inside lists, quotations and the like."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Lead(blocks=inner) | Quotation(blocks=inner):
                yield from paragraphs_of(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from paragraphs_of(item)
            case DefinitionList(entries=entries):
                for _, definition in entries:
                    yield from paragraphs_of(definition)
            case _:
                pass
