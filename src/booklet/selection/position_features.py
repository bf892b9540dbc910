"""What a sentence's place and its likeness to others say for and against it."""

import math
import re
from collections import Counter
from itertools import chain

from booklet.selection.study import Feature, Study, Values
from booklet.selection.terms import terms

_KEYWORDS = 8
_PHRASE = 5
"""Characters of a phrase; five in a row seldom recur by chance."""
_HAN_RUN = re.compile('[\u4e00-\u9fffA-Za-z0-9]{5,}')


def _first(of: Study) -> Values:
    return [float(index == 0) for index in range(len(of.prose.sentences))]


def _second(of: Study) -> Values:
    return [float(index == 1) for index in range(len(of.prose.sentences))]


def _early(of: Study) -> Values:
    return [math.exp(-index / 3) for index in range(len(of.prose.sentences))]


def _opens(of: Study) -> Values:
    return [float(mates[0] == index) for index, mates in enumerate(of.mates)]


def _alone(of: Study) -> Values:
    return [float(len(mates) == 1) for mates in of.mates]


def _closes(of: Study) -> Values:
    return [float(mates[-1] == index and len(mates) > 1) for index, mates in enumerate(of.mates)]


def _opens_early(of: Study) -> Values:
    early = _early_paragraph(of)
    return [
        value * (mates[0] == index) for index, (value, mates) in enumerate(zip(early, of.mates, strict=True))
    ]


def _lead_paragraph(of: Study) -> Values:
    return [float(mates[0] == 0) for mates in of.mates]


def _early_paragraph(of: Study) -> Values:
    paragraphs = of.prose.paragraphs
    return [math.exp(-(paragraph - paragraphs[0]) / 2) for paragraph in paragraphs]


def _long_paragraph(of: Study) -> Values:
    most = max((len(mates) for mates in of.mates), default=1)
    return [len(mates) / most for mates in of.mates]


def _title_overlap(of: Study) -> Values:
    """Share of the title's terms, weighted by rarity, that the sentence holds."""
    found = {term: of.likeness.rarity(term) for term in dict.fromkeys(terms(of.prose.title))}
    title = [(term, rarity) for term, rarity in found.items() if rarity]
    whole = sum(rarity for _, rarity in title) or 1.0
    return [sum([rarity for term, rarity in title if term in bag]) / whole for bag in of.likeness.bags]


def _dense_in_title(of: Study) -> Values:
    """The same, less for sentences that say much besides."""
    shares = _title_overlap(of)
    return [share / (1 + len(bag) / 20) for share, bag in zip(shares, of.likeness.bags, strict=True)]


def _foretells(of: Study) -> Values:
    """Directed centrality (Zheng & Lapata 2019) with cosines: like what follows, unlike what went before."""
    return _scaled([after - before for before, after in of.likeness.sides])


def _outweighs(of: Study) -> Values:
    """The same with dot products, which favour long sentences."""
    return _scaled([after - before for before, after in of.likeness.heavy_sides])


def _taken_up(of: Study) -> Values:
    return _scaled([after for _, after in of.likeness.heavy_sides])


def _connected(of: Study) -> Values:
    return _scaled([before + after for before, after in of.likeness.sides])


def _central(of: Study) -> Values:
    """Cosine with the sum of all sentences: with the others, and 1 with itself unless it has no terms."""
    bags = of.likeness.bags
    return _scaled([sum(pair, float(bool(bag))) for pair, bag in zip(of.likeness.sides, bags, strict=True)])


def _recurring(of: Study) -> Values:
    """How often its terms stand in other sentences."""
    return _scaled([*map(float, of.likeness.recurrence)])


def _keywords(of: Study) -> Values:
    shared = sorted((-of.likeness.spread[term], term) for term in of.likeness.shared)
    common = {term for _, term in shared[:_KEYWORDS]}
    return [len(bag & common) / _KEYWORDS for bag in of.likeness.bags]


def _new(of: Study) -> Values:
    """Share of its terms that no sentence before it holds."""
    seen: set[str] = set()
    values = []
    for bag in of.likeness.bags:
        values.append(len(bag - seen) / (len(bag) or 1))
        seen |= bag
    return values


def _heads_paragraph(of: Study) -> Values:
    """Directed centrality within the paragraph."""
    values = []
    for index, mates in enumerate(of.mates):
        row = of.likeness.cosine[index]
        after = sum(row.get(mate, 0.0) for mate in mates if mate > index)
        values.append(after - sum(row.get(mate, 0.0) for mate in mates if mate < index))
    return values


def _scaled(values: Values) -> Values:
    most = max((abs(value) for value in values), default=0.0) or 1.0
    return [value / most for value in values]


def _shared_phrases(of: Study) -> Values:
    """Share of a sentence's phrases of five characters that stand in another sentence too: its formulas."""
    held = [_phrases(text) for text in of.prose.sentences]
    shared = {phrase for phrase, found in Counter(chain.from_iterable(held)).items() if found > 1}
    return [len(phrases & shared) / (len(phrases) or 1) for phrases in held]


def _phrases(text: str) -> set[str]:
    found: set[str] = set()
    for run in _HAN_RUN.findall(text):
        found.update([run[at : at + _PHRASE] for at in range(len(run) - _PHRASE + 1)])
    return found


STANDING: tuple[tuple[str, Feature], ...] = (
    ('first', _first),
    ('second', _second),
    ('early', _early),
    ('opens-paragraph', _opens),
    ('opens-early', _opens_early),
    ('alone-in-paragraph', _alone),
    ('closes-paragraph', _closes),
    ('lead-paragraph', _lead_paragraph),
    ('early-paragraph', _early_paragraph),
    ('long-paragraph', _long_paragraph),
    ('title-overlap', _title_overlap),
    ('dense-in-title', _dense_in_title),
    ('foretells', _foretells),
    ('outweighs', _outweighs),
    ('taken-up', _taken_up),
    ('central', _central),
    ('connected', _connected),
    ('recurring', _recurring),
    ('shared-phrases', _shared_phrases),
    ('keywords', _keywords),
    ('new', _new),
    ('heads-paragraph', _heads_paragraph),
)
