import contextlib
import dataclasses
import functools
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from booklet.errors import ExitCode, UnfinishedError
from booklet.executor import Executor, Function, Machine, Task, given, run, run_all
from booklet.executor.processes import local_executor

SOURCES = Path(__file__).parents[2] / 'src'
MACHINE = Machine(Path('fonts'))


def double(number: int, machine: Machine) -> int:
    return 2 * number


def whose(_: int, machine: Machine) -> tuple[int, Path]:
    return os.getpid(), machine.fonts


def refuse(number: int, machine: Machine) -> int:
    if number == 1:
        raise LookupError(number)
    return number


def die(number: int, machine: Machine) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def executor(count: int, get_ready: Callable[[], object] | None = None) -> Executor:
    return local_executor(MACHINE, count, get_ready)


@pytest.mark.parametrize('count', [0, 1, 2])
def test_every_job_comes_back_with_its_index(count: int) -> None:
    with executor(count) as here:
        assert dict(run_all(double, range(5), here)) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 8}


def test_one_at_a_time_starts_no_process() -> None:
    with executor(1) as here:
        assert list(run_all(whose, [0], here)) == [(0, (os.getpid(), MACHINE.fonts))]


def test_jobs_run_in_other_processes_that_are_kept_and_know_the_machine() -> None:
    with executor(2) as here:
        first = {told for _, told in run_all(whose, range(4), here)}
        second = {told for _, told in run_all(whose, range(4), here)}
    assert os.getpid() not in {process for process, _ in first | second}
    assert len(first | second) <= 2
    assert {fonts for _, fonts in first | second} == {MACHINE.fonts}


class Threads(Executor):
    """An executor of somebody else, which is told where it is."""

    def __init__(self) -> None:
        super().__init__(MACHINE, 2)
        self._pool = ThreadPoolExecutor(2)

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        return self._pool.submit(function, job, self.machine)


def test_any_executor_will_do() -> None:
    with Threads() as others:
        assert dict(run_all(double, range(3), others)) == {0: 0, 1: 2, 2: 4}


@pytest.mark.parametrize('count', [1, 2])
def test_the_exception_of_a_job_is_raised(count: int) -> None:
    with executor(count) as here, pytest.raises(LookupError):
        list(run_all(refuse, range(3), here))


def test_a_job_that_kills_its_process_twice_is_named(tmp_path: Path) -> None:
    with executor(2) as here:
        with pytest.raises(UnfinishedError) as caught:
            list(run_all(die, [0, 1, 2], here))
        assert caught.value.exit_code is ExitCode.FINDINGS
        assert caught.value.limit == 'memory'
        assert dict(run_all(double, range(2), here)) == {0: 0, 1: 2}


def die_once(mark: Path, machine: Machine) -> int:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 1


def test_a_job_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    with executor(2) as here:
        assert dict(run_all(die_once, [tmp_path / 'a', tmp_path / 'b'], here)) == {0: 1, 1: 1}


@dataclasses.dataclass(frozen=True)
class Named:
    name: str


def spin(_: Named, machine: Machine) -> None:
    while True:
        with contextlib.suppress(Exception):
            sum(range(10_000))


def swell(_: Named, machine: Machine) -> None:
    [bytes(1 << 30) for _ in range(64)]


@pytest.mark.parametrize(('job', 'limit'), [(spin, 'time'), (swell, 'memory')])
def test_a_job_that_reaches_a_limit_is_named(
    job: Function, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('booklet.executor.limits.SECONDS', 0.3)
    monkeypatch.setattr('booklet.executor.limits.MEMORY', 1 << 31)
    with pytest.raises(UnfinishedError) as caught, executor(1) as here:
        list(run_all(job, [Named('s01a1')], here))
    assert (caught.value.subject, caught.value.limit) == ('s01a1', limit)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.subject, again.limit) == ('s01a1', limit)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


SLEEPER = '''
    import signal, sys, time
    from pathlib import Path
    from booklet.executor import Machine, run_all
    from booklet.executor.processes import local_executor

    def sleep(seconds, machine):
        print('asleep', flush=True)
        time.sleep(seconds)

    if __name__ == '__main__':
        # A shell that starts a job in the background has it ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with local_executor(Machine(Path('fonts')), 2) as executor:
            list(run_all(sleep, [60, 60], executor))
'''


@pytest.mark.parametrize('how', [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_or_killed_run_leaves_no_process_behind(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / 'sleeper.py'
    script.write_text(textwrap.dedent(SLEEPER), encoding='utf-8')
    environment = {**os.environ, 'PYTHONPATH': str(SOURCES)}
    run = subprocess.Popen(
        [sys.executable, str(script)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with run:
        assert run.stdout is not None
        assert run.stdout.readline() == b'asleep\n'
        begun = time.monotonic()
        run.send_signal(how)
        # The pipe ends when the last process that could write to it has ended.
        run.stdout.read()
        assert run.wait() != 0
    assert time.monotonic() - begun < 20


def total(numbers: tuple[int, ...], machine: Machine) -> int:
    return sum(numbers)


def leave_mark(folder: Path) -> None:
    (folder / str(os.getpid())).touch()


@pytest.mark.parametrize('count', [1, 2])
def test_a_task_waits_for_what_it_needs(count: int) -> None:
    tasks = [
        Task('both', total, lambda results: (results['six'], results['eight']), ('six', 'eight')),
        Task('six', double, lambda _: 3),
        Task('eight', double, lambda results: results['four'], ('four',)),
        Task('four', double, lambda _: 2),
    ]
    with executor(count) as here:
        results = dict(run(tasks, here))
    assert results == {'six': 6, 'four': 4, 'eight': 8, 'both': 14}
    assert list(results)[-1] == 'both'


def test_a_task_that_stays_here_runs_here_while_others_run_elsewhere() -> None:
    tasks = [
        Task('far', whose, given(1)),
        Task('here', whose, given(1), is_here=True),
        Task('after', double, lambda results: results['here'][0], ('here',)),
        Task('last', whose, given(1), ('after', 'far'), is_here=True),
    ]
    with executor(2) as here:
        results = dict(run(tasks, here))
    assert results['here'] == results['last'] == (os.getpid(), MACHINE.fonts) != results['far']
    assert results['after'] == 2 * os.getpid()


def test_a_task_that_kills_its_process_twice_is_named() -> None:
    with executor(2) as here, pytest.raises(UnfinishedError) as caught:
        list(run([Task('die', die, given(1))], here))
    assert caught.value.subject == 'die'


def test_one_process_gets_ready_before_there_is_a_job(tmp_path: Path) -> None:
    with executor(2, functools.partial(leave_mark, tmp_path)) as here:
        here.start()
        begun = time.monotonic()
        while not list(tmp_path.iterdir()) and time.monotonic() - begun < 60:
            time.sleep(0.05)
        assert [path.name for path in tmp_path.iterdir()] != [str(os.getpid())]
        assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_get_ready_still_works() -> None:
    with executor(2, functools.partial(refuse, 1, MACHINE)) as here:
        assert dict(run_all(double, range(2), here)) == {0: 0, 1: 2}


def test_a_worker_imports_no_command_line() -> None:
    """Every worker imports the main module of its parent first."""
    code = 'import sys, booklet.__main__; sys.exit("click" in sys.modules)'
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0
