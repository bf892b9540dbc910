"""The command in a hint, followed to the letter, cures what the finding names."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from booklet.cli import commands, main
from booklet.diagnostics import CATALOGUE
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


ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r'\bbooklet((?: +(?:--?)?[a-z][a-z-]*)+)')

TOLD = re.compile(r'(?:[:：`]|\bwith|\b[Rr]un|[用行]) *booklet [a-z][a-z -]*')


def promised() -> list[str]:
    """Return every command that a finding or a page of the manual tells the reader to run."""
    hints = [text for row in CATALOGUE.values() for text in (row.hint.en, row.hint.zh)]
    texts = [match.group() for text in hints for match in TOLD.finditer(text)]
    for page in sorted((ROOT / 'docs').glob('*.md')):
        parts = re.findall(r'`([^`\n]+)`|^    (\S.*)$', page.read_text(encoding='utf-8'), re.MULTILINE)
        texts += [words for pair in parts for words in pair if words.startswith('booklet ')]
    return sorted({match.group() for text in texts for match in COMMAND.finditer(text)})


def test_every_command_that_is_promised_is_there() -> None:
    commands = promised()
    assert len(commands) > 8
    for words in commands:
        assert is_known(words.split()[1:]), words


def is_known(words: list[str]) -> bool:
    group = commands()
    command: click.Command = group
    for word in words:
        if isinstance(command, click.Group) and word in command.commands:
            command = command.commands[word]
        elif word.startswith('-'):
            known = [name for each in (*command.params, *group.params) for name in each.opts]
            if word not in known and word != '--help':
                return False
        elif command is group:
            return False
    return command is not group or words[:1] == ['--version']
