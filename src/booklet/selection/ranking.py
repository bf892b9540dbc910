"""Prose -> scores with reasons, and the order in which sentences are taken."""

import math

from booklet.model.keys import Reason
from booklet.selection.features import FEATURES
from booklet.selection.messages import has_message, is_full_of_demands
from booklet.selection.prose import Prose, to_prose
from booklet.selection.similarity import Likeness
from booklet.selection.study import Study, study
from booklet.selection.terms import terms
from booklet.selection.weights import REDUNDANCY, SECTION_REPEATED, WEIGHTS, Kind
from booklet.selection.wording_features import QUOTED, TALKS
from booklet.values import dataclass

_COVERAGE_FROM = 4
"""So many sentences cover an article; fewer tell its gist."""
_FEWEST_PARTS = 3
"""Parts under headings that make a text an essay; reports of news have none."""
_LONG_TEXT, _TALKING = 30, 0.1
"""Chinese sentences without headings, and the share that says I or you, that make an essay."""
_AHEAD = 2
"""Times the wanted sentences, that are put in order with regard to each other."""
_REASONS = 6
_LEAST_REASON = 0.1
"""Standard deviations that are worth telling."""


@dataclass(frozen=True)
class Ranking:
    """Scores of the sentences of one article."""

    kind: Kind
    scores: tuple[float, ...]
    """In standard deviations from the article's mean."""
    features: tuple[str, ...]
    """Names of the features that count for this kind."""
    shares: tuple[tuple[float, ...], ...]
    """Of each sentence, what each of `features` adds to its score, in units of its own."""
    spread: float
    """The standard deviation of the scores in those units."""
    likeness: Likeness
    redundancy: float
    """What a cosine of 1 with a chosen sentence costs."""


def rank(prose: Prose, count: int) -> Ranking:
    """Score every sentence of `prose` for a choice of `count`. Pure and deterministic."""
    of = study(prose)
    kind = kind_of(of, count)
    names: list[str] = []
    columns: list[list[float]] = []
    for name, feature in FEATURES:
        if weight := WEIGHTS[name][kind]:
            values = feature(of)
            mean = math.fsum(values) / (len(values) or 1)
            names.append(name)
            columns.append([weight * (value - mean) for value in values])
    shares = tuple(zip(*columns, strict=True))
    totals = [math.fsum(row) for row in shares]
    spread = math.sqrt(math.fsum(total * total for total in totals) / (len(totals) or 1)) or 1.0
    scores = tuple(total / spread for total in totals)
    return Ranking(kind, scores, tuple(names), shares, spread, of.likeness, REDUNDANCY[kind] / spread)


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
    has_parts = count >= _COVERAGE_FROM and len(set(prose.sections)) > 2
    repetition = SECTION_REPEATED if has_parts else 0.0
    # What each may still be worth: it sinks with the likeness to what is chosen, and with its part.
    waiting = dict.fromkeys(candidates, 0.0)
    repeated = dict.fromkeys(prose.sections, 0)
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


def kind_of(of: Study, count: int) -> Kind:
    """Return the column of weights for a text and a number of sentences."""
    prose = of.prose
    if not prose.is_chinese:
        return Kind.ESSAY if _is_essay(prose) else Kind.WESTERN
    # A title tells the message: where there is one, what is like it is chosen, unless all is message.
    is_titled = any(term in of.likeness.spread for term in terms(prose.title))
    if is_full_of_demands(of) if is_titled else has_message(of, count):
        return Kind.STATEMENT
    if _is_essay(prose):
        return Kind.ESSAY
    if count >= _COVERAGE_FROM:
        return Kind.COVERAGE
    return Kind.REPORT if is_titled else Kind.UNTITLED


def _is_essay(prose: Prose) -> bool:
    """Tell whether a text argues or advises in parts of its own, or talks to the reader at length."""
    if len(set(prose.sections)) >= _FEWEST_PARTS:
        return True
    if not (prose.is_chinese and prose.title and len(prose.sentences) >= _LONG_TEXT):
        return False
    # In news it is those who are quoted that say I.
    talking = sum(TALKS.search(QUOTED.sub('', text)) is not None for text in prose.sentences)
    return talking >= _TALKING * len(prose.sentences)
