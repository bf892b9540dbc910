"""Sentences -> how much each is like the others, the title and the whole."""

import math
from collections import Counter
from dataclasses import dataclass

from booklet.selection.terms import terms

Vector = dict[str, float]


@dataclass(frozen=True)
class Likeness:
    """Sentences as weighted terms, and their likeness."""

    vectors: tuple[Vector, ...]
    """Unit vectors: weight of each term."""
    cosine: tuple[dict[int, float], ...]
    """Of each sentence: the others that share a term -> cosine."""
    norms: tuple[float, ...]
    """Lengths of the vectors before they were scaled."""
    rarity: Vector
    """log(1 + sentences / sentences that have the term)."""
    spread: dict[str, int]
    """In how many sentences each term stands."""


def compare(sentences: tuple[str, ...]) -> Likeness:
    """Compare every sentence with every other.

    Only pairs that share a term are visited, so that the time grows with the repetitions, not with the
    square of the sentences.
    """
    counted = [Counter(terms(sentence)) for sentence in sentences]
    spread: dict[str, int] = {}
    for counts in counted:
        for term in counts:
            spread[term] = spread.get(term, 0) + 1
    logs = [0.0, *(math.log(1 + len(sentences) / found) for found in range(1, len(sentences) + 1))]
    rarity = {term: logs[found] for term, found in spread.items()}
    vectors, norms = [], []
    for counts in counted:
        raw = {term: count * rarity[term] for term, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({term: weight / norm for term, weight in raw.items()})
        norms.append(norm)
    return Likeness(tuple(vectors), _cosines(vectors, spread), tuple(norms), rarity, spread)


def cosine_to(likeness: Likeness, text: str) -> list[float]:
    """Return the cosine of each sentence with `text`."""
    counts = Counter(term for term in terms(text) if term in likeness.rarity)
    weights = {term: count * likeness.rarity[term] for term, count in counts.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return [
        sum(weight * vector.get(term, 0.0) for term, weight in weights.items()) / norm
        for vector in likeness.vectors
    ]


def _cosines(vectors: list[Vector], spread: dict[str, int]) -> tuple[dict[int, float], ...]:
    holders: dict[str, list[tuple[int, float]]] = {term: [] for term, found in spread.items() if found > 1}
    rows: list[dict[int, float]] = []
    for index, vector in enumerate(vectors):
        row: dict[int, float] = {}
        for term, weight in vector.items():
            before = holders.get(term)
            if before is not None:
                for other, its_weight in before:
                    row[other] = row.get(other, 0.0) + weight * its_weight
                before.append((index, weight))
        for other, value in row.items():
            rows[other][index] = value
        rows.append(row)
    return tuple(rows)
