"""A Dask cluster of separate processes makes the same bytes, whatever happens to its workers."""

import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import distributed
import pytest

from booklet.cli import main
from booklet.errors import ExitCode, MissingOnMachineError
from booklet.executor import Machine
from booklet.project.packaged import packaged_styles
from booklet.project.settings import read_project
from booklet.results import cluster
from booklet.results.cluster import LARGE, Cluster, Needs, machine_for, needs_of, pack, unpack
from booklet.results.request import prepared_fonts
from tests.story.project_story import Story

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group('cluster'),
    # Of Dask and Tornado, about sockets that they close late.
    pytest.mark.filterwarnings('default::ResourceWarning'),
    pytest.mark.filterwarnings('default::pytest.PytestUnraisableExceptionWarning'),
]


@pytest.fixture(scope='module')
def address() -> Iterator[str]:
    """Start a scheduler and two workers, each a process of one thread."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local.scheduler_address


@pytest.fixture(scope='module')
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what one process makes of the small semester."""
    return Story.small(tmp_path_factory.mktemp('plain') / 'project').build().bytes_of_results()


@pytest.fixture(scope='module')
def needs(tmp_path_factory: pytest.TempPathFactory) -> Needs:
    root = Story.small(tmp_path_factory.mktemp('needs') / 'project').root
    project = read_project(root, packaged_styles()).value
    return needs_of(project.theme, prepared_fonts(project))


def test_a_cluster_makes_the_same_bytes_as_one_process(
    address: str, small: Story, plain: dict[str, bytes]
) -> None:
    assert small.build('--scheduler', address).bytes_of_results() == plain


def test_booklet_toml_may_name_the_cluster(address: str, small: Story, plain: dict[str, bytes]) -> None:
    settings = (small.root / 'booklet.toml').read_text(encoding='utf-8')
    small.write('booklet.toml', f'{settings}\n[work]\nscheduler = "{address}"\n')
    assert small.build('--no-cache').bytes_of_results() == plain


def test_a_worker_that_is_killed_costs_time_only(
    address: str, small: Story, plain: dict[str, bytes]
) -> None:
    with distributed.Client(address, set_as_default=False) as client:
        workers = client.run(os.getpid)
        killer = threading.Thread(target=_kill_a_busy_one, args=(client, workers))
        killer.start()
        small.build('--no-cache', '--scheduler', address)
        killer.join()
        assert set(client.run(os.getpid).values()) != set(workers.values())
    assert small.bytes_of_results() == plain


def _kill_a_busy_one(client: distributed.Client, workers: dict[str, int]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        busy = [worker for worker, tasks in client.processing().items() if tasks and worker in workers]
        if busy:
            os.kill(workers[busy[0]], signal.SIGKILL)
            return
        time.sleep(0.02)


def test_many_schools_go_through_the_cluster_and_one_fault_stops_none(
    address: str, tmp_path: Path, plain: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    schools = [Story.small(tmp_path / name) for name in ('甲校', '乙校')]
    (tmp_path / '丙校').mkdir()
    folders = [str(tmp_path / name) for name in ('甲校', '丙校', '乙校')]
    assert main(['build', '--scheduler', address, '--projects', *folders]) == ExitCode.USAGE
    _, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ['甲校', '丙校', '乙校']
    assert 'booklet.toml' in rows[1]
    for school in schools:
        assert school.bytes_of_results() == plain
    assert main(['build', '--scheduler', address, '--projects', folders[0]]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines()[1].split()[:3] == ['甲校', '2026-spring', '12']


def test_a_worker_with_other_libraries_or_faces_is_refused_in_words(address: str, needs: Needs) -> None:
    libraries = tuple((dict(needs.libraries) | {'weasyprint': '71.0'}).items())
    file, _ = needs.faces[0]
    for wrong, word in (
        (replace(needs, program='other', libraries=libraries), 'weasyprint is 70.0, not 71.0'),
        (replace(needs, program='other', python='3.99'), 'not 3.99'),
        (replace(needs, program='other'), 'booklet itself'),
        (replace(needs, faces=((file, 'another'), *needs.faces[1:])), file),
    ):
        with pytest.raises(MissingOnMachineError) as caught:
            Cluster(address, Machine(Path('fonts')), wrong)
        assert word in caught.value.message('en')
        assert 'booklet doctor' in caught.value.hint.zh


def test_a_machine_prepares_its_own_faces(needs: Needs) -> None:
    assert {path.name for path in machine_for(needs).faces.values()} == {file for file, _ in needs.faces}


def test_where_nobody_answers_the_way_out_is_named(
    needs: Needs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, 'PATIENCE', 0.5)
    with pytest.raises(MissingOnMachineError) as caught:
        Cluster('tcp://127.0.0.1:9', Machine(Path('fonts')), needs)
    assert 'dask scheduler' in caught.value.message('en')
    assert '--scheduler' in caught.value.message('zh')


def test_what_is_large_travels_by_its_digest() -> None:
    picture, text = b'\x00' * LARGE, '护目镜' * LARGE
    packed, large = pack(((picture, text), {'again': picture}, 'short'))
    assert len(packed) < 1000
    assert sorted(large.values()) == sorted((picture, text.encode()))
    assert unpack(packed, large) == ((picture, text), {'again': picture}, 'short')
    with pytest.raises(pickle.UnpicklingError):
        pickle.loads(packed)
