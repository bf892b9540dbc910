"""Progress is plain lines where nobody watches, and a bar on a terminal that is gone at the end."""

import io

import click
import pytest

from booklet.cli import bars
from booklet.cli.bars import Bars, Lines, watch


def run_through(progress: bars.Watch) -> None:
    with progress:
        progress.stage('read', 2)
        progress.step('01-lab-safety')
        progress.step('02-integrity')
        progress.stage('lay-out', 1)
        progress.note('round 2: 14 pages moved')
        progress.step('cover')


def test_in_a_pipe_each_stage_is_a_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    run_through(watch(is_verbose=False))
    streams = capsys.readouterr()
    assert streams.out == ''
    assert streams.err == 'Reading (2)\nLaying out pages\n  round 2: 14 pages moved\n'


def test_verbose_names_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    run_through(watch(is_verbose=True))
    assert '  1/2 01-lab-safety\n  2/2 02-integrity\n' in capsys.readouterr().err


@pytest.mark.usefixtures('chinese')
def test_stages_are_named_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    run_through(Lines())
    assert capsys.readouterr().err.startswith('读取文章（2）\n排版\n')


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_moves_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setenv('TERM', 'xterm')
    monkeypatch.setattr('sys.stderr', screen)
    progress = watch(is_verbose=False)
    assert isinstance(progress, Bars)
    run_through(progress)
    assert 'Laying out pages' in screen.getvalue()
    after_the_last_erasure = screen.getvalue().rsplit('\x1b[2K', 1)[1]
    assert click.unstyle(after_the_last_erasure).strip() == ''


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('TERM', 'dumb')
    monkeypatch.setattr('sys.stderr', Terminal())
    assert isinstance(watch(is_verbose=False), Lines)
