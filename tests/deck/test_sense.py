"""Lines end where the sense does: words, numbers and their measure words stay together."""

import pytest

from booklet.deck.filled import Fitter, Paragraph
from booklet.deck.font_metrics import TABLE
from booklet.deck.frames import Frame, Level, Slot
from booklet.deck.ragging import ways_to_break
from booklet.deck.sense import BETWEEN_WORDS, WITHIN_NUMBER, WITHIN_WORD, break_cost

FITTER = Fitter(TABLE)


def shown(text: str, em: float) -> list[str]:
    """Return the lines of a sentence in a frame of so many em."""
    frame = Frame(Slot.BODY, 0, 0, em * 40, 900, (Level(40),))
    paragraph = FITTER.shaped(frame, Paragraph(text, 'zh-CN'))
    return [text[line.start : line.end] for line in FITTER.lines(frame, paragraph)]


@pytest.mark.parametrize(
    ('before', 'after', 'cost'),
    [
        ('先停。', '再看', 0.0),
        ('她说：“先停。”', '再看', 0.0),
        ('先停，', '再看', 0.15),
        ('先写', '规程', BETWEEN_WORDS),
        ('先写规', '程', WITHIN_WORD),
        ('一共三', '个人', WITHIN_NUMBER),
        ('一共 30 ', '名学生', WITHIN_NUMBER),
        ('称量 5 ', 'mg', WITHIN_NUMBER),
        ('第', '七条', WITHIN_NUMBER),
    ],
)
def test_a_break_costs_what_it_tears(before: str, after: str, cost: float) -> None:
    assert break_cost(before + after, len(before)) == cost


@pytest.mark.parametrize(
    ('text', 'em', 'lines'),
    [
        ('先写危险，再写步骤。', 9.5, ['先写危险，', '再写步骤。']),
        ('把门关好以后，请在表上签字。', 9.8, ['把门关好以后，', '请在表上签字。']),
    ],
)
def test_lines_end_where_the_sense_does(text: str, em: float, lines: list[str]) -> None:
    assert shown(text, em) == lines


def test_every_measure_of_a_way_breaks_alike() -> None:
    text = '真正会伤人的地方，一份规程里通常只有两三处，应当让人一眼就看见。'
    ways = list(ways_to_break(text, 20, TABLE, False, 3))
    assert len(ways) > 4
    assert all(0 < way.measure <= 20 for way in ways)
