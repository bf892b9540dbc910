"""`booklet init` begins a project, over nothing that is there."""

import datetime
import tomllib
from pathlib import Path

import pytest

from booklet.cli import main
from booklet.cli.init import starter_files


def test_the_starter_is_dated_for_its_semester() -> None:
    files = starter_files(datetime.date(2026, 10, 1))
    session = files['content/2026-autumn/01-records-and-instruments/session.md'].decode()
    assert 'date: 2026-09-03\n' in session
    semester = tomllib.loads(files['content/2026-autumn/semester.toml'].decode())
    assert semester['term'] == '2026 年下半年'
    assert '2026-autumn' in files['README.txt'].decode()
    assert not [name for name, content in files.items() if b'$' in content]


def test_a_project_is_written_and_its_files_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(['init', 'demo']) == 0
    streams = capsys.readouterr()
    named = streams.out.splitlines()
    assert sorted(named) == sorted(
        str(path.relative_to(tmp_path)) for path in (tmp_path / 'demo').rglob('*') if path.is_file()
    )
    assert streams.err == 'Next: cd demo && booklet build\n'


@pytest.mark.parametrize('taken', ['booklet.toml', 'README.txt', 'content/2026-spring/semester.toml'])
def test_nothing_is_overwritten(taken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text('mine')
    assert main(['init', str(tmp_path)]) == 2
    assert 'nothing was written' in capsys.readouterr().err
    assert [path for path in tmp_path.rglob('*') if path.is_file()] == [tmp_path / taken]
    assert (tmp_path / taken).read_text() == 'mine'
