"""Prose -> scores with reasons, and the order in which sentences are taken."""

import math

from msgspec import Struct

from booklet.model.keys import Reason
from booklet.selection.features import FEATURES
from booklet.selection.prose import Prose, to_prose
from booklet.selection.similarity import Likeness
from booklet.selection.study import study
from booklet.selection.traits import FEWEST_PARTS, traits_of
from booklet.selection.weights import REDUNDANCY, SECTION_REPEATED, WEIGHTS

_AHEAD = 2
"""Times the wanted sentences, that are put in order with regard to each other."""
_REASONS = 6
_LEAST_REASON = 0.1
"""Standard deviations that are worth telling."""


class Ranking(Struct, frozen=True, dict=True):
    """Scores of the sentences of one article."""

    scores: tuple[float, ...]
    """In standard deviations from the article's mean."""
    features: tuple[str, ...]
    """Names of the features, as in the table."""
    shares: tuple[tuple[float, ...], ...]
    """Of each sentence, what each of `features` adds to its score, in units of its own."""
    spread: float
    """The standard deviation of the scores in those units."""
    likeness: Likeness
    redundancy: float
    """What a cosine of 1 with a chosen sentence costs."""


def rank(prose: Prose, count: int) -> Ranking:
    """Score every sentence of `prose` for a choice of `count`. Pure and deterministic.

    A feature counts by its weight for all texts, and more or less by each trait that this text has.
    """
    of = study(prose)
    traits = traits_of(of, count)
    columns: list[list[float]] = []
    for name, feature in FEATURES:
        weight = _weighed(WEIGHTS[name], traits)
        values = feature(of)
        mean = math.fsum(values) / (len(values) or 1)
        columns.append([weight * (value - mean) for value in values])
    shares = tuple(zip(*columns, strict=True))
    totals = [math.fsum(row) for row in shares]
    spread = math.sqrt(math.fsum(total * total for total in totals) / (len(totals) or 1)) or 1.0
    scores = tuple(total / spread for total in totals)
    redundancy = max(0.0, _weighed(REDUNDANCY, traits)) / spread
    return Ranking(scores, tuple(name for name, _ in FEATURES), shares, spread, of.likeness, redundancy)


def _weighed(weights: tuple[float, ...], traits: tuple[float, ...]) -> float:
    return math.fsum(weight * trait for weight, trait in zip(weights, traits, strict=True))


def reasons_of(ranking: Ranking, index: int) -> tuple[Reason, ...]:
    """Return the greatest shares in the score of a sentence, for and against, greatest first."""
    least = _LEAST_REASON * ranking.spread
    found = [
        (-abs(share), name, share)
        for name, share in zip(ranking.features, ranking.shares[index], strict=True)
        if not -least < share < least
    ]
    return tuple([Reason(name, share / ranking.spread) for _, name, share in sorted(found)[:_REASONS]])


def order_of(
    ranking: Ranking, prose: Prose, candidates: tuple[int, ...], count: int, taken: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Return `candidates` best first; what is like a sentence before it, or of the same part, steps back.

    `taken` went before all of them. Some way beyond `count` the scores alone decide.
    """
    has_parts = len(set(prose.sections)) >= FEWEST_PARTS
    repetition = SECTION_REPEATED if has_parts else 0.0
    # What each may still be worth: it sinks with the likeness to what is chosen, and with its part.
    waiting = dict.fromkeys(candidates, 0.0)
    repeated = dict.fromkeys(prose.sections, 0)
    # What stands before the first heading says what the parts will say, or who met where.
    repeated[0] = 1
    order: list[int] = []
    newest = list(taken)
    while waiting and len(order) < _AHEAD * count + 4:
        for chosen in newest:
            repeated[prose.sections[chosen]] += 1
            for index, cosine in ranking.likeness.cosine[chosen].items():
                if cosine > waiting.get(index, cosine):
                    waiting[index] = cosine
        values = [
            ranking.scores[index] - ranking.redundancy * likest - repetition * repeated[prose.sections[index]]
            for index, likest in waiting.items()
        ]
        # Of equals the first in the text.
        best = [*waiting][values.index(max(values))]
        del waiting[best]
        order.append(best)
        newest = [best]
    return (*order, *sorted(waiting, key=lambda index: (-ranking.scores[index], index)))


def rank_plain(
    title: str, paragraphs: tuple[tuple[str, ...], ...], count: int, language: str = 'zh-CN'
) -> tuple[int, ...]:
    """Return the sentences of plain paragraphs best first, as numbers counted through the text."""
    prose = to_prose(title, paragraphs, language)
    return order_of(rank(prose, count), prose, tuple(range(len(prose.sentences))), count)
