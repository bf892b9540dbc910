"""A job -> its result, within bounds of time and memory: no picture or text may hold up a build for ever."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, TypeVar

from booklet.diagnostics import Finding, Place, finding
from booklet.errors import UnfinishedError

Job = TypeVar('Job')
Result = TypeVar('Result')

SECONDS = 300
"""Of the processor's time for one job. The longest section of the bench takes 4 s."""
MEMORY = 4 * 1024**3
"""Bytes of data that the process of a job may have. Layout of 500 pages takes 0.5 GB."""
_AGAIN = 5
"""Seconds after which the end is asked for again, should somebody have swallowed it."""


class OvertimeError(BaseException):
    """The time is over. Not an Exception: libraries catch those and go on."""


def within_limits(function: Callable[[Job], Result], subject: str, job: Job) -> Result:
    """Return `function(job)`; raise UnfinishedError, which names `subject`, when a limit is reached."""
    try:
        with _limited():
            return function(job)
    except OvertimeError:
        raise UnfinishedError(subject, 'time') from None
    except MemoryError:
        raise UnfinishedError(subject, 'memory') from None


def unfinished(lost: UnfinishedError, file: str) -> Finding:
    """Return the finding that says which job reached a limit; `file` is its article, picture or task."""
    place = Place(file) if file.startswith('content/') else None
    return finding(f'build.job-{lost.limit}', place, subject=file, limit=f'{SECONDS} s')


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        # Signals reach the main thread only; what runs beside it is bounded by whoever waits.
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    handler: Any = signal.signal(signal.SIGPROF, _stop)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if hard < 0 else min(MEMORY, hard), hard))
    signal.setitimer(signal.ITIMER_PROF, SECONDS, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _stop(_: int, __: FrameType | None) -> None:
    raise OvertimeError
