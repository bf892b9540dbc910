"""Sentences, one case a line: the mark | stands between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text.sentences import split_sentences

CASES = """
称量以前先调平。|再把天平归零。
真的平吗？|看水平泡！|再看一次。
够了吗？！|够了。
先称管；再加液；最后混匀。
没有句号的话
他说：“先调平。再称量。”|于是照做。
他问：“平了没有？”|声音很轻。
“小心点”就没事了！|对吧？
“先调平。”他说。|我点头。
他问“为什么？”的时候，没有人回答。
读过《谁动了我的离心管？》再来。|不读也行。
天平（要先调平。不平不准。）放好。
按规程做（见附录）。|再核对。
他犹豫了很久……还是开了口。|说完就走了……
“我以为……”|“不必以为。”
取 7.4 g 样品。|pH 调到 7.4。
引号没有闭合：“先调平。|再称量。
Weigh it first. |Then mix it. |Is it clear? |Yes!
See Fig. 3 of the manual. |It is clear.
Dr. Lin and Prof. Wu, e.g. from our school, agree. |We do too.
The pH is 7.4. |Mix gently.
A. B. Smith et al. (2020) found it. |We repeat it.
He said “Stop. Wait.” |Then he left.
"Stop. Wait." |Then he left.
It ends at 5 p.m. |We go on.
It’s fine. |Don’t worry.
Use Taq (1.5 U). |Wait... |Go on.
加入 1.5 mL 缓冲液（pH 7.4）。|离心 5 min.
1. 先调平。|再称量。
"""


@pytest.mark.parametrize('case', [line for line in CASES.strip().split('\n') if line])
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace('|', '')
    expected = [part.strip() for part in case.split('|')]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


TEXTS = st.text('称量。！？…；，“”‘’（）《》"\' .!?aAbG7\n', max_size=40)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_are_in_order_and_leave_out_white_space_only(text: str) -> None:
    end = 0
    for first, last in split_sentences(text):
        assert first >= end
        assert not text[end:first].strip()
        assert text[first:last] == text[first:last].strip() != ''
        end = last
    assert not text[end:].strip()


@settings(max_examples=200, deadline=None)
@given(st.text('称量。！？…，', max_size=12))
def test_nothing_is_split_inside_a_title(text: str) -> None:
    assert split_sentences(f'请读《{text}》这本书。') == ((0, len(text) + 8),)


@settings(max_examples=200, deadline=None)
@given(st.text('称量。！？…，', max_size=12))
def test_nothing_is_split_inside_a_quotation_that_is_followed_by_the_rest(text: str) -> None:
    assert split_sentences(f'沈老师说“{text}”，大家同意。') == ((0, len(text) + 12),)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_joined_with_what_lies_between_the_sentences_give_the_paragraph_back(text: str) -> None:
    joined, end = '', 0
    for first, last in split_sentences(text):
        joined += text[end:first] + text[first:last]
        end = last
    assert joined + text[end:] == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_split(text: str) -> None:
    assert all(start < end for start, end in split_sentences(text))


def test_long_texts_take_time_in_proportion() -> None:
    assert len(split_sentences('先调平。' * 20_000)) == 20_000
    assert len(split_sentences('“先调平。' * 5_000)) == 5_000


LOWER = (
    'two people count the samples together every month .',
    'one of them reads the number on each tube aloud , e.g. at noon .',
    '" a tube without a label goes into the red box , " said the keeper .',
    '‘ nobody looks there twice . ’',
)


def test_a_text_all_in_lower_case_ends_its_sentences_at_full_stops() -> None:
    text = ' '.join(LOWER)
    assert tuple(text[start:end] for start, end in split_sentences(text)) == LOWER


def test_a_full_stop_that_stands_apart_ends_a_sentence_before_a_small_letter() -> None:
    text = 'the Surrey students counted coins . they found bacteria . pH approx. 7 was kept .'
    spans = split_sentences(text)
    assert [text[start:end] for start, end in spans] == [
        'the Surrey students counted coins .',
        'they found bacteria .',
        'pH approx. 7 was kept .',
    ]
