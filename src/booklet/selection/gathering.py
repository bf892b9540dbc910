"""The blocks of an article -> its sentences with what surrounds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from booklet.model.blocks import (
    Block,
    DefinitionList,
    Heading,
    Lead,
    ListBlock,
    Paragraph,
    Quotation,
    Sentence,
)
from booklet.model.inlines import plain_text
from booklet.model.semester import Article
from booklet.selection.prose import Prose


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article."""

    sentence: Sentence
    paragraph: str
    heading: str
    is_quoted: bool
    """It stands in a block quotation: somebody else's words."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All sentences of an article in order, and the same as prose."""

    candidates: tuple[Candidate, ...]
    prose: Prose


def gather(article: Article) -> Gathered:
    """Return the sentences of paragraphs, leads, lists, definitions and quotations."""
    candidates: list[Candidate] = []
    paragraphs: list[int] = []
    sections: list[int] = []
    section, heading, number = 0, '', 0
    for block, is_quoted in _flat(article.blocks, False):
        if isinstance(block, Heading):
            heading = block.number + plain_text(block.inlines)
            section += block.level == 1
            continue
        text = plain_text(block.inlines)
        for sentence in block.sentences:
            candidates.append(Candidate(sentence, text, heading, is_quoted))
            paragraphs.append(number)
            sections.append(section)
        number += bool(block.sentences)
    sentences = tuple(candidate.sentence.text for candidate in candidates)
    prose = Prose(article.title, article.language, sentences, tuple(paragraphs), tuple(sections))
    return Gathered(tuple(candidates), prose)


def _flat(blocks: tuple[Block, ...], is_quoted: bool) -> Iterator[tuple[Heading | Paragraph, bool]]:
    """Yield headings and paragraphs in order, with those inside other blocks."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block, is_quoted
            case Lead(blocks=inner):
                yield from _flat(inner, is_quoted)
            case Quotation(blocks=inner):
                yield from _flat(inner, True)
            case ListBlock(items=items):
                for item in items:
                    yield from _flat(item, is_quoted)
            case DefinitionList(entries=entries):
                for _, definition in entries:
                    yield from _flat(definition, is_quoted)
            case _:
                pass
