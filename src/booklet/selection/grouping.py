"""The sentences of an article -> those that make an enumeration together."""

from msgspec import Struct

from booklet.selection.enumerations import find_enumerations, from_list
from booklet.selection.gathering import Candidate, Gathered


class Group(Struct, frozen=True):
    """Sentences that go on a slide as a stem and its items."""

    members: tuple[int, ...]
    """Numbers of the sentences in the article, rising; the stem stands in the first."""
    stem: str
    items: tuple[str, ...]
    source: str
    """All they were taken from, blocks joined by line ends."""


def find_groups(gathered: Gathered) -> tuple[Group, ...]:
    """Return the enumerations in running text and in lists; a pinned sentence is never part of one."""
    if not gathered.prose.is_chinese:
        return ()
    found = [*_in_text(gathered), *_in_lists(gathered)]
    free = [group for group in found if not any(_is_pinned(gathered, index) for index in group.members)]
    return tuple(free)


def _is_pinned(gathered: Gathered, index: int) -> bool:
    return gathered.candidates[index].sentence.is_pinned


def _in_text(gathered: Gathered) -> list[Group]:
    blocks: dict[int, list[int]] = {}
    for index, candidate in enumerate(gathered.candidates):
        if not candidate.group:
            blocks.setdefault(candidate.block, []).append(index)
    groups = []
    for indices in blocks.values():
        text = gathered.candidates[indices[0]].paragraph
        spans = tuple(_span(gathered.candidates[index]) for index in indices)
        for found in find_enumerations(text, spans):
            members = tuple(
                index
                for index, (start, end) in zip(indices, spans, strict=True)
                if start < found.end and found.start < end
            )
            groups.append(Group(members, found.stem, found.items, text[found.start : found.end]))
    return groups


def _span(candidate: Candidate) -> tuple[int, int]:
    return candidate.sentence.start, candidate.sentence.end


def _in_lists(gathered: Gathered) -> list[Group]:
    lists: dict[int, list[int]] = {}
    for index, candidate in enumerate(gathered.candidates):
        if candidate.group:
            lists.setdefault(candidate.group, []).append(index)
    groups = []
    for indices in lists.values():
        stem = indices[0] - 1
        if stem < 0 or gathered.candidates[stem].block != gathered.candidates[indices[0]].block - 1:
            continue
        blocks = {gathered.candidates[index].block: index for index in reversed(indices)}
        firsts = tuple(gathered.candidates[index].sentence.text for index in sorted(blocks.values()))
        if made := from_list(gathered.candidates[stem].sentence.text, firsts):
            groups.append(Group((stem, *indices), *made, _source(gathered, (stem, *indices))))
    return groups


def _source(gathered: Gathered, members: tuple[int, ...]) -> str:
    """Return the sentences of several blocks, those of one block as it has them."""
    lines: dict[int, list[int]] = {}
    for index in members:
        lines.setdefault(gathered.candidates[index].block, []).append(index)
    return '\n'.join(
        gathered.candidates[each[0]].paragraph[
            gathered.candidates[each[0]].sentence.start : gathered.candidates[each[-1]].sentence.end
        ]
        for each in lines.values()
    )
