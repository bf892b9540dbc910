"""Dates as articles and signatures write them, with or without the year -> dates."""

import datetime
import re

from msgspec import Struct

from booklet.text.dates import find_dates

_MONTH_DAY = re.compile(r'(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日')


class DateFound(Struct, frozen=True):
    """A date and where its words stand."""

    date: datetime.date
    start: int
    end: int


def find_date(text: str) -> DateFound | None:
    """Return the full date in `text` that stands first."""
    found = [DateFound(*parts) for parts in find_dates(text)]
    return min(found, key=lambda one: one.start, default=None)


def complete_date(text: str, near: datetime.date | None) -> datetime.date | None:
    """Return the date in `text`; a year that is left out is that of `near`, or the one before it."""
    if found := find_date(text):
        return found.date
    match = _MONTH_DAY.search(text)
    if match is None or near is None:
        return None
    month, day = int(match['month']), int(match['day'])
    this_year = _valid(near.year, month, day)
    return this_year if this_year and this_year <= near else _valid(near.year - 1, month, day)


def _valid(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
