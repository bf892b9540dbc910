"""An article -> its sentences for the slides: the editor's pins first, then the best, each thing once."""

import re
from dataclasses import dataclass

from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.semester import Article, Session
from booklet.selection.cutting import to_line
from booklet.selection.fitness import unfit_because
from booklet.selection.gathering import Gathered, gather
from booklet.selection.ranking import Ranking, order_of, rank
from booklet.selection.terms import terms

_SAME = 0.5
"""Share of common terms (Jaccard) beyond which two sentences say the same."""
_SAME_AS_TITLE = 0.8
_NEAR = 0.25
"""Cosine below which two sentences cannot say the same; it is at hand, the Jaccard index is not."""

Bag = frozenset[str]


@dataclass(frozen=True)
class _Matter:
    """What a choice is made from; the tuples run along the sentences of the article."""

    gathered: Gathered
    ranking: Ranking
    lines: tuple[str, ...]
    """As they would stand on a slide."""
    bags: tuple[Bag, ...]


def choose(article: Article, count: int, taken: tuple[str, ...] = ()) -> ArticleKeys:
    """Return the key sentences of `article`: at most `count`, unless its front matter says otherwise.

    Pinned sentences are always chosen, even if there are more. `taken` are sentences already chosen for other
    articles of the session: what says the same is ranked last and not chosen. Pure and deterministic.
    """
    wanted = article.slides.count if article.slides.count is not None else count
    matter = _matter(article, wanted)
    pins, fit = _sorted_out(article, matter)
    before = [frozenset(terms(other)) for other in taken]
    before += [matter.bags[index] for index in pins]
    fresh = tuple(index for index in fit if not _is_like_one(matter.bags[index], before))
    order = order_of(matter.ranking, matter.gathered.prose, fresh, wanted, pins)
    once, again = _once(order, matter)
    last = tuple(sorted({*again, *fit} - {*once}))
    chosen = sorted((*pins, *once[: max(0, wanted - len(pins))]))
    keys = {index: _key(matter, index) for index in (*pins, *once, *last)}
    return ArticleKeys(article.anchor, tuple(keys.values()), tuple(keys[index] for index in chosen))


def choose_session(session: Session, count: int) -> tuple[ArticleKeys, ...]:
    """Return the choice for each article; what two articles share is taken from the first."""
    taken: tuple[str, ...] = ()
    choices = []
    for article in session.articles:
        choice = choose(article, count, taken)
        taken += tuple(key.source for key in choice.chosen)
        choices.append(choice)
    return tuple(choices)


def _matter(article: Article, count: int) -> _Matter:
    gathered = gather(article)
    ranking = rank(gathered.prose, count)
    lines = tuple(_line(gathered, ranking, index) for index in range(len(gathered.candidates)))
    bags = tuple(frozenset(vector) for vector in ranking.likeness.vectors)
    return _Matter(gathered, ranking, lines, bags)


def _line(gathered: Gathered, ranking: Ranking, index: int) -> str:
    """Return the line for a slide; a pinned sentence stands as the editor pinned it."""
    sentence = gathered.candidates[index].sentence
    if sentence.is_pinned:
        return sentence.text
    spread = ranking.likeness.spread
    # What the article says again and again weighs most.
    return to_line(
        sentence.text,
        gathered.prose.is_chinese,
        lambda run: sum(spread.get(term, 1) - 1 for term in terms(run)),
    )


def _sorted_out(article: Article, matter: _Matter) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the pinned sentences and those that are fit; what the editor skips is in neither."""
    pins, fit = [], []
    title = frozenset(terms(article.title))
    for index, candidate in enumerate(matter.gathered.candidates):
        if _is_skipped(candidate.sentence.text, article.slides.skip):
            continue
        if candidate.sentence.is_pinned:
            pins.append(index)
        elif not (
            candidate.is_quoted
            or unfit_because(matter.lines[index], matter.gathered.prose.is_chinese)
            or _likeness(matter.bags[index], title) > _SAME_AS_TITLE
        ):
            fit.append(index)
    return tuple(pins), tuple(fit)


def _is_skipped(text: str, skip: tuple[str, ...]) -> bool:
    bare = re.sub(r'\s', '', text)
    beginnings = [re.sub(r'\s', '', beginning) for beginning in skip]
    return any(beginning and bare.startswith(beginning) for beginning in beginnings)


def _once(order: tuple[int, ...], matter: _Matter) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Part what is said for the first time from what says the same as one before it."""
    kept: dict[int, None] = {}
    again: list[int] = []
    for index in order:
        row = matter.ranking.likeness.cosine[index]
        near = [matter.bags[other] for other, cosine in row.items() if cosine > _NEAR and other in kept]
        if _is_like_one(matter.bags[index], near):
            again.append(index)
        else:
            kept[index] = None
    return tuple(kept), tuple(again)


def _is_like_one(bag: Bag, others: list[Bag]) -> bool:
    return any(_likeness(bag, other) > _SAME for other in others)


def _likeness(one: Bag, other: Bag) -> float:
    """Return the Jaccard index."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def _key(matter: _Matter, index: int) -> KeySentence:
    candidate = matter.gathered.candidates[index]
    sentence = candidate.sentence
    return KeySentence(
        text=matter.lines[index],
        source=sentence.text,
        anchor=sentence.anchor,
        place=sentence.place,
        score=round(matter.ranking.scores[index], 4),
        reasons=matter.ranking.reasons[index],
        is_pinned=sentence.is_pinned,
        paragraph=candidate.paragraph,
        heading=candidate.heading,
    )
