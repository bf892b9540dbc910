"""The command in a hint, followed to the letter, cures what the finding names."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from booklet.cli import main
from tests.cli.projects import SEMESTER, SESSION, begin

TEXT = '---\ntitle: 试剂柜的钥匙\n---\n钥匙由两人保管。\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(tmp_path / 'project')
    monkeypatch.chdir(root)
    return root


def follow(hint: str) -> None:
    """Run the command that stands in `hint`."""
    match = re.search(r'(booklet|mv) [^:;]+?(?= and |:|;|, or|$)', hint)
    assert match, hint
    words = shlex.split(match.group())
    if words[0] == 'booklet':
        assert main(words[1:]) in (0, 1)
    else:
        subprocess.run(words, check=True)


def check(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """Return (slug, hint) of what `check` finds."""
    capsys.readouterr()
    main(['check', '--format', 'json'])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [(each['slug'], each['hint']) for each in found]


@pytest.mark.parametrize(
    ('name', 'slug'),
    [
        (f'{SESSION}/3 keys.md.txt', 'article.misnamed'),
        (f'content/{SEMESTER}/02-keys/1-keys.md', 'session.sheet-missing'),
        ('content/2027-spring/01-keys/session.md', 'semester.frame-missing'),
    ],
)
def test_the_command_of_a_hint_cures(
    name: str, slug: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT, encoding='utf-8')
    [(found, hint)] = check(capsys)
    assert found == slug
    follow(hint)
    assert slug not in [found for found, _ in check(capsys)]


def test_an_empty_folder_becomes_a_session(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / 'content' / SEMESTER / '02-keys').mkdir()
    [(_, hint)] = check(capsys)
    follow(hint)
    assert [found for found, _ in check(capsys)] == ['session.empty']


def test_a_text_is_imported_and_set_aside(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / SESSION / '试剂柜.txt'
    path.write_text('试剂柜的钥匙\n\n钥匙由两人保管，领用时登记。\n', encoding='utf-8')
    [(_, hint)] = check(capsys)
    follow(hint)
    (path.parent / '_originals').mkdir()
    path.rename(path.parent / '_originals' / path.name)
    assert 'article.not-imported' not in [found for found, _ in check(capsys)]
    assert len(list(path.parent.glob('3-*.md'))) == 1
