"""The law of the reader: every visible character of a source prints, is markup of the table, or is an error.

What the model holds is compared with the source, character by character, whatever was read on the way: a
span counts as printed when the model's words equal those of the source there, and as markup when it is what
the table says of such markup. Everything else is named with its place. Linear in the length of the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from booklet.diagnostics import Finding, finding
from booklet.model.blocks import Block, CodeBlock
from booklet.model.inlines import (
    LOWERED,
    RAISED,
    Code,
    Formula,
    Inline,
    LineBreak,
    NoteCall,
    Text,
    plain_text,
)
from booklet.model.walk import runs, walk
from booklet.reading.constructs import CONSTRUCTS
from booklet.reading.draft import Draft, Passage
from booklet.reading.signs import Markup

_VISIBLE = re.compile(r'[^\s\u3000\u00a0\u200b-\u200f\ufe0f\ufeff]+')
_LEVEL = str.maketrans(
    {raised: plain for table in (RAISED, LOWERED) for plain, raised in table.items()}
    | {'−': '-', '⁻': '-', '₋': '-'}
    | dict.fromkeys('（⁽₍', '(')
    | dict.fromkeys('）⁾₎', ')')
)
MOST = 20
"""Findings of one text; more say nothing new."""
_SHOWN = 24
Span = tuple[int, int]


def find_lost(draft: Draft, blocks: Sequence[Block], title: str, start: int) -> list[Finding]:
    """Return an error for each stretch of the source from `start` on that is neither printed nor markup."""
    text = draft.source.text
    texts = _texts(blocks, title)
    printed = list(_printed(draft.passages, texts, text))
    spans = sorted((*printed, *_fenced(draft, blocks, texts), *_markup(draft.markup, text)))
    lost: list[Finding] = []
    end = start
    for first, last in (*spans, (len(text), len(text))):
        if first > end and (gap := text[end:first]) and not gap.isspace():
            for words in _VISIBLE.finditer(gap):
                place = draft.source.place(end + words.start(), end + words.end())
                lost.append(finding('text.lost', place, words=words.group()[:_SHOWN]))
        end = max(end, last)
    return lost[:MOST]


def _texts(blocks: Sequence[Block], title: str) -> Counter[str]:
    """Count the runs of words in the model, those of footnotes among them."""
    texts = Counter(words for run in runs(blocks) for words in _words(run))
    if title:
        texts[title] += 1
    return texts


def _words(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the words of a run, and by themselves those of its footnotes and the sources of its formulas."""
    yield plain_text(inlines)
    yield from _apart(inlines)


def _apart(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case NoteCall(content=content):
                yield from _words(content)
            case Formula(source=source):
                yield source
            case Text() | Code() | LineBreak():
                pass
            case _:
                yield from _apart(inline.children)


def _printed(passages: Iterable[Passage], texts: Counter[str], source: str) -> Iterator[Span]:
    """Yield the spans of the source whose words the model has."""
    for passage in passages:
        if not passage.text or texts[passage.text] < 1:
            continue
        texts[passage.text] -= 1
        ends = [at for at, _ in passage.spots[1:]] + [len(passage.text)]
        for (at, offset), end in zip(passage.spots, ends, strict=True):
            yield from _equal(passage.text[at:end].rstrip(), source, offset)


def _equal(words: str, source: str, offset: int) -> Iterator[Span]:
    """Yield the span of `words` at `offset` of the source, as far as they are equal there."""
    if source.startswith(words, offset):
        yield offset, offset + len(words)
        return
    there = source[offset : offset + len(words)].translate(_LEVEL)
    level = words.translate(_LEVEL)
    same = next((at for at, (one, two) in enumerate(zip(level, there, strict=False)) if one != two), None)
    length = min(len(level), len(there)) if same is None else same
    if length:
        yield offset, offset + length


def _fenced(draft: Draft, blocks: Sequence[Block], texts: Counter[str]) -> Iterator[Span]:
    """Yield the lines of code and formulas between fences that the model has."""
    code = Counter(block.text for block in walk(blocks) if isinstance(block, CodeBlock))
    for block in draft.fenced:
        counts, text = (code, block.text) if block.kind == 'C' else (texts, ' '.join(block.text.split()))
        if counts[text] > 0:
            counts[text] -= 1
            yield from ((at, at + len(line)) for at, line in block.lines)


def _markup(markup: Iterable[Markup], source: str) -> Iterator[Span]:
    """Yield the spans of markup that are what the table says."""
    for start, end, kind in markup:
        if CONSTRUCTS[kind].fullmatch(source, start, end):
            yield start, end
