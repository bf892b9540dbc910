"""A semester to the figure on its cover: one rule per article, as long as the article, by session."""

from collections.abc import Iterable

from msgspec import Struct

from booklet.model.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Divider,
    Figure,
    Heading,
    Lead,
    ListBlock,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from booklet.model.inlines import Inline, NoteCall, plain_text
from booklet.model.semester import Article, Semester
from booklet.text.counting import count_characters

SHORTEST = 0.22
"""The rule of the shortest article as a share of the longest."""

GROUP_GAP = 1.2
"""Between the sessions, in steps from rule to rule, besides the one step that all rules have."""

MOST_STEP = 0.045
"""The largest step from rule to rule as a share of the height, so that few articles do not make a fence."""

INK = 0.27
"""Height of a rule as a share of a step."""


class Rule(Struct, frozen=True):
    """One rule of the figure; all measures are shares of its width and height."""

    top: float
    width: float
    height: float


def cover_rules(semester: Semester) -> tuple[Rule, ...]:
    """Return one rule for each article, standing on the foot of the figure.

    A booklet at a glance: it looks like a page of ragged lines, and no two semesters have the same.
    """
    lengths = [[_length(article) for article in session.articles] for session in semester.sessions]
    groups = [group for group in lengths if group]
    longest = max((length for group in groups for length in group), default=0) or 1
    steps = sum(map(len, groups)) + GROUP_GAP * (len(groups) - 1)
    step = min(MOST_STEP, 1 / max(steps, 1))
    rules, top = [], 1 - step * steps
    for group in groups:
        for length in group:
            width = SHORTEST + (1 - SHORTEST) * length / longest
            rules.append(Rule(top + step * (1 - INK), width, step * INK))
            top += step
        top += step * GROUP_GAP
    return tuple(rules)


def semester_text(semester: Semester) -> str:
    """Return all text of `semester` that an author wrote: titles, introductions, articles, questions."""
    parts: list[str] = []
    for session in semester.sessions:
        parts += (session.title, *session.questions, _text(session.introduction))
        for article in session.articles:
            parts += (article.title, article.subtitle, *article.questions, _text(article.blocks))
    return '\n'.join(parts)


def _length(article: Article) -> int:
    return count_characters(_text(article.blocks))


def _text(blocks: Iterable[Block]) -> str:
    return '\n'.join(_block_text(block) for block in blocks)


def _block_text(block: Block) -> str:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            return _with_notes(inlines)
        case ListBlock(items=items):
            return '\n'.join(_text(item) for item in items)
        case DefinitionList(entries=entries):
            return '\n'.join(_with_notes(term) + '\n' + _text(body) for term, body in entries)
        case Quotation(blocks=blocks) | Lead(blocks=blocks):
            return _text(blocks)
        case Verse(lines=lines) | Signature(lines=lines):
            return '\n'.join(_with_notes(line) for line in lines)
        case Table(head=head, rows=rows, caption=caption):
            cells = (cell.inlines for row in (*head, *rows) for cell in row)
            return '\n'.join(_with_notes(inlines) for inlines in (caption, *cells))
        case Figure(caption=caption):
            return _with_notes(caption)
        case CodeBlock(text=text):
            return text
        case Divider():
            return ''


def _with_notes(inlines: tuple[Inline, ...]) -> str:
    notes = [plain_text(inline.content) for inline in inlines if isinstance(inline, NoteCall)]
    return '\n'.join((plain_text(inlines), *notes))
