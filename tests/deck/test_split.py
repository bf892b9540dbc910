"""Texts too long for a slide are cut where the sense allows, and nothing is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.deck.split import split_text


def at_most(count: int) -> 'st.SearchStrategy[int]':
    """Return lengths up to `count`."""
    return st.integers(1, count)


def test_a_text_that_has_room_is_left_alone() -> None:
    assert split_text('先写危险，再写步骤。', lambda text: len(text) <= 20) == ('先写危险，再写步骤。',)


def test_a_clause_ends_before_a_part_does() -> None:
    text = '安全员逐条核对规程，列出不一致的条目；课题组长组织讨论，能改的当场改。'
    assert split_text(text, lambda part: len(part) <= 24) == (
        '安全员逐条核对规程，列出不一致的条目；',
        '课题组长组织讨论，能改的当场改。',
    )


def test_a_closing_quote_stays_with_its_sentence() -> None:
    text = '他说：“先停下来。”然后关掉总阀，打开窗户。'
    assert split_text(text, lambda part: len(part) <= 12)[0] == '他说：“先停下来。”'


def test_words_stay_whole() -> None:
    parts = split_text('write every step down before you start', lambda part: len(part) <= 14)
    assert ' '.join(parts) == 'write every step down before you start'


@settings(max_examples=200, deadline=None)
@given(st.text('规程，。； aé“”（', min_size=1, max_size=120), at_most(40))
def test_the_parts_have_room_and_give_back_the_text(text: str, room: int) -> None:
    text = text.strip() or '空'
    parts = split_text(text, lambda part: len(part) <= room)
    assert ''.join(parts).replace(' ', '') == text.replace(' ', '')
    assert all(len(part) <= room for part in parts)
