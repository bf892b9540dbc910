"""Dates in words."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booklet.text.dates import chinese_date, find_dates, half_year, parse_date, parse_weekday, weekday_name

DAY = datetime.date(2026, 3, 5)


@pytest.mark.parametrize(
    'text',
    [
        '2026-03-05',
        '2026/3/5',
        '2026.3.5',
        '2026 年 3 月 5 日',
        '2026年3月5日',
        '二〇二六年三月五日',
        '5 March 2026',
        'Mar 5, 2026',
    ],
)
def test_every_notation_is_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize('text', ['2026-02-30', '3 月 5 日', '2026', '', '2026-03-05 上午', '12026-03-05'])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(datetime.date(1000, 1, 1)))
def test_dates_are_read_back(date: datetime.date) -> None:
    assert parse_date(chinese_date(date)) == date
    assert parse_date(date.isoformat()) == date
    assert (
        parse_weekday(weekday_name(date, 'zh-CN'))
        == parse_weekday(weekday_name(date, 'en'))
        == date.weekday()
    )


def test_dates_are_found_in_running_text() -> None:
    text = '定于 2026 年 3 月 5 日学习'
    assert [(date, text[start:end]) for date, start, end in find_dates(text)] == [(DAY, '2026 年 3 月 5 日')]


def test_half_years_change_in_july() -> None:
    assert half_year(DAY) == '2026 年上半年'
    assert half_year(datetime.date(2026, 7, 1)) == '2026 年下半年'


def test_sundays_have_two_names() -> None:
    assert parse_weekday('星期天') == parse_weekday('周日') == 6
    assert parse_weekday('某天') is None
