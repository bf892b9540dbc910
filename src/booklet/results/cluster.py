"""Tasks -> a running Dask cluster: its machines find their own faces, and take what is large by its digest.

A cluster runs whatever it is given and trusts who gives it (tasks are pickles); so does who asks for one.
"""

import functools
import io
import pickle
import platform
import threading
import warnings
import weakref
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from typing import Any

import distributed
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from booklet.errors import BookletError, MissingOnMachineError
from booklet.executor import Executor, Function, Machine, do
from booklet.files import digest
from booklet.language import Words
from booklet.layout.fonts.faces import FontSet, find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.model.theme import Theme
from booklet.store import Store
from booklet.values import dataclass
from booklet.versions import library_versions, program_digest

LARGE = 16 * 1024
"""Bytes or characters from which a part of a job travels by its digest, once to each machine that asks."""

PATIENCE = 20
"""Seconds to wait for the scheduler."""

_One = threading.Lock()
"""WeasyPrint and fontconfig are set up for one document at a time in a process, whatever threads it has."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a machine must have so that its results are the same bytes as ours."""

    program: str
    libraries: tuple[tuple[str, str], ...]
    python: str
    theme: Theme
    faces: tuple[tuple[str, str], ...]
    """File and digest of each prepared face."""


def needs_of(theme: Theme, fonts: FontSet) -> Needs:
    """Return what this machine has, for a theme whose faces are prepared."""
    faces = tuple((face.file, face.digest) for face in fonts.faces)
    return Needs(program_digest(), library_versions(), platform.python_version(), theme, faces)


class Cluster(Executor):
    """The workers of a scheduler. A worker that is lost costs the time of what it had begun."""

    def __init__(self, address: str, machine: Machine, needs: Needs) -> None:
        """Connect, and look at every worker; one that comes later is looked at with its first task.

        Raise MissingOnMachineError when nobody answers, when there is no worker, or when one would not give
        the same bytes.
        """
        self._client = _client(address)
        super().__init__(machine, max(1, sum(self._client.nthreads().values())))
        self._needs = needs
        self._pool = self._client.get_executor(pure=False)
        self._sent: weakref.WeakValueDictionary[str, Any] = weakref.WeakValueDictionary()
        """What went to the cluster, by its digest, as long as a task under way needs it."""
        if not self._client.nthreads():
            self.shutdown()
            raise _no_worker(address)
        for complaint in self._client.run(_complaint, needs).values():
            if complaint is not None:
                self.shutdown()
                raise complaint

    def submit(self, function: Function, job: Any, subject: str = '', /) -> Future[Any]:  # type: ignore[override]
        """Hand out a job."""
        packed, large = pack((function, job, subject))
        blobs = {key: self._send(key, content) for key, content in large.items()}
        future: Future[Any] = self._pool.submit(work, packed, blobs, self._needs)
        # What it needs is let go with it.
        future.__dict__['blobs'] = blobs
        return future

    def _send(self, key: str, content: bytes) -> Any:
        sent = self._sent.get(key)
        if sent is None:
            with warnings.catch_warnings():
                # Dask would rather read large data on workers; it is sent once, and the scheduler keeps it so
                # that a lost worker loses none.
                warnings.filterwarnings('ignore', message='Sending large graph')
                sent = self._client.submit(bytes, content, key=f'booklet-{key}', pure=False)
            self._sent[key] = sent
        return sent

    def explain(self, error: BaseException) -> BookletError | None:
        """Say in words that the cluster gave a task up or went away."""
        if isinstance(error, (KilledWorker, CommClosedError, CancelledError, distributed.CancelledError)):
            return MissingOnMachineError(
                Words(f"The cluster gave up: {error}", f"集群放弃了任务：{error}"),
                Words("Look at its scheduler and workers, or build here, without --scheduler.",
                      "请检查集群的调度程序和工作进程；或者不用 --scheduler，在本机制作。"),
            )  # fmt: skip
        return None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        self._pool.shutdown(wait=wait)
        self._client.close()


def pack(thing: object) -> tuple[bytes, dict[str, bytes]]:
    """Return `thing` pickled without what is large in it, and that by its digest."""
    large: dict[str, bytes] = {}
    target = io.BytesIO()
    pickler = _Pickler(target, large)
    pickler.dump(thing)
    return target.getvalue(), large


def unpack(packed: bytes, large: Mapping[str, bytes]) -> Any:
    """Return what `pack` packed."""
    return _Unpickler(io.BytesIO(packed), large).load()


class _Pickler(pickle.Pickler):
    def __init__(self, target: io.BytesIO, large: dict[str, bytes]) -> None:
        super().__init__(target, protocol=5)
        self._large = large

    def persistent_id(self, thing: object) -> tuple[str, str] | None:
        """Name what is large by its digest (https://docs.python.org/3/library/pickle.html#persistence)."""
        if isinstance(thing, bytes) and len(thing) >= LARGE:
            content, kind = thing, 'bytes'
        elif isinstance(thing, str) and len(thing) >= LARGE:
            content, kind = thing.encode('utf-8', 'surrogatepass'), 'text'
        else:
            return None
        key = digest(content)
        self._large[key] = content
        return kind, key


class _Unpickler(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, large: Mapping[str, bytes]) -> None:
        super().__init__(source)
        self._large = large

    def persistent_load(self, name: tuple[str, str]) -> bytes | str:
        """Return what was named."""
        kind, key = name
        content = self._large[key]
        return content if kind == 'bytes' else content.decode('utf-8', 'surrogatepass')


def work(packed: bytes, large: Mapping[str, bytes], needs: Needs) -> Any:
    """Do a job on the machine of a worker."""
    with _One:
        machine = machine_for(needs)
        function, job, subject = unpack(packed, large)
        return do(function, job, machine, subject)


@functools.lru_cache(maxsize=64)
def machine_for(needs: Needs) -> Machine:
    """Return this machine with its own faces prepared.

    Raise MissingOnMachineError in words when its results would not be the same bytes as where the job comes
    from: other libraries, or other faces.
    """
    _require_program(needs)
    found = find_faces(needs.theme)
    if found.findings:
        raise _unfit(Words(found.findings[0].message('en'), found.findings[0].message('zh')))
    fonts = prepare(found.value, font_cache())
    for file, wanted in needs.faces:
        if not any((face.file, face.digest) == (file, wanted) for face in fonts.faces):
            raise _unfit(Words(f"the face {file} is another one", f"字体 {file} 的版本不同"))
    assert fonts.folder is not None
    store = Store(font_cache().parent / 'tasks')
    store.trim()
    return Machine(fonts.folder, store)


def _require_program(needs: Needs) -> None:
    if needs.program == program_digest():
        return
    here, there = dict(library_versions()), dict(needs.libraries)
    here['Python'], there['Python'] = platform.python_version(), needs.python
    for name, version in there.items():
        if here.get(name, '') != version:
            ours = here.get(name) or '–'
            raise _unfit(Words(f"{name} is {ours}, not {version}", f"{name} 的版本是 {ours}，应为 {version}"))
    raise _unfit(Words("booklet itself is another version", "booklet 本身的版本不同"))


def _complaint(needs: Needs) -> MissingOnMachineError | None:
    """Return why this machine is unfit, if it is."""
    try:
        machine_for(needs)
    except MissingOnMachineError as complaint:
        return complaint
    return None


def _unfit(why: Words) -> MissingOnMachineError:
    host = platform.node()
    return MissingOnMachineError(
        Words(f"The worker on {host} would not make the same pages: {why.en}.",
              f"{host} 上的工作进程排出的页面会不一样：{why.zh}。"),
        Words("Install there what is installed here (booklet doctor on both), and start its worker again.",
              "请在那台机器上装好与本机相同的版本（两边运行 booklet doctor 对照），再重启它的工作进程。"),
    )  # fmt: skip


def _client(address: str) -> distributed.Client:
    try:
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False, name='booklet')
    except (OSError, ValueError) as error:
        raise MissingOnMachineError(
            Words(f"No scheduler answers at {address}: {error}", f"{address} 没有调度程序应答：{error}"),
            Words("Start one (dask scheduler) and workers (dask worker ADDRESS --nthreads 1), or build here, "
                  "without --scheduler.",
                  "请先启动调度程序（dask scheduler）和工作进程（dask worker 地址 --nthreads 1）；"
                  "或者不用 --scheduler，在本机制作。"),
        ) from error  # fmt: skip


def _no_worker(address: str) -> MissingOnMachineError:
    return MissingOnMachineError(
        Words(f"The scheduler at {address} has no workers.", f"{address} 的调度程序没有工作进程。"),
        Words(f"Start some: dask worker {address} --nthreads 1",
              f"请启动：dask worker {address} --nthreads 1"),
    )  # fmt: skip
