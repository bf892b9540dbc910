"""Names and dates of half-years: `2026-spring` is what offices call 2026 年上半年."""

import datetime
import re

SESSION_INTERVAL = datetime.timedelta(weeks=2)
_NAME = re.compile(r'(\d{4})-(spring|autumn)')
_THURSDAY = 3


def semester_of(day: datetime.date) -> str:
    """Return the name of the semester in which `day` lies; January still belongs to the autumn before."""
    if day.month == 1:
        return f'{day.year - 1}-autumn'
    return f'{day.year}-{"spring" if day.month < 8 else "autumn"}'


def semester_after(name: str) -> str | None:
    """Return the name of the next semester, or None when `name` is not of the form `2026-spring`."""
    if not (match := _NAME.fullmatch(name)):
        return None
    year = int(match[1])
    return f'{year}-autumn' if match[2] == 'spring' else f'{year + 1}-spring'


def in_time(name: str) -> tuple[int, int, str]:
    """Return what puts semesters in the order of time; by name autumn would come before spring."""
    if not (match := _NAME.fullmatch(name)):
        return 0, 0, name
    return int(match[1]), 0 if match[2] == 'spring' else 1, name


def term_of(name: str) -> str:
    """Return the term as it is printed: `2026 年上半年`; empty when the name does not tell."""
    if not (match := _NAME.fullmatch(name)):
        return ''
    return f'{match[1]} 年{"上" if match[2] == "spring" else "下"}半年'


def first_meeting(name: str) -> datetime.date | None:
    """Return the first Thursday of March or September, when the first session of a semester may well be."""
    if not (match := _NAME.fullmatch(name)):
        return None
    first = datetime.date(int(match[1]), 3 if match[2] == 'spring' else 9, 1)
    return first + datetime.timedelta(days=(_THURSDAY - first.weekday()) % 7)
