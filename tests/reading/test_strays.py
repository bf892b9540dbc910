"""What is not read is named, or passed over on purpose."""

import os
from pathlib import Path

import pytest

from booklet.reading.semester import read_semester
from booklet.reading.strays import find_strays
from tests.reading.folders import ARTICLE, FRAME, HEAD, SESSION, SHEET, read, slugs, write

HOME = 'content/spring/01-safety'
OTHER = 'content/spring/02-data/session.md'
OTHER_ARTICLE = 'content/spring/02-data/1-backup.md'
TEXT = HEAD + '称量以前先调平。\n'


@pytest.mark.parametrize(
    ('name', 'slug'),
    [
        (f'{HOME}/2-waste.txt', 'article.not-imported'),
        (f'{HOME}/2-waste.docx', 'article.not-imported'),
        (f'{HOME}/2-waste.doc', 'article.not-imported'),
        (f'{HOME}/2-waste.pdf', 'article.not-imported'),
        (f'{HOME}/2-waste.md.txt', 'article.misnamed'),
        (f'{HOME}/2-waste。md', 'article.misnamed'),
        (f'{HOME}/2-waste.mdown', 'article.misnamed'),
        ('content/spring/2-waste.md', 'article.misplaced'),
        ('content/spring/2-waste.docx', 'article.misplaced'),
        ('content/2-waste.md', 'article.misplaced'),
        (f'{HOME}/old/2-waste.md', 'article.misplaced'),
        (f'{HOME}/figures/2-waste.md', 'article.misplaced'),
        (f'{HOME}/figures/more/2-waste.docx', 'article.misplaced'),
        (f'{HOME}/1-pipetting - 副本.md', 'file.copy'),
        (f'{HOME}/1-pipetting (1).md', 'file.copy'),
        (f'{HOME}/1-pipetting copy.md', 'file.copy'),
        (f'{HOME}/复件 1-pipetting.md', 'file.copy'),
        (f'{HOME}/1-pipetting.sync-conflict-20260301.md', 'file.copy'),
        (f'{HOME}/1-pipetting.md.txt', 'file.copy'),
        ('content/spring/01-safety - 副本/session.md', 'file.copy'),
        ('content/2026-autumn/01-a/session.md', 'semester.frame-missing'),
    ],
)
def test_no_article_is_left_out_silently(tmp_path: Path, name: str, slug: str) -> None:
    result = read(tmp_path, {name: TEXT})
    assert slugs(result.findings) == [slug]
    [session] = result.value.sessions
    assert [article.title for article in session.articles] == ['移液的手感']


@pytest.mark.parametrize('name', ['2-waste.markdown', '2-waste.MD', '2-waste (1).md', '_2-waste.md'])
def test_other_names_of_articles_are_read(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, {f'{HOME}/{name}': TEXT})
    assert slugs(result.findings) == []
    assert len(result.value.sessions[0].articles) == 2


@pytest.mark.parametrize(
    'name',
    ['~$-waste.docx', '.DS_Store', 'Thumbs.db', 'desktop.ini', '1-pipetting.md~', '1-pipetting.md.bak',
     '.1-pipetting.md.swp', '#1-pipetting.md#', '1-pipetting.docx', '_originals/2-waste.md', 'plan.xlsx'],
)  # fmt: skip
def test_what_is_passed_over_on_purpose_is_listed(tmp_path: Path, name: str) -> None:
    project = write(tmp_path, {f'{HOME}/{name}': TEXT})
    strays = find_strays(project, 'spring')
    assert slugs(strays.findings) == []
    [passed] = strays.passed
    assert passed.startswith('01-safety/')
    assert slugs(read_semester(project, 'spring').findings) == []


def test_a_picture_is_no_stray(tmp_path: Path) -> None:
    strays = find_strays(write(tmp_path, {f'{HOME}/figures/a.png': b'', f'{HOME}/b.svg': ''}), 'spring')
    assert (strays.findings, strays.passed) == ((), ())


def test_an_empty_folder_is_no_session(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (tmp_path / 'content/spring/02-data/figures').mkdir(parents=True)
    [found] = read_semester(project, 'spring').findings
    assert (found.slug, str(found.place)) == ('session.folder-empty', 'content/spring/02-data:1:1')


def test_articles_without_a_sheet_are_one_finding(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (tmp_path / SESSION).unlink()
    result = read_semester(project, 'spring')
    assert slugs(result.findings) == ['session.sheet-missing']
    [session] = result.value.sessions
    assert (session.number, session.date, len(session.articles)) == (1, None, 1)


def test_a_sheet_with_capitals_is_the_sheet(tmp_path: Path) -> None:
    project = write(tmp_path, {f'{HOME}/Session.MD': SHEET.replace('number: 1', 'number: 7')})
    (tmp_path / SESSION).unlink()
    [session] = read_semester(project, 'spring').value.sessions
    assert (session.number, len(session.articles)) == (7, 1)


def test_a_cancelled_session_is_left_out_and_said(tmp_path: Path) -> None:
    later = SHEET.replace('number: 1', 'number: 2').replace('-05', '-19')
    cancelled = SHEET.replace('form', 'status: cancelled\nform')
    result = read(tmp_path, {SESSION: cancelled, OTHER: later, OTHER_ARTICLE: TEXT})
    assert slugs(result.findings) == ['session.cancelled']
    [session] = result.value.sessions
    assert session.number == 2


@pytest.mark.parametrize(
    ('sheet', 'slug'),
    [
        (SHEET, 'session.number-twice'),
        (SHEET.replace('number: 1', 'number: 2').replace('2026', '2025'), 'session.year'),
    ],
)
def test_numbers_and_years_go_on(tmp_path: Path, sheet: str, slug: str) -> None:
    assert slug in slugs(read(tmp_path, {OTHER: sheet, OTHER_ARTICLE: TEXT}).findings)


def test_numbers_that_fall_are_found_and_an_autumn_goes_on_into_january(tmp_path: Path) -> None:
    first = SHEET.replace('number: 1', 'number: 5').replace('2026-03', '2025-12')
    second = SHEET.replace('number: 1', 'number: 4').replace('2026-03', '2026-01')
    frame = {'content/spring/semester.toml': FRAME.replace('2026 年上', '2025 年下')}
    result = read(tmp_path, {**frame, SESSION: first, OTHER: second, OTHER_ARTICLE: TEXT})
    assert slugs(result.findings) == ['session.number-order']


@pytest.mark.parametrize('date', ['２０２６－０３－０５', '２０２６年３月５日', '2026–03–05', '2026.3.5'])
def test_dates_in_full_width_are_read(tmp_path: Path, date: str) -> None:
    sheet = SHEET.replace('2026-03-05', date).replace('number: 1', 'number: １')
    result = read(tmp_path, {SESSION: sheet})
    assert slugs(result.findings) == []
    assert str(result.value.sessions[0].date) == '2026-03-05'


@pytest.mark.parametrize('text', ['The text begins here.', '正文从这里开始写，写的时候把这一行删掉。'])
def test_what_a_new_article_begins_with_is_named_at_its_line(tmp_path: Path, text: str) -> None:
    [found] = read(tmp_path, {ARTICLE: f'{HEAD}{text}\n\n先调平。\n'}).findings
    assert (found.slug, found.place and found.place.line) == ('article.placeholder', 4)


def test_links_that_lead_outside_and_special_files_are_named_and_not_read(tmp_path: Path) -> None:
    root = tmp_path / 'project'
    project = write(root, {})
    (tmp_path / 'secret').mkdir()
    (tmp_path / 'secret' / '2-waste.md').write_text(TEXT)
    home = root / HOME
    (home / '2-waste.md').symlink_to(tmp_path / 'secret' / '2-waste.md')
    (home / '3-endless.md').symlink_to('/dev/zero')
    (home / '4-nowhere.md').symlink_to('nowhere.md')
    (home / '6-inside.md').symlink_to('1-pipetting.md')
    (root / 'content/spring/03-linked').symlink_to(tmp_path / 'secret')
    os.mkfifo(home / '5-pipe.md')
    result = read_semester(project, 'spring')
    places = [(found.slug, found.place) for found in result.findings]
    assert sorted((slug, place.file.rpartition('/')[2]) for slug, place in places if place) == [
        ('file.outside', '03-linked'),
        ('file.outside', '2-waste.md'),
        ('file.outside', '3-endless.md'),
        ('file.special', '4-nowhere.md'),
        ('file.special', '5-pipe.md'),
    ]
    assert len(result.value.sessions[0].articles) == 2
