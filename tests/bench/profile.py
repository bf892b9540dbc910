"""One stage of a build to where its processor time goes, by module.

    python -m tests.bench.profile STAGE [--pages 100] [--top 25]

STAGE: start (imports of a build that changes nothing), read, choose, layout, print, screen, office,
slides, all. One process, one worker. `print`, `screen`, `office` and `slides` take their pages from the
cache: what is left is reading and making. The profiler slows Python down more than the libraries beneath it:
read the shares as sizes. Time in functions that are not Python is counted to the module that calls them.
Seconds are by the wall clock, which on a machine that does nothing else is processor time.
"""

import argparse
import cProfile
import pstats
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from booklet.build import BuildOptions, build_semester
from booklet.executor import Here
from booklet.progress import Silence
from booklet.selection import choose_session
from tests.bench.desk import ENVIRONMENT, REPOSITORY
from tests.bench.own import Opened, lay_out_all, open_project
from tests.bench.text.inventing import invent
from tests.bench.text.markdown import write_project
from tests.bench.text.names import SEMESTER

MADE = ('print', 'screen', 'office', 'slides')
BUILTIN = '~'
"""What pstats writes for the file of a function that is not Python."""

Times = dict[str, float]
"""Seconds by module."""
Row = tuple[int, int, float, float, Mapping[tuple[str, int, str], tuple[int, int, float, float]]]


def main() -> None:
    """Print the profile of the stage on the command line."""
    parser = argparse.ArgumentParser(prog='python -m tests.bench.profile')
    parser.add_argument('stage', choices=('start', 'read', 'choose', 'layout', *MADE, 'all'))
    parser.add_argument('--pages', type=int, default=100)
    parser.add_argument('--top', type=int, default=25)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_project(invent(asked.pages), Path(folder), REPOSITORY / 'styles')
        opened = open_project(Path(folder))
        times = imports(opened) if asked.stage == 'start' else _profiled(stage(asked.stage, opened))
    for line in lines(times, asked.top):
        print(line)


def stage(name: str, opened: Opened) -> Callable[[], object]:
    """Return the stage, ready to run; what comes before it is done."""
    semester, settings = opened.semester, opened.project.slides
    if name in MADE:
        _build(opened, frozenset({name}))
        shutil.rmtree(opened.project.build / SEMESTER)
        return lambda: _build(opened, frozenset({name}))
    stages: dict[str, Callable[[], object]] = {
        'read': lambda: open_project(opened.project.root),
        'choose': lambda: [
            choose_session(each, settings.count, settings.session_count) for each in semester.sessions
        ],
        'layout': lambda: lay_out_all(opened, Here(opened.machine)),
        'all': lambda: _build(opened, frozenset(MADE)),
    }
    return stages[name]


def _build(opened: Opened, kinds: frozenset[str]) -> object:
    return build_semester(opened.project, SEMESTER, BuildOptions(only=kinds, jobs=1), Silence())


def _profiled(work: Callable[[], object]) -> Times:
    profiler = cProfile.Profile()
    profiler.runcall(work)
    stats = pstats.Stats(profiler)
    return by_module(stats.stats)  # type: ignore[attr-defined]


def by_module(stats: Mapping[tuple[str, int, str], Row]) -> Times:
    """Return seconds by module; a function that is not Python is counted to those who call it."""
    times: Times = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in stats.items():
        if file != BUILTIN:
            times[module_of(file)] += own
            continue
        for (caller, _, _), (_, _, spent, _) in callers.items():
            times[module_of(caller)] += spent
    return times


def module_of(file: str) -> str:
    """Return the dotted name of a file, installed, ours, or of the standard library."""
    parts = Path(file).with_suffix('').parts
    for root in ('site-packages', 'src', f'python{sys.version_info.major}.{sys.version_info.minor}'):
        if root in parts:
            inner = parts[len(parts) - parts[::-1].index(root) :]
            return '.'.join(inner).removesuffix('.__init__')
    return '(built in)' if file == BUILTIN else parts[-1]


def imports(opened: Opened) -> Times:
    """Return seconds by module that an unchanged build spends on importing."""
    root = str(opened.project.root)
    command = [sys.executable, '-X', 'importtime', '-m', 'booklet', 'build', '--root', root]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stderr
    return import_times(told)


def import_times(told: str) -> Times:
    """Return seconds by module from what `-X importtime` writes: `import time: self us | all us | name`."""
    times: Times = defaultdict(float)
    for line in told.splitlines():
        parts = line.removeprefix('import time:').split('|')
        if line.startswith('import time:') and parts[0].strip().isdigit():
            times[parts[2].strip()] += int(parts[0]) / 1e6
    return times


def lines(times: Times, top: int) -> list[str]:
    """Return the packages, then the modules that take most, with their shares."""
    total = sum(times.values()) or 1.0
    packages: Times = defaultdict(float)
    for module, spent in times.items():
        packages[module.split('.')[0]] += spent
    told = [f'{total:.2f} s in all', '', 'by package']
    for ranked, heading in ((packages, ''), (times, 'by module')):
        told += ['', heading] if heading else []
        told += [f'{spent:8.3f} s {spent / total:6.1%}  {name}' for name, spent in _most(ranked, top)]
    return told


def _most(times: Times, top: int) -> list[tuple[str, float]]:
    return sorted(times.items(), key=lambda pair: pair[1], reverse=True)[:top]


if __name__ == '__main__':
    main()
