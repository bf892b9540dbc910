"""Help pages stand straight in both languages, and every command has one."""

from collections.abc import Iterator

import click
import pytest

from booklet.cli import commands, main
from booklet.cli.excerpt import text_width
from booklet.cli.help_pages import wrap


def all_commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*above, name)
        if isinstance(command, click.Group):
            yield from all_commands(command, (*above, name))


NAMES = [(), *all_commands(commands())]


COMMANDS = [
    'build', 'preview', 'serve', 'check', 'new', 'init', 'import', 'keys', 'preflight', 'impose', 'doctor',
]


def test_the_commands_are_those_of_the_design() -> None:
    assert list(commands().commands) == COMMANDS


@pytest.mark.parametrize('locale', ['C.UTF-8', 'zh_CN.UTF-8'])
@pytest.mark.parametrize('path', NAMES, ids=' '.join)
def test_every_help_page_fits_a_terminal(
    path: tuple[str, ...], locale: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv('LC_ALL', locale)
    assert main([*path, '--help']) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(text_width, lines)) <= 80
    assert all(name in lines[0] for name in path)
    assert any('--root' in line for line in lines)
    assert any('--verbose' in line for line in lines)


@pytest.mark.parametrize('path', NAMES, ids=' '.join)
def test_a_chinese_help_page_has_no_english_sentence(
    path: tuple[str, ...], chinese: None, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*path, '--help'])
    text = capsys.readouterr().out
    assert text.startswith('用法：booklet')
    assert not [word for word in (' the ', 'Options', 'Show', 'default') if word in text]


def test_columns_stand_straight_in_chinese(chinese: None, capsys: pytest.CaptureFixture[str]) -> None:
    main(['import', '--help'])
    lines = capsys.readouterr().out.splitlines()
    starts = {
        text_width(line[: line.index(first)])
        for line in lines
        for first in ('这次学习', '显示本说明')
        if first in line
    }
    assert len(starts) == 1


def test_chinese_lines_break_anywhere_but_before_punctuation() -> None:
    assert wrap('把现成的文本变成文章；已有的不覆盖。', 20) == ['把现成的文本变成文', '章；已有的不覆盖。']
    assert wrap('一二三四五，六', 10) == ['一二三四', '五，六']


def test_western_words_stay_whole() -> None:
    assert wrap('print the booklet.toml here', 12) == ['print the', 'booklet.toml', 'here']
    assert wrap('写进 booklet.toml 里', 12) == ['写进', 'booklet.toml', '里']


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['--version']) == 0
    assert capsys.readouterr().out.startswith('booklet 0.')
