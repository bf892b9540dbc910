"""Imported files reach the disk, and never over what is there."""

from pathlib import Path

import pytest

from booklet.errors import UsageError
from booklet.importing import ImportedSession, write_import

SESSION = ImportedSession((('session.md', '---\n---\n'), ('1-article.md', 'a')))
ARTICLE = ImportedSession((('1-notes.md', 'b'),))


def test_the_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    paths = write_import(SESSION, tmp_path / '03-x')
    names = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert names == ['03-x/session.md', '03-x/1-article.md']
    assert paths[1].read_text(encoding='utf-8') == 'a'


def test_nothing_is_written_over_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / '1-article.md').write_text('mine', encoding='utf-8')
    with pytest.raises(UsageError, match=r'1-article\.md'):
        write_import(SESSION, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ['1-article.md']
    assert (tmp_path / '1-article.md').read_text(encoding='utf-8') == 'mine'


def test_an_article_is_numbered_on_from_those_that_are_there(tmp_path: Path) -> None:
    write_import(SESSION, tmp_path)
    assert [path.name for path in write_import(ARTICLE, tmp_path)] == ['2-notes.md']


def test_a_file_in_the_place_of_the_folder_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / 'x').write_text('', encoding='utf-8')
    with pytest.raises(UsageError, match='not a folder'):
        write_import(ARTICLE, tmp_path / 'x')
