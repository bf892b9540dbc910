"""Soft line breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text.joining import joint


@pytest.mark.parametrize(
    ('left', 'right', 'between'),
    [
        ('称量以前', '先调平', ''),
        ('先调平，', '再称量', ''),
        ('先调平，', 'then weigh', ''),
        ('提取 DNA', '的步骤', ' '),
        ('weigh it', 'twice', ' '),
        ('a well-', 'known way', ''),
        ('他说“够了”', '就停下', ''),
        ('“够了。”', '“再来。”', ''),
        ('he said “stop”', '“now”', ' '),
        ('2026', '年', ' '),
    ],
)
def test_lines_are_joined_as_their_script_wants(left: str, right: str, between: str) -> None:
    assert joint(left, right) == between


@settings(max_examples=100, deadline=None)
@given(*[st.text('称量，。“”aB-1', min_size=1, max_size=8)] * 2)
def test_there_is_nothing_between_lines_or_one_space(left: str, right: str) -> None:
    assert joint(left, right) in {'', ' '}
