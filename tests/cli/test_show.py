"""Findings in full, concise, and as JSON lines."""

import json
from pathlib import Path

import click
import pytest

from booklet.cli.show import LIKE_EACH_OTHER, full_lines, in_order, show_findings
from booklet.diagnostics import Finding, Place, finding


def misspelt(file: str, line: int, column: int = 1, length: int = 6) -> Finding:
    return finding('field.misspelt', Place(file, line, column, length), key='titel', meant='title')


def shown(findings: list[Finding], root: Path, is_verbose: bool = False) -> str:
    return click.unstyle('\n'.join(full_lines(in_order(findings), root, is_verbose)))


def test_a_finding_is_shown_with_its_line_and_carets(tmp_path: Path) -> None:
    (tmp_path / 'a.md').write_text('---\n废液：titel: 分类\n---\n', encoding='utf-8')
    assert shown([misspelt('a.md', 2, 4, 5)], tmp_path) == (
        'warning field.misspelt: Unknown key “titel”; did you mean “title”?\n'
        '  --> a.md:2:4\n'
        '   |\n'
        ' 2 | 废液：titel: 分类\n'
        '   |       ^^^^^\n'
        '   = hint: Change it to title, or delete the line.\n'
    )


def test_the_bars_stand_in_one_column_however_long_the_line_number(tmp_path: Path) -> None:
    (tmp_path / 'a.md').write_text('\n' * 99 + 'titel: 试剂\n', encoding='utf-8')
    lines = shown([misspelt('a.md', 100, 1, 5)], tmp_path).splitlines()
    assert [line.index('|') for line in lines if '|' in line] == [5, 5, 5]
    assert lines[1:3] == ['    --> a.md:100:1', '     |']


@pytest.mark.usefixtures('chinese')
def test_in_a_chinese_terminal_the_words_are_chinese_and_the_slug_is_not(tmp_path: Path) -> None:
    text = shown([misspelt('a.md', 1)], tmp_path)
    assert text.startswith('警告 field.misspelt：不认识“titel”这一项，是不是想写“title”？\n')
    assert '= 怎么办：请改成 title' in text


def test_a_line_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    assert ' | ' not in shown([misspelt('gone.md', 3)], tmp_path)
    (tmp_path / 'short.md').write_text('一行\n', encoding='utf-8')
    assert ' | ' not in shown([misspelt('short.md', 9)], tmp_path)


def test_a_source_in_another_encoding_is_shown_in_words(tmp_path: Path) -> None:
    (tmp_path / 'gbk.txt').write_bytes('titel 离心机'.encode('gb18030'))
    (tmp_path / 'wide.txt').write_bytes('titel 天平'.encode('utf-16'))
    text = shown([misspelt('gbk.txt', 1), misspelt('wide.txt', 1)], tmp_path)
    assert ' 1 | titel 离心机\n' in text
    assert ' 1 | titel 天平\n' in text


def test_findings_stand_in_the_order_of_files_and_lines_and_once_each(tmp_path: Path) -> None:
    without = finding('build.deck-edited', None, deck='slides/01.pptx', kept='slides/01-edited-1.pptx')
    late, early, other = misspelt('b.md', 1), misspelt('a.md', 2), misspelt('a.md', 10)
    assert in_order([late, other, early, without, early]) == (without, early, other, late)


def test_many_of_a_kind_are_counted_unless_all_are_wanted(tmp_path: Path) -> None:
    many = [misspelt('a.md', line) for line in range(1, LIKE_EACH_OTHER + 13)]
    short = shown(many, tmp_path)
    assert short.count('-->') == LIKE_EACH_OTHER
    assert short.endswith('field.misspelt: and 12 more like this (--verbose shows all)')
    assert shown(many, tmp_path, is_verbose=True).count('-->') == len(many)


def test_concise_is_one_line_each_and_the_count_goes_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = finding('field.missing', Place('a.md', 1), key='title')
    show_findings([misspelt('a.md', 2, 4), misspelt('a.md', 3), missing], tmp_path, 'concise')
    streams = capsys.readouterr()
    assert streams.out.splitlines() == [
        'a.md:1:1: error field.missing “title” is missing.',
        'a.md:2:4: warning field.misspelt Unknown key “titel”; did you mean “title”?',
        'a.md:3:1: warning field.misspelt Unknown key “titel”; did you mean “title”?',
    ]
    assert streams.err == '1 error, 2 warnings\n'


def test_json_is_one_object_a_line_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = finding('build.deck-edited', None, deck='slides/01.pptx', kept='slides/01-edited-1.pptx')
    show_findings([misspelt('第 1 篇.md', 2, 4, 5), kept], tmp_path, 'json')
    streams = capsys.readouterr()
    first, second = map(json.loads, streams.out.splitlines())
    assert second == {
        'slug': 'field.misspelt',
        'severity': 'warning',
        'message': 'Unknown key “titel”; did you mean “title”?',
        'hint': 'Change it to title, or delete the line.',
        'file': '第 1 篇.md',
        'line': 2,
        'column': 4,
        'length': 5,
    }
    assert (first['slug'], first['severity'], first['file'], first['line']) == (
        'build.deck-edited',
        'note',
        None,
        None,
    )
    assert streams.err == ''


def test_a_file_name_that_is_no_utf_8_comes_back_from_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_findings([misspelt('a\udcff.md', 1)], tmp_path, 'json')
    assert json.loads(capsys.readouterr().out)['file'] == 'a\udcff.md'


def test_a_source_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    sly = finding('field.unknown', Place('a.md', 1), key='\x1b[2J', keys='title')
    assert '\x1b[2J' not in '\n'.join(full_lines([sly], tmp_path))
