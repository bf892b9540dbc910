"""The cache through crashes, two builds at once, wrong clocks and damage: the results are as without it."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.story.project_story import Story

LABEL = 'content/2026-spring/01-safety/2-label.md'


@pytest.fixture(scope='module')
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    story = Story.small(tmp_path_factory.mktemp('fresh') / 'project').build('--no-cache')
    return story.bytes_of_results()


@pytest.fixture
def small(tmp_path: Path) -> Story:
    return Story.small(tmp_path / 'project')


def begin(story: Story) -> subprocess.Popen[bytes]:
    """Begin a build in a process of its own."""
    command = [sys.executable, '-m', 'booklet', 'build', '--root', str(story.root), '--jobs', '2']
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_two_builds_at_once_end_alike(small: Story, fresh: dict[str, bytes]) -> None:
    running = [begin(small), begin(small)]
    assert [build.wait() for build in running] == [0, 0]
    assert small.bytes_of_results() == fresh
    assert small.build().bytes_of_results() == fresh


def test_a_build_that_was_killed_leaves_nothing_that_shows(small: Story, fresh: dict[str, bytes]) -> None:
    build = begin(small)
    store, begun = small.root / 'build' / '.cache', time.monotonic()
    while not any(store.glob('*/*')) and time.monotonic() - begun < 60:
        time.sleep(0.01)
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert small.build().bytes_of_results() == fresh


def test_an_edit_is_seen_though_the_clock_says_that_nothing_changed(small: Story) -> None:
    small.build()
    path = small.root / LABEL
    before = path.stat()
    path.write_bytes(path.read_bytes().replace('也不能少。'.encode(), '都不能少。'.encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    edited = small.build().bytes_of_results()
    assert '2-label' in small.ending.err
    assert edited == small.build('--no-cache').bytes_of_results()


def test_a_file_that_was_only_touched_changes_nothing(small: Story) -> None:
    small.build()
    for path in (small.root / 'content').rglob('*'):
        os.utime(path, (0, 0))
    small.build()
    assert 'nothing' in small.ending.err.lower()


def test_damaged_and_foreign_entries_count_as_none(small: Story, fresh: dict[str, bytes]) -> None:
    small.build()
    entries = [path for path in (small.root / 'build' / '.cache').glob('*/*') if path.is_file()]
    assert len(entries) > 10
    for number, path in enumerate(entries):
        content = path.read_bytes()
        path.write_bytes((content[: len(content) // 2], entries[0].read_bytes(), b'')[number % 3])
    small.remove('build/2026-spring').build()
    assert small.bytes_of_results() == fresh


def test_another_style_sheet_is_noticed_and_the_old_one_too(small: Story, fresh: dict[str, bytes]) -> None:
    small.build()
    small.write('styles/own.css', '.article h1 .line { letter-spacing: .1em }\n').build()
    styled = small.bytes_of_results()
    assert styled['print/booklet.pdf'] != fresh['print/booklet.pdf']
    small.remove('styles/own.css').build()
    assert small.bytes_of_results() == fresh


def test_forged_entries_are_made_anew_and_said_in_one_line(small: Story) -> None:
    small.build('--only', 'screen')
    for path in (small.root / 'build' / '.cache').glob('*/*'):
        content = path.read_bytes()[32:].replace(b'/Type', b'/Tyqe').replace(b'%PDF', b'%FDP')
        path.write_bytes(hashlib.sha256(content).digest() + content)
    small.change(LABEL, '也不能少', '都不能少').build('--only', 'screen')
    assert 'build.cache-damaged' in small.ending.err
    small.build('--only', 'screen')
    assert 'damaged' not in small.ending.err
