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
from pathlib import Path

import pytest

from booklet.errors import ExitCode, UnfinishedError
from booklet.executor import Task, Workers

SOURCES = Path(__file__).parents[2] / 'src'


def double(number: int) -> int:
    return 2 * number


def whose(_: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    if number == 1:
        raise LookupError(number)
    return number


def die(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize('count', [0, 1, 2])
def test_every_job_comes_back_with_its_index(count: int) -> None:
    with Workers(count) as workers:
        assert dict(workers.map(double, range(5))) == {0: 0, 1: 2, 2: 4, 3: 6, 4: 8}


def test_one_job_does_not_start_a_process() -> None:
    with Workers(4) as workers:
        assert list(workers.map(whose, [0])) == [(0, os.getpid())]


def test_several_jobs_run_in_other_processes_that_are_kept() -> None:
    with Workers(2) as workers:
        first = {pid for _, pid in workers.map(whose, range(4))}
        second = {pid for _, pid in workers.map(whose, range(4))}
    assert os.getpid() not in first | second
    assert len(first | second) <= 2


def test_a_job_begins_at_once_where_exactly_one_process_was_started() -> None:
    with Workers(2) as workers:
        assert workers.begin(whose, 0) is None
        workers.start()
        wait = workers.begin(whose, 0)
        assert wait is not None
        assert wait() != os.getpid()
        assert dict(workers.map(double, range(3))) == {0: 0, 1: 2, 2: 4}
    with Workers(2) as workers:
        workers.start(2)
        assert workers.begin(whose, 0) is None


def test_a_process_that_dies_twice_over_the_job_it_began_stops_the_run() -> None:
    with Workers(2) as workers:
        workers.start()
        wait = workers.begin(die, 1)
        assert wait is not None
        with pytest.raises(UnfinishedError):
            wait()


@pytest.mark.parametrize('count', [1, 2])
def test_the_exception_of_a_job_is_raised(count: int) -> None:
    with Workers(count) as workers, pytest.raises(LookupError):
        list(workers.map(refuse, range(3)))


def test_a_job_that_kills_its_process_twice_is_named(tmp_path: Path) -> None:
    with Workers(2) as workers:
        with pytest.raises(UnfinishedError) as caught:
            list(workers.map(die, [0, 1, 2]))
        assert caught.value.exit_code is ExitCode.FINDINGS
        assert caught.value.limit == 'memory'
        assert dict(workers.map(double, range(2))) == {0: 0, 1: 2}


def die_once(mark: Path) -> int:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 1


def test_a_job_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    with Workers(2) as workers:
        assert dict(workers.map(die_once, [tmp_path / 'a', tmp_path / 'b'])) == {0: 1, 1: 1}


@dataclasses.dataclass(frozen=True)
class Named:
    name: str


def spin(_: Named) -> None:
    while True:
        with contextlib.suppress(Exception):
            sum(range(10_000))


def swell(_: Named) -> None:
    [bytes(1 << 30) for _ in range(64)]


@pytest.mark.parametrize(('job', 'limit'), [(spin, 'time'), (swell, 'memory')])
def test_a_job_that_reaches_a_limit_is_named(
    job: Callable[[Named], None], limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('booklet.limits.SECONDS', 0.3)
    monkeypatch.setattr('booklet.limits.MEMORY', 1 << 31)
    with pytest.raises(UnfinishedError) as caught, Workers(1) as workers:
        list(workers.map(job, [Named('s01a1')]))
    assert (caught.value.subject, caught.value.limit) == ('s01a1', limit)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.subject, again.limit) == ('s01a1', limit)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


SLEEPER = '''
    import signal, sys, time
    from booklet.executor import Workers

    def sleep(seconds):
        print('asleep', flush=True)
        time.sleep(seconds)

    if __name__ == '__main__':
        # A shell that starts a job in the background has it ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with Workers(2) as workers:
            list(workers.map(sleep, [60, 60]))
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


def total(numbers: tuple[int, ...]) -> int:
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
    with Workers(count) as workers:
        results = dict(workers.follow(tasks))
    assert results == {'six': 6, 'four': 4, 'eight': 8, 'both': 14}
    assert list(results)[-1] == 'both'


def test_a_task_that_stays_here_runs_here_while_others_run_elsewhere() -> None:
    tasks = [
        Task('far', whose, lambda _: 1),
        Task('here', whose, lambda _: 1, is_here=True),
        Task('after', double, lambda results: results['here'], ('here',)),
        Task('last', whose, lambda _: 1, ('after', 'far'), is_here=True),
    ]
    with Workers(2) as workers:
        results = dict(workers.follow(tasks))
    assert results['here'] == results['last'] == os.getpid() != results['far']
    assert results['after'] == 2 * os.getpid()



@pytest.mark.parametrize('count', [1, 2])
def test_the_exception_of_a_task_is_raised(count: int) -> None:
    tasks = [Task(str(number), refuse, lambda _, number=number: number) for number in range(3)]  # type: ignore[misc]
    with Workers(count) as workers, pytest.raises(LookupError):
        list(workers.follow(tasks))


def test_a_task_that_kills_its_process_twice_is_named() -> None:
    task = Task('die', die, lambda _: 1)
    with Workers(2) as workers, pytest.raises(UnfinishedError) as caught:
        list(workers.follow([task]))
    assert caught.value.subject == 'die'


def test_one_process_gets_ready_before_there_is_a_job(tmp_path: Path) -> None:
    with Workers(2, functools.partial(leave_mark, tmp_path)) as workers:
        workers.start()
        begun = time.monotonic()
        while not list(tmp_path.iterdir()) and time.monotonic() - begun < 60:
            time.sleep(0.05)
        assert [path.name for path in tmp_path.iterdir()] != [str(os.getpid())]
        assert len(list(tmp_path.iterdir())) == 1
        ((_, worker),) = workers.map(whose, [0])
        assert worker != os.getpid()


def test_what_cannot_get_ready_still_works() -> None:
    with Workers(2, functools.partial(refuse, 1)) as workers:
        assert dict(workers.map(double, range(2))) == {0: 0, 1: 2}


def test_a_worker_imports_no_command_line() -> None:
    """Every worker imports the main module of its parent first."""
    code = 'import sys, booklet.__main__; sys.exit("click" in sys.modules)'
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0
