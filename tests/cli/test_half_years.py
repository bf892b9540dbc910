"""Half-years, their names and their first meeting."""

import datetime

import pytest

from booklet.cli.half_years import first_meeting, in_time, semester_after, semester_of, term_of


@pytest.mark.parametrize(
    ('day', 'name'),
    [
        ('2026-01-15', '2025-autumn'),
        ('2026-02-01', '2026-spring'),
        ('2026-07-31', '2026-spring'),
        ('2026-08-01', '2026-autumn'),
        ('2026-12-31', '2026-autumn'),
    ],
)
def test_a_day_lies_in_a_semester(day: str, name: str) -> None:
    assert semester_of(datetime.date.fromisoformat(day)) == name


@pytest.mark.parametrize(
    ('name', 'following'),
    [('2026-spring', '2026-autumn'), ('2026-autumn', '2027-spring'), ('summer-school', None)],
)
def test_semesters_follow_each_other(name: str, following: str | None) -> None:
    assert semester_after(name) == following


def test_spring_comes_before_autumn_though_not_by_name() -> None:
    names = ['2026-autumn', 'summer-school', '2025-autumn', '2026-spring']
    assert sorted(names, key=in_time) == ['summer-school', '2025-autumn', '2026-spring', '2026-autumn']


def test_the_term_is_printed_as_offices_write_it() -> None:
    assert [term_of(name) for name in ('2026-spring', '2026-autumn', 'summer')] == [
        '2026 年上半年',
        '2026 年下半年',
        '',
    ]


@pytest.mark.parametrize('name', ['2024-spring', '2025-autumn', '2026-spring', '2026-autumn'])
def test_the_first_meeting_is_the_first_thursday_of_its_month(name: str) -> None:
    day = first_meeting(name)
    assert day is not None
    assert (day.weekday(), day.month, day.day <= 7) == (3, 3 if 'spring' in name else 9, True)
