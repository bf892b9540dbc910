"""Raw measurements as lines of JSON, and the medians that are told from them."""

import json
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

OVER = 'over'
"""Ended because it took more time or memory than allowed."""
EXPECTED = 'expected'
"""Not begun: by its time for fewer pages it would take longer than allowed."""


class Record(Struct, frozen=True):
    """One measurement of one command."""

    run: str
    """When the run began; ratios are taken within a run only."""
    tool: str
    case: str
    asked: int
    """Pages of the invented semester, nominally."""
    outcome: str
    """done, failed, over, expected."""
    wall: float = 0.0
    """Seconds."""
    cpu: float = 0.0
    """Seconds of processor time, user and system, of all processes."""
    largest: int = 0
    """Bytes: peak of the largest process."""
    together: int = 0
    """Bytes: peak of the sum of all processes."""
    size: int = 0
    """Bytes of the PDF that was made."""
    pages: int = 0
    """Pages of it."""
    cap: float = 0.0
    """Seconds that were allowed."""
    load: float = 0.0
    """Of the machine, before the measurement."""
    said: str = ''
    """The last words of a command that failed."""


class Typical(Struct, frozen=True):
    """The medians of the repeats of one command in one run."""

    outcome: str
    repeats: int
    wall: float
    cpu: float
    largest: float
    together: float
    size: float
    pages: float
    cap: float


Key = tuple[str, str, int]
"""Tool, case, pages asked for."""


def append(path: Path, record: Record) -> None:
    """Add `record` to the lines of `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open('a', encoding='utf-8') as lines:
        lines.write(json.dumps(asdict(record), ensure_ascii=False) + '\n')


def read(folder: Path) -> Iterator[Record]:
    """Yield the records of all files in `folder`; lines of another shape count as none."""
    for path in sorted(folder.glob('*.jsonl')):
        for line in path.read_text(encoding='utf-8').splitlines():
            try:
                yield Record(**json.loads(line))
            except (ValueError, TypeError):
                continue


def newest(records: Iterable[Record]) -> dict[Key, Typical]:
    """Return the medians of the newest run that measured each thing."""
    by_run: dict[Key, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        by_run[record.tool, record.case, record.asked][record.run].append(record)
    return {key: typical(runs[max(runs)]) for key, runs in by_run.items()}


def of_run(records: Iterable[Record], run: str) -> dict[Key, Typical]:
    """Return the medians of one run."""
    return newest(record for record in records if record.run == run)


def newest_run(records: Iterable[Record], keys: Iterable[Key]) -> str | None:
    """Return the newest run that measured all of `keys`, or None."""
    wanted = set(keys)
    seen: dict[str, set[Key]] = defaultdict(set)
    for record in records:
        if record.outcome == 'done':
            seen[record.run].add((record.tool, record.case, record.asked))
    return max((run for run, found in seen.items() if wanted <= found), default=None)


def typical(records: Iterable[Record]) -> Typical:
    """Return the medians of the repeats that ended well; of none, the outcome of the last."""
    listed = list(records)
    done = [record for record in listed if record.outcome == 'done']
    counted = done or listed[-1:]

    def median(name: str) -> float:
        return statistics.median(float(getattr(record, name)) for record in counted)

    names = ('wall', 'cpu', 'largest', 'together', 'size', 'pages', 'cap')
    medians: Mapping[str, float] = {name: median(name) for name in names}
    return Typical(outcome='done' if done else counted[0].outcome, repeats=len(counted), **medians)
