"""`booklet import` writes Markdown below content/ and says what to look at."""

import io
from pathlib import Path

import pytest

from booklet.cli import main
from tests.cli.projects import SEMESTER, begin
from tests.importing.word_files import p, packed, word

TEXT = '移液器的保养\n\n移液器用过之后要旋回最大量程，让弹簧松开。\n\n每半年校准一次，记录贴在枪架上。\n'
SHEET = (
    '生物化学学院2027年上半年第2次教职工学习\n一、时间及形式\n2027年3月18日\n二、内容\n1.钥匙的保管\n'
    '详细内容\n钥匙的保管\n钥匙由两人保管，领用时登记。\n'
)
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
    assert 'Next: read the new files through, then booklet check\n' in streams.err
    assert streams.err.endswith('/02-pipettes/import-report.html\n')


def test_what_is_imported_lacks_no_required_field(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    (project / 'b.txt').write_text(SHEET, encoding='utf-8')
    assert main(['import', 'a.txt', '--into', 'content/2027-spring/01-pipettes']) == 0
    assert main(['import', 'b.txt', '--into', 'content/2027-spring/02-keys']) == 0
    told = capsys.readouterr()
    assert 'content/2027-spring/semester.toml' in told.out
    assert 'no form in the source; 集中学习 is supposed' in told.err
    assert main(['check', '2027-spring', '--fail-on', 'warning', '--format', 'concise']) == 0


def test_a_semester_of_which_nothing_is_known_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'booklet.toml').write_text('')
    (tmp_path / 'a.txt').write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', '--into', 'content/2024-spring/10-sheet']) == 0
    assert 'then booklet new semester 2024-spring, and booklet check' in capsys.readouterr().err
    assert main(['new', 'semester', '2024-spring']) == 2
    assert 'add --organisation' in capsys.readouterr().err
    assert main(['new', 'semester', '2024-spring', '--organisation', '生物化学学院']) == 0
    assert main(['check', '--fail-on', 'warning']) == 0


def test_a_second_text_is_numbered_on(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ('a.txt', 'b.txt'):
        (project / name).write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', 'b.txt', '--into', INTO]) == 0
    names = sorted(path.name for path in (project / INTO).glob('[0-9]*'))
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


def test_a_zip_a_folder_and_standard_input_are_read_in_order(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / 'texts'
    folder.mkdir()
    for number in (10, 2):
        (folder / f'{number}.txt').write_text(f'第{number}篇材料\n\n{TEXT}', encoding='utf-8')
    (folder / '~$2.docx').write_bytes(b'x' * 162)
    inside = word(p('登记表', style='T'), p('三项。'))
    (project / 'b.zip').write_bytes(packed({'../up.txt': 'x', '材料.docx': inside}))
    monkeypatch.setattr('sys.stdin', io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(['import', 'texts', 'b.zip', '-', '--into', INTO]) == 0
    texts = [path.read_text(encoding='utf-8') for path in sorted((project / INTO).glob('[0-9]*.md'))]
    titles = [text.split('\n')[1] for text in texts]
    assert titles == ['title: 第2篇材料', 'title: 第10篇材料', 'title: 登记表', 'title: 移液器的保养']
    assert '../up.txt' in capsys.readouterr().err


def test_a_finding_in_word_is_shown_at_its_line_of_the_markdown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = (p('登记三项。'), p('谁来清点'), p('两个人。'))
    (project / 'a.docx').write_bytes(word(p('登记表', style='T'), *body))
    assert main(['import', 'a.docx', '--into', INTO]) == 0
    error = capsys.readouterr().err
    assert f'{INTO}/1-article.md:6:1 <-> a.docx ¶ 3' in error
    assert ' 6 | 谁来清点\n' in error


def test_a_correction_is_kept_and_the_difference_shown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    main(['import', 'a.txt', '--into', INTO])
    article = next((project / INTO).glob('1-*.md'))
    article.write_text(article.read_text(encoding='utf-8').replace('半年', '三个月'), encoding='utf-8')
    assert main(['import', 'a.txt', '--into', INTO]) == 1
    assert '+每半年校准一次' in capsys.readouterr().err
    assert '每三个月校准一次' in article.read_text(encoding='utf-8')


def test_several_sheets_become_sessions_of_a_semester(project: Path) -> None:
    for number in (1, 2):
        sheet = f'生物化学学院2026年上半年第{number}次\n教职工学习\n一、时间及形式\n'
        sheet += f'2026年3月{number}日 集中学习\n'
        sheet += '二、内容\n1.移液器的保养\n详细内容：\n' + TEXT
        (project / f's{number}.txt').write_text(sheet, encoding='utf-8')
    for _ in range(2):
        assert main(['import', 's1.txt', 's2.txt', '--into', 'content/2027-spring']) == 0
    names = sorted(path.name for path in (project / 'content/2027-spring').iterdir())
    assert names == ['01-session', '02-session', 'semester.toml']
    assert main(['check', '2027-spring']) == 0


def test_an_article_for_a_whole_semester_is_refused(project: Path) -> None:
    (project / 'a.txt').write_text(TEXT, encoding='utf-8')
    assert main(['import', 'a.txt', '--into', f'content/{SEMESTER}']) == 2
