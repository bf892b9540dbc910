"""Whether the message of an untitled text goes before the event."""

import pytest

from booklet.selection import rank_plain
from booklet.selection.messages import TRAITS, has_message
from booklet.selection.prose import to_prose
from booklet.selection.study import study
from booklet.selection.weights import MESSAGE

STRESSED = (
    '副院长前天到样本库调研时强调，要把每月清点样本作为头等大事。',
    '她指出，要明确责任，要当天登记。',
    '她希望大家坚持下去。',
    '各课题组负责人参加了调研。',
)
MET = ('院长昨天会见了来访的大学校长。', '双方就样本库的建设交换了意见。', '会见后举行了签字仪式。')


def test_each_trait_has_a_weight_and_there_is_one_for_none() -> None:
    assert ['', *(name for name, _ in TRAITS)] == list(MESSAGE)


@pytest.mark.parametrize('count', [1, 2, 3])
@pytest.mark.parametrize(('sentences', 'expected'), [(STRESSED, True), (MET, False)])
def test_what_is_stressed_is_a_message_and_a_meeting_is_an_event(
    sentences: tuple[str, ...], expected: bool, count: int
) -> None:
    assert has_message(study(to_prose('', (sentences,))), count) is expected


def test_no_sentence_has_no_message() -> None:
    assert not has_message(study(to_prose('', ())), 1)


def test_of_an_event_the_first_sentence_is_taken_and_of_a_message_what_is_to_be_done() -> None:
    assert rank_plain('', (MET,), 1)[0] == 0
    assert rank_plain('', tuple((sentence,) for sentence in STRESSED), 2)[0] in (0, 1)
