"""Whatever goes wrong is told in words, with the exit code of its class, and never as a traceback."""

import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from booklet.cli import main
from booklet.cli.command import Invocation
from booklet.errors import InterruptedRunError, InvalidOutputError, MissingOnMachineError, UsageError
from booklet.language import Words

ROOT = Path(__file__).parents[2]
WORDS = (Words("pango is not there", "缺少 pango"), Words("sudo apt-get install it", "请安装"))


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(invocation: Invocation) -> None:
        raise error

    monkeypatch.setattr('booklet.cli.check.open_project', fail)


@pytest.mark.parametrize(
    ('error', 'code'),
    [
        (UsageError(*WORDS), 2),
        (MissingOnMachineError(*WORDS), 3),
        (InvalidOutputError(*WORDS), 4),
        (InterruptedRunError(*WORDS), 130),
    ],
)
def test_a_run_that_stops_says_why_and_what_to_do(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(error, monkeypatch)
    assert main(['check']) == code
    streams = capsys.readouterr()
    assert streams.err == 'error: pango is not there\n  hint: sudo apt-get install it\n'
    assert streams.out == ''


@pytest.mark.usefixtures('chinese')
def test_a_chinese_terminal_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(MissingOnMachineError(*WORDS), monkeypatch)
    assert main(['check']) == 3
    assert capsys.readouterr().err == '错误：缺少 pango\n  怎么办：请安装\n'


def test_verbose_shows_the_trace_of_a_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(UsageError(*WORDS), monkeypatch)
    assert main(['check', '--verbose']) == 2
    assert 'Traceback' in capsys.readouterr().err


def test_ctrl_c_is_no_accident(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert main(['check']) == 130
    assert capsys.readouterr().err == 'interrupted, the last good files are untouched\n'


@pytest.mark.parametrize(
    ('error', 'told'),
    [
        (
            OSError(28, 'No space left on device', 'build/a.pdf'),
            'error: build/a.pdf: the disk is full\n',
        ),
        (PermissionError(13, 'Permission denied', 'build'), 'error: build: you may not read or write it\n'),
        (MemoryError(), 'error: stopped halfway, most likely for lack of memory\n'),
        (
            BrokenProcessPool('terminated abruptly'),
            'error: stopped halfway, most likely for lack of memory\n',
        ),
    ],
)
def test_what_the_machine_refuses_is_not_called_a_bug(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(error, monkeypatch)
    assert main(['check']) == 3
    assert capsys.readouterr().err.startswith(told)


def test_our_own_bug_is_told_in_both_languages_and_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'booklet.toml').write_text('')
    fail_with(ZeroDivisionError('division by zero'), monkeypatch)
    assert main(['check', '--root', str(tmp_path)]) == 70
    told = capsys.readouterr().err
    log = tmp_path / 'build' / 'booklet-error.log'
    assert 'This is a bug in booklet' in told
    assert '不是您的文章的问题' in told
    assert str(log) in told
    assert 'Traceback' not in told
    assert 'ZeroDivisionError: division by zero' in log.read_text(encoding='utf-8')


def test_a_bug_outside_a_project_leaves_its_trace_with_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr('tempfile.tempdir', str(tmp_path / 'tmp'))
    fail_with(ZeroDivisionError(), monkeypatch)
    assert main(['check']) == 70
    assert (tmp_path / 'tmp' / 'booklet-error.log').is_file()


def test_verbose_shows_the_trace_of_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(ZeroDivisionError(), monkeypatch)
    assert main(['-v', 'check']) == 70
    assert 'Traceback' in capsys.readouterr().err


@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        (['biuld'], "No such command 'biuld'."),
        (['build', '--onyl', 'print'], "No such option '--onyl'."),
        (['check', '--format', 'xml'], "'xml' is not one of 'full', 'concise', 'json'."),
        (['build', '--jobs', '0'], "0 is not in the range x>=1."),
        (['keys'], "Missing argument 'SEMESTER|FILE…'."),
        (['import', 'a.txt'], "Missing option '--into'."),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures('chinese')
@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        (['biuld'], '没有 biuld 这个命令，是不是 build？'),
        (['build', '--onyl', 'print'], '没有 --onyl 这个选项，是不是 --only？'),
        (['check', '--format', 'xml'], '--format 的值不能用：可以写 full、concise、json'),
        (['build', '--jobs', '0'], '--jobs 的值不能用：应当是不小于 1 的整数'),
        (['keys'], '缺少 学期|文件…'),
        (['import', 'a.txt'], '缺少 --into'),
    ],
)
def test_wrong_use_is_explained_in_chinese(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(f'错误：{told}\n  查看用法：booklet')


def test_outside_a_project_the_way_in_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(['check']) == 2
    assert 'booklet init my-booklet' in capsys.readouterr().err


def booklet(*arguments: str) -> list[str]:
    return [sys.executable, '-m', 'booklet', *arguments]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, 'PYTHONPATH': str(ROOT / 'src'), 'LC_ALL': 'C.UTF-8', **more}


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    with subprocess.Popen(
        booklet('--help'), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        told = child.stderr.read()
    assert told == b''
    assert child.returncode == 141


def test_help_needs_no_heavy_library() -> None:
    heavy = (
        'weasyprint',
        'rich',
        'jinja2',
        'markdown',
        'pptx',
        'pikepdf',
        'yaml',
        'fontTools',
        'PIL',
        'lxml',
    )
    program = (
        'import sys, booklet.cli\n'
        'booklet.cli.main(["build", "--help"])\n'
        f'sys.exit(" ".join(name for name in {heavy!r} if name in sys.modules))'
    )
    done = subprocess.run(
        [sys.executable, '-c', program], env=environment(), capture_output=True, check=False
    )
    assert done.stderr == b'\n' or done.stderr == b''


@pytest.mark.usefixtures('chinese')
@pytest.mark.parametrize(
    ('words', 'told'),
    [
        ('build --jobs', '--jobs 后面要写一个值'),
        ('build --jobs 0', '--jobs 的值不能用：应当是不小于 1 的整数'),
        ('build --no-cache=1', '--no-cache 后面不能写值'),
        ('impose a.pdf b.pdf', '多写了：b.pdf'),
        ('impose nothing-here.pdf', '无法读取 nothing-here.pdf（没有这个文件或文件夹）'),
        ('preflight a.pdf --ink-limit 900', '--ink-limit 的值不能用：应当是 100 到 400 之间的数'),
        ('preflight a.pdf --multiple 900', '--multiple 的值不能用：应当是 1 到 64 之间的整数'),
        (f'init {__file__}', '文件夹 的值不能用：应当是一个文件夹，这里却是文件'),
    ],
)
def test_wrong_use_is_told_in_our_own_words(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.split()) == 2
    assert capsys.readouterr().err.splitlines()[0] == f'错误：{told}'
