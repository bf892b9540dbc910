"""An article -> its sentences for the slides: the editor's pins first, then the best, each thing once."""

import re
from dataclasses import replace

from booklet.model.keys import ArticleKeys, KeySentence, PassedOver
from booklet.model.semester import Article
from booklet.selection.clause_cuts import Line, to_line
from booklet.selection.context_sentences import Companions, find_companions
from booklet.selection.eligibility import unfit_because
from booklet.selection.gathering import Gathered, gather
from booklet.selection.grouping import Group, find_groups
from booklet.selection.ranking import Ranking, order_of, rank, reasons_of
from booklet.selection.speakers import speakers
from booklet.selection.terms import terms
from booklet.values import dataclass

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
    lines: tuple[Line, ...]
    """As they would stand on a slide."""
    bags: tuple[Bag, ...]
    groups: dict[int, Group]
    """Enumerations by the number of their first sentence, which stands for all of theirs."""
    companions: dict[int, Companions]
    """Sentences that bring the one before them along, by their number."""


def choose(article: Article, count: int, taken: tuple[str, ...] = ()) -> ArticleKeys:
    """Return the key sentences of `article`: at most `count`, unless its front matter says otherwise.

    Pinned sentences are always chosen, even if there are more. `taken` are sentences already chosen for other
    articles of the session: what says the same is ranked last and not chosen. Pure and deterministic.
    """
    wanted = article.slides.count if article.slides.count is not None else count
    matter = _matter(article, wanted)
    verdicts = _verdicts(article, matter)
    pins = tuple(index for index in verdicts if matter.gathered.candidates[index].sentence.is_pinned)
    pins = tuple(index for index in pins if not verdicts[index])
    fit = tuple(index for index, why in verdicts.items() if not why and index not in pins)
    before = [frozenset(terms(other)) for other in taken]
    before += [matter.bags[index] for index in pins]
    fresh = tuple(index for index in fit if not _is_like_one(matter.bags[index], before))
    order = order_of(matter.ranking, matter.gathered.prose, fresh, wanted, pins)
    once, again = _once(order, matter)
    last = tuple(index for index in sorted({*again, *fit} - {*once}) if not _is_told(index, once, matter))
    chosen = sorted((*pins, *once[: max(0, wanted - len(pins))]))
    keys = {index: _key(matter, index, index in chosen) for index in (*pins, *once, *last)}
    verdicts |= dict.fromkeys(fit, 'said-before') | dict.fromkeys(once, 'ranked-below')
    verdicts |= {index: _why_not_paired(index, chosen, matter) for index in fit if index not in keys}
    passed = tuple(_passed(matter, index, why) for index, why in verdicts.items() if index not in chosen)
    return ArticleKeys(article.anchor, tuple(keys.values()), tuple(keys[index] for index in chosen), passed)


def _matter(article: Article, count: int) -> _Matter:
    gathered = gather(article)
    ranking = rank(gathered.prose, count)
    groups = {
        group.members[0]: group
        for group in find_groups(gathered)
        if not any(
            gathered.candidates[index].is_quoted
            or _is_skipped(gathered.candidates[index].sentence.text, article.slides.skip)
            for index in group.members
        )
    }
    scores = list(ranking.scores)
    for first, group in groups.items():
        scores[first] = max(ranking.scores[index] for index in group.members)
    lines = _lines(gathered, ranking)
    companions = _companions(article, gathered, lines, groups)
    bags = list(ranking.likeness.bags)
    for index, pair in companions.items():
        bags[index] |= ranking.likeness.bags[pair.first]
        # Two must both be worth it.
        scores[index] = min(ranking.scores[index], (ranking.scores[index] + ranking.scores[pair.first]) / 2)
    ranking = replace(ranking, scores=tuple(scores))
    return _Matter(gathered, ranking, lines, tuple(bags), groups, companions)


def _companions(
    article: Article, gathered: Gathered, lines: tuple[Line, ...], groups: dict[int, Group]
) -> dict[int, Companions]:
    grouped = {index for group in groups.values() for index in group.members}

    def is_free(index: int) -> bool:
        candidate = gathered.candidates[index]
        is_bound = candidate.is_quoted or candidate.sentence.is_pinned or index in grouped
        return not is_bound and not _is_skipped(candidate.sentence.text, article.slides.skip)

    return find_companions(gathered, lines, is_free)


def _lines(gathered: Gathered, ranking: Ranking) -> tuple[Line, ...]:
    """Return the lines for a slide; a pinned sentence stands as the editor pinned it."""
    spread = ranking.likeness.spread

    def weigh(run: str) -> float:
        # What the article says again and again weighs most.
        return sum(spread.get(term, 1) - 1 for term in terms(run))

    lines = []
    for candidate, who in zip(gathered.candidates, speakers(gathered.prose), strict=True):
        text = candidate.sentence.text
        line = Line(text) if candidate.sentence.is_pinned else to_line(text, gathered.prose.is_chinese, weigh)
        # Whose name stands in the line needs no attribution.
        is_named = line.attribution or not who or who in line.text
        lines.append(line if is_named else replace(line, attribution=who))
    return tuple(lines)


def _verdicts(article: Article, matter: _Matter) -> dict[int, str]:
    """Return why each sentence is not fit, empty for those that are; of an enumeration only the first."""
    title = frozenset(terms(article.title))
    inside = {index for group in matter.groups.values() for index in group.members[1:]}
    return {
        index: _unfit(article, matter, index, title)
        for index in range(len(matter.gathered.candidates))
        if index not in inside
    }


def _unfit(article: Article, matter: _Matter, index: int, title: Bag) -> str:
    candidate = matter.gathered.candidates[index]
    if _is_skipped(candidate.sentence.text, article.slides.skip):
        return 'skipped'
    if candidate.sentence.is_pinned or index in matter.groups or index in matter.companions:
        return ''
    if candidate.is_quoted:
        return 'quoted'
    why = unfit_because(matter.lines[index].text, matter.gathered.prose.is_chinese)
    return why or ('as-title' if _likeness(matter.bags[index], title) > _SAME_AS_TITLE else '')


def _is_skipped(text: str, skip: tuple[str, ...]) -> bool:
    if not skip:
        return False
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
        is_told = bool(matter.companions) and _is_told(index, tuple(kept), matter)
        if is_told or _is_like_one(matter.bags[index], near):
            again.append(index)
        else:
            kept[index] = None
    return tuple(kept), tuple(again)


def _is_told(index: int, kept: tuple[int, ...], matter: _Matter) -> bool:
    """Tell whether `index` or the sentence it would bring along stands among `kept`, by itself or brought."""
    pair = matter.companions.get(index)
    brought = {matter.companions[other].first for other in kept if other in matter.companions}
    return index in brought or (pair is not None and (pair.first in kept or pair.first in brought))


def _why_not_paired(index: int, chosen: list[int], matter: _Matter) -> str:
    """Return why a sentence has no line of its own: it goes with another, or would need one that is told."""
    is_taken = any(matter.companions[each].first == index for each in chosen if each in matter.companions)
    if is_taken:
        return 'taken-along'
    return 'dangling' if index in matter.companions else 'said-before'


def _is_like_one(bag: Bag, others: list[Bag]) -> bool:
    return any(_likeness(bag, other) > _SAME for other in others)


def _likeness(one: Bag, other: Bag) -> float:
    """Return the Jaccard index."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def _passed(matter: _Matter, index: int, why: str) -> PassedOver:
    sentence = matter.gathered.candidates[index].sentence
    return PassedOver(sentence.text, sentence.place, why)


def _key(matter: _Matter, index: int, is_chosen: bool) -> KeySentence:
    candidate = matter.gathered.candidates[index]
    text, source, last = _told(matter, index)
    group, pair = matter.groups.get(index), matter.companions.get(index)
    sentence = matter.gathered.candidates[pair.first].sentence if pair else candidate.sentence
    return KeySentence(
        text=text,
        source=source,
        anchor=sentence.anchor,
        place=sentence.place,
        score=round(matter.ranking.scores[index], 4),
        reasons=reasons_of(matter.ranking, index) if is_chosen else (),
        is_pinned=sentence.is_pinned,
        paragraph=source if group and '\n' in source else candidate.paragraph,
        heading=candidate.heading,
        items=group.items if group else (),
        attribution='' if group or pair else matter.lines[index].attribution,
        last=matter.gathered.candidates[last].sentence.anchor,
    )


def _told(matter: _Matter, index: int) -> tuple[str, str, int]:
    """Return what stands on the slide (of an enumeration the stem), what it was taken from, and the number of
    the last sentence of that."""
    if group := matter.groups.get(index):
        return group.stem, group.source, group.members[-1]
    if pair := matter.companions.get(index):
        return pair.text, pair.text, index
    return matter.lines[index].text, matter.gathered.candidates[index].sentence.text, index
