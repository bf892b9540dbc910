"""`booklet check` shows what is wrong; the exit code says whether it matters."""

import json
from pathlib import Path

import pytest

from booklet.cli import main
from tests.cli.projects import SEMESTER, SESSION, begin


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return begin(tmp_path / 'project')


def test_the_starter_has_no_findings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['check', '--root', str(project), '--fail-on', 'note']) == 0
    streams = capsys.readouterr()
    checked = f'checked: {SEMESTER} (1 sessions, 2 articles)\n'
    assert (streams.out, streams.err) == ('', f'{checked}nothing to complain about\n')


def test_what_is_passed_over_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / SESSION / '.DS_Store').write_bytes(b'')
    assert main(['check', '--root', str(project)]) == 0
    told = capsys.readouterr().err
    assert 'passed over, as no part of the text: 01-records-and-instruments/.DS_Store' in told


def test_the_root_may_stand_before_the_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['--root', str(project), 'check']) == 0


def test_the_project_is_found_from_a_folder_inside(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project / SESSION)
    assert main(['check', SEMESTER]) == 0


@pytest.mark.parametrize(('fail_on', 'code'), [('error', 0), ('warning', 1), ('note', 1)])
def test_a_warning_matters_when_it_is_said_to(
    fail_on: str, code: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = project / SESSION / '1-lab-notebook.md'
    article.write_text(article.read_text(encoding='utf-8').replace('author:', 'auther:'), encoding='utf-8')
    assert main(['check', '--root', str(project), '--fail-on', fail_on, '--format', 'concise']) == code
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f'{SESSION}/1-lab-notebook.md:4:1: warning field.misspelt ')


def test_an_error_ends_with_1_and_json_says_where(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / SESSION / '3-new.md').write_text('---\ntitle:\n---\n先写标题，再写正文。\n', encoding='utf-8')
    assert main(['check', '--root', str(project), '--format', 'json']) == 1
    (found,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (found['slug'], found['severity'], found['line']) == ('article.title-missing', 'error', 2)
    assert set(found) == {'slug', 'severity', 'message', 'hint', 'file', 'line', 'column', 'length'}


def test_a_character_without_a_glyph_is_found_without_a_layout(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / SESSION / '3-new.md').write_text('---\ntitle: 试管\n---\n正文\U0001f9ea。\n', encoding='utf-8')
    assert main(['check', '--root', str(project), '--format', 'concise']) == 1
    assert '3-new.md:4:3: error font.glyph-missing' in capsys.readouterr().out


@pytest.mark.parametrize('command', ['check', 'build'])
def test_settings_with_an_error_end_with_2(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / 'booklet.toml').write_text('[print]\nwidth = "148 feet"\n', encoding='utf-8')
    assert main([command, '--root', str(project)]) == 2
    streams = capsys.readouterr()
    assert 'booklet.toml:2:' in streams.out + streams.err
    assert not (project / 'build' / SEMESTER).exists()


def test_a_semester_that_does_not_exist_names_those_that_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['check', '--root', str(project), '2019-spring']) == 2
    told = capsys.readouterr().err
    assert 'no semester 2019-spring' in told
    assert f'there is: {SEMESTER}' in told


def test_kinds_of_results_that_do_not_exist_are_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['build', '--root', str(project), '--only', 'print,film']) == 2
    assert 'there is: screen, print, slides, slides-pdf, office, epub, web' in capsys.readouterr().err


def test_a_date_that_is_none_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv('SOURCE_DATE_EPOCH', 'yesterday')
    assert main(['build', '--root', str(project)]) == 2
    assert 'SOURCE_DATE_EPOCH' in capsys.readouterr().err
