"""Medians, tables and the page are told rightly from raw measurements."""

from pathlib import Path

import pytest

from tests.bench.cases import COLD, OWN, STOCK
from tests.bench.page import BEGIN, END, between_marks, panels
from tests.bench.records import OVER, Record, append, newest, newest_run, of_run, read, typical
from tests.bench.table import engine_table, memory_table, seconds, target_table, targets, work_table


def record(
    tool: str, case: str, wall: float, run: str = '2026-01-01', asked: int = 400, **more: object
) -> Record:
    memory = {'largest': 300_000_000, 'together': 600_000_000}
    fields = {'outcome': 'done', 'cpu': wall, 'size': 1000, 'cap': 300.0, **memory, **more}
    return Record(run=run, tool=tool, case=case, asked=asked, wall=wall, **fields)  # type: ignore[arg-type]


def test_a_line_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = record(OWN, 'cold-print', 3.5, said='坏了')
    append(tmp_path / 'a.jsonl', written)
    (tmp_path / 'b.jsonl').write_text('{"half": \n[]\n', encoding='utf-8')
    assert list(read(tmp_path)) == [written]


def test_the_median_is_of_those_that_ended_well() -> None:
    done = [record(OWN, 'x', wall) for wall in (3.0, 1.0, 9.0)]
    found = typical([*done, record(OWN, 'x', 0, outcome='failed')])
    assert (found.wall, found.repeats, found.outcome) == (3.0, 3, 'done')
    assert typical([record(OWN, 'x', 300, outcome=OVER)]).outcome == OVER


def test_the_newest_run_counts_for_each_thing() -> None:
    first = [record(OWN, 'x', 5, '2026-01-01'), record(OWN, 'y', 7, '2026-01-01')]
    records = [*first, record(OWN, 'x', 4, '2026-02-01')]
    found = newest(records)
    assert {key[1]: each.wall for key, each in found.items()} == {'x': 4, 'y': 7}
    both = [(OWN, 'x', 400), (OWN, 'y', 400)]
    assert newest_run(records, both) == '2026-01-01'
    assert of_run(records, '2026-01-01')[OWN, 'x', 400].wall == 5
    assert newest_run(records, [(STOCK, COLD, 400)]) is None


def test_targets_are_ratios_with_a_verdict() -> None:
    records = [
        record(STOCK, COLD, 10), record(OWN, 'cold-print', 6), record(OWN, 'cold-all', 16),
        record(OWN, 'word-print', 1.2), record('Typst', COLD, 1), record(OWN, 'same-all', 0.2),
    ]  # fmt: skip
    medians = newest(records)
    table = target_table(targets(medians, medians))
    rows = {line.split(' | ')[0][2:]: line for line in table.splitlines()}
    assert '| 0.7 x | 0.60 x | 0.60 x | met |' in rows['cold print/, of stock WeasyPrint as one document']
    assert '1.60 x' in rows['cold build of everything, of stock WeasyPrint making its one PDF']
    assert '**missed**' in rows["one-word edit to print/, of Typst's cold compile of the whole text"]
    assert '| 0.25 s | – | 0.20 s | met |' in rows['nothing changed, CPU']
    assert '| 450 MB | 300 MB | – | met |' in rows['peak memory of the largest process']
    unknown = rows['two pages more in the first article to print/, of our cold body']
    assert '| 0.45 x | – | – |  |' in unknown


def test_a_table_shows_what_ran_over_and_leaves_out_what_was_not_measured() -> None:
    records = [record(OWN, 'cold-print', 6), record('Vivliostyle', COLD, 300, outcome=OVER, asked=1600)]
    table = engine_table(newest(records))
    assert table.splitlines() == [
        '| engine | 400 pages | 1600 pages |',
        '|---|---|---|',
        '| booklet: print/ | 6.0 s · 6.0 s | – |',
        '| Vivliostyle | – | over 300 s |',
    ]
    assert 'cold: print/' in work_table(newest(records))
    assert '| 300 / 600 MB | – |' in memory_table(newest(records))


@pytest.mark.parametrize(('value', 'told'), [(0.254, '0.25 s'), (7.26, '7.3 s'), (61.4, '61 s')])
def test_seconds_have_as_many_figures_as_mean_something(value: float, told: str) -> None:
    assert seconds(value) == told


def test_the_page_keeps_what_stands_around_the_marks() -> None:
    page = f'above\n{BEGIN}\nold\n{END}\nbelow\n'
    assert between_marks(page, 'new') == f'above\n{BEGIN}\n\nnew\n\n{END}\nbelow\n'


def test_the_chart_has_only_what_ended_well() -> None:
    records = [record(OWN, 'cold-print', 6), record(STOCK, COLD, 300, outcome=OVER)]
    times, memory = panels(newest(records))
    assert [each.name for each in times.series if each.points] == ['booklet: print/']
    assert memory.series[1].points == ((400.0, 300.0),)
