"""Files appear whole or not at all, and paths stay inside the project."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.files import digest, digest_file, is_inside, publish, read_regular, sweep, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_whole(tmp_path / 'build' / '2026-spring' / 'a.pdf', b'pages')
    assert (tmp_path / 'build' / '2026-spring' / 'a.pdf').read_bytes() == b'pages'


def test_a_result_may_be_read_by_everybody_that_the_umask_allows(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_whole(tmp_path / 'a.pdf', b'pages')
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / 'a.pdf').stat().st_mode) == 0o644


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / 'a.pdf'
    write_whole(target, b'good')

    def fail(_: int) -> None:
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(os, 'fsync', fail)
    with pytest.raises(OSError, match='No space left'):
        write_whole(target, b'half of it')
    assert target.read_bytes() == b'good'
    assert [path.name for path in tmp_path.iterdir()] == ['a.pdf']


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / 'a.pdf'
    write_whole(target, b'good')

    def interrupt(self: Path, other: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, 'replace', interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b'new')
    assert target.read_bytes() == b'good'
    assert [path.name for path in tmp_path.iterdir()] == ['a.pdf']


def test_only_outputs_that_differ_are_written_again(tmp_path: Path) -> None:
    assert publish(tmp_path, {'slides/01.pptx': b'1', 'slides/02.pptx': b'2'}) == (
        'slides/01.pptx',
        'slides/02.pptx',
    )
    untouched = (tmp_path / 'slides/01.pptx').stat().st_mtime_ns
    assert publish(tmp_path, {'slides/01.pptx': b'1', 'slides/02.pptx': b'x'}) == ('slides/02.pptx',)
    assert (tmp_path / 'slides/01.pptx').stat().st_mtime_ns == untouched


def test_a_full_disk_leaves_all_old_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, {'a.pdf': b'old', 'b.pdf': b'old'})
    calls = iter((None, OSError(28, 'No space left on device')))

    def fail_later(_: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, 'fsync', fail_later)
    with pytest.raises(OSError, match='No space left'):
        publish(tmp_path, {'a.pdf': b'new', 'b.pdf': b'new'})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {'a.pdf': b'old', 'b.pdf': b'old'}


def test_parts_that_killed_builds_left_are_swept(tmp_path: Path) -> None:
    for name in ('.a.pdf.x.part', 'b.part', '.c.pdf.y.part'):
        (tmp_path / name).write_bytes(b'')
    os.utime(tmp_path / '.a.pdf.x.part', (0, 0))
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ['.c.pdf.y.part', 'b.part']


def test_only_files_are_read_and_never_more_than_is_asked_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / 'pipe')
    (tmp_path / 'a').write_bytes(b'0123456789')
    assert read_regular(tmp_path / 'a', 4) == b'01234'
    assert digest_file(tmp_path / 'a') == digest(b'0123456789')
    for path in (tmp_path / 'pipe', tmp_path, Path('/dev/zero')):
        with pytest.raises(OSError, match=str(path)):
            read_regular(path, 4)
        with pytest.raises(OSError, match=str(path)):
            digest_file(path)


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
@settings(max_examples=200, deadline=None)
def test_digests_are_equal_exactly_when_the_parts_are(left: list[bytes], right: list[bytes]) -> None:
    assert (digest(*left) == digest(*right)) == (left == right)


def test_a_text_has_the_digest_of_its_bytes_even_with_half_a_character() -> None:
    assert digest('讨论') == digest('讨论'.encode())
    assert len(digest('\udc80')) == 64


def test_a_link_that_leads_out_of_the_project_is_not_inside(tmp_path: Path) -> None:
    project, outside = tmp_path / 'project', tmp_path / 'outside.svg'
    project.mkdir()
    outside.write_text('<svg/>')
    (project / 'figure.svg').symlink_to(outside)
    (project / 'plain.svg').write_text('<svg/>')
    assert is_inside(project, project / 'plain.svg')
    assert not is_inside(project, project / 'figure.svg')
    assert not is_inside(project, project / '..' / 'outside.svg')
    assert not is_inside(project, tmp_path / 'project-2' / 'a.svg')
