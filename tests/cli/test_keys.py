"""`booklet keys` shows what would go on slides: as a table for people, as JSON lines for programs."""

import json
import re
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


def test_the_overview_counts_sentences_and_minutes_of_each_session(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['keys', SEMESTER, '--count', '2']) == 0
    shown = capsys.readouterr().out
    assert re.search(r'Session 1: 4 sentences, about \d+ minutes', shown)
    assert 'passed over: ' in shown


def test_a_single_file_says_why_each_sentence_was_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    long = '移液器用过之后要旋回最大量程，' * 4 + '让弹簧松开，第二天再用的时候才准。'
    (tmp_path / 'a.md').write_text(
        f'---\ntitle: 移液器的保养\n---\n{long}为什么要校准？会议强调，移液器每半年要校准一次。\n\n'
        '保养分两步：先旋回量程，松开弹簧；再擦拭枪身，放回枪架。\n',
        encoding='utf-8',
    )
    assert main(['keys', 'a.md', '--count', '3']) == 0
    shown = capsys.readouterr().out
    assert '     · 先旋回量程，松开弹簧\n     · 再擦拭枪身，放回枪架\n' not in shown
    assert '     为什么要校准？  4:' in shown
    assert 'a question' in shown
    assert '     —— 会议' in shown
    assert '     cut off: 会议强调，' in shown


def test_an_article_without_a_key_sentence_and_a_long_sentence_are_remarked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = '共用仪器用过以后要当场清洗，' * 4 + '并且在登记本上写明时间、姓名和仪器的状态。'
    (project / SESSION / '3-question.md').write_text('---\ntitle: 一问\n---\n为什么？\n', encoding='utf-8')
    (project / SESSION / '4-long.md').write_text(f'---\ntitle: 长句\n---\n{long}\n', encoding='utf-8')
    assert main(['keys', SEMESTER]) == 0
    shown = capsys.readouterr().out
    assert 'no key sentence in article 3' in shown
    assert f'{len(long)} characters: set smaller on its slide' in shown
