"""`booklet new` goes on from what is there."""

from pathlib import Path

import pytest

from booklet.cli import main
from booklet.reading.listing import PLACEHOLDERS
from tests.cli.projects import SEMESTER, SESSION, begin


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(tmp_path / 'project')
    monkeypatch.chdir(root)
    return root


def test_a_session_takes_the_next_number_two_weeks_later(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['new', 'session', 'waste-sorting', '--title', '废液分类']) == 0
    streams = capsys.readouterr()
    assert streams.out == f'content/{SEMESTER}/02-waste-sorting/session.md\n'
    text = (project / streams.out.strip()).read_text(encoding='utf-8')
    assert 'number: 2\ndate: 2026-03-19\nform: 集中学习\nplace: 主楼 201 会议室\n' in text
    assert 'title: 废液分类\n' in text


def test_an_article_goes_into_the_last_session_or_the_one_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(['new', 'session'])
    main(['new', 'article', 'sorting'])
    main(['new', 'article', 'pipettes', '--session', '1'])
    main(['new', 'article', '--session', '01-records-and-instruments'])
    assert capsys.readouterr().out.splitlines()[1:] == [
        f'content/{SEMESTER}/02-session/1-sorting.md',
        f'{SESSION}/3-pipettes.md',
        f'{SESSION}/4-article.md',
    ]


def test_a_semester_follows_the_newest_and_is_filled_next(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(['new', 'semester'])
    main(['new', 'session'])
    assert capsys.readouterr().out.splitlines() == [
        'content/2026-autumn/semester.toml',
        'content/2026-autumn/01-session/session.md',
    ]
    assert 'date: 2026-09-03' in (project / 'content/2026-autumn/01-session/session.md').read_text(
        encoding='utf-8'
    )


def test_the_filled_in_forms_have_no_findings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(['new', 'session', '--title', '废液分类'])
    main(['new', 'article', '--title', '三种颜色的桶: 各装什么'])
    path = project / capsys.readouterr().out.splitlines()[-1]
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace(PLACEHOLDERS[0], '先看标签，再倒废液。'), encoding='utf-8')
    assert main(['check', '--fail-on', 'note', '--format', 'concise']) == 0
    assert capsys.readouterr().out == ''


@pytest.mark.parametrize(
    ('arguments', 'told'),
    [
        (['semester', SEMESTER], 'exists already, nothing was written'),
        (['semester', 'a/b'], 'cannot be the name'),
        (['session', '../escape'], 'cannot be the name'),
        (['article', '--session', '9'], 'has no session “9”'),
        (['session', '--semester', '2019-spring'], 'no semester 2019-spring'),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    arguments: list[str], told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob('*'))
    assert main(['new', *arguments]) == 2
    assert told in capsys.readouterr().err
    assert sorted(project.rglob('*')) == before


def test_an_empty_semester_asks_for_a_session_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(['new', 'semester'])
    assert main(['new', 'article']) == 2
    assert 'booklet new session' in capsys.readouterr().err


def test_a_template_is_written_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['new', 'template', 'school.pptx']) == 0
    streams = capsys.readouterr()
    assert streams.out == 'school.pptx\n'
    assert 'template = "school.pptx"' in streams.err
    assert (project / 'school.pptx').read_bytes()[:2] == b'PK'
    assert main(['new', 'template', 'school.pptx']) == 2


def test_a_template_stays_in_the_project(project: Path) -> None:
    assert main(['new', 'template', '../school.pptx']) == 2
    assert main(['new', 'template', 'school.docx']) == 2
