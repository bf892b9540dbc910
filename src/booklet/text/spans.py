"""A line and the text it was taken from -> the spans of the text that it is made of."""

import re
from itertools import combinations

OMISSION = '……'
"""Stands where something was left out between two spans (GB/T 15834)."""
_JOINT = re.compile(f'(?={OMISSION})')
_MOST_JOINTS = 3
"""More gaps than that no line has."""


def spans_in(line: str, source: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (start, end) of `source`, in order, that give `line` when …… stands between them.

    Empty when `line` is not made of spans of `source`. A line that stands in the text as it is has one.
    """
    joints = [match.start() for match in _JOINT.finditer(line)]
    # The text may have …… of its own, so each of them may or may not be a joint.
    for count in range(min(len(joints), _MOST_JOINTS) + 1):
        for chosen in combinations(joints, count):
            if spans := _spans_between(line, chosen, source):
                return spans
    return ()


def _spans_between(line: str, joints: tuple[int, ...], source: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    reached = 0
    starts = (0, *(joint + len(OMISSION) for joint in joints))
    for start, end in zip(starts, (*joints, len(line)), strict=True):
        at = source.find(line[start:end], reached) if start < end else -1
        if at < 0:
            return ()
        reached = at + end - start
        spans.append((at, reached))
    return tuple(spans)


def left_out(line: str, source: str) -> tuple[str, ...]:
    """Return what stands in `source` before, between and behind the spans of `line`, in order.

    With the spans it gives `source` back; empty strings where nothing was cut.
    """
    edges = [0, *(edge for span in spans_in(line, source) for edge in span), len(source)]
    return tuple(source[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
