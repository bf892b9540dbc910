"""Soft line breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text.joining import join_lines


@pytest.mark.parametrize(
    ('lines', 'joined'),
    [
        (['称量以前', '先调平'], '称量以前先调平'),
        (['先调平，', '再称量'], '先调平，再称量'),
        (['先调平，', 'then weigh'], '先调平，then weigh'),
        (['提取 DNA', '的步骤'], '提取 DNA 的步骤'),
        (['weigh it', 'twice'], 'weigh it twice'),
        (['a well-', 'known way'], 'a well-known way'),
        (['他说“够了”', '就停下'], '他说“够了”就停下'),
        (['“够了。”', '“再来。”'], '“够了。”“再来。”'),
        (['he said “stop”', '“now”'], 'he said “stop” “now”'),
        (['2026', '年'], '2026 年'),
        (['  先调平  ', '', '　再称量'], '先调平再称量'),
        ([], ''),
    ],
)
def test_lines_are_joined_as_their_script_wants(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text('称量，。“”aB-1 　', max_size=8), max_size=6))
def test_no_character_is_lost(lines: list[str]) -> None:
    assert ''.join(join_lines(lines).split()) == ''.join(''.join(lines).split())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text('称量，。“”aB-1', max_size=8), max_size=6))
def test_joining_again_changes_nothing(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert join_lines([joined]) == joined
