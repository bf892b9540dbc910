"""`booklet keys` shows what would go on slides: as a table for people, as JSON lines for programs."""

import json
from pathlib import Path

import pytest

from booklet.cli import main
from tests.cli.projects import SEMESTER, SESSION, begin

PINNED = '把记录本交给同组的另一个人，他不用问你就能把实验重做一遍，这就够细了。'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(tmp_path / 'project')
    monkeypatch.chdir(root)
    return root


def entries(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_is_a_line_per_article_in_the_order_given(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second, first = f'{SESSION}/2-shared-instruments.md', f'{SESSION}/1-lab-notebook.md'
    assert main(['keys', second, first, '--format', 'json']) == 0
    read = entries(capsys)
    assert [entry['file'] for entry in read] == [second, first]
    assert [entry['title'] for entry in read] == ['共用仪器的预约与交接', '实验记录是写给半年以后的自己']
    assert all(set(entry) == {'file', 'title', 'sentences'} for entry in read)


def test_a_sentence_has_text_source_score_reasons_place_and_pin(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['keys', SEMESTER, '--format', 'json']) == 0
    sentences = entries(capsys)[0]['sentences']
    assert isinstance(sentences, list)
    assert all(set(each) == {'text', 'source', 'score', 'reasons', 'place', 'pinned'} for each in sentences)
    assert sentences[0]['source'] == PINNED
    assert sentences[0]['pinned'] is True
    assert sentences[0]['place'].startswith(f'{SESSION}/1-lab-notebook.md:9:')


@pytest.mark.parametrize('count', [1, 2])
def test_as_many_are_shown_as_are_asked_for(
    count: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['keys', SEMESTER, '--count', str(count), '--format', 'json']) == 0
    assert [len(entry['sentences']) for entry in entries(capsys)] == [count, count]  # type: ignore[arg-type]


def test_any_text_file_will_do_outside_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'a.txt').write_text(
        '移液器的保养\n\n移液器用过之后要旋回最大量程，让弹簧松开。每半年校准一次，记录贴在枪架上。\n',
        encoding='utf-8',
    )
    assert main(['keys', 'a.txt', '--count', '1', '--format', 'json']) == 0
    (entry,) = entries(capsys)
    assert (entry['file'], entry['title']) == ('a.txt', '移液器的保养')


def test_the_table_is_for_people(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['keys', SEMESTER]) == 0
    shown = capsys.readouterr().out
    assert '实验记录是写给半年以后的自己' in shown
    assert f'  1. {PINNED}' in shown
    assert 'pinned' in shown
    assert '2 articles, ' in shown


def test_what_is_neither_file_nor_semester_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['keys', 'nothing.md']) == 2
    assert 'nothing.md' in capsys.readouterr().err
