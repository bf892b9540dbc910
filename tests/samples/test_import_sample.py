"""The real session sheet in ../shared/samples is imported whole."""

import re
from pathlib import Path

import pytest

from booklet.diagnostics import Checked, Severity
from booklet.importing import ImportedSession, import_file
from tests.importing.law import front_matter, unaccounted

SAMPLES = Path(__file__).resolve().parents[3] / 'shared' / 'samples'

pytestmark = pytest.mark.samples


@pytest.fixture(scope='module')
def source() -> str:
    texts = sorted(SAMPLES.glob('*.txt')) if SAMPLES.is_dir() else []
    if not texts:
        pytest.fail(f'no sample texts in {SAMPLES}: put the folder ../shared/samples beside the repository')
    try:
        return texts[0].read_text(encoding='utf-8')
    except OSError as problem:
        pytest.fail(f'{texts[0]} cannot be read ({problem.strerror}): make the folder readable')


@pytest.fixture(scope='module')
def imported(source: str) -> Checked[ImportedSession]:
    return import_file('sample.txt', source.encode())


def test_the_sheet_is_understood(imported: Checked[ImportedSession]) -> None:
    assert [name for name, _ in imported.value.files] == ['session.md', '1-article.md', '2-article.md']
    fields = front_matter(imported.value.files[0][1])
    assert (fields['number'], str(fields['date']), fields['form']) == (10, '2024-05-30', '集中自学')
    assert fields['school']
    assert fields['series']


def test_nothing_is_lost(source: str, imported: Checked[ImportedSession]) -> None:
    assert unaccounted(source, imported) == []


def test_the_second_article_has_its_parts_items_and_signature(imported: Checked[ImportedSession]) -> None:
    body = imported.value.files[2][1]
    assert re.findall('^## (.*)$', body, re.MULTILINE) == list('一二三四五六七八九十')
    assert len(re.findall('^——', body, re.MULTILINE)) == 38
    signature = body.rsplit('::: signature\n', 1)[1]
    assert signature.count('\n') == 4
    assert re.search(r'[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]', body) is None


def test_the_first_article_has_source_and_agenda(imported: Checked[ImportedSession]) -> None:
    fields = front_matter(imported.value.files[1][1])
    assert fields['source']
    assert str(fields['date']) == '2024-05-24'
    assert fields['agenda'] != fields['title']


def test_few_places_are_unsure_and_none_is_an_error(imported: Checked[ImportedSession]) -> None:
    unsure = [each for each in imported.findings if each.severity >= Severity.WARNING]
    assert len(unsure) <= 10
    assert {each.slug for each in unsure} <= {'import.unsure-paragraph'}
