"""Sentences -> how much each is like the others."""

import math
from collections import Counter
from itertools import chain
from operator import mul

from msgspec import Struct

from booklet.selection.terms import terms

Bag = frozenset[str]
"""The terms of a text, each once."""
Row = dict[int, float]


class Likeness(Struct, frozen=True, dict=True):
    """Sentences as bags of terms, and the cosines of their tf-idf vectors."""

    bags: tuple[Bag, ...]
    cosine: tuple[Row, ...]
    """Of each sentence: the others that share a term -> cosine."""
    sides: tuple[tuple[float, float], ...]
    """Of each sentence: the sum of its dot products with those before it, and with those after it."""
    recurrence: tuple[int, ...]
    """Of each sentence, in how many others its terms stand, added up."""
    spread: dict[str, int]
    """In how many sentences each term stands; only their number counts, not their order."""
    shared: frozenset[str]
    """The terms of more than one sentence."""

    def rarity(self, term: str) -> float:
        """Return log(1 + sentences / sentences that have the term), 0 when none has it."""
        holders = self.spread.get(term, 0)
        return math.log(1 + len(self.bags) / holders) if holders else 0.0


def compare(sentences: tuple[str, ...]) -> Likeness:
    """Compare every sentence with every other.

    Only pairs that share a term are visited, so that the time grows with the repetitions, not with the
    square of the sentences.
    """
    found = [terms(sentence) for sentence in sentences]
    bags = tuple(map(frozenset, found))
    spread = Counter(chain.from_iterable(bags))
    shared = frozenset(term for term, holders in spread.items() if holders > 1)
    logs = [0.0, *(math.log(1 + len(sentences) / holders) for holders in range(1, len(sentences) + 1))]
    rarity = {term: logs[spread[term]] for term in shared}
    lone = logs[min(1, len(sentences))]
    vectors, norms = [], []
    for repeated, bag in zip(found, bags, strict=True):
        vector, norm = _vector(repeated, bag, rarity, lone)
        vectors.append(vector)
        norms.append(norm)
    recurrence = tuple(sum([spread[term] for term in vector]) - len(vector) for vector in vectors)
    return Likeness(bags, *_scaled(_products(vectors), norms), recurrence, spread, shared)


def _vector(
    repeated: list[str], bag: Bag, rarity: dict[str, float], lone: float
) -> tuple[dict[str, float], float]:
    """Return the weights of the terms that other sentences hold too, and the length of the whole vector.

    `lone` is the rarity of a term that no other sentence holds. The weights stand in the order of the text:
    sums of floating point depend on it, and sets have none.
    """
    common = [term for term in repeated if term in rarity]
    weights = {term: rarity[term] for term in common}
    if len(weights) < len(common):
        weights = {term: common.count(term) * weight for term, weight in weights.items()}
    own = len(bag) - len(weights)
    squares = own * lone * lone
    if len(repeated) - len(common) > own:
        rest = [term for term in repeated if term not in rarity]
        squares = math.fsum((rest.count(term) * lone) ** 2 for term in set(rest))
    return weights, math.sqrt(squares + sum(map(mul, weights.values(), weights.values()))) or 1.0


def _products(vectors: list[dict[str, float]]) -> list[Row]:
    """Return of each sentence its dot products with those before it, by an index of the terms."""
    holding: dict[str, list[tuple[int, float]]] = {}
    rows: list[Row] = []
    for index, vector in enumerate(vectors):
        row: Row = {}
        for term, weight in vector.items():
            before = holding.setdefault(term, [])
            for other, its_weight in before:
                row[other] = row.get(other, 0.0) + weight * its_weight
            before.append((index, weight))
        rows.append(row)
    return rows


def _scaled(
    products: list[Row], norms: list[float]
) -> tuple[tuple[Row, ...], tuple[tuple[float, float], ...]]:
    """Return the cosines of each sentence with all others, and the sums of products to both sides."""
    rows: list[Row] = [{} for _ in products]
    before, after = [0.0] * len(rows), [0.0] * len(rows)
    for index, row in enumerate(products):
        own, norm = rows[index], norms[index]
        for other, product in row.items():
            own[other] = rows[other][index] = product / (norm * norms[other])
            before[index] += product
            after[other] += product
    return tuple(rows), tuple(zip(before, after, strict=True))
