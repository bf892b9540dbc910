"""With other libraries lines are set as ever or the build ends with 3; never are they silently left unset."""

import hashlib
import importlib.util
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.errors import ExitCode, MissingOnMachineError
from booklet.executor import Machine
from booklet.layout.engine import seams
from booklet.layout.engine import self_test as selftest
from booklet.layout.engine.job import SectionJob
from booklet.layout.engine.lay_out import lay_out_section

START = '''
import sys
from booklet.errors import BookletError
try:
    import booklet.layout.engine.render
except BookletError as error:
    print(error.message('en'))
    raise SystemExit(int(error.exit_code))
'''
"""Loads the engine as a worker does."""

LAID = '''
import hashlib, pickle, sys
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.engine.speed.installing import install
result = lay_out_section(*pickle.load(sys.stdin.buffer))
print(hashlib.sha256(result.pdf).hexdigest(), *install())
'''


def run(code: str, folder: str = '', stdin: bytes = b'') -> subprocess.CompletedProcess[bytes]:
    """Run code in a process of its own, with the libraries in `folder` in the place of those installed."""
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(filter(None, (folder, *sys.path)))}
    return subprocess.run([sys.executable, '-c', code], env=environment, input=stdin, stdout=subprocess.PIPE)


def test_nothing_is_strange_with_the_libraries_that_are_locked() -> None:
    asked = run('from booklet.layout.engine import seams; print(*seams.strange_names())')
    assert asked.stdout.decode().strip() == ''


@pytest.mark.parametrize(('change', 'named'), [
    ('from weasyprint.layout import inline; inline.justify_line = lambda context, line: 0', 'justify_line'),
    ('from weasyprint.layout import inline; del inline._adjust_line_height', '_adjust_line_height'),
    ('from booklet.layout.engine import seams; seams.PANGO = (10000, 10001)', 'Pango 1.'),
    ('from weasyprint.text import line_break; line_break.Layout = None', 'Layout'),
    ('from weasyprint.formatting_structure import boxes; del boxes.AtomicInlineLevelBox', 'Atomic'),
    ('from weasyprint.layout import block; block.iter_line_boxes = lambda *_: iter(())', 'self-test'),
])  # fmt: skip
def test_what_line_setting_needs_and_does_not_find_ends_the_build_with_3(change: str, named: str) -> None:
    asked = run(f'{change}\n{START}')
    assert asked.returncode == ExitCode.MISSING
    assert named in asked.stdout.decode()


@pytest.mark.parametrize(('name', 'value'), [('_LINE', 101), ('_EM', 40)])
def test_a_line_that_comes_out_wrong_ends_the_build_with_3(
    name: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import booklet.layout.engine.render  # noqa: F401

    monkeypatch.setattr(selftest, name, value)
    with pytest.raises(MissingOnMachineError) as raised:
        selftest.require_set_line(lambda _: None)
    assert 'self-test' in raised.value.words.en
    assert 'make booklet' in raised.value.hint.en


def test_another_release_of_a_library_costs_a_patch_for_speed_and_no_byte(
    job: Callable[..., SectionJob], machine: Machine, tmp_path: Path
) -> None:
    for package in ('cssselect2', 'pyphen'):
        spec = importlib.util.find_spec(package)
        assert spec is not None
        shutil.copytree(Path(str(spec.origin)).parent, tmp_path / package)
    matcher = tmp_path / 'cssselect2' / '__init__.py'
    text = matcher.read_text(encoding='utf-8')
    start = 'def match(self, element):'
    matcher.write_text(text.replace(start, f'{start}\n        pass', 1))
    with (tmp_path / 'pyphen' / '__init__.py').open('a') as stream:
        stream.write('# another release\n')
    section = job('<p>把样品放回冰箱以前，先登记、再贴标签；没有标签的样品，由值日生 discard。</p>' * 3)
    digest, *patches = run(LAID, str(tmp_path), pickle.dumps((section, machine))).stdout.decode().split()
    assert digest == hashlib.sha256(lay_out_section(section, machine).pdf).hexdigest()
    assert patches == sorted(seams.SPEED.keys() - {'cascade', 'styles'})
