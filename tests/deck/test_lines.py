"""Line breaking: what may stand at the edges, what is kept together, what is never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.deck.font_metrics import TABLE
from booklet.deck.lines import NOT_AT_END, NOT_AT_START, break_lines

TEXTS = st.text(st.sampled_from('规程先写危险再步骤，。；：“”《》（）——……pH 7.4 NaCl-é🧪\n'), max_size=120)


def shown(text: str, measure: float) -> list[str]:
    """Return the lines as strings."""
    return [text[line.start : line.end].strip() for line in break_lines(text, measure, TABLE)]


@pytest.mark.parametrize(
    ('text', 'measure', 'expected'),
    [
        ('先写危险再写步骤', 4, ['先写危险', '再写步骤']),
        ('先写危险，再写步骤', 4, ['先写危', '险，再写', '步骤']),
        ('称量“叠氮化钠”', 3, ['称量', '“叠氮', '化钠”']),
        ('他说——先停', 3, ['他说', '——先', '停']),
        ('等一等……再开', 4, ['等一', '等……再', '开']),
        ('write it down', 4, ['write it', 'down']),
        ('用 buffer 稀释', 3, ['用', 'buffer', '稀释']),
        ('在4°C下放置', 4, ['在4°C', '下放置']),
        ('加5±1μL酶', 4, ['加', '5±1μL', '酶']),
        ('先停\n再看', 9, ['先停', '再看']),
        ('', 5, ['']),
    ],
)
def test_lines_break_by_the_rules(text: str, measure: float, expected: list[str]) -> None:
    assert shown(text, measure) == expected


def test_quotation_marks_may_be_glued_to_their_neighbours() -> None:
    text = '他说“先停”'
    glued = break_lines(text, 3, TABLE, is_glued=True)
    assert [text[line.start : line.end] for line in glued] == ['他', '说“先', '停”']
    assert shown(text, 3) == ['他说', '“先', '停”']


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert all(line.width <= 6 for line in break_lines('x' * 80, 6, TABLE))


def test_a_gap_is_counted_between_han_and_western_letters() -> None:
    (mixed,) = break_lines('用pH计', 20, TABLE)
    assert mixed.width == pytest.approx(2 + TABLE.advance('pH', False) + 0.5)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.floats(2.0, 30.0))
def test_lines_cover_the_text_and_keep_to_the_measure(text: str, measure: float) -> None:
    lines = break_lines(text, measure, TABLE)
    assert ''.join(text[line.start : line.end] for line in lines) == text.replace('\n', '')
    assert all(line.width <= measure or line.end - line.start <= 1 for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('规程先写，。；（）“”'), max_size=80))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    lines = shown(text, 200)
    # A run of marks longer than the line must be cut; 20 em hold every run that has a Han character.
    runs = max((len(run) for run in text.replace('规', ' ').replace('程', ' ').split(' ')), default=0)
    lines = shown(text, max(20, runs + 2))
    assert all(line[0] not in NOT_AT_START for line in lines[1:] if line)
    assert all(line[-1] not in NOT_AT_END for line in lines[:-1] if line)
