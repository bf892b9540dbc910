"""Cases in turns to records: each command in a fresh runner process, every repeat through all cases."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from booklet.press.pdf.opening import page_count
from tests.bench.cases import COLD, Case
from tests.bench.desk import ENVIRONMENT, Desk
from tests.bench.records import EXPECTED, OVER, Record

RUNNER = Path(__file__).with_name('runner.py')


class Meter:
    """Measures the cases of one run and remembers what took too long."""

    def __init__(self, run: str, cap: float, note: Callable[[Record], None]) -> None:
        self._run = run
        self._cap = cap
        self._note = note
        self._slowest: dict[tuple[str, str], tuple[int, float]] = {}

    def measure(self, desk: Desk, cases: Iterable[Case]) -> Iterator[Record]:
        """Measure every case once."""
        for case in cases:
            case.prepare()
            record = self._expected(case, desk.pages) or self._one(case, desk)
            self._remember(record)
            self._note(record)
            case.ends()
            yield record

    def _one(self, case: Case, desk: Desk) -> Record:
        if case.name.startswith(COLD):
            case.product.unlink(missing_ok=True)
        load = os.getloadavg()[0]
        told = json.loads(
            subprocess.run(
                [sys.executable, str(RUNNER), str(self._cap), str(desk.folder), *case.command],
                check=True, capture_output=True, text=True, env=ENVIRONMENT,
            ).stdout
        )  # fmt: skip
        content = case.product.read_bytes() if case.product.is_file() else b''
        pages = page_count(content) if case.product.suffix == '.pdf' and content else 0
        if told['outcome'] == 'done' and not content:
            told['outcome'] = 'failed'
        return Record(
            run=self._run, tool=case.tool, case=case.name, asked=desk.pages, size=len(content), pages=pages,
            cap=self._cap, load=load, **told,
        )  # fmt: skip

    def _expected(self, case: Case, pages: int) -> Record | None:
        """Return the record of a case that is not begun: fewer pages took so long that these cannot end."""
        known = self._slowest.get((case.tool, case.name))
        if known is None or known[0] >= pages or known[1] * pages / known[0] <= self._cap:
            return None
        return Record(self._run, case.tool, case.name, pages, EXPECTED, cap=self._cap)

    def _remember(self, record: Record) -> None:
        if record.outcome in ('done', OVER):
            self._slowest[record.tool, record.case] = record.asked, record.wall
