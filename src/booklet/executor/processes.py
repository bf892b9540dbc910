"""Processes of this machine that do tasks, each job in one of them, within limits."""

import contextlib
import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.util
import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType
from typing import Any, Self

from booklet.errors import UnfinishedError
from booklet.executor import Executor, Function, Here, Machine, do
from booklet.values import dataclass


@dataclass(slots=True)
class _Order:
    """A job that was given to a process."""

    future: Future[Any]
    function: Function
    job: Any
    subject: str
    has_died: bool = False
    """Whether a process has died over it."""


class Processes(Executor):
    """Processes of this machine, started when there is work and kept; another takes the place of a dead one.

    `spawn` and not `fork`: the text libraries keep threads and locks that do not survive a fork. Nor does a
    fork server that has loaded them: Pango asks fontconfig in a thread of its own.
    `get_ready` (importable) is the first thing that every process does, before it has a job.
    """

    def __init__(self, machine: Machine, count: int, get_ready: Callable[[], object] | None = None) -> None:
        super().__init__(machine, count)
        self._get_ready = get_ready
        # A pool for each process, so that it is known which job a process died over.
        self._pools: list[ProcessPoolExecutor] = []
        self._idle: list[int] = []
        self._waiting: deque[_Order] = deque()
        self._lock = threading.RLock()
        self._is_closed = False
        self._strangers = {child.pid for child in multiprocessing.active_children()}
        """Children that were there before and are not ours to end."""

    def start(self, processes: int = 1) -> None:
        """Start some processes now, so that they get ready while this one is about something else."""
        with self._lock:
            while len(self._pools) < min(processes, self.count):
                self._idle.append(self._add())
                self._pools[-1].submit(_nothing)

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        """Give `job` to the next process that is idle."""
        order = _Order(Future(), function, job, subject)
        with self._lock:
            self._waiting.append(order)
        self._hand_out()
        return order.future

    def _hand_out(self) -> None:
        with self._lock:
            while self._waiting and not self._is_closed and (self._idle or len(self._pools) < self.count):
                order = self._waiting.popleft()
                if order.future.cancelled():
                    continue
                number = self._idle.pop(0) if self._idle else self._add()
                try:
                    given_away = self._submit(number, order)
                except BrokenProcessPool:
                    # It died while it had nothing to do.
                    self._pools[number] = self._pool()
                    given_away = self._submit(number, order)
                given_away.add_done_callback(partial(self._ended, number, order))

    def _submit(self, number: int, order: _Order) -> Future[Any]:
        return self._pools[number].submit(do, order.function, order.job, self.machine, order.subject)

    def _ended(self, number: int, order: _Order, given_away: Future[Any]) -> None:
        if given_away.cancelled():
            order.future.cancel()
            return
        error = given_away.exception()
        with self._lock:
            if isinstance(error, BrokenProcessPool):
                if not self._is_closed:
                    self._pools[number] = self._pool()
                self._died(order)
            elif error is not None:
                order.future.set_exception(error)
            else:
                order.future.set_result(given_away.result())
            self._idle.append(number)
        self._hand_out()

    def _died(self, order: _Order) -> None:
        """Let a job whose process died be done once more, before others."""
        if order.has_died or self._is_closed:
            order.future.set_exception(UnfinishedError(order.subject, 'memory'))
        else:
            order.has_died = True
            self._waiting.appendleft(order)

    def _add(self) -> int:
        self._pools.append(self._pool())
        return len(self._pools) - 1

    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context('spawn')
        return ProcessPoolExecutor(
            1, mp_context=context, initializer=_prepare_worker, initargs=(self._get_ready,)
        )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, when their jobs are done."""
        with self._lock:
            self._is_closed = cancel_futures
            if cancel_futures:
                self._waiting.clear()
            pools = tuple(self._pools)
        for is_waited_for in (False, True) if wait else (False,):
            for pool in pools:
                pool.shutdown(is_waited_for, cancel_futures=cancel_futures)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Whoever presses Ctrl-C does not want to wait for the jobs that are under way.
        if kind is not None:
            self.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                if child.pid not in self._strangers:
                    child.terminate()
        self.shutdown(cancel_futures=True)


def local_executor(
    machine: Machine, count: int, get_ready: Callable[[], object] | None = None
) -> Here | Processes:
    """Return what runs tasks on this machine, `count` at once."""
    return Processes(machine, count, get_ready) if count > 1 else Here(machine)


def _prepare_worker(get_ready: Callable[[], object] | None) -> None:
    """Let this process end when, and only when, its parent wants it to; then get ready for its jobs."""
    # Ctrl-C reaches every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    # The last of what a process does at its end: taking the interpreter apart would take a fifth of a second,
    # for which the parent would wait.
    multiprocessing.util.Finalize(None, os._exit, (0,), exitpriority=0)
    if get_ready is not None:
        # What stands in the way is told by the job that meets it.
        # Hardly anything that is loaded now is garbage, and all else stays for good: the collector need not
        # look through it meanwhile (an eighth of the time) nor again and again later (7 per cent of layout).
        gc.disable()
        with contextlib.suppress(Exception):
            get_ready()
        gc.freeze()
        gc.enable()


def _nothing() -> None:
    """Do nothing: what a process is started with that is to get ready."""


def _follow_parent() -> None:
    """End this process when its parent is gone: killed, it could not tell us."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
