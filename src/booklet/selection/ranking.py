"""Prose -> scores with reasons, and the order in which sentences are taken."""

import math
from dataclasses import dataclass

from booklet.model.keys import Reason
from booklet.selection.features import FEATURES
from booklet.selection.likeness import Likeness
from booklet.selection.prose import Prose, to_prose
from booklet.selection.study import Study, study
from booklet.selection.terms import terms
from booklet.selection.weights import REDUNDANCY, SECTION_REPEATED, WEIGHTS, Kind
from booklet.selection.wording import EXHORTS, QUOTED, SPEAKS, TALKS

_COVERAGE_FROM = 4
"""So many sentences cover an article; fewer tell its gist."""
_STRESSED = '强调'
_OFTEN_STRESSED = 3
"""Sentences that say so; then the message matters more than the event even if only one sentence is wanted."""
_FEWEST_PARTS = 3
"""Parts under headings that make a text an essay; reports of news have none."""
_LONG_TEXT, _TALKING = 30, 0.1
"""Chinese sentences without headings, and the share that says I or you, that make an essay."""
_AHEAD = 2
"""Times the wanted sentences, that are put in order with regard to each other."""
_REASONS = 6
_LEAST_REASON = 0.1
"""Standard deviations that are worth telling."""
_EVENT_WORDS = ('强调', '指出', '致信', '回信', '贺信', '重要指示', '重要讲话', '考察', '会议')


@dataclass(frozen=True)
class Ranking:
    """Scores of the sentences of one article."""

    kind: Kind
    scores: tuple[float, ...]
    """In standard deviations from the article's mean."""
    reasons: tuple[tuple[Reason, ...], ...]
    """The greatest shares of features, for and against, greatest first."""
    likeness: Likeness
    redundancy: float
    """What a cosine of 1 with a chosen sentence costs."""


def rank(prose: Prose, count: int) -> Ranking:
    """Score every sentence of `prose` for a choice of `count`. Pure and deterministic."""
    of = study(prose)
    kind = kind_of(of, count)
    shares: list[tuple[str, list[float]]] = []
    for name, feature in FEATURES:
        if weight := WEIGHTS[name][kind]:
            values = feature(of)
            mean = math.fsum(values) / (len(values) or 1)
            shares.append((name, [weight * (value - mean) for value in values]))
    totals = [math.fsum(column) for column in zip(*(values for _, values in shares), strict=True)]
    spread = math.sqrt(math.fsum(total * total for total in totals) / (len(totals) or 1)) or 1.0
    return Ranking(
        kind,
        tuple(total / spread for total in totals),
        tuple(_reasons(shares, index, spread) for index in range(len(totals))),
        of.likeness,
        REDUNDANCY[kind] / spread,
    )


def order_of(
    ranking: Ranking, prose: Prose, candidates: tuple[int, ...], count: int, taken: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Return `candidates` best first; what is like a sentence before it, or of the same part, steps back.

    `taken` went before all of them. Some way beyond `count` the scores alone decide.
    """
    has_parts = count >= _COVERAGE_FROM and len(set(prose.sections)) > 2
    repetition = SECTION_REPEATED if has_parts else 0.0
    waiting = list(candidates)
    likest = dict.fromkeys(waiting, 0.0)
    repeated = dict.fromkeys(waiting, 0)
    order: list[int] = []
    newest = list(taken)
    while waiting and len(order) < _AHEAD * count + 4:
        for chosen in newest:
            row = ranking.likeness.cosine[chosen]
            for index in waiting:
                likest[index] = max(likest[index], row.get(index, 0.0))
                repeated[index] += prose.sections[index] == prose.sections[chosen]
        values = [
            ranking.scores[index] - ranking.redundancy * likest[index] - repetition * repeated[index]
            for index in waiting
        ]
        # Of equals the first in the text.
        best = waiting[values.index(max(values))]
        waiting.remove(best)
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
    if _is_statement(prose):
        return Kind.STATEMENT if count > 1 or _is_message_stressed(prose) else Kind.ANNOUNCEMENT
    if _is_essay(prose):
        return Kind.ESSAY
    if count >= _COVERAGE_FROM:
        return Kind.COVERAGE
    is_titled = any(term in of.likeness.spread for term in terms(prose.title))
    return Kind.REPORT if is_titled else Kind.UNTITLED


def _is_statement(prose: Prose) -> bool:
    """Tell whether somebody exhorts, or is reported to speak throughout (knowledge of issue 5, §4.4)."""
    sentences = prose.sentences
    speaking = sum(SPEAKS.search(text) is not None for text in sentences)
    exhorting = sum(EXHORTS.search(text) is not None for text in sentences)
    if not speaking:
        return False
    if exhorting >= 0.1 * len(sentences):
        return True
    return speaking >= 0.12 * len(sentences) and any(word in sentences[0] for word in _EVENT_WORDS)


def _is_message_stressed(prose: Prose) -> bool:
    """Tell whether the report of a statement puts what was stressed at its head, or comes back to it."""
    stressed = [_STRESSED in text for text in prose.sentences]
    return any(stressed[:2]) or sum(stressed) >= _OFTEN_STRESSED


def _is_essay(prose: Prose) -> bool:
    """Tell whether a text argues or advises in parts of its own, or talks to the reader at length."""
    if len(set(prose.sections)) >= _FEWEST_PARTS:
        return True
    if not (prose.is_chinese and prose.title and len(prose.sentences) >= _LONG_TEXT):
        return False
    # In news it is those who are quoted that say I.
    talking = sum(TALKS.search(QUOTED.sub('', text)) is not None for text in prose.sentences)
    return talking >= _TALKING * len(prose.sentences)


def _reasons(shares: list[tuple[str, list[float]]], index: int, spread: float) -> tuple[Reason, ...]:
    least = _LEAST_REASON * spread
    found = [
        (-abs(values[index]), name, values[index] / spread)
        for name, values in shares
        if not -least < values[index] < least
    ]
    return tuple(Reason(name, share) for _, name, share in sorted(found)[:_REASONS])
