"""Progress of a long run: bars on a terminal, plain lines elsewhere."""

import re
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from booklet.cli.i18n import say
from booklet.cli.output import is_terminal, plain, tell
from booklet.progress import Progress

if TYPE_CHECKING:
    from rich.progress import TaskID

_ROUND = re.compile(r'round (\d+): (\d+) sections')


class Watch(Progress, Protocol):
    """Progress that is shown between `with` and its end."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def watch(is_verbose: bool) -> Watch:
    """Return bars when a person is watching, else lines; `is_verbose` names every step in them."""
    if is_terminal() and not is_verbose:
        return Bars()
    return Lines(is_verbose)


def stage_words(name: str) -> str:
    """Return what a stage does, in the language of the terminal; an unknown slug as it is."""
    words = {
        'read': say("Reading", "读取文章"),
        'choose': say("Choosing key sentences", "选取要点句"),
        'lay-out': say("Laying out pages", "排版"),
        'make': say("Making the files", "生成各种文件"),
    }
    return words.get(name, name)


def note_words(detail: str) -> str:
    """Return a note of the layout in the language of the terminal."""
    return say(detail, _ROUND.sub(r'第 \1 轮，\2 个部分', detail))


class Lines:
    """One plain line per stage, and per note; with `is_verbose` one per step."""

    def __init__(self, is_verbose: bool = False) -> None:
        self.is_verbose = is_verbose
        self._done = 0
        self._total = 0

    def stage(self, name: str, total: int) -> None:
        """Say what begins and how many steps it has."""
        self._done, self._total = 0, total
        tell(stage_words(name) + (say(f" ({total})", f"（{total}）") if total > 1 else ''))

    def step(self, detail: str = '') -> None:
        """Say which step is done, when every step is wanted."""
        self._done += 1
        if self.is_verbose:
            tell(f'  {self._done}/{self._total} {plain(detail)}'.rstrip())

    def note(self, detail: str) -> None:
        """Say it."""
        tell(f'  {plain(note_words(detail))}')

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind."""


class Bars:
    """A bar for the stage at work, with its count and its last step; gone when the run is over."""

    def __init__(self) -> None:
        # rich takes a fifth of a second to import, and only a terminal needs it.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (
            SpinnerColumn(),
            TextColumn('{task.description}', markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn('{task.fields[detail]}', markup=False),
        )
        self._bars = RichProgress(*columns, console=Console(stderr=True, highlight=False), transient=True)
        self._task: TaskID | None = None

    def stage(self, name: str, total: int) -> None:
        """Take the last bar away and begin a new one."""
        self._end_stage()
        self._task = self._bars.add_task(stage_words(name), total=total, detail='')

    def step(self, detail: str = '') -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.update(self._task, advance=1, detail=plain(detail))

    def note(self, detail: str) -> None:
        """Show it behind the bar."""
        if self._task is not None:
            self._bars.update(self._task, detail=plain(note_words(detail)))

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_stage()
        self._bars.stop()

    def _end_stage(self) -> None:
        if self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None
