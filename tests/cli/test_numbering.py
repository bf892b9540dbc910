"""New folders and files take the next number, and names that work on every system."""

from pathlib import Path

import pytest

from booklet.cli.numbering import next_name
from booklet.errors import UsageError


def test_the_first_is_number_one(tmp_path: Path) -> None:
    assert next_name(tmp_path / 'not-there', 'waste', digits=2) == '01-waste'
    assert next_name(tmp_path, 'waste', digits=1) == '1-waste'


def test_the_next_is_one_above_the_highest(tmp_path: Path) -> None:
    for name in ('01-safety', '03-data', 'semester.toml', '2026.txt'):
        (tmp_path / name).touch()
    assert next_name(tmp_path, 'waste', digits=2) == '04-waste'


def test_a_name_may_be_chinese_and_its_spaces_become_hyphens(tmp_path: Path) -> None:
    assert next_name(tmp_path, ' 废液 分类 ', digits=2) == '01-废液-分类'


@pytest.mark.parametrize('name', ['', ' ', '../up', 'a/b', '.hidden', 'a:b', 'why?', 'a\nb'])
def test_a_name_that_some_system_refuses_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        next_name(tmp_path, name, digits=2)
