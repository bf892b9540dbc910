"""Many small schools in one run, on one and on two processes, here and on a cluster.

    python -m tests.bench.schools [--count 50]

Each school is a project of one session with two articles, 12 pages and 10 slides, all from nothing; what is
printed is docs/scaling.md's table. A run of its own for each line, so that nothing is warm.
"""

import argparse
import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import distributed

from tests.bench.desk import ENVIRONMENT
from tests.story.project_story import Story


def main() -> None:
    """Print a line for each way to work."""
    parser = argparse.ArgumentParser(prog='python -m tests.bench.schools')
    parser.add_argument('--count', type=int, default=50)
    count = parser.parse_args().count
    print(f'{count} schools; load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores', flush=True)
    print('| work by | wall | CPU | CPU a school |\n|---|---|---|---|')
    with tempfile.TemporaryDirectory() as place:
        for jobs in (1, 2):
            before = _processor_time()
            wall, asking = _measured(Path(place), count, '--jobs', str(jobs))
            _line(f'processes here, {jobs}', count, wall, _processor_time() - before)
        for workers in (1, 2):
            before = _processor_time()
            with _cluster(workers) as address:
                wall, asking = _measured(Path(place), count, '--scheduler', address)
            name = f'workers of a cluster, {workers} (who asks: {asking:.1f} s CPU)'
            _line(name, count, wall, _processor_time() - before)


def _line(name: str, count: int, wall: float, cpu: float) -> None:
    print(f'| {name} | {wall:.1f} s | {cpu:.1f} s | {cpu / count:.2f} s |', flush=True)


def _processor_time() -> float:
    """Return the processor seconds of all children that have ended, a cluster's workers among them."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _measured(place: Path, count: int, *options: str) -> tuple[float, float]:
    """Return the wall seconds of one run, and the processor seconds of the command by itself."""
    folders = []
    for number in range(count):
        shutil.rmtree(place / f'school-{number}', ignore_errors=True)
        folders.append(str(Story.small(place / f'school-{number}').root))
    before, begun = _processor_time(), time.monotonic()
    command = [sys.executable, '-m', 'booklet', 'build', *options, '--projects', *folders]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.monotonic() - begun, _processor_time() - before


@contextlib.contextmanager
def _cluster(workers: int) -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local.scheduler_address


if __name__ == '__main__':
    main()
