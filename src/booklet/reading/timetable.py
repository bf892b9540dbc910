"""The numbers and dates of a semester's sessions -> findings where they do not go on from each other."""

import re
from collections.abc import Iterator

from booklet.diagnostics import Finding, finding
from booklet.model.semester import Session

_YEAR = re.compile(r'(?<!\d)(?:19|20)\d\d(?!\d)')


def check_sessions(sessions: tuple[Session, ...], term: str) -> tuple[Finding, ...]:
    """Return what is wrong with the sessions, in their order; `term` is what says in which years they lie."""
    return (*_numbers(sessions), *_order(sessions), *_years(sessions, term))


def _numbers(sessions: tuple[Session, ...]) -> Iterator[Finding]:
    """Find numbers that are given twice, and lower ones after higher ones."""
    first: dict[int, Session] = {}
    highest: Session | None = None
    for session in sessions:
        if other := first.get(session.number):
            arguments = {'number': session.number, 'other': other.place.file}
            yield finding('session.number-twice', session.place, **arguments)
        elif highest and session.number < highest.number:
            yield finding('session.number-order', session.place, number=session.number, other=highest.number)
        else:
            highest = session
        first.setdefault(session.number, session)


def _order(sessions: tuple[Session, ...]) -> Iterator[Finding]:
    """Find dates that run backwards."""
    latest: Session | None = None
    for session in sessions:
        if session.date is None:
            continue
        if latest is not None and latest.date is not None and session.date < latest.date:
            yield finding('session.date-order', session.place, date=session.date, other=latest.date)
        else:
            latest = session


def _years(sessions: tuple[Session, ...], term: str) -> Iterator[Finding]:
    """Find dates of a year that no term names; an autumn may go on into February."""
    for session in sessions:
        date, years = session.date, {int(year) for year in _YEAR.findall(f'{term} {session.term}')}
        if date is None or not years or date.year in years:
            continue
        if date.year - 1 in years and date.month <= 2:
            continue
        yield finding('session.year', session.place, date=date, years=', '.join(map(str, sorted(years))))
