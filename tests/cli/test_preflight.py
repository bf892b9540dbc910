"""`booklet preflight` looks at any PDF, in or out of a project."""

import json
from pathlib import Path

import pytest

from booklet.cli import main
from tests.preflight import wrong
from tests.preflight.good import good

ASKED = ['--trim', '148x210mm', '--bleed', '3mm', '--ink-limit', '300', '--multiple', '4']


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'good.pdf').write_bytes(good())
    (tmp_path / 'rgb.pdf').write_bytes(good(edit=wrong.rgb_picture))
    (tmp_path / 'cut.pdf').write_bytes(wrong.truncated())
    return tmp_path


def test_a_good_file_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['preflight', 'good.pdf', *ASKED]) == 0
    shown = capsys.readouterr()
    assert shown.out == '4 pages, no errors; 0 warnings, 0 notes\n'
    assert shown.err == 'self-checked against the rules of PDF/X-4\n'


def test_a_wrong_file_ends_with_1_and_says_what_why_and_the_cure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['preflight', 'rgb.pdf', *ASKED]) == 1
    shown = capsys.readouterr().out
    assert 'error colour.rgb\n  page 1: painted in RGB' in shown
    assert '  why: The press has no red, green and blue' in shown
    assert '  cure: Convert it to CMYK' in shown


def test_chinese_for_a_chinese_terminal(
    folder: Path, chinese: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['preflight', 'rgb.pdf']) == 1
    assert '第 1 页：用了屏幕颜色 RGB' in capsys.readouterr().out


@pytest.mark.parametrize(('standard', 'code'), [('pdfx-4', 0), ('pdfx-1a', 1), ('none', 0)])
def test_the_standard_decides(standard: str, code: int, folder: Path) -> None:
    assert main(['preflight', 'good.pdf', '--standard', standard]) == code


def test_json_is_one_object_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['preflight', 'cut.pdf', '--format', 'json']) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)['verdict'] == 'failed'


def test_html_is_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['preflight', 'rgb.pdf', '--format', 'html']) == 1
    shown = capsys.readouterr().out
    assert shown.startswith('<!DOCTYPE html>')
    assert 'data:image/png;base64,' in shown


def test_one_colour_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / 'red.pdf').write_bytes(good(edit=wrong.coloured_picture))
    assert main(['preflight', 'red.pdf']) == 0
    assert main(['preflight', 'red.pdf', '--one-colour']) == 1
    assert 'colour.one-colour-page' in capsys.readouterr().out


@pytest.mark.parametrize(
    ('words', 'said'),
    [
        (['nowhere.pdf'], 'nowhere.pdf'),
        (['good.pdf', '--trim', 'A5'], 'not a size'),
        (['good.pdf', '--bleed', '3'], 'not a length'),
        (['good.pdf', '--standard', 'pdfx-3'], 'pdfx-3'),
    ],
)
def test_wrong_use_ends_with_2(
    words: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['preflight', *words]) == 2
    assert said in capsys.readouterr().err
