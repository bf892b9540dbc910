"""Prose -> what speaks for and against each sentence: one named feature after the other."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from booklet.selection.likeness import Likeness, compare
from booklet.selection.prose import Prose, length_of
from booklet.selection.terms import terms

SPEAKS = re.compile('(?:强调|指出|要求|表示)[，：]')
_REPORTED = re.compile('^.{0,25}(?:介绍|说|表示|认为|指出|称)[，：]')
EXHORTS = re.compile('(?:^|[，；：。])要(?!求)')
_CEREMONY = re.compile('亲切接见|合影|掌声|抵达|陪同|先后来到|出席|参加|主持|接见|会见|慰问|参观')
_DATED = re.compile('目前|据统计|去年|今年')
_DANGLING_ZH = re.compile(
    '[“（]*(?:这|此|该|其|他|她|它|上述|对此|为此|因此|但|然而|不过|同时|此外|而且|并且|随后|接着|与此同时'
    '|那|所以|于是|可是|否则|不然|再次|例如|比如|譬如|后者|前者|二是|三是|四是|第[二三四五六]，'
    '|[上下](?:面|表|图|列|述)|如[图表]|见[图表])'
)
_DANGLING_EN = re.compile(
    r'\W*(?:he|she|it|they|this|that|these|those|but|and|however|meanwhile|his|her|their|its)\b',
    re.IGNORECASE,
)
_FIGURES = re.compile('[0-9０-９一二三四五六七八九十百千万亿点]{2,}')
_FIRST_PERSON_EN = re.compile(r'\b(?:I|we|my|our)\b', re.IGNORECASE)
_KEYWORDS = 8


@dataclass(frozen=True)
class Study:
    """Prose with what the features are computed from."""

    prose: Prose
    likeness: Likeness
    sides: tuple[tuple[float, float], ...]
    """Of each sentence: the sum of its cosines with those before it, and with those after it."""
    heavy_sides: tuple[tuple[float, float], ...]
    """The same with dot products, in which long sentences count more."""
    mates: tuple[tuple[int, ...], ...]
    """The sentences of the same paragraph, itself included."""
    lengths: tuple[float, ...]
    """In Han characters, as `length_of` counts."""


Values = list[float]
Feature = Callable[[Study], Values]


def study(prose: Prose) -> Study:
    """Compare the sentences of `prose` with each other, once for all features."""
    likeness = compare(prose.sentences)
    together: dict[int, list[int]] = {}
    for index, paragraph in enumerate(prose.paragraphs):
        together.setdefault(paragraph, []).append(index)
    groups = {paragraph: tuple(members) for paragraph, members in together.items()}
    lengths = tuple(length_of(text, prose.is_chinese) for text in prose.sentences)
    mates = tuple(groups[paragraph] for paragraph in prose.paragraphs)
    return Study(prose, likeness, _sides(likeness, False), _sides(likeness, True), mates, lengths)


def is_dangling(text: str, is_chinese: bool) -> bool:
    """Tell whether `text` begins with a word that leans on the sentence before."""
    return (_DANGLING_ZH if is_chinese else _DANGLING_EN).match(text) is not None


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
    rarity = of.likeness.rarity
    title = [term for term in dict.fromkeys(terms(of.prose.title)) if term in rarity]
    whole = sum(rarity[term] for term in title) or 1.0
    return [sum(rarity[term] for term in title if term in vector) / whole for vector in of.likeness.vectors]


def _foretells(of: Study) -> Values:
    """Directed centrality (Zheng & Lapata 2019) with cosines: like what follows, unlike what went before."""
    return _scaled([after - before for before, after in of.sides])


def _outweighs(of: Study) -> Values:
    """The same with dot products, which favour long sentences."""
    return _scaled([after - before for before, after in of.heavy_sides])


def _taken_up(of: Study) -> Values:
    return _scaled([after for _, after in of.heavy_sides])


def _connected(of: Study) -> Values:
    return _scaled([before + after for before, after in of.sides])


def _central(of: Study) -> Values:
    """Cosine with the sum of all sentences."""
    whole: dict[str, float] = {}
    for vector in of.likeness.vectors:
        for term, weight in vector.items():
            whole[term] = whole.get(term, 0.0) + weight
    return _scaled(
        [sum(weight * whole[term] for term, weight in vector.items()) for vector in of.likeness.vectors]
    )


def _recurring(of: Study) -> Values:
    spread, vectors = of.likeness.spread, of.likeness.vectors
    return _scaled([float(sum([spread[term] for term in vector]) - len(vector)) for vector in vectors])


def _keywords(of: Study) -> Values:
    shared = [(-found, term) for term, found in of.likeness.spread.items() if found > 1]
    common = {term for _, term in sorted(shared)[:_KEYWORDS]}
    return [len(vector.keys() & common) / _KEYWORDS for vector in of.likeness.vectors]


def _new(of: Study) -> Values:
    """Share of its terms that no sentence before it holds."""
    seen: set[str] = set()
    values = []
    for vector in of.likeness.vectors:
        values.append(sum([term not in seen for term in vector]) / (len(vector) or 1))
        seen.update(vector)
    return values


def _heads_paragraph(of: Study) -> Values:
    """Directed centrality within the paragraph."""
    values = []
    for index, mates in enumerate(of.mates):
        row = of.likeness.cosine[index]
        after = sum(row.get(mate, 0.0) for mate in mates if mate > index)
        values.append(after - sum(row.get(mate, 0.0) for mate in mates if mate < index))
    return values


def _length(of: Study) -> Values:
    return [math.log(max(length, 1) / 40) for length in of.lengths]


def _over_long(of: Study) -> Values:
    return [min(1.0, max(0.0, (length - 60) / 60)) for length in of.lengths]


def _clauses(of: Study) -> Values:
    return [(text.count('，') + text.count('；')) / 6 for text in of.prose.sentences]


def _figures(of: Study) -> Values:
    return [len(_FIGURES.findall(text)) / 4 for text in of.prose.sentences]


def _listing(of: Study) -> Values:
    return [float(text.count('、') >= 4) for text in of.prose.sentences]


def _quotes(of: Study) -> Values:
    marks = '“' if of.prose.is_chinese else '“"\''
    return [float(any(mark in text for mark in marks)) for text in of.prose.sentences]


def _first_person(of: Study) -> Values:
    if of.prose.is_chinese:
        return [float('我' in text) for text in of.prose.sentences]
    return _matching(of, _FIRST_PERSON_EN)


def _dangling(of: Study) -> Values:
    return [float(is_dangling(text, of.prose.is_chinese)) for text in of.prose.sentences]


def _exhorts(of: Study) -> Values:
    return [min(1.0, len(EXHORTS.findall(text)) / 3) for text in of.prose.sentences]


def _dated(of: Study) -> Values:
    return [float(_DATED.search(text[:8]) is not None) for text in of.prose.sentences]


FEATURES: tuple[tuple[str, Feature], ...] = (
    ('first', _first),
    ('second', _second),
    ('early', _early),
    ('opens-paragraph', _opens),
    ('alone-in-paragraph', _alone),
    ('closes-paragraph', _closes),
    ('lead-paragraph', _lead_paragraph),
    ('early-paragraph', _early_paragraph),
    ('long-paragraph', _long_paragraph),
    ('title-overlap', _title_overlap),
    ('foretells', _foretells),
    ('outweighs', _outweighs),
    ('taken-up', _taken_up),
    ('central', _central),
    ('connected', _connected),
    ('recurring', _recurring),
    ('keywords', _keywords),
    ('new', _new),
    ('heads-paragraph', _heads_paragraph),
    ('length', _length),
    ('over-long', _over_long),
    ('clauses', _clauses),
    ('figures', _figures),
    ('listing', _listing),
    ('quotes', _quotes),
    ('first-person', _first_person),
    ('dangling', _dangling),
    ('speaks', lambda of: _matching(of, SPEAKS)),
    ('reported', lambda of: _matching(of, _REPORTED)),
    ('exhorts', _exhorts),
    ('ceremony', lambda of: _matching(of, _CEREMONY)),
    ('dated', _dated),
)
"""Every feature has a value for each sentence, about 0 to 1."""


def _matching(of: Study, pattern: re.Pattern[str]) -> Values:
    return [float(pattern.search(text) is not None) for text in of.prose.sentences]


def _sides(likeness: Likeness, is_heavy: bool) -> tuple[tuple[float, float], ...]:
    """Return each sentence's likeness to those before it and to those after it."""
    sides = []
    norms = likeness.norms
    for index, row in enumerate(likeness.cosine):
        before = after = 0.0
        for other, cosine in row.items():
            value = cosine * norms[other] if is_heavy else cosine
            if other < index:
                before += value
            else:
                after += value
        scale = norms[index] if is_heavy else 1.0
        sides.append((before * scale, after * scale))
    return tuple(sides)


def _scaled(values: Values) -> Values:
    most = max((abs(value) for value in values), default=0.0) or 1.0
    return [value / most for value in values]
