"""Jobs on several processes, or one after the other in this one, under the same protocol."""

import concurrent.futures
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeVar

from booklet.errors import MissingOnMachineError
from booklet.language import Words

Job = TypeVar('Job')
Result = TypeVar('Result')


class Workers:
    """Runs a function over jobs. Processes start at the first call that needs them and are kept.

    `spawn` and not `fork`: the text libraries keep threads and locks that do not survive a fork.
    """

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self._pool: concurrent.futures.ProcessPoolExecutor | None = None
        self._strangers: set[int | None] = set()
        """Children that were there before the pool and are not ours to end."""

    def map(self, function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[tuple[int, Result]]:
        """Yield (index of the job, result) as results come; the caller restores the order.

        `function` must be importable, jobs and results must pickle. The first exception of a job is raised.
        Raise MissingOnMachineError when a process dies, which the system does to it when memory runs out.
        """
        listed = list(jobs)
        if self.count == 1 or len(listed) < 2:
            for index, job in enumerate(listed):
                yield index, function(job)
            return
        try:
            yield from self._spread(function, listed)
        except BrokenProcessPool as error:
            self._end()
            raise _died(self.count) from error

    def _spread(self, function: Callable[[Job], Result], jobs: list[Job]) -> Iterator[tuple[int, Result]]:
        pool = self._started()
        futures = {pool.submit(function, job): index for index, job in enumerate(jobs)}
        try:
            for future in concurrent.futures.as_completed(futures):
                yield futures[future], future.result()
        finally:
            for future in futures:
                future.cancel()

    def _started(self) -> concurrent.futures.ProcessPoolExecutor:
        if self._pool is None:
            self._strangers = {child.pid for child in multiprocessing.active_children()}
            context = multiprocessing.get_context('spawn')
            self._pool = concurrent.futures.ProcessPoolExecutor(
                self.count, mp_context=context, initializer=_prepare_worker
            )
        return self._pool

    def _end(self) -> None:
        """End the processes at once, jobs and all."""
        if self._pool is None:
            return
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        for child in multiprocessing.active_children():
            if child.pid not in self._strangers:
                child.terminate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Whoever presses Ctrl-C does not want to wait for the jobs that are under way.
        if kind is not None:
            self._end()
        elif self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _prepare_worker() -> None:
    """Let this process end when, and only when, its parent wants it to."""
    # Ctrl-C reaches every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    """End this process when its parent is gone: killed, it could not tell us."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _died(count: int) -> MissingOnMachineError:
    return MissingOnMachineError(
        Words("A worker process was ended by the system, most likely because memory ran out.",
              "一个工作进程被系统中止，很可能是内存不足。"),
        Words(f"Close other programs, or build with fewer processes than {count}: --jobs 1.",
              f"请关闭其他程序，或减少并行进程数（现为 {count}）：--jobs 1。"),
    )
