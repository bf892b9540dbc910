"""Tasks that wait for each other -> their results, on any executor: this process, several, or a cluster.

A task is a function of a plain value, its job, which says all that the result follows from; the places of the
machine where it happens to run are handed to it there. So it may run anywhere, and gives the same.
"""

import concurrent.futures
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from booklet.errors import BookletError
from booklet.executor.limits import within_limits
from booklet.store import Store
from booklet.values import dataclass

Results = Mapping[str, Any]
"""What tasks gave, by their names."""


@dataclass(frozen=True)
class Machine:
    """Where a machine has what tasks need: the places differ, what lies there does not."""

    fonts: Path
    """The folder of the prepared faces."""
    store: Store | None = None
    """Keeps what was made of the same input; None forgets it."""

    @property
    def configuration(self) -> Path:
        """The fontconfig file that lists the prepared faces and nothing else."""
        return self.fonts / 'fonts.conf'

    @cached_property
    def faces(self) -> Mapping[str, Path]:
        """The single file of each prepared face, by its name."""
        return {path.name: path for path in sorted((self.fonts / 'faces').iterdir())}


Function = Callable[[Any, Machine], Any]
"""What a task does with its job where it runs; importable, and its job and result pickle."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job that may wait for what others give."""

    name: str
    function: Function
    job: Callable[[Results], Any]
    """Makes the job, in this process, of the results by the names of their tasks."""
    needs: tuple[str, ...] = ()
    """Names of the tasks that come first."""
    subject: str = ''
    """What a finding calls it; its name, if it is empty."""
    is_here: bool = False
    """Whether it is done in this process: it puts together what others made, and all of that is here."""


def given(job: Any) -> Callable[[Results], Any]:
    """Return what makes a job that follows from no results."""
    return lambda _: job


class Executor(concurrent.futures.Executor):
    """One of `concurrent.futures` whose `submit(function, job, subject)` calls `function(job, machine)`.

    A job that takes more time or memory than `limits` allow, or whose process dies twice over it, ends with
    UnfinishedError, which names its `subject`.
    """

    def __init__(self, machine: Machine, count: int) -> None:
        self.machine = machine
        """This one, for tasks that are done here."""
        self.count = count
        """How many tasks run at once."""

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        """Let `function(job, machine)` be called, on any machine."""
        raise NotImplementedError

    def start(self, processes: int = 1) -> None:
        """Let some processes get ready for what will come; nothing where there is none to start."""

    def explain(self, error: BaseException) -> BookletError | None:
        """Return in words what became of those who did the tasks, if that is what an exception is about."""
        return None


def run(tasks: Iterable[Task], executor: Executor) -> Iterator[tuple[str, Any]]:
    """Yield (name, result) of each task as results come; the caller restores the order.

    A task begins when all that it needs is there; of several the one that was named first, so name first what
    others wait for. The first exception of a task is raised, and what has not begun is given up.
    """
    waiting = list(tasks)
    results: dict[str, Any] = {}
    running: dict[Future[Any], str] = {}
    try:
        while waiting or running:
            ready = [task for task in waiting if results.keys() >= set(task.needs)]
            # What is to be done here would keep this process from handing out the rest, so it comes last.
            for task in sorted(ready, key=lambda each: each.is_here):
                if task.is_here and any(future.done() for future in running):
                    break
                waiting.remove(task)
                future = _begun(task, results, executor)
                running[future] = task.name
                if future.done():
                    break
            assert running, 'tasks wait for each other'
            for future in concurrent.futures.wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(future)
                results[name] = future.result()
                yield name, results[name]
    except Exception as error:
        explained = executor.explain(error)
        if explained is None:
            raise
        raise explained from error
    finally:
        for future in running:
            future.cancel()


def run_all(function: Function, jobs: Iterable[Any], executor: Executor) -> Iterator[tuple[int, Any]]:
    """Yield (index of the job, result) of jobs that wait for nothing; see `run`."""
    tasks = (
        Task(str(index), function, given(job), subject=_subject_of(job)) for index, job in enumerate(jobs)
    )
    for name, result in run(tasks, executor):
        yield int(name), result


def _subject_of(job: Any) -> str:
    """Return the name of a job, or of the first of several."""
    first = job[0] if isinstance(job, (list, tuple)) and job else job
    return str(getattr(first, 'name', ''))


def _begun(task: Task, results: Results, executor: Executor) -> Future[Any]:
    job, subject = task.job(results), task.subject or task.name
    if task.is_here:
        return _done(task.function, job, executor.machine, subject)
    return executor.submit(task.function, job, subject)


def _done(function: Function, job: Any, machine: Machine, subject: str) -> Future[Any]:
    future: Future[Any] = Future()
    try:
        future.set_result(do(function, job, machine, subject))
    except Exception as error:
        future.set_exception(error)
    return future


def do(function: Function, job: Any, machine: Machine, subject: str) -> Any:
    """Return `function(job, machine)`; raise UnfinishedError when it reaches a limit."""
    return within_limits(partial(_on, function, machine), subject, job)


def _on(function: Function, machine: Machine, job: Any) -> Any:
    return function(job, machine)


class Here(Executor):
    """Does everything in this process, one after the other."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(machine, 1)

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        """Do it now; the future is done."""
        return _done(function, job, self.machine, subject)
