"""Who says a sentence, and what is cut off for it."""

import pytest

from booklet.selection import choose
from booklet.selection.clause_cuts import speaker_of, to_line
from booklet.selection.prose import to_prose
from booklet.selection.speakers import speakers
from tests.selection.articles import plain_article


@pytest.mark.parametrize(
    ('sentence', 'who'),
    [
        ('会议强调，样本要由两个人一起清点并且签字。', '会议'),
        ('沈一鸣在会上指出，样本要由两个人一起清点。', '沈一鸣'),
        ('学院要求，各课题组每月清点一次样本。', '学院'),
        ('也有人认为，样本不必由两个人一起清点。', ''),
        ('我们认为，样本要由两个人一起清点。', ''),
        ('贯彻中央要求，各课题组每月清点一次样本。', ''),
        ('样本要由两个人一起清点。', ''),
    ],
)
def test_the_speaker_is_named_at_the_beginning(sentence: str, who: str) -> None:
    assert speaker_of(sentence) == who


@pytest.mark.parametrize(
    ('sentence', 'text', 'who'),
    [
        ('会议强调，样本要由两个人一起清点并且签字。', '样本要由两个人一起清点并且签字。', '会议'),
        ('沈老师说：“样本要由两个人一起清点并且签字。”', '样本要由两个人一起清点并且签字。', '沈老师'),
        ('会议强调，这要由两个人一起来做并且签字。', '会议强调，这要由两个人一起来做并且签字。', ''),
    ],
)
def test_the_speaker_is_cut_off_where_the_rest_stands_alone(sentence: str, text: str, who: str) -> None:
    line = to_line(sentence, True, len)
    assert (line.text, line.attribution) == (text, who)


def test_an_english_speaker_is_cut_off_the_end() -> None:
    line = to_line('Two people count the samples together, Mary Lin said.', False, len)
    assert (line.text, line.attribution) == ('Two people count the samples together', 'Mary Lin')


def test_a_speaker_goes_on_until_the_paragraph_ends() -> None:
    first = ('副院长强调，要清点样本。', '要登记编号。', '会议开了一个小时。')
    prose = to_prose('', (first, ('他指出，必须签字。', '要签字。'), ('要通报。',)))
    assert speakers(prose) == ('副院长', '副院长', '', '副院长', '副院长', '')


def test_a_key_sentence_carries_its_speaker() -> None:
    text = '副院长强调，样本要由两个人一起清点并且签字。要在每月五日以前登记编号和位置。'
    keys = choose(plain_article(text), 2)
    assert [key.attribution for key in keys.chosen] == ['副院长', '副院长']
