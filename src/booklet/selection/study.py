"""Prose -> what the features are computed from: likeness, neighbours, lengths."""

from collections.abc import Callable
from dataclasses import dataclass

from booklet.selection.likeness import Likeness, compare
from booklet.selection.prose import Prose, length_of


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
"""One for each sentence, about 0 to 1."""
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
