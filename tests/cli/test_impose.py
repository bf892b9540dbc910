"""`booklet impose` sets any PDF on sheets, or tells how it would."""

from pathlib import Path

import pytest

from booklet.cli import main
from booklet.units import Length
from tests.press.tools import assert_sound, plain_pdf, texts

WORDS = [f'page{number}' for number in range(1, 11)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'ten.pdf').write_bytes(plain_pdf(WORDS))
    return tmp_path


def test_it_writes_sheets_beside_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['impose', 'ten.pdf', '--creep', '0.1mm']) == 0
    assert capsys.readouterr().out == 'ten-imposed.pdf\n'
    imposed = (folder / 'ten-imposed.pdf').read_bytes()
    assert_sound(imposed)
    assert [side.split() for side in texts(imposed)][:3] == [['page1'], ['page2'], ['page10', 'page3']]


def test_a_dry_run_prints_the_plan_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['impose', 'ten.pdf', '--signature', '8', '--dry-run']) == 0
    lines = capsys.readouterr().out.splitlines()
    assert '10 pages of 148 × 210 mm on 3 sheets of A4, folded in 2 signatures; 2 blanks' in lines[0]
    assert [line.split() for line in lines[2:5]] == [
        ['signature', '1'],
        ['sheet', '1', 'front', '8', '|', '1'],
        ['sheet', '1', 'back', '2', '|', '7'],
    ]
    assert lines[-1].split() == ['sheet', '3', 'back', '10', '|', '—']
    assert [path.name for path in folder.iterdir()] == ['ten.pdf']


def test_a_thick_file_becomes_parts_and_is_told_how_to_fold(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / 'thick.pdf').write_bytes(plain_pdf([f'p{number}' for number in range(1, 131)]))
    assert main(['impose', 'thick.pdf', '--dry-run']) == 0
    lines = capsys.readouterr().out.splitlines()
    assert 'on 33 sheets of A4, folded in 3 signatures' in lines[0]
    assert lines[1].startswith('3 parts, numbered 1/3 to 3/3 at the fold: fold and staple each on its own')
    assert main(['impose', 'thick.pdf', '--signature', '200', '--dry-run']) == 0
    assert 'folded in 1 signature;' in capsys.readouterr().out


def test_marks_stand_outside_the_pages_where_there_is_room(folder: Path) -> None:
    assert main(['impose', 'ten.pdf', '--sheet', 'A3', '--marks', '-o', 'a3.pdf']) == 0
    assert main(['impose', 'ten.pdf', '--sheet', 'A3', '-o', 'plain.pdf']) == 0
    import pikepdf

    with pikepdf.open('a3.pdf') as marked, pikepdf.open('plain.pdf') as plain:
        drawing = marked.pages[0].obj.Contents.read_bytes()
        before = plain.pages[0].obj.Contents.read_bytes()
    assert drawing.startswith(before)
    strokes = drawing[len(before) :].decode()
    assert strokes.count(' l S') == 10
    fold, width = float(Length.mm(210)), float(Length.mm(148))
    assert f'{fold - width:.5f}'.rstrip('0') in strokes


def test_no_room_for_marks_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['impose', 'ten.pdf', '--marks', '--dry-run']) == 0
    assert 'no marks: the pages fill the sheet' in capsys.readouterr().out


def test_any_page_size_on_any_sheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / 'wide.pdf').write_bytes(plain_pdf(['a', 'b', 'c'], (900, 500)))
    assert main(['impose', 'wide.pdf', '--sheet', '320x450mm', '--dry-run']) == 0
    assert 'on 1 sheet of 320x450mm' in capsys.readouterr().out
    assert main(['impose', 'wide.pdf', '--sheet', '320x450mm']) == 0
    assert_sound((folder / 'wide-imposed.pdf').read_bytes())


def test_chinese_plan(folder: Path, chinese: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['impose', 'ten.pdf', '--dry-run']) == 0
    shown = capsys.readouterr().out
    assert '用 A4 纸 3 张' in shown
    assert '第   1 张 正面' in shown


@pytest.mark.parametrize(
    ('words', 'said'),
    [
        (['nowhere.pdf'], 'nowhere.pdf'),
        (['ten.pdf', '--sheet', 'A44'], 'A44'),
        (['ten.pdf', '--sheet', '0x0mm'], '0x0mm'),
        (['ten.pdf', '--creep', 'thick'], 'thick'),
        (['ten.pdf', '--signature', '3'], '3'),
        (['ten.pdf', '-o', 'ten.pdf'], 'ten.pdf'),
    ],
)
def test_wrong_use_ends_with_2(
    words: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['impose', *words]) == 2
    assert said in capsys.readouterr().err
    assert (folder / 'ten.pdf').read_bytes() == plain_pdf(WORDS)


def test_a_file_that_is_not_whole_gives_no_sheets(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = (folder / 'ten.pdf').read_bytes()
    for share in (0.3, 0.6, 0.9):
        (folder / 'ten.pdf').write_bytes(whole[: int(len(whole) * share)])
        assert main(['impose', 'ten.pdf']) == 2
        assert 'damaged' in capsys.readouterr().err
        assert main(['preflight', 'ten.pdf']) == 2
    assert [path.name for path in folder.iterdir()] == ['ten.pdf']
