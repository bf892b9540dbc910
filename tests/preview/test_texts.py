"""Texts are accepted, merged and kept; nothing typed is lost."""

from pathlib import Path

import pytest

from booklet.preview.texts import ConflictError, Texts, read_text, text_digest

FILE = 'content/a.md'


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / 'content').mkdir()
    (tmp_path / FILE).write_bytes('一。\r\n\r\n二。\r\n'.encode())
    return Texts(tmp_path, tmp_path / 'build' / '.history')


def test_line_ends_and_encoding_of_the_file_stay(texts: Texts, tmp_path: Path) -> None:
    known = texts.read(FILE)
    assert known.text == '一。\n\n二。\n'
    texts.accept(FILE, '一。\n\n二二。\n', known.digest)
    assert (tmp_path / FILE).read_bytes() == '一。\r\n\r\n二二。\r\n'.encode()
    (tmp_path / FILE).write_bytes('汉字。\n'.encode('gb18030'))
    known = texts.read(FILE)
    texts.accept(FILE, '汉字好。\n', known.digest)
    assert (tmp_path / FILE).read_bytes() == '汉字好。\n'.encode('gb18030')
    assert read_text('\ufeff甲'.encode()).written('乙') == '\ufeff乙'.encode()


def test_a_change_on_disk_is_merged(texts: Texts, tmp_path: Path) -> None:
    base = texts.read(FILE).digest
    (tmp_path / FILE).write_text('一。\n\n二乙。\n', encoding='utf-8')
    accepted = texts.accept(FILE, '一甲。\n\n二。\n', base)
    assert accepted.text == '一甲。\n\n二乙。\n'
    assert (tmp_path / FILE).read_text(encoding='utf-8') == accepted.text


def test_who_typed_on_while_it_was_merged_loses_nothing_of_the_other(texts: Texts, tmp_path: Path) -> None:
    base = texts.read(FILE).digest
    (tmp_path / FILE).write_text('一。\n\n二乙。\n', encoding='utf-8')
    texts.accept(FILE, '一甲。\n\n二。\n', base)
    accepted = texts.accept(FILE, '一甲丙。\n\n二。\n', text_digest('一甲。\n\n二。\n'))
    assert accepted.text == '一甲丙。\n\n二乙。\n'


def test_a_conflict_keeps_both(texts: Texts, tmp_path: Path) -> None:
    base = texts.read(FILE).digest
    (tmp_path / FILE).write_text('一乙。\n\n二。\n', encoding='utf-8')
    with pytest.raises(ConflictError) as conflict:
        texts.accept(FILE, '一甲。\n\n二。\n', base)
    assert conflict.value.theirs.text == '一乙。\n\n二。\n'
    assert texts.version(FILE, texts.versions(FILE)[0]).text == '一甲。\n\n二。\n'


def test_what_is_replaced_is_kept_first(texts: Texts) -> None:
    base = texts.read(FILE)
    texts.accept(FILE, '三。\n', base.digest, 'anna')
    (newest,) = texts.versions(FILE)
    assert 'anna' in newest
    assert texts.version(FILE, newest).text == base.text
    with pytest.raises(FileNotFoundError):
        texts.version(FILE, '../../content/a.md')


def test_nothing_outside_the_project_is_read(texts: Texts) -> None:
    with pytest.raises(FileNotFoundError):
        texts.read('../secret.md')
