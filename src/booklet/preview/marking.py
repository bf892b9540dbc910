"""A click on a sentence -> the Markdown in which exactly that sentence is pinned, skipped or left alone."""

from collections.abc import Callable, Iterator

from booklet.model.blocks import Paragraph, Sentence
from booklet.model.semester import Article
from booklet.model.walk import walk
from booklet.preview.pinning import Spot, pinned, skipped, unpinned, unskipped

Read = Callable[[str], Article]

WISHES = ('on', 'pin', 'skip', 'auto')
"""`on` takes back what keeps a sentence off, if anything does, else pins it."""


def mark_sentence(source: str, anchor: str, wish: str, read: Read) -> str | None:
    """Return `source` with the wish for the sentence `anchor`; None when there is no way to write it there.

    `read` reads a text as the semester does. Law: of the article nothing differs but this sentence's pin, and
    `slides.skip`; `auto` after `pin` or `skip` gives the same text back.
    """
    before = read(source)
    sentences = sentences_of(before)
    at = next((index for index, each in enumerate(sentences) if each.anchor == anchor), None)
    if at is None or wish not in WISHES:
        return None
    text = sentences[at].text
    is_skipped = any(_names(skip, text) for skip in before.slides.skip)
    if wish == 'on':
        wish = 'auto' if is_skipped else 'pin'
    steps: list[Callable[[str], Iterator[str]]] = []
    if wish != 'skip' and is_skipped:
        steps.append(lambda now: unskipped(now, text))
    if wish != 'pin' and sentences[at].is_pinned:
        steps.append(lambda now: _unpinned(now, read(now), at))
    if wish == 'pin' and not sentences[at].is_pinned:
        steps.append(lambda now: pinned(now, spot_of(now, sentences_of(read(now))[at])))
    if wish == 'skip' and not is_skipped:
        others = [each.text for index, each in enumerate(sentences) if index != at]
        steps.append(lambda now: skipped(now, text, others))
    return _done(source, before, at, wish, steps, read)


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Return all sentences in reading order."""
    return tuple(
        sentence
        for block in walk(article.blocks)
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    )


def spot_of(source: str, sentence: Sentence) -> Spot:
    """Return the offsets of a sentence in the text that it was read from."""
    assert sentence.last is not None
    lines = source.split('\n')
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    first, last = sentence.place, sentence.last
    return Spot(starts[first.line - 1] + first.column - 1, starts[last.line - 1] + last.column)


def _done(
    source: str, before: Article, at: int, wish: str, steps: list[Callable[[str], Iterator[str]]], read: Read
) -> str | None:
    """Return the first text to which all steps lead with nothing else changed."""
    for order, step in enumerate(steps):
        is_last = order == len(steps) - 1
        for tried in step(source):
            after = read(tried)
            if _is_only(before, after, at) and (not is_last or _is_as_wished(after, at, wish)):
                source = tried
                break
        else:
            return None
    return source


def _is_only(before: Article, after: Article, at: int) -> bool:
    """Tell whether only the sentence `at` may differ in being pinned, and no text does."""
    old, new = sentences_of(before), sentences_of(after)
    if [each.text for each in old] != [each.text for each in new] or before.title != after.title:
        return False
    return all(
        one.is_pinned == two.is_pinned
        for index, (one, two) in enumerate(zip(old, new, strict=True))
        if index != at
    )


def _is_as_wished(after: Article, at: int, wish: str) -> bool:
    sentence = sentences_of(after)[at]
    is_skipped = any(_names(skip, sentence.text) for skip in after.slides.skip)
    return sentence.is_pinned == (wish == 'pin') and is_skipped == (wish == 'skip')


def _unpinned(source: str, article: Article, at: int) -> Iterator[str]:
    sentences = sentences_of(article)
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    preceding = sentences[at - 1] if at else None
    yield from unpinned(
        source,
        spot_of(source, sentences[at]),
        spot_of(source, following).start if following and following.is_pinned else None,
        spot_of(source, preceding).end if preceding and preceding.is_pinned else None,
    )


def _names(skip: str, text: str) -> bool:
    bare = ''.join(skip.split())
    return bool(bare) and ''.join(text.split()).startswith(bare)
