"""Imported files reach the disk with a report beside them, and never over what a person corrected."""

import tomllib
from pathlib import Path

import pytest

from booklet.diagnostics import Checked
from booklet.errors import UsageError
from booklet.importing import ImportedSession, import_file, write_import
from booklet.importing.frame import filled_frame

SHEET = ImportedSession((('session.md', '---\n---\n'), ('1-article.md', 'a')))
ARTICLE = ImportedSession((('1-notes.md', 'b'),), (('figures/a-1.png', b'png'),))
TEXT = '样本登记\n\n登记三项，缺一不可。\n\n谁来清点\n\n两个人一起做。\n'


def put(imported: ImportedSession, into: Path, source: str = 'a.txt') -> list[str]:
    """Write and return the names of what was written."""
    return [path.name for path in write_import(Checked(imported), source, into).written]


def test_the_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    assert put(SHEET, tmp_path / '03-x') == ['session.md', '1-article.md']
    assert (tmp_path / '03-x' / '1-article.md').read_text(encoding='utf-8') == 'a'


def test_nothing_is_written_over_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / '1-article.md').write_text('mine', encoding='utf-8')
    with pytest.raises(UsageError, match=r'1-article\.md'):
        put(SHEET, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ['1-article.md']
    assert (tmp_path / '1-article.md').read_text(encoding='utf-8') == 'mine'


def test_an_article_is_numbered_on_from_those_that_are_there(tmp_path: Path) -> None:
    put(SHEET, tmp_path)
    assert put(ARTICLE, tmp_path, 'b.docx') == ['2-notes.md', 'a-1.png']
    assert (tmp_path / 'figures' / 'a-1.png').read_bytes() == b'png'


def test_an_article_without_a_session_begins_one(tmp_path: Path) -> None:
    outcome = write_import(Checked(ARTICLE), 'a.docx', tmp_path / '07-notes')
    assert [each.slug for each in outcome.findings] == ['import.session-begun']
    assert (tmp_path / '07-notes' / 'session.md').read_text(encoding='utf-8') == '---\nnumber: 7\n---\n'


def test_a_file_in_the_place_of_the_folder_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / 'x').write_text('', encoding='utf-8')
    with pytest.raises(UsageError, match='not a folder'):
        put(ARTICLE, tmp_path / 'x')


def test_importing_again_keeps_a_correction_and_shows_the_difference(tmp_path: Path) -> None:
    put(ARTICLE, tmp_path)
    (tmp_path / '1-notes.md').write_text('b, corrected', encoding='utf-8')
    outcome = write_import(Checked(ImportedSession((('1-notes.md', 'c'),))), 'a.txt', tmp_path)
    assert [each.slug for each in outcome.findings] == ['import.differs']
    assert ('-b, corrected' in outcome.differences[0], '+c' in outcome.differences[0]) == (True, True)
    assert (tmp_path / '1-notes.md').read_text(encoding='utf-8') == 'b, corrected'
    again = write_import(Checked(ImportedSession((('1-notes.md', 'c'),))), 'a.txt', tmp_path)
    assert again.findings == outcome.findings


def test_importing_again_replaces_what_nobody_corrected(tmp_path: Path) -> None:
    put(ARTICLE, tmp_path)
    assert put(ImportedSession((('1-notes.md', 'c'),)), tmp_path) == ['1-notes.md']
    assert put(ImportedSession((('1-notes.md', 'c'),)), tmp_path) == []


def test_the_report_has_both_sides_and_marks_what_is_unsure(tmp_path: Path) -> None:
    for name in ('a.txt', 'b.txt', 'a.txt'):
        write_import(import_file(name, TEXT.encode()), name, tmp_path, 'en')
    page = (tmp_path / 'import-report.html').read_text(encoding='utf-8')
    assert page.count('<h2>') == 2
    assert page.count('<tr class="warning">') == 2
    assert '1-article.md:8' in page
    assert '2-article.md:8' in page
    assert 'http' not in page


def test_the_frame_is_begun_and_its_empty_fields_are_filled() -> None:
    sheet = {'school': '生物化学学院', 'term': '2026年上半年', 'series': '教职工学习'}
    begun = filled_frame('', sheet)
    assert begun is not None
    assert tomllib.loads(begun)['title'] == '2026年上半年教职工学习'
    filled = filled_frame('title = "学习汇编"\nterm = ""  # 学期\n', sheet)
    assert filled is not None
    assert tomllib.loads(filled) == {
        'title': '学习汇编',
        'term': '2026年上半年',
        'organisation': '生物化学学院',
        'series': '教职工学习',
    }
    assert filled.endswith('  # 学期\n')
    assert filled_frame(filled, sheet) is None
    assert filled_frame('title = ', sheet) is None
