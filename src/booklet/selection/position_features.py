"""What a sentence's place and its likeness to others say for and against it."""

import math
import re
from collections import Counter
from itertools import chain

from booklet.selection.study import Feature, Study, Values
from booklet.selection.terms import terms

_PHRASE = 5
"""Characters of a phrase; five in a row seldom recur by chance."""
_HAN_RUN = re.compile('[\u4e00-\u9fffA-Za-z0-9]{5,}')


def _early(of: Study) -> Values:
    return [math.exp(-index / 3) for index in range(len(of.prose.sentences))]


def _opens(of: Study) -> Values:
    return [float(mates[0] == index) for index, mates in enumerate(of.mates)]


def _opens_early(of: Study) -> Values:
    return [early * opens for early, opens in zip(_early_paragraph(of), _opens(of), strict=True)]


def _early_paragraph(of: Study) -> Values:
    paragraphs = of.prose.paragraphs
    return [math.exp(-(paragraph - paragraphs[0]) / 2) for paragraph in paragraphs]


def _title_overlap(of: Study) -> Values:
    """Share of the title's terms, weighted by rarity, that the sentence holds."""
    found = {term: of.likeness.rarity(term) for term in dict.fromkeys(terms(of.prose.title))}
    title = [(term, rarity) for term, rarity in found.items() if rarity]
    whole = sum(rarity for _, rarity in title) or 1.0
    return [sum([rarity for term, rarity in title if term in bag]) / whole for bag in of.likeness.bags]


def _outweighs(of: Study) -> Values:
    """Directed centrality (Zheng & Lapata 2019): like what follows, unlike what went before.

    With dot products, which favour long sentences.
    """
    return _scaled([after - before for before, after in of.likeness.sides])


def _recurring(of: Study) -> Values:
    """How often its terms stand in other sentences."""
    return _scaled([*map(float, of.likeness.recurrence)])


def _new(of: Study) -> Values:
    """Share of its terms that no sentence before it holds."""
    seen: set[str] = set()
    values = []
    for bag in of.likeness.bags:
        values.append(len(bag - seen) / (len(bag) or 1))
        seen |= bag
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
    ('first', lambda of: [float(index == 0) for index in range(len(of.prose.sentences))]),
    ('early', _early),
    ('opens-paragraph', _opens),
    ('opens-early', _opens_early),
    ('alone-in-paragraph', lambda of: [float(len(mates) == 1) for mates in of.mates]),
    ('early-paragraph', _early_paragraph),
    ('title-overlap', _title_overlap),
    ('outweighs', _outweighs),
    ('recurring', _recurring),
    ('shared-phrases', _shared_phrases),
    ('new', _new),
)
