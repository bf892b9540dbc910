"""A laid booklet -> every result that is asked for, as bytes."""

import importlib
from collections.abc import Iterator
from typing import Any, Protocol, cast

from booklet.diagnostics import Checked
from booklet.executor import Executor, Results, Task, run
from booklet.progress import Progress
from booklet.results.context import ResultContext
from booklet.results.kinds import KINDS
from booklet.results.output import OutputFile


class Maker(Protocol):
    """What the module of a kind has."""

    def tasks(self, context: ResultContext) -> Iterator[Task]:
        """Yield what makes it, what others wait for first; tasks of one name are the same task."""

    def files(self, context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
        """Yield its files in order, with what was found, of what the tasks gave."""


def make_outputs(
    context: ResultContext, progress: Progress, executor: Executor
) -> tuple[Checked[OutputFile], ...]:
    """Make the results that are asked for; the same context gives the same bytes, wherever it is done."""
    makers = [_maker(kind.module) for kind in KINDS if kind.name in context.only]
    tasks = {task.name: task for maker in makers for task in maker.tasks(context)}
    progress.stage('make', len(tasks))
    results: dict[str, Any] = {}
    for name, result in run(tasks.values(), executor):
        results[name] = result
        progress.step(name)
    return tuple(file for maker in makers for file in maker.files(context, results))


def _maker(module: str) -> Maker:
    return cast(Maker, importlib.import_module(f'booklet.results.{module}'))
