import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.layout.html.breaks import WORD_JOINER, ZERO_WIDTH_SPACE, breakable, count_significant
from booklet.layout.html.titles import break_title, shorten, title_width
from booklet.layout.html.words import English, words_for

TEXT = st.text(alphabet='导师学生，。“”‘’（）——·：3 0gab℃《》', max_size=60)
TITLE = st.text(alphabet='规程怎样写才有人看的与，：——“”《》 ab12', min_size=1, max_size=70)


def shown(text: str) -> str:
    return breakable(text).replace(ZERO_WIDTH_SPACE, '|').replace(WORD_JOINER, '~')


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('他说：“停。”然后走了', '他说：|“停。”|然后走了'),
        ('（“停”）', '（“停”）'),
        ('处“适当”“及时”，', '处|“适当”|“及时”，'),
        ('普通·普京——论', '普通~·普京~——论'),
        ("it’s “fine”", "it’s “fine”"),
        ('存于 4 ℃，约 0.1 g，转速 3 000 r/min', '存于 4 ~℃，约 0.1 ~g，转速 3 ~000 ~r/min'),
        ('2026 年 3 月', '2026 年 3 月'),
        ('3 apples', '3 apples'),
    ],
)
def test_lines_may_end_where_chinese_lines_end(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_breaks_change_no_visible_character_and_settle_at_once(text: str) -> None:
    once = breakable(text)
    assert once.replace(ZERO_WIDTH_SPACE, '').replace(WORD_JOINER, '') == text
    assert breakable(once) == once
    assert count_significant(once) == count_significant(text)


@given(TITLE, st.integers(6, 20))
@settings(max_examples=200, deadline=None)
def test_titles_keep_every_character_and_their_measure(title: str, widest: int) -> None:
    lines = break_title(title, widest)
    assert ''.join(''.join(lines).split()) == ''.join(title.split())
    assert all(title_width(line) <= widest or len(line) == 1 for line in lines)


@pytest.mark.parametrize(
    ('title', 'lines'),
    [
        ('危险废物：从产生到交接', ('危险废物：从产生到交接',)),
        ('从实验台到讲台：教职工学习汇编', ('从实验台到讲台：', '教职工学习汇编')),
        ('关于共建良好导学关系的倡议（全文）', ('关于共建良好导学关系的', '倡议（全文）')),
        ('Reading a Paper Together', ('Reading a Paper', 'Together')),
    ],
)
def test_titles_break_by_sense(title: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, 11) == lines


def test_a_title_of_one_character_too_many_does_not_leave_it_alone() -> None:
    assert [len(line) for line in break_title('一二三四五六七八九十甲乙', 11)] == [6, 6]


def test_a_running_head_is_shortened_at_a_mark() -> None:
    title = '深化新时代全面战略协作，推进科技创新与产业创新深度融合'
    assert shorten(title, 15) == '深化新时代全面战略协作……'
    assert shorten('短题', 15) == '短题'
    assert title_width(shorten('没有任何标点的一个很长很长的题目', 10)) <= 10


@given(TITLE, st.integers(4, 30))
@settings(max_examples=200, deadline=None)
def test_running_heads_fit(title: str, widest: int) -> None:
    assert title_width(shorten(title, widest)) <= widest


def test_words_follow_the_language() -> None:
    chinese, english = words_for('zh-CN'), words_for('en-GB')
    assert chinese.session(10) == '第十次'
    assert english.session(3) == 'Session\u00a03'
    assert english.page('37') == 'p.\u00a037'
    assert isinstance(english, English)
    assert chinese.amount(54321) == '5.4\u00a0万'
    assert english.amount(54321) == '54,321'
    assert chinese.session_range(1, 6) == '第一次至第六次'
