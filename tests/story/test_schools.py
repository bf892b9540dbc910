"""Many schools in one run: each as by itself, and one school's fault stops no other."""

import json
from pathlib import Path

import pytest

from booklet.cli import main
from booklet.errors import ExitCode
from tests.story.project_story import Story


def test_two_schools_are_built_side_by_side_and_a_third_is_told_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schools = [Story.small(tmp_path / name) for name in ('甲校', '乙校')]
    by_itself = Story.small(tmp_path / 'alone').build().bytes_of_results()
    broken = Story.small(tmp_path / '丙校')
    broken.write('booklet.toml', '[type]\nsize = "large"\n')
    folders = [str(each.root) for each in (schools[0], broken, schools[1])]
    assert main(['build', '--jobs', '2', '--projects', *folders]) == ExitCode.USAGE
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.out.splitlines()][1:] == ['甲校', '丙校', '乙校']
    assert '3 schools, 1 of them not made' in told.err
    assert [each.bytes_of_results() for each in schools] == [by_itself, by_itself]
    assert not broken.file('screen/booklet.pdf').exists()
    assert main(['build', '--format', 'json', '--projects', folders[0]]) == ExitCode.DONE
    row = json.loads(capsys.readouterr().out)
    assert (row['semester'], row['pages'], row['fault']) == ('2026-spring', 12, None)


def test_what_is_no_folder_of_a_project_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['build', '--projects']) == ExitCode.USAGE
    assert main(['build', '--projects', str(tmp_path)]) == ExitCode.USAGE
    assert 'there is no booklet.toml' in capsys.readouterr().out
