import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.layout.engine.sentences import Span, Tracker, significant
from booklet.model.laid import Mark
from booklet.model.pages import Anchor

LINES = st.lists(st.text('甲乙丙x-。 \u200b', max_size=9), min_size=1, max_size=12)


def tracker(text: str, *spans: tuple[int, int]) -> Tracker:
    named = tuple(Span(Anchor(f's{n}'), start, end) for n, (start, end) in enumerate(spans))
    return Tracker(significant(text), named)


def test_a_hyphen_that_the_engine_put_in_is_skipped() -> None:
    track = tracker('abc-def。ghi。', (0, 8), (8, 12))
    for page, line in enumerate(('abc-de\u2010', 'f。g\u2010', 'hi。')):
        track.take(line, page, 10.0 * page)
    assert list(track.marks()) == [Mark(Anchor('s0'), 0, 1, 0), Mark(Anchor('s1'), 1, 2, 10)]


def test_a_hyphen_of_the_text_is_counted() -> None:
    track = tracker('a-b。c。', (0, 4), (4, 6))
    track.take('a-', 0, 0)
    track.take('b。', 1, 0)
    track.take('c。', 2, 0)
    assert [(mark.first, mark.last) for mark in track.marks()] == [(0, 1), (2, 2)]


def test_other_letters_than_expected_are_counted_all_the_same() -> None:
    track = tracker('ab。cd。', (0, 3), (3, 6))
    track.take('AB。', 0, 0)
    track.take('CD。', 1, 0)
    assert [(mark.first, mark.last) for mark in track.marks()] == [(0, 0), (1, 1)]


def test_a_sentence_that_is_on_no_page_has_no_mark() -> None:
    track = tracker('甲。乙。', (0, 2), (2, 4))
    track.take('甲。', 0, 0)
    assert [mark.anchor for mark in track.marks()] == ['s0']
    assert list(tracker('', (0, 0)).marks()) == []


@settings(max_examples=200, deadline=None)
@given(lines=LINES, data=st.data())
def test_a_span_is_on_the_pages_of_its_two_ends(lines: list[str], data: st.DataObject) -> None:
    """Each line is a page of its own; a slow and obvious count is the measure."""
    pages = [page for page, line in enumerate(lines) for _ in significant(line)]
    if not pages:
        return
    start = data.draw(st.integers(0, len(pages) - 1))
    end = data.draw(st.integers(start + 1, len(pages)))
    track = tracker(''.join(lines), (start, end))
    for page, line in enumerate(lines):
        track.take(line, page, float(page))
    expected = Mark(Anchor('s0'), pages[start], pages[end - 1], float(pages[start]))
    assert list(track.marks()) == [expected]


@pytest.mark.parametrize('blank', [' ', '\u3000', '\u00a0', '\u200b', '\u2060', '\u00ad', '\n', '\u2003'])
def test_blanks_and_joiners_are_insignificant(blank: str) -> None:
    assert significant(f'甲{blank}乙') == '甲乙'
