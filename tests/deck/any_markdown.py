"""A seed -> articles in Markdown such as nobody wrote, read and chosen from as a build does it."""

import random
from pathlib import Path

from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Semester, Session
from booklet.project.settings import Project
from booklet.reading.semester import read_semester
from booklet.selection import choose_session
from tests.deck.any_articles import HAN, WORDS
from tests.deck.sample import THEME, span

KINDS = ('prose', 'prose', 'long', 'bare', 'latin', 'table', 'list', 'quoted')
NAME = '2026-any'
PER_ARTICLE = 4
Meeting = tuple[Session, tuple[ArticleKeys, ...], PageMap]

SEMESTER_FILE = 'title = "任意汇编"\nterm = "2026 年上半年"\ndate = 2026-06-30\n'
SESSION_MATTER = '---\nnumber: {number}\ndate: 2026-03-{day:02d}\nform: 集中学习\nminutes: 120\n---\n'


def write_any_semester(root: Path, seeds: range, articles: int) -> None:
    """Write a semester with one session for each seed, of as many articles, below `root`."""
    folder = root / 'content' / NAME
    folder.mkdir(parents=True)
    (folder / 'semester.toml').write_text(SEMESTER_FILE, 'utf-8')
    for number, seed in enumerate(seeds, 1):
        session = folder / f'{number:02d}-any'
        session.mkdir()
        matter = SESSION_MATTER.format(number=number, day=number % 28 + 1)
        (session / 'session.md').write_text(matter, 'utf-8')
        for n in range(1, articles + 1):
            (session / f'{n}-any.md').write_text(any_article(random.Random(f'{seed} {n}')), 'utf-8')


def any_article(chance: random.Random) -> str:
    """Return an article of 1 to 60 sentences with its front matter."""
    kind = chance.choice(KINDS)
    title = _words(chance, 6) if kind == 'latin' else _han(chance, chance.choice((4, 14, 40)))
    sentences = [_sentence(chance, kind) for _ in range(chance.randint(1, 60))]
    paragraphs = []
    while sentences:
        count = chance.randint(1, 6)
        paragraphs.append((' ' if kind == 'latin' else '').join(sentences[:count]))
        sentences = sentences[count:]
    if kind == 'table':
        rows = ''.join(f'| {_han(chance, 6)} | {_han(chance, 12)} |\n' for _ in range(chance.randint(1, 9)))
        paragraphs.insert(len(paragraphs) // 2, f'| 项目 | 说明 |\n|---|---|\n{rows}')
    source = f'source: {_han(chance, chance.choice((4, 30)))}\n' if chance.random() < 0.7 else ''
    return f'---\ntitle: {title}\n{source}minutes: 15\n---\n\n' + '\n\n'.join(paragraphs) + '\n'


def _sentence(chance: random.Random, kind: str) -> str:
    if kind == 'latin':
        return _words(chance, chance.randint(3, 40)).capitalize() + '.'
    if kind == 'bare':
        return _han(chance, chance.randint(10, 300))
    if kind == 'list' and chance.random() < 0.4:
        marks = '一二三'[: chance.randint(2, 3)]
        items = '；'.join(f'{mark}是{_han(chance, chance.randint(4, 40))}' for mark in marks)
        return f'要做到{_han(chance, 6)}：{items}。'
    length = chance.randint(200, 500) if kind == 'long' else chance.randint(8, 70)
    clauses = [_han(chance, min(18, length - at)) for at in range(0, length, 18)]
    quoted = f'“{_han(chance, 4)}”' if kind == 'quoted' else ''
    return quoted + '，'.join(clauses) + chance.choice('。。。！')


def _han(chance: random.Random, length: int) -> str:
    return ''.join(chance.choices(HAN, k=max(1, length)))


def _words(chance: random.Random, count: int) -> str:
    return ' '.join(chance.choices([word for word in WORDS if word.isalpha()], k=count))


def any_semester(root: Path, seeds: range, articles: int = 5) -> tuple[Semester, list[Meeting]]:
    """Return the semester as it is read, and for each of its sessions what its deck is made from. The pages
    are made up.
    """
    write_any_semester(root, seeds, articles)
    semester = read_semester(Project(root, THEME, ()), NAME).value
    return semester, [_meeting(session) for session in semester.sessions]


def _meeting(session: Session) -> Meeting:
    keys = choose_session(session, PER_ARTICLE)
    spans = {article.anchor: span(10 * n, 10 * n + 9) for n, article in enumerate(session.articles, 1)}
    for n, choice in enumerate(keys, 1):
        spans |= {key.anchor: span(10 * n + m % 9, 10 * n + m % 9) for m, key in enumerate(choice.ranked)}
    return session, keys, PageMap(spans)
