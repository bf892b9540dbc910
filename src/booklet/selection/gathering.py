"""The blocks of an article -> its sentences with what surrounds them."""

from collections.abc import Iterable, Iterator
from itertools import count

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
from booklet.model.inlines import plain_text, struck_spans
from booklet.model.semester import Article
from booklet.selection.prose import Prose
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of an article."""

    sentence: Sentence
    paragraph: str
    heading: str
    is_quoted: bool
    """It stands in a block quotation: somebody else's words."""
    block: int = 0
    """Number of the paragraph block it stands in."""
    group: int = 0
    """Number of the list it is an item of; 0 outside of lists."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All sentences of an article in order, and the same as prose."""

    candidates: tuple[Candidate, ...]
    prose: Prose


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading or a paragraph with what is around it."""

    block: Heading | Paragraph
    is_quoted: bool = False
    group: int = 0


def gather(article: Article) -> Gathered:
    """Return the sentences of paragraphs, leads, lists, definitions and quotations.

    The items of a list make one paragraph of the prose: none of them opens anything.
    """
    candidates: list[Candidate] = []
    paragraphs: list[int] = []
    sections: list[int] = []
    section, heading, number, last = 0, '', -1, 0
    for index, each in enumerate(_flat(article.blocks, False, count(1))):
        if isinstance(each.block, Heading):
            heading = each.block.number + plain_text(each.block.inlines)
            section += each.block.level == 1
            continue
        text = plain_text(each.block.inlines)
        number += bool(each.block.sentences) and not (each.group and each.group == last)
        last = each.group if each.block.sentences else last
        struck = struck_spans(each.block.inlines)
        for sentence in each.block.sentences:
            # Words that are struck out no longer hold; a slide would say them as if they did.
            if any(start < sentence.end and sentence.start < end for start, end in struck):
                continue
            candidates.append(Candidate(sentence, text, heading, each.is_quoted, index, each.group))
            paragraphs.append(number)
            sections.append(section)
    sentences = tuple(candidate.sentence.text for candidate in candidates)
    prose = Prose(article.title, article.language, sentences, tuple(paragraphs), tuple(sections))
    return Gathered(tuple(candidates), prose)


def _flat(
    blocks: Iterable[Block], is_quoted: bool, lists: 'count[int]', group: int = 0
) -> Iterator[_Block]:
    """Yield headings and paragraphs in order, with those inside other blocks; an outer list counts."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield _Block(block, is_quoted, group)
            case Lead(blocks=inner):
                yield from _flat(inner, is_quoted, lists, group)
            case Quotation(blocks=inner):
                yield from _flat(inner, True, lists, group)
            case ListBlock(items=items):
                own = group or next(lists)
                for item in items:
                    yield from _flat(item, is_quoted, lists, own)
            case DefinitionList(entries=entries):
                for _, definition in entries:
                    yield from _flat(definition, is_quoted, lists, group)
            case _:
                pass
