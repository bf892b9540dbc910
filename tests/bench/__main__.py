"""Measures booklet against stock WeasyPrint and the other engines; writes docs/performance.md.

    python -m tests.bench [--sizes 25,100,400] [--repeats 5] [--peers [NAME…]] [--only NAME…] [--write]

`make bench` and `make bench-peers` call it; raw measurements go to build/bench/ as lines of JSON.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Iterator

from tests.bench.cases import COLD, PEERS, Case, own_cases, peer_cases, stock_cases
from tests.bench.desk import REPOSITORY, Desk
from tests.bench.measuring import Meter
from tests.bench.page import write_page
from tests.bench.records import Record, append
from tests.bench.same_bytes import compare
from tests.bench.table import MEGABYTE

MEASURED = REPOSITORY / 'build' / 'bench'
DOCS = REPOSITORY / 'docs'
BASE = ('cold-all', 'same-all')


def main() -> None:
    """Measure what was asked for, then write the page if that was."""
    asked = _parser().parse_args()
    if asked.repeats:
        _measure(asked)
    if asked.write:
        write_page(MEASURED, DOCS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog='python -m tests.bench', description="Measure booklet.")
    sizes = [25, 100, 400]
    parser.add_argument('--sizes', type=_sizes, default=sizes, help="pages, multiples of 25: 25,100,400")
    parser.add_argument('--repeats', type=int, default=5, help="0: measure nothing")
    parser.add_argument('--peers', nargs='*', choices=PEERS, metavar='NAME', help="other engines; none: all")
    parser.add_argument('--tools', default='own,stock', help="own, stock, or nothing but the peers: none")
    parser.add_argument('--only', nargs='*', metavar='CASE', help="works of booklet: cold-print, word-all …")
    parser.add_argument('--cap', type=float, default=300, help="seconds for one command")
    parser.add_argument('--same-bytes', type=int, metavar='PAGES', help="also compare with --no-cache, here")
    parser.add_argument('--write', action='store_true', help="write docs/performance.md from the newest")
    return parser


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(',')]


def _measure(asked: argparse.Namespace) -> None:
    run = f'{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}'
    lines = MEASURED / f'{run.replace(":", "")}.jsonl'

    def note(record: Record) -> None:
        append(lines, record)
        tell(record)

    meter = Meter(run, asked.cap, note)
    desks = [Desk(MEASURED / f'desks-{os.getpid()}', pages) for pages in sorted(asked.sizes)]
    for desk in desks:
        desk.set_up('stock' in asked.tools)
    for _ in range(asked.repeats):
        for desk in desks:
            for _record in meter.measure(desk, _cases(desk, asked)):
                pass
    for desk in desks:
        if desk.pages == asked.same_bytes:
            _tell_same_bytes(desk, run)
        desk.remove()


def _cases(desk: Desk, asked: argparse.Namespace) -> Iterator[Case]:
    """Yield what was asked for, in turns: the engines before and after our works."""
    if 'stock' in asked.tools:
        yield from stock_cases(desk)
    if 'own' in asked.tools:
        yield from (case for case in own_cases(desk) if is_wanted(case.name, asked.only))
    if asked.peers is not None:
        yield from peer_cases(desk, tuple(asked.peers) or PEERS)


def is_wanted(name: str, only: list[str] | None) -> bool:
    """Tell whether a work is measured: edits begin from what `cold-all` and `same-all` leave."""
    if not only:
        return True
    return name in only or (name in BASE and any(not each.startswith(COLD) for each in only))


def _tell_same_bytes(desk: Desk, run: str) -> None:
    count, different = compare(desk)
    row = {'run': run, 'pages': desk.pages, 'files': count, 'different': different}
    (MEASURED / 'same-bytes.json').write_text(json.dumps(row), encoding='utf-8')
    print(f'{count} results at {desk.pages} pages, different without the cache: {different or "none"}')


def tell(record: Record) -> None:
    """Print a measurement as a line."""
    took = f'{record.wall:7.2f} s {record.cpu:7.2f} s CPU'
    largest, together = record.largest / MEGABYTE, record.together / MEGABYTE
    memory = f'{largest:6.0f} MB largest {together:6.0f} MB together'
    what = f'{record.asked:5d} {record.tool:22s} {record.case:12s}'
    said = f'{record.pages:5d} pages {record.said[-200:]}'
    print(f'{what} {record.outcome:8s} {took} {memory} {said}', flush=True)


if __name__ == '__main__':
    main()
    sys.exit(0)
