"""A build with nothing to do does nothing: no library that reads, lays out or writes is imported for it."""

import json
import subprocess
import sys

from tests.story.project_story import Story
from tests.structure.test_layers import HOMES

LIGHT = {'click', 'msgspec'}
"""The command line's own library, and that of all values, are all that it takes."""

NAMES_AFTER = """
import json, sys
from booklet.cli import main
code = main(sys.argv[1:])
print(json.dumps({'code': code, 'modules': sorted(sys.modules)}))
"""


def modules_after(*arguments: str) -> set[str]:
    """Run a command in a process of its own and return the names of what it imported."""
    ended = subprocess.run(
        [sys.executable, '-c', NAMES_AFTER, *arguments], capture_output=True, text=True, check=True
    )
    found = json.loads(ended.stdout.splitlines()[-1])
    assert found['code'] == 0
    return set(found['modules'])


def test_an_unchanged_build_imports_nothing_heavy(small: Story) -> None:
    small.build()
    modules = modules_after('build', '--root', str(small.root))
    libraries = {name.split('.')[0] for name in modules}
    assert libraries & (set(HOMES) - LIGHT) == set()
    heavy = {'ssl', 'asyncio', 'http', 'multiprocessing', 'importlib.metadata', 'logging'}
    assert modules & heavy == set()
    assert 'booklet.build' in modules
    ours = {'results.make', 'results.print', 'selection', 'press', 'deck', 'preflight', 'executor'}
    assert modules & {f'booklet.{name}' for name in ours} == set()


def test_a_changed_byte_a_lost_file_or_another_date_is_a_changed_build(small: Story) -> None:
    small.build('--only', 'slides')
    small.file('slides/01.pptx').unlink()
    small.build('--only', 'slides')
    assert 'nothing changed' not in small.ending.err
    small.build('--only', 'slides')
    assert 'nothing changed' in small.ending.err
    small.change('content/2026-spring/01-safety/2-label.md', '也不能少。', '都不能少。')
    small.build('--only', 'slides')
    assert 'nothing changed' not in small.ending.err
