"""Jobs on several processes, or one after the other in this one, under the same protocol."""

import concurrent.futures
import contextlib
import functools
import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.util
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self, TypeVar

from booklet.errors import UnfinishedError
from booklet.limits import within_limits
from booklet.values import dataclass

Job = TypeVar('Job')
Result = TypeVar('Result')


Future = concurrent.futures.Future[Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A job that may wait for what others give."""

    name: str
    function: Callable[[Any], Any]
    """Importable; its argument and its result pickle."""
    argument: Callable[[Mapping[str, Any]], Any]
    """Makes the argument, in this process, of the results by the names of their tasks."""
    needs: tuple[str, ...] = ()
    """Names of the tasks that come first."""
    subject: str = ''
    """What a finding calls it; its name, if it is empty."""
    is_here: bool = False
    """Whether it is done in this process, which would only wait for the others."""


class Workers:
    """Runs functions over jobs. Processes start when there is work for them and are kept.

    `spawn` and not `fork`: the text libraries keep threads and locks that do not survive a fork. Nor does a
    fork server that has loaded them: Pango asks fontconfig in a thread of its own.
    `get_ready` (importable) is the first thing that every process does, before it has a job.
    """

    def __init__(self, count: int, get_ready: Callable[[], object] | None = None) -> None:
        self.count = max(1, count)
        self._get_ready = get_ready
        # One executor for each process, so that it is here that is decided which of them starts when.
        self._processes: list[concurrent.futures.ProcessPoolExecutor] = []
        self._strangers: set[int | None] = set()
        """Children that were there before the first process and are not ours to end."""

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job], most: int | None = None
    ) -> Iterator[tuple[int, Result]]:
        """Yield (index of the job, result) as results come; the caller restores the order.

        `most` processes take part, if it is given. A single job is done here unless a process was started
        that is ready for it. `function` must be importable, jobs and results must pickle. The first exception
        of a job is raised.
        A job whose process dies is done once more; raise UnfinishedError, which names it, when that one dies,
        too (the system ends it when memory runs out), or when a job reaches a limit (`limits`).
        """
        listed = list(jobs)
        if self.count == 1 or (len(listed) < 2 and not self._processes):
            for index, job in enumerate(listed):
                yield index, within_limits(function, _subject_of(job), job)
            return
        tasks = [
            Task(str(index), function, functools.partial(_given, job), subject=_subject_of(job))
            for index, job in enumerate(listed)
        ]
        for name, result in self._side_by_side(tasks, min(most or self.count, self.count)):
            yield int(name), result

    def start(self, processes: int = 1) -> None:
        """Start some processes now, so that they get ready while this one is about something else."""
        if self.count > 1:
            for number in range(min(processes, self.count)):
                self._process(number).submit(_nothing)

    def begin(self, function: Callable[[Job], Result], job: Job) -> Callable[[], Result] | None:
        """Give `job` to the only process that was started, and return what waits for its result.

        None unless there is exactly one: then `map` divides the work better. Exceptions as in `map`.
        """
        if len(self._processes) != 1:
            return None
        limited = functools.partial(within_limits, function, _subject_of(job))
        future = self._submit(0, limited, job)
        return functools.partial(self._result_of, future, limited, job)

    def _result_of(self, future: Future, limited: functools.partial[Result], job: Job) -> Any:
        try:
            return future.result()
        except BrokenProcessPool:
            self._renew(0)
        try:
            return self._submit(0, limited, job).result()
        except BrokenProcessPool:
            self._renew(0)
            raise UnfinishedError(_subject_of(job), 'memory') from None

    def follow(self, tasks: Iterable[Task]) -> Iterator[tuple[str, Any]]:
        """Yield (name of the task, result) as results come.

        A task begins when all that it needs is there; of several the one that was named first, so name first
        what others wait for. Exceptions as in `map`.
        """
        if self.count == 1:
            yield from self._one_by_one(list(tasks))
        else:
            yield from self._side_by_side(list(tasks), self.count)

    @staticmethod
    def _one_by_one(tasks: list[Task]) -> Iterator[tuple[str, Any]]:
        results: dict[str, Any] = {}
        while tasks:
            task = next(each for each in tasks if results.keys() >= set(each.needs))
            tasks.remove(task)
            results[task.name] = _limited(task)(task.argument(results))
            yield task.name, results[task.name]

    def _side_by_side(self, tasks: list[Task], most: int) -> Iterator[tuple[str, Any]]:
        results: dict[str, Any] = {}
        running: dict[Future, tuple[Task, int]] = {}
        died: set[str] = set()
        try:
            while tasks or running:
                ready = [each for each in tasks if results.keys() >= set(each.needs)]
                idle = sorted(set(range(most)) - {number for _, number in running.values()})
                for task, number in zip((each for each in ready if not each.is_here), idle, strict=False):
                    tasks.remove(task)
                    running[self._submit(number, _limited(task), task.argument(results))] = (task, number)
                if (here := next((each for each in ready if each.is_here), None)) is not None:
                    tasks.remove(here)
                    results[here.name] = _limited(here)(here.argument(results))
                    yield here.name, results[here.name]
                    continue
                done = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED).done
                for future in done:
                    task, number = running.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        self._renew(number)
                        if task.name in died:
                            raise UnfinishedError(task.subject or task.name, 'memory')
                        died.add(task.name)
                        tasks.insert(0, task)
                        continue
                    results[task.name] = future.result()
                    yield task.name, results[task.name]
        finally:
            for future in running:
                future.cancel()

    def _submit(self, number: int, function: Callable[[Any], Any], job: object) -> Future:
        """Give a job to the process `number`, or to a new one in its place when it has died meanwhile."""
        try:
            return self._process(number).submit(function, job)
        except BrokenProcessPool:
            self._renew(number)
            return self._process(number).submit(function, job)

    def _renew(self, number: int) -> None:
        """Let another process take the place of one that died."""
        self._processes[number].shutdown(wait=False, cancel_futures=True)
        self._processes[number] = self._new_process()

    def _process(self, number: int) -> concurrent.futures.ProcessPoolExecutor:
        """Return the process `number`, from 0, started if it was not."""
        if not self._processes:
            self._strangers = {child.pid for child in multiprocessing.active_children()}
        while len(self._processes) <= number:
            self._processes.append(self._new_process())
        return self._processes[number]

    def _new_process(self) -> concurrent.futures.ProcessPoolExecutor:
        context = multiprocessing.get_context('spawn')
        return concurrent.futures.ProcessPoolExecutor(
            1, mp_context=context, initializer=_prepare_worker, initargs=(self._get_ready,)
        )

    def _end(self) -> None:
        """End the processes at once, jobs and all."""
        processes, self._processes = self._processes, []
        for process in processes:
            process.shutdown(wait=False, cancel_futures=True)
        if processes:
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
        processes, self._processes = self._processes, []
        for wait in (False, True):
            for process in processes:
                process.shutdown(wait=wait, cancel_futures=True)


def _subject_of(job: object) -> str:
    return str(getattr(job, 'name', ''))


def _limited(task: Task) -> Callable[[Any], Any]:
    return functools.partial(within_limits, task.function, task.subject or task.name)


def _given(job: Job, _: object) -> Job:
    return job


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
