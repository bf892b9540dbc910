"""The best fit of a paragraph: complete, legal, exact, and the best there is."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text.typesetting import classes as c
from booklet.text.typesetting import fitting
from booklet.text.typesetting.fitting import Line, Measure, fit_lines, set_advances
from booklet.text.typesetting.pairs import FORBIDDEN
from booklet.text.typesetting.spacing import Rules, Spaced
from tests.typesetting.invented import invent_paragraph
from tests.typesetting.test_rules import spaced

PARAGRAPHS = st.builds(
    lambda seed, clauses: invent_paragraph(random.Random(seed), clauses),
    st.integers(0, 10**6),
    st.integers(1, 12),
)
MEASURES = st.builds(Measure, st.floats(24, 40), st.sampled_from([0.0, 2.0]))


def fit(text: str, measure: Measure, rules: Rules | None = None) -> tuple[Spaced, list[Line]]:
    """Fit `text`, one em being 1."""
    gaps = spaced(text, rules)
    return gaps, fit_lines(gaps, 0, len(text), measure, True)


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, MEASURES)
def test_lines_follow_each_other_and_end_only_where_they_may(text: str, measure: Measure) -> None:
    gaps, lines = fit(text, measure)
    assert lines[0].first == 0
    assert lines[-1].resume == len(text)
    assert all(line.resume == following.first for line, following in pairwise(lines))
    assert all(gaps.cost[line.resume - 1] < FORBIDDEN for line in lines[:-1])


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, MEASURES)
def test_every_line_but_the_last_is_as_wide_as_the_measure(text: str, measure: Measure) -> None:
    gaps, lines = fit(text, measure)
    for line in lines[:-1]:
        indent = measure.indent if line.first == 0 else 0.0
        width = sum(set_advances(gaps, line)) - line.trim + line.hyphen
        assert abs(width + indent - measure.width) < 1e-4
        assert line.ratio <= 2 * fitting.LOOSE


@settings(max_examples=100, deadline=None)
@given(PARAGRAPHS, MEASURES)
def test_no_last_line_is_a_lone_character(text: str, measure: Measure) -> None:
    _, lines = fit(text, measure)
    last = text[lines[-1].first :]
    assert len(lines) == 1 or sum(char.isalnum() for char in last) > 1


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, MEASURES)
def test_marks_are_never_squeezed_beyond_their_blanks(text: str, measure: Measure) -> None:
    gaps, lines = fit(text, measure)
    for line in lines:
        for i, advance in enumerate(set_advances(gaps, line)[:-1], line.first):
            assert advance >= min(gaps.cells.width[i], 0.5) - 1e-6 or gaps.cells.kind[i] == c.SPACE


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_no_other_set_of_breaks_is_cheaper(seed: int) -> None:
    text = invent_paragraph(random.Random(seed), 4)[:60]
    measure = Measure(19.0, 2.0)
    gaps = spaced(text)
    places = [i + 1 for i in range(len(text) - 1) if gaps.cost[i] < FORBIDDEN]
    found = _cost(gaps, [line.resume for line in fit_lines(gaps, 0, len(text), measure, True)], measure)
    best = min(
        (
            _cost(gaps, [*ends, len(text)], measure)
            for count in range(4)
            for ends in combinations(places, count)
        ),
        default=inf,
    )
    assert found <= best + 1e-6 or best > 1000


def _cost(gaps: Spaced, ends: list[int], measure: Measure) -> float:
    """Price a set of breaks by the same rules as the search, without its shortcuts."""
    total, first = 0.0, 0
    for end in ends:
        final = end == ends[-1]
        last = end - 1
        while gaps.cells.kind[last] in fitting._INVISIBLE:
            last -= 1
        trims = gaps.start_trim(first, first == 0) + gaps.end_trim(last)
        natural = gaps.origin[last] + gaps.cells.width[last] - gaps.origin[first] - trims
        room = measure.width + fitting.FUZZ - natural - (measure.indent if first == 0 else 0.0)
        stretch = gaps.sum_stretch[last] - gaps.sum_stretch[first]
        marks = gaps.sum_marks[last] - gaps.sum_marks[first]
        give = marks + gaps.sum_spaces[last] - gaps.sum_spaces[first]
        if room < 0:
            if -room > give:
                return inf
            total += fitting._tight_cost(-room, marks, give)
        elif final:
            total += fitting._last_cost(gaps, first, last, int(first > 0), room, measure)
        elif stretch:
            total += fitting._loose_cost(room / stretch)
        else:
            return inf
        total += 1.0 + (0.0 if final else gaps.cost[end - 1])
        first = end
    return total


def test_a_comma_hangs_only_where_the_style_sheet_lets_it() -> None:
    text = '一' * 20 + '，' + '二' * 20
    gaps, lines = fit(text, Measure(20.0), Rules(hang='force'))
    assert lines[0].end == 21
    assert sum(set_advances(gaps, lines[0])) == 20.0
    assert fit(text, Measure(20.0))[1][0].end != 21 or fit(text, Measure(20.0))[1][0].ratio < 0


def test_text_that_is_not_justified_keeps_its_natural_width() -> None:
    _, lines = fit('一' * 50, Measure(20.3, justify=False))
    assert [line.ratio for line in lines] == [0.0] * len(lines)
    assert lines[0].natural == 20.0
