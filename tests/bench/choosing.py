"""How long the choice of key sentences takes for each article of the sample semester, beside reading it.

    python -m tests.bench.choosing
"""

import time
from collections.abc import Callable
from pathlib import Path

from booklet.project import read_project
from booklet.reading import read_semester
from booklet.selection import choose
from booklet.text.counting import count_characters

ROOT = Path(__file__).parents[2]
ROUNDS = 7


def best_of(work: Callable[[], object]) -> float:
    """Return the shortest of some runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main() -> None:
    """Print a line for each article and the ratio to reading the semester."""
    project = read_project(ROOT, ROOT / 'styles').value
    semester = read_semester(project, '2026-spring').value
    articles = [article for session in semester.sessions for article in session.articles]
    total = 0.0
    for article in articles:
        taken = best_of(lambda article=article: choose(article, 5))  # type: ignore[misc]
        total += taken
        source = (ROOT / article.place.file).read_text(encoding='utf-8')
        print(f'{taken:5.1f} ms  {count_characters(source):5d} characters  {article.title}')
    reading = best_of(lambda: read_semester(project, '2026-spring'))
    print(f'all {total:.0f} ms, {total / reading:.2f} of the time that reading the semester takes')


if __name__ == '__main__':
    main()
