"""A small share of `python -m tests.reliability`, with other seeds than the whole."""

from pathlib import Path

import pytest

from tests.reliability.damaged import try_files
from tests.reliability.ends import try_kills
from tests.reliability.hostile import try_hostile
from tests.reliability.mutated import try_sources


@pytest.mark.parametrize('seed', [1, 2])
def test_mutated_sources_are_read(tmp_path: Path, seed: int) -> None:
    assert try_sources(tmp_path / 'project', 120, seed).failures == []


def test_damaged_files_are_named_or_made_anew(tmp_path: Path) -> None:
    assert try_files(tmp_path / 'project', 30, 3).failures == []


def test_killed_builds_leave_whole_results(tmp_path: Path) -> None:
    assert try_kills(tmp_path / 'project', 3, 4).failures == []


def test_hostile_documents_read_nothing_outside(tmp_path: Path) -> None:
    assert try_hostile(tmp_path / 'project', 12).failures == []
