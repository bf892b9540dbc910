"""The newest raw measurements to docs/performance.md (between its marks) and docs/performance.svg."""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path

from booklet.project.packaged import packaged_styles
from booklet.project.settings import read_theme
from tests.bench.cases import COLD, OWN, PEERS, STOCK
from tests.bench.chart import Panel, Series, chart
from tests.bench.records import Key, Record, Typical, newest, newest_run, of_run, read
from tests.bench.table import (
    AIMED,
    MEGABYTE,
    SIZES,
    engine_table,
    memory_table,
    target_table,
    targets,
    work_table,
)

BEGIN, END = '<!-- measured: begin -->', '<!-- measured: end -->'

_DASHES = {
    'WeasyPrint': '', 'Typst': '8 3', 'XeLaTeX': '2 3', 'Chromium': '6 2 2 2', 'Paged.js': '10 2 2 2 2 2',
    'Vivliostyle': '4 4',
}  # fmt: skip
_OURS = {
    'cold-all': ("booklet: everything", '7 3'),
    'cold-print': ("booklet: print/", ''),
    'word-print': ("booklet: a word changed", '2 2'),
    'same-all': ("booklet: nothing changed", '1 4'),
}


def write_page(measured: Path, docs: Path) -> None:
    """Write what `measured` holds into the page and the chart in `docs`."""
    records = list(read(measured))
    medians = newest(records)
    page = docs / 'performance.md'
    told = '\n\n'.join(_parts(records, medians, measured))
    page.write_text(between_marks(page.read_text(encoding='utf-8'), told), encoding='utf-8')
    theme = read_theme(docs.parent, (packaged_styles(),)).value
    (docs / 'performance.svg').write_text(chart(panels(medians), theme.palette), encoding='utf-8')


def between_marks(page: str, told: str) -> str:
    """Return `page` with `told` between its marks; raise ValueError when it has none."""
    head, rest = page.split(BEGIN)
    return f'{head}{BEGIN}\n\n{told}\n\n{END}{rest.split(END)[1]}'


def panels(medians: Mapping[Key, Typical]) -> tuple[Panel, Panel]:
    """Return time and memory over the number of pages."""
    times = [_series(medians, OWN, case, 'wall') for case in _OURS]
    memory = [_series(medians, OWN, case, 'largest') for case in ('cold-all', 'cold-print')]
    for tool in (STOCK, *PEERS):
        times.append(_series(medians, tool, COLD, 'wall'))
        memory.append(_series(medians, tool, COLD, 'largest'))
    return (
        Panel(f"Seconds by wall clock, whole command, {os.cpu_count()} cores", 's', tuple(times)),
        Panel("Memory of the largest process", 'MB', tuple(memory)),
    )


def _series(medians: Mapping[Key, Typical], tool: str, case: str, name: str) -> Series:
    scale = MEGABYTE if name == 'largest' else 1
    points = tuple(
        (float(size), getattr(found, name) / scale)
        for size in SIZES
        if (found := medians.get((tool, case, size))) and found.outcome == 'done'
    )
    label, dashes = _OURS[case] if tool == OWN else (tool, _DASHES[tool])
    return Series(label, points, tool == OWN, dashes)


def _parts(records: list[Record], medians: Mapping[Key, Typical], measured: Path) -> Iterable[str]:
    run = newest_run(records, [(STOCK, COLD, AIMED), (OWN, 'cold-print', AIMED)])
    yield "### What was asked for, at 400 pages"
    if run:
        yield target_table(targets(of_run(records, run), medians))
        yield _of_the_run([record for record in records if record.run == run])
    yield _same_bytes(measured / 'same-bytes.json')
    yield "### All engines, from nothing"
    yield "Wall clock · CPU."
    yield engine_table(medians)
    yield "![Seconds and memory over the number of pages](performance.svg)"
    yield "Peak memory: largest process / all processes together (pages that processes share count in each)."
    yield memory_table(medians)
    yield "### The works of booklet"
    yield "Wall clock · CPU."
    yield work_table(medians)


def _of_the_run(records: list[Record]) -> str:
    repeats = max(sum(r.case == 'cold-print' and r.asked == AIMED for r in records), 1)
    load = max(record.load for record in records)
    return (
        f"Run of {records[0].run[:10]}: {_turns(repeats)}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; load of the machine before a command at most {load:.1f}."
    )


def _turns(repeats: int) -> str:
    return "one turn" if repeats == 1 else f"medians of {repeats} turns"


def _same_bytes(path: Path) -> str:
    if not path.is_file():
        return "Whether `--no-cache` gives the same bytes was not measured."
    row = json.loads(path.read_text(encoding='utf-8'))
    differ = ', '.join(row['different']) or "none"
    return (
        f"Same bytes: {row['files']} results at {row['pages']} pages, built after an edit with the cache and "
        f"all cores, and from nothing with `--no-cache --jobs 1`; different: {differ}."
    )
