"""A measurement counts what a command and all that it starts take; edits do what their names say."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench import runner
from tests.bench.__main__ import is_wanted
from tests.bench.cases import own_cases
from tests.bench.desk import ENVIRONMENT, REPOSITORY, Desk
from tests.bench.edits import EDITS, TWO_PAGES, two_pages
from tests.bench.measuring import Meter
from tests.bench.one_document import css_text
from tests.bench.profile import by_module, import_times, lines, module_of
from tests.bench.records import EXPECTED, Record
from tests.bench.table import WORKS
from tests.bench.text.inventing import invent
from tests.bench.text.markdown import write_project

BUSY = 'import time\nwhile time.process_time() < {}: pass\n'
HOLDS = "import time; held = b'x' * {} ; time.sleep(.3)"
GRANDCHILD = f'import subprocess, sys; subprocess.run([sys.executable, "-c", {HOLDS.format(60_000_000)!r}])'


def run_apart(tmp_path: Path, *command: str, cap: float = 20) -> dict[str, object]:
    told = subprocess.run(
        [sys.executable, str(Path(runner.__file__)), str(cap), str(tmp_path), *command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(json.loads(told.stdout))


def test_processor_time_is_that_of_the_command(tmp_path: Path) -> None:
    told = run_apart(tmp_path, sys.executable, '-c', BUSY.format(0.3))
    assert told['outcome'] == 'done'
    assert 0.3 <= float(str(told['cpu'])) < 2


def test_memory_is_that_of_the_largest_process_even_a_grandchild(tmp_path: Path) -> None:
    told = run_apart(tmp_path, sys.executable, '-c', GRANDCHILD)
    assert 60_000_000 < int(str(told['largest'])) < 120_000_000
    if sys.platform == 'linux':
        assert int(str(told['together'])) > int(str(told['largest']))


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    told = run_apart(tmp_path, sys.executable, '-c', 'raise SystemExit("no paper")')
    assert told['outcome'] == 'failed'
    assert 'no paper' in str(told['said'])


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    sleeper = 'import subprocess, sys; subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"])'
    told = run_apart(tmp_path, sys.executable, '-c', sleeper, cap=0.5)
    assert told['outcome'] == 'over'
    assert float(str(told['wall'])) < 10


def test_what_took_too_long_for_fewer_pages_is_not_begun(tmp_path: Path) -> None:
    meter = Meter('run', 300, lambda record: None)
    meter._remember(Record('run', 'Vivliostyle', 'cold', 400, 'done', wall=100))
    case = next(own_cases(Desk(tmp_path, 1600)))
    assert meter._expected(case, 1600) is None
    expected = meter._expected(replace(case, tool='Vivliostyle', name='cold'), 1600)
    assert expected is not None
    assert expected.outcome == EXPECTED


def test_every_work_has_a_row_in_the_table(tmp_path: Path) -> None:
    assert {case.name for case in own_cases(Desk(tmp_path, 25))} == set(WORKS)


@pytest.mark.parametrize('name', EDITS)
def test_an_edit_changes_one_file(name: str, tmp_path: Path) -> None:
    write_project(invent(50), tmp_path, REPOSITORY / 'styles')
    before = {path: path.read_bytes() for path in tmp_path.rglob('*') if path.is_file()}
    EDITS[name](tmp_path)
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert len(changed) == 1
    grown = len(changed[0].read_text('utf-8')) - len(before[changed[0]].decode())
    assert {'word': grown == 0, 'pages': grown > TWO_PAGES, 'style': 0 < grown < 100}[name]


def test_an_edit_is_measured_from_a_built_project() -> None:
    wanted = [name for name in WORKS if is_wanted(name, ['word-print'])]
    assert wanted == ['cold-all', 'same-all', 'word-print']
    assert [name for name in WORKS if is_wanted(name, ['cold-print'])] == ['cold-print']
    assert all(is_wanted(name, None) for name in WORKS)


def test_two_pages_are_two_pages_of_characters() -> None:
    assert TWO_PAGES < len(two_pages()) < TWO_PAGES + 260


def test_commands_find_this_tree_first() -> None:
    assert ENVIRONMENT['PYTHONPATH'].split(os.pathsep) == [str(REPOSITORY / 'src'), str(REPOSITORY)]


def test_a_running_head_cannot_end_its_string() -> None:
    assert css_text("it's \\ so") == 'its  so'


def test_time_in_libraries_is_counted_to_who_calls_them() -> None:
    ours = ('/x/src/booklet/layout/pagination.py', 3, 'settle')
    stats = {
        ours: (1, 1, 0.5, 2.0, {}),
        ('~', 0, '<built-in>'): (4, 4, 1.5, 1.5, {ours: (4, 4, 1.5, 1.5)}),
    }
    assert by_module(stats) == {'booklet.layout.pagination': 2.0}
    assert module_of('/v/lib/site-packages/weasyprint/layout/__init__.py') == 'weasyprint.layout'
    assert lines({'booklet.a': 3.0, 'weasyprint.b': 1.0}, 5)[3] == '   3.000 s  75.0%  booklet'


def test_import_times_are_read_from_what_python_writes() -> None:
    told = 'import time: self [us] | cumulative | imported package\nimport time:  250 |  300 |   click.core\n'
    assert import_times(told) == {'click.core': 0.00025}
