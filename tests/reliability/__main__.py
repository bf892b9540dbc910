"""`python -m tests.reliability` tries everything (about 20 minutes) and writes docs/reliability.md.

`--share 0.01` tries a hundredth and writes nothing; `--only NAME` tries one kind.
"""

import argparse
import datetime
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.reliability.damaged import try_files
from tests.reliability.ends import try_kills, try_surroundings
from tests.reliability.hostile import try_hostile
from tests.reliability.mutated import try_sources
from tests.reliability.tally import Tally

PAGE = Path(__file__).parents[2] / 'docs' / 'reliability.md'
KINDS: dict[str, Callable[[Path, float], Tally]] = {
    'sources': lambda root, share: try_sources(root, round(10_000 * share)),
    'damaged': lambda root, share: try_files(root, round(1_000 * share)),
    'kills': lambda root, share: try_kills(root, round(200 * share)),
    'surroundings': lambda root, share: try_surroundings(root, max(1, round(20 * share))),
    'hostile': lambda root, share: try_hostile(root, None if share >= 1 else max(6, round(60 * share))),
}


def main() -> int:
    """Try the kinds, two at once; return 1 when something failed."""
    parser = argparse.ArgumentParser(prog='python -m tests.reliability')
    parser.add_argument('--share', type=float, default=1.0)
    parser.add_argument('--only', choices=sorted(KINDS))
    asked = parser.parse_args()
    names = [asked.only] if asked.only else list(KINDS)
    with ProcessPoolExecutor(2) as pool:
        tallies = list(pool.map(tried, names, [asked.share] * len(names)))
    page = written(tallies)
    print(page)
    if asked.share == 1 and not asked.only:
        PAGE.write_text(page, encoding='utf-8')
    return int(any(tally.failures for tally in tallies))


def tried(name: str, share: float) -> Tally:
    """Try one kind in a folder of its own."""
    os.environ['LC_ALL'] = 'C.UTF-8'
    with tempfile.TemporaryDirectory(prefix='booklet-') as folder:
        return KINDS[name](Path(folder) / 'project', share)


def written(tallies: list[Tally]) -> str:
    """Return the page."""
    lines = [
        '# Reliability',
        '',
        f'Measured by `python -m tests.reliability` on {datetime.date.today()}: {platform.system()}, '
        f'Python {platform.python_version()}, {os.cpu_count()} cores. What each kind does stands in '
        '`tests/reliability/`; a small share of it runs in `make test`.',
        '',
        '| tried | trials | failed | longest | promise |',
        '|---|---:|---:|---:|---|',
    ]
    for each in tallies:
        lines.append(
            f'| {each.name} | {each.trials} | {len(each.failures)} | {each.longest:.1f} s | {each.promise} |'
        )
    lines += ['', 'How they ended:', '']
    for each in tallies:
        ends = ', '.join(f'{ended} {count}' for ended, count in sorted(each.seen.items()))
        lines.append(f'- {each.name}: {ends}')
        lines += [f'  - failed: {failure}' for failure in each.failures[:20]]
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    sys.exit(main())
