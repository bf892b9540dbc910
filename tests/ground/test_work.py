import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from booklet.errors import ExitCode, MissingOnMachineError
from booklet.work import Workers

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


@pytest.mark.parametrize('count', [1, 2])
def test_the_exception_of_a_job_is_raised(count: int) -> None:
    with Workers(count) as workers, pytest.raises(LookupError):
        list(workers.map(refuse, range(3)))


def test_a_killed_process_stops_the_run_with_words_about_memory() -> None:
    with Workers(2) as workers:
        with pytest.raises(MissingOnMachineError) as caught:
            list(workers.map(die, range(3)))
        assert caught.value.exit_code is ExitCode.MISSING
        assert 'memory' in caught.value.message('en')
        assert '--jobs' in caught.value.message('zh')
        # A new pool takes the place of the broken one.
        assert dict(workers.map(double, range(2))) == {0: 0, 1: 2}


SLEEPER = '''
    import signal, sys, time
    from booklet.work import Workers

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
