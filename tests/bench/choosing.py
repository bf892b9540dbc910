"""How much processor time the choice of key sentences takes for each article of the sample semester.

Other programs share the machine, and machines differ: a yardstick of plain Python runs between the articles.

    python -m tests.bench.choosing
"""

import time
from collections.abc import Callable
from pathlib import Path

from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from booklet.selection import choose
from booklet.text.counting import count_characters

ROOT = Path(__file__).parents[2]
ROUNDS = 7


def best_of(work: Callable[[], object]) -> float:
    """Return the least processor time of some runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def yardstick() -> int:
    """Count the pairs of characters of a text of 3,000 four times over, as plain Python does it."""
    text = ''.join(chr(0x4E00 + number * number % 997) for number in range(3000))
    found: dict[str, int] = {}
    for _ in range(4):
        for at in range(len(text) - 1):
            pair = text[at : at + 2]
            found[pair] = found.get(pair, 0) + 1
    return len(found)


def main() -> None:
    """Print a line for each article and for 3,000 characters, in milliseconds and in yardsticks."""
    project = read_project(ROOT, ROOT / 'styles').value
    semester = read_semester(project, '2026-spring').value
    articles = [article for session in semester.sessions for article in session.articles]
    total, yards, characters = 0.0, 0.0, 0
    for article in articles:
        taken = best_of(lambda article=article: choose(article, 5))  # type: ignore[misc]
        total += taken
        yards += best_of(yardstick)
        source = (ROOT / article.place.file).read_text(encoding='utf-8')
        characters += count_characters(source)
        print(f'{taken:5.1f} ms  {count_characters(source):5d} characters  {article.title}')
    print(f'3,000 characters: {3000 * total / characters:.1f} ms, {total / yards:.1f} yardsticks an article')


if __name__ == '__main__':
    main()
