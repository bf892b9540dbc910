"""`booklet import` writes Markdown below content/ and says what to look at."""

from pathlib import Path

import pytest

from booklet.cli import main
from tests.cli.projects import SEMESTER, begin

TEXT = '移液器的保养\n\n移液器用过之后要旋回最大量程，让弹簧松开。\n\n每半年校准一次，记录贴在枪架上。\n'
INTO = f'content/{SEMESTER}/02-pipettes'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(tmp_path / 'project')
    monkeypatch.chdir(root)
    return root


def test_a_text_becomes_an_article(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', '--into', INTO]) == 0
    streams = capsys.readouterr()
    written = streams.out.splitlines()
    assert written
    assert all(path.startswith(INTO) for path in written)
    text = ''.join(Path(path).read_text(encoding='utf-8') for path in written)
    assert '移液器用过之后要旋回最大量程，让弹簧松开。' in text
    assert streams.err.endswith('Next: read the new files through, then booklet check\n')


def test_a_semester_that_is_not_begun_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', '--into', 'content/2024-spring/10-sheet']) == 0
    assert 'then booklet new semester 2024-spring, and booklet check' in capsys.readouterr().err


def test_a_second_text_is_numbered_on(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ('a.txt', 'b.txt'):
        (project / name).write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', 'b.txt', '--into', INTO]) == 0
    names = sorted(path.name for path in (project / INTO).iterdir())
    assert [name[:2] for name in names] == ['1-', '2-']


def test_a_finding_shows_the_line_of_a_gbk_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / 'a.txt').write_bytes(TEXT.encode('gb18030'))
    assert main(['import', 'a.txt', '--into', INTO, '-v']) == 0
    assert ' 1 | 移液器的保养\n' in capsys.readouterr().err


def test_an_empty_file_is_an_error_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / 'a.txt').write_bytes(b'')
    assert main(['import', 'a.txt', '--into', INTO]) == 1
    streams = capsys.readouterr()
    assert streams.out == ''
    assert 'import.empty' in streams.err
    assert 'Next' not in streams.err


@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        (['gone.txt', '--into', INTO], 'gone.txt cannot be read'),
        (['booklet.toml', '--into', '../elsewhere'], 'lies outside the project'),
    ],
)
def test_wrong_places_are_refused(
    arguments: list[str], told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['import', *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_same_file_twice_does_not_overwrite_a_session(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = project / INTO / 'session.md'
    sheet.parent.mkdir()
    sheet.write_text('mine', encoding='utf-8')
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    main(['import', 'a.txt', '--into', INTO])
    assert sheet.read_text(encoding='utf-8') == 'mine'
