"""One command in a process of its own to what it took: wall, processor time, memory of all that it started.

    python tests/bench/runner.py CAP FOLDER COMMAND…    prints a line of JSON; standard library only

Run as a small fresh process for every measurement: RUSAGE_CHILDREN then holds this command and nothing else,
and what a forked child inherits of its parent's peak memory is a few MB. Imports nothing of booklet.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

POLL = 0.05
"""Seconds between two looks at the memory of all processes."""
MOST_MEMORY = 12 * 1024**3
"""Bytes, all processes together; a command that wants more is ended as if it had run over time."""
LINGER = 5.0
"""Seconds that orphans of the command (a browser's helpers) get to end by themselves."""
_PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Run the command of the command line."""
    cap, folder, command = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
    print(json.dumps(run(command, Path(folder), cap)))


def run(command: list[str], folder: Path, cap: float) -> dict[str, object]:
    """Run `command` in `folder` for at most `cap` seconds; return seconds, and memory in bytes.

    `largest` is the peak of the largest process, `together` the highest sum of all processes seen by looking
    every 50 ms (pages that processes share count in each of them). `outcome` is done, failed or over.
    """
    _adopt_orphans()
    begun = time.monotonic()
    with (folder / 'said').open('wb') as said:
        child = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        watch = _Watch(child.pid, begun + cap)
        watch.start()
        code = child.wait()
        wall = time.monotonic() - begun
        watch.has_ended.set()
        watch.join()
    _reap(begun + cap if code else time.monotonic() + LINGER)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        'outcome': 'over' if watch.is_over else 'failed' if code else 'done',
        'wall': wall,
        'cpu': usage.ru_utime + usage.ru_stime,
        'largest': usage.ru_maxrss * 1024,
        'together': watch.together,
        'said': '' if not code else (folder / 'said').read_text('utf-8', 'replace')[-600:],
    }


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants, and ends them when they take too much."""

    def __init__(self, pid: int, end: float) -> None:
        super().__init__(daemon=True)
        self.has_ended = threading.Event()
        self.is_over = False
        self.together = 0
        self._pid = pid
        self._end = end

    def run(self) -> None:
        """Look until the process has ended."""
        while not self.has_ended.wait(POLL):
            self.together = max(self.together, sum(map(_resident, (self._pid, *_descendants(self._pid)))))
            if time.monotonic() > self._end or self.together > MOST_MEMORY:
                self.is_over = True
                _end_all(self._pid)
                return


def _descendants(pid: int) -> list[int]:
    """Return the processes below `pid`; none where /proc does not list them (macOS)."""
    found = []
    for children in Path(f'/proc/{pid}/task').glob('*/children'):
        with contextlib.suppress(OSError):
            for each in map(int, children.read_text().split()):
                found += [each, *_descendants(each)]
    return found


def _resident(pid: int) -> int:
    """Return resident memory in bytes."""
    try:
        return int(Path(f'/proc/{pid}/statm').read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def _adopt_orphans() -> None:
    """Become the parent of grandchildren whose parents end, so that their time is counted too (Linux)."""
    if sys.platform == 'linux':
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap(end: float) -> None:
    """Wait for adopted orphans until `end`, then end them."""
    while time.monotonic() < end:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            time.sleep(0.02)
    _end_all(os.getpid(), is_itself=True)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _end_all(pid: int, *, is_itself: bool = False) -> None:
    """End the descendants of `pid`, and `pid` too unless it is this process."""
    for each in (*_descendants(pid), *(() if is_itself else (pid,))):
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


if __name__ == '__main__':
    main()
