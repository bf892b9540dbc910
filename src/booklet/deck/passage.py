"""An article and one of its sentences -> the paragraphs around it."""

from collections.abc import Iterable, Iterator

from booklet.model.blocks import Block, DefinitionList, Lead, ListBlock, Paragraph, Quotation
from booklet.model.inlines import plain_text
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
