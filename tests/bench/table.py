"""Medians to the tables of docs/performance.md."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.cases import COLD, OWN, PEERS, STOCK, STOCK_FACES
from tests.bench.records import EXPECTED, OVER, Key, Typical

SIZES = (25, 100, 400, 1600, 4000)
AIMED = 400
"""Pages at which the targets are set."""
MEGABYTE = 1_000_000

Medians = Mapping[Key, Typical]

WORKS = {
    'cold-print': "cold: print/",
    'cold-slides': "cold: decks only",
    'cold-all': "cold: everything",
    'same-all': "nothing changed: everything",
    'same-slides': "nothing changed: decks only",
    'word-print': "a word changed: print/",
    'word-slides': "a word changed: decks only",
    'word-all': "a word changed: everything",
    'pages-print': "two pages more in the first article: print/",
    'pages-slides': "two pages more in the first article: decks only",
    'style-print': "style sheet changed: print/",
    'style-slides': "style sheet changed: decks only",
}
"""Case of booklet -> what the table calls it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the issue's table."""

    work: str
    limit: float
    wall: float | None
    """What was measured, by wall clock or as the only figure there is."""
    cpu: float | None = None
    unit: str = ' x'


def targets(medians: Medians, large: Medians) -> list[Target]:
    """Return the targets with what was measured: `medians` of one run at 400 pages, `large` of any."""
    own, one = _of(medians, OWN), medians.get((STOCK, COLD, AIMED))
    everything = own('cold-all')
    body, word, more = own('cold-print'), own('word-print'), own('pages-print')
    typst = medians.get(('Typst', COLD, AIMED)) or large.get(('Typst', COLD, AIMED))
    same = own('same-all')
    return [
        _ratio("cold print/, of stock WeasyPrint as one document", 0.70, body, one),
        _ratio("cold build of everything, of stock WeasyPrint making its one PDF", 1.5, everything, one),
        _ratio("one-word edit to print/, of our cold body", 0.20, word, body),
        _ratio("one-word edit to print/, of Typst's cold compile of the whole text", 1.0, word, typst),
        _ratio("two pages more in the first article to print/, of our cold body", 0.45, more, body),
        Target("nothing changed, CPU", 0.25, None, same.cpu if same else None, ' s'),
        Target("peak memory of the largest process", 450, _largest(medians, AIMED), unit=' MB'),
        Target("its growth from 400 to 4000 pages", 10, _growth(large)),
        Target("size of the print/, of the one-document PDF", 1.25, _quotient(body, one, 'size')),
        Target("size of the screen PDF, of the one-document PDF", 1.25, _quotient(everything, one, 'size')),
    ]


def _of(medians: Medians, tool: str) -> Callable[[str], Typical | None]:
    return lambda case: medians.get((tool, case, AIMED))


def _ratio(work: str, limit: float, part: Typical | None, whole: Typical | None) -> Target:
    return Target(work, limit, _quotient(part, whole, 'wall'), _quotient(part, whole, 'cpu'))


def _quotient(part: Typical | None, whole: Typical | None, name: str) -> float | None:
    if part is None or whole is None or part.outcome != 'done' or whole.outcome != 'done':
        return None
    divisor = float(getattr(whole, name))
    return float(getattr(part, name)) / divisor if divisor else None


def _largest(medians: Medians, size: int) -> float | None:
    """Return the largest process of all our works at `size`, in MB."""
    found = [each.largest for (tool, _, asked), each in medians.items() if tool == OWN and asked == size]
    return max(found) / MEGABYTE if found else None


def _growth(medians: Medians) -> float | None:
    few, many = (medians.get((OWN, 'cold-all', size)) for size in (AIMED, SIZES[-1]))
    return _quotient(many, few, 'largest')


def target_table(rows: Iterable[Target]) -> str:
    """Return the targets as a table in Markdown."""
    lines = [
        '| work | at most | by wall clock | by CPU | |',
        '|---|---|---|---|---|',
    ]
    for row in rows:
        counted = row.cpu if row.wall is None else row.wall
        verdict = '' if counted is None else 'met' if counted <= row.limit else '**missed**'
        cells = (f'{row.limit:g}{row.unit}', _figure(row.wall, row.unit), _figure(row.cpu, row.unit), verdict)
        lines.append(f'| {row.work} | {" | ".join(cells)} |')
    return '\n'.join(lines)


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return '–'
    return f'{value:.0f}{unit}' if unit == ' MB' else f'{value:.2f}{unit}'


def engine_table(medians: Medians) -> str:
    """Return all engines, cold, by size: wall and CPU."""
    return _table(medians, _engines(), "engine", _times)


def memory_table(medians: Medians) -> str:
    """Return all engines, cold, by size: the largest process and all together."""
    return _table(medians, _engines(), "engine", _memory)


def _engines() -> list[tuple[str, str, str]]:
    rows = [(OWN, 'cold-print', "booklet: print/"), (OWN, 'cold-all', "booklet: everything")]
    rows += [(STOCK, COLD, "WeasyPrint, one document"), (STOCK_FACES, COLD, "the same with our small faces")]
    return rows + [(peer, COLD, peer) for peer in PEERS]


def work_table(medians: Medians) -> str:
    """Return the works of booklet by size: wall and CPU."""
    return _table(medians, [(OWN, case, name) for case, name in WORKS.items()], "work", _times)


def _table(
    medians: Medians, rows: Sequence[tuple[str, str, str]], head: str,
    cell: Callable[[Typical], str],
) -> str:
    sizes = [size for size in SIZES if any(key[2] == size for key in medians)]
    lines = [_row(head, [f'{size} pages' for size in sizes]), '|---' * (len(sizes) + 1) + '|']
    for tool, case, name in rows:
        found = [medians.get((tool, case, size)) for size in sizes]
        if any(found):
            lines.append(_row(name, ['–' if each is None else _cell(each, cell) for each in found]))
    return '\n'.join(lines)


def _row(name: str, cells: Iterable[str]) -> str:
    return f'| {name} | {" | ".join(cells)} |'


def _cell(found: Typical, told: Callable[[Typical], str]) -> str:
    """Return what `told` says of a command that ended well, else why there is nothing to tell."""
    match found.outcome:
        case 'done':
            return told(found)
        case str(word) if word == OVER:
            return f'over {found.cap:.0f} s'
        case str(word) if word == EXPECTED:
            return f'over {found.cap:.0f} s (not run)'
    return 'failed'


def _times(found: Typical) -> str:
    return f'{seconds(found.wall)} · {seconds(found.cpu)}'


def _memory(found: Typical) -> str:
    return f'{found.largest / MEGABYTE:.0f} / {found.together / MEGABYTE:.0f} MB'


def seconds(value: float) -> str:
    """Return seconds with two significant figures or whole ones."""
    return f'{value:.2f} s' if value < 1 else f'{value:.1f} s' if value < 20 else f'{value:.0f} s'
