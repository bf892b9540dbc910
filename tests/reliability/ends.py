"""Builds that end in the midst: killed, without room, without leave, two at once; what was good stays."""

import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.reliability.tally import Tally
from tests.story.project_story import SMALL, Story

LABEL = 'content/2026-spring/01-safety/2-label.md'
TEXTS = (SMALL[LABEL], SMALL[LABEL].replace('浪费', '费事').replace('五样', '六样'))
ASKED = ('build', '--only', 'screen,office,slides', '--jobs', '1')
Files = dict[str, bytes]


class Ground:
    """A project whose second article has two wordings, and the results of both."""

    def __init__(self, root: Path) -> None:
        self.story = Story.small(root)
        self.good: list[Files] = []
        for text in TEXTS:
            self.story.write(LABEL, text).run(*ASKED)
            self.good.append(self.story.bytes_of_results())

    def begin(self, wording: int, **options: object) -> 'subprocess.Popen[bytes]':
        """Write the wording and begin a build in a process of its own."""
        self.story.write(LABEL, TEXTS[wording])
        command = [sys.executable, '-m', 'booklet', ASKED[0], '--root', str(self.story.root), *ASKED[1:]]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]

    def look(self) -> str:
        """Return of which wording the results are; raise AssertionError for a file that is of neither."""
        files = {name: content for name, content in self.story.bytes_of_results().items() if PART not in name}
        for name in self.good[0]:
            assert files.get(name) in (self.good[0][name], self.good[1][name]), f'{name} is not whole'
        return 'as before or anew' if files in self.good else 'some files anew'

    def mend(self, wording: int) -> None:
        """Build once more: whatever happened before, the results are those of the wording."""
        self.story.write(LABEL, TEXTS[wording]).run(*ASKED)
        files = {name: content for name, content in self.story.bytes_of_results().items() if PART not in name}
        assert files == self.good[wording]


PART = '.part'


def try_kills(root: Path, count: int, seed: int = 13) -> Tally:
    """Kill `count` builds with SIGKILL at random moments of their lives."""
    rng, ground = random.Random(seed), Ground(root)
    begun = time.monotonic()
    ground.begin(0).communicate()
    life = time.monotonic() - begun

    def trials() -> Iterator[tuple[str, Callable[[], str]]]:
        for number in range(count):
            yield f'kill {number}', lambda number=number: kill(number)  # type: ignore[misc]

    def kill(number: int) -> str:
        build = ground.begin(number % 2)
        time.sleep(rng.uniform(0, 1.1 * life))
        build.send_signal(signal.SIGKILL)
        build.communicate()
        ended = ground.look()
        if number % 10 == 9:
            ground.mend(number % 2)
        return ended

    promise = 'every result is whole: the old one or the new one'
    return Tally('kill -9 at random moments', promise).try_all(trials())


def try_surroundings(root: Path, count: int) -> Tally:
    """Build without room, without leave to write, and twice at once."""
    ground = Ground(root)

    def trials() -> Iterator[tuple[str, Callable[[], str]]]:
        for number in range(count):
            limit = 2_000 + number * 400_000 // count
            yield f'RLIMIT_FSIZE {limit}', lambda limit=limit, n=number: no_room(limit, n % 2)  # type: ignore[misc]
            yield f'two at once {number}', lambda n=number: twice(n % 2)  # type: ignore[misc]
        yield 'full tmpfs', lambda: full(ground)
        yield 'read-only', lambda: read_only(ground)

    def no_room(limit: int, wording: int) -> str:
        build = ground.begin(
            wording, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        )
        _, err = build.communicate()
        assert build.returncode in (0, 1, 3), err.decode()
        return f'exit {build.returncode}, {ground.look()}'

    def twice(wording: int) -> str:
        builds = [ground.begin(wording), ground.begin(wording)]
        codes = [(build.communicate(), build.returncode)[1] for build in builds]
        assert codes == [0, 0], codes
        assert ground.look() == 'as before or anew'
        return 'two at once, both done'

    promise = 'told with exit 3, or done; every result is whole'
    return Tally('no room, no leave, two builds at once', promise).try_all(trials())


def full(ground: Ground) -> str:
    """Build onto a file system that is smaller than the results, where this machine lets us mount one."""
    options = ('-t', 'tmpfs', '-o', 'size=128k')
    with tempfile.TemporaryDirectory() as folder, mounted(folder, *options) as is_there:
        if not is_there:
            return 'tmpfs cannot be mounted here: not tried'
        story = Story.copy_of(ground.story.root, Path(folder) / 'project')
        done = story.run_apart(*ASKED)
        assert done.returncode == 3, done.stderr
        assert not list(story.file('').glob('*/*.p*'))
        return 'full tmpfs of 128 KB: exit 3'


def read_only(ground: Ground) -> str:
    """Build where nothing can be written: a read-only mount for root, folders without leave for others."""
    root = ground.story.root
    ground.story.write(LABEL, TEXTS[0]).run(*ASKED)
    ground.story.write(LABEL, TEXTS[1])
    if os.getuid():
        for path in (root, *filter(Path.is_dir, root.rglob('*'))):
            path.chmod(0o555)
        done = ground.story.run_apart(*ASKED)
        for path in (root, *filter(Path.is_dir, root.rglob('*'))):
            path.chmod(0o755)
    else:
        with mounted(str(root), '--bind') as is_there:
            if not is_there:
                return 'read-only mounts cannot be made here: not tried'
            subprocess.run(['mount', '-o', 'remount,bind,ro', str(root)], check=True)
            done = ground.story.run_apart(*ASKED)
    assert done.returncode == 3, done.stderr
    return f'read-only: exit 3, {ground.look()}'


@contextlib.contextmanager
def mounted(folder: str, *options: str) -> Iterator[bool]:
    """Mount something at `folder`; tell whether it could be done."""
    source = folder if '--bind' in options else 'tmpfs'
    done = subprocess.run(['mount', *options, source, folder], check=False, capture_output=True).returncode
    try:
        yield not done
    finally:
        if not done:
            subprocess.run(['umount', folder], check=True)
