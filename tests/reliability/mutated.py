"""Sources changed at random -> read and checked, without a traceback and without exit code 70."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from booklet.project.packaged import packaged_styles
from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from tests.reliability.tally import Tally
from tests.story.project_story import SMALL, Story

CHECKED = 20
"""Of so many mutations one goes through the whole command `check`."""
PIECES = (
    '---\n', '\n\n', '```\n', '::: verse\n', ':::\n', '[^a]', '[^a]: 注\n', '==', '**', '_', '`',
    '|---|---|\n', '| a |\n', '> ', '- ', '1. ', '    ', '\t', '\u3000', '：', '“', '”', '<sub>', '</sub>',
    '<a', '<!--', '-->', '&#x1F9EA;', '![图](figures/none.png)', '![x](C:\\a.png)', '[见](#none)', '{#a}',
    '{width=200%}', '#', '##', '######', '\\', '$x$', '~~', '- [ ] ', '[TOC]\n', '\u200b', '\ufeff', '\x00',
    '\x07', '\ud7ff', '\U0001f9ea', 'title: ', 'date: 2026-13-45\n', 'number: -1\n', 'slides:\n  count: x\n',
    '*x', '&a', '!!python/object:x', '[', ']', '{', '}', '"', "'", '= ', '[[', '[type]\n', 'x = 1\n',
    'size = "9999pt"\n', '1e999', 'inf', '\r', '\x0c',
)  # fmt: skip
MORE = {
    'styles/theme.toml': '[palette]\naccent = "7A1F1F"\n',
    'booklet.toml': '[type]\nsize = "10.5pt"\n\n[slides]\ncount = 4\n\n[print]\nbinding = "saddle"\n',
}


def mutated(rng: random.Random, content: bytes) -> bytes:
    """Return `content` with one to six changes: bytes and pieces put in, taken out, moved, doubled."""
    for _ in range(rng.randint(1, 6)):
        at, size = rng.randint(0, len(content)), rng.randint(1, 40)
        piece = content[at : at + size]
        match rng.randint(0, 5):
            case 0:
                content = content[:at] + rng.choice(PIECES).encode() + content[at:]
            case 1:
                content = content[:at] + content[at + size :]
            case 2:
                content = content[:at] + piece * rng.randint(2, 30) + content[at:]
            case 3:
                content = content[:at] + bytes(rng.randrange(256) for _ in piece) + content[at + size :]
            case 4:
                lines = content.split(b'\n')
                rng.shuffle(lines)
                content = b'\n'.join(lines)
            case _:
                content = content[: rng.randint(0, len(content))] if rng.random() < 0.2 else content + piece
    return content


def try_sources(root: Path, count: int, seed: int = 11) -> Tally:
    """Read `count` mutations of a small project."""
    story = Story.small(root)
    files = {name: text.encode() for name, text in {**SMALL, **MORE}.items()}
    for name, content in files.items():
        story.write(name, content)
    rng = random.Random(seed)

    def trials() -> Iterator[tuple[str, Callable[[], str]]]:
        for number in range(count):
            name = rng.choice(sorted(files))
            content = mutated(rng, files[name])
            yield f'source {number} ({name})', lambda name=name, content=content, number=number: one(  # type: ignore[misc]
                story, name, content, files[name], number % CHECKED == 0
            )

    return Tally('mutated sources', 'read and said what is wrong; no traceback, no exit 70').try_all(trials())


def one(story: Story, name: str, content: bytes, before: bytes, is_checked: bool) -> str:
    """Put `content` in the place of a file, read the semester, and put it back."""
    story.write(name, content)
    try:
        if is_checked:
            story.run('check', '--format', 'full', code=None)
            assert story.ending.code in (0, 1, 2), story.ending.err
            return f'exit {int(story.ending.code)}'
        project = read_project(story.root, packaged_styles())
        read = read_semester(project.value, '2026-spring')
        for found in (*project.findings, *read.findings):
            assert found.message('zh')
            assert found.hint('en')
        return 'findings' if read.findings or project.findings else 'none'
    finally:
        story.write(name, before)
