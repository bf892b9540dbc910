"""The wheel carries templates, styles and theme: installed into an empty environment, it makes a booklet."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.story.project_story import REPOSITORY


def run(*command: str | Path, cwd: Path = REPOSITORY) -> str:
    """Run a command; return what it says on stdout."""
    line = [str(part) for part in command]
    ended = subprocess.run(line, capture_output=True, text=True, cwd=cwd, check=False)
    assert ended.returncode == 0, f'{command}\n{ended.stdout}\n{ended.stderr}'
    return ended.stdout


@pytest.mark.slow
def test_the_wheel_works_outside_the_repository(tmp_path: Path) -> None:
    run(sys.executable, '-m', 'pip', 'wheel', '--quiet', '--no-deps', '--no-build-isolation',
        '--wheel-dir', tmp_path, '.')
    (wheel,) = tmp_path.glob('booklet-*.whl')
    run(sys.executable, '-m', 'venv', tmp_path / 'empty')
    python = tmp_path / 'empty' / 'bin' / 'python'
    lock = REPOSITORY / '.ci' / 'requirements.lock'
    run(python, '-m', 'pip', 'install', '--quiet', '--no-deps', '-r', lock)
    run(python, '-m', 'pip', 'install', '--quiet', '--no-deps', wheel)
    booklet = tmp_path / 'empty' / 'bin' / 'booklet'
    run(booklet, 'init', 'demo', cwd=tmp_path)
    run(booklet, 'build', '--fail-on', 'warning', cwd=tmp_path / 'demo')
    assert list((tmp_path / 'demo' / 'build').glob('*/print/booklet.pdf'))
    assert list((tmp_path / 'demo' / 'build').glob('*/slides/*.pptx'))
    assert run(booklet, '--version', cwd=tmp_path).strip()
