"""An invented semester to the files of a project of booklet."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.text.manuscript import (
    Article,
    Block,
    Heading,
    Listing,
    Manuscript,
    Paragraph,
    Quotation,
    Runs,
    Session,
    Style,
    Table,
)
from tests.bench.text.names import SEMESTER

_AROUND = {Style.PLAIN: '', Style.STRONG: '**', Style.EMPHASIS: '*', Style.PIN: '=='}


def project_files(manuscript: Manuscript) -> dict[str, str]:
    """Return path -> text of everything below content/."""
    files = {f'content/{SEMESTER}/semester.toml': _semester(manuscript)}
    for session in manuscript.sessions:
        folder = f'content/{SEMESTER}/{session.number:03d}-session'
        files[f'{folder}/session.md'] = _session(session)
        for order, article in enumerate(session.articles, 1):
            files[f'{folder}/{order}-article.md'] = article_text(article)
    return files


def write_project(manuscript: Manuscript, root: Path, styles: Path) -> None:
    """Write a whole project with a style sheet of its own, a copy of `styles`."""
    for name, text in project_files(manuscript).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    (root / 'booklet.toml').write_text('', encoding='utf-8')
    for source in styles.rglob('*'):
        if source.is_file():
            target = root / 'styles' / source.relative_to(styles)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())


def article_text(article: Article) -> str:
    """Return an article as Markdown with its front matter."""
    front = f'---\ntitle: {article.title}\nauthor: {article.author}\n---\n'
    return front + article_body(article)


def article_body(article: Article) -> str:
    """Return the Markdown of an article without front matter."""
    notes: list[str] = []
    blocks = [_block(block, notes) for block in article.blocks]
    return '\n\n'.join([*blocks, *notes]) + '\n'


def _semester(manuscript: Manuscript) -> str:
    return '\n'.join(_settings(manuscript)) + '\n'


def _settings(manuscript: Manuscript) -> Iterator[str]:
    yield f'title = "{manuscript.title}"'
    yield 'term = "2026 年上半年"'
    yield f'organisation = "{manuscript.organisation}"'
    yield 'audience = "全体教职工"'
    yield 'series = "教职工学习"'
    yield 'language = "zh-CN"'
    yield 'date = 2026-06-30'


def _session(session: Session) -> str:
    questions = ''.join(f'  - {question}\n' for question in session.questions)
    return (
        f'---\nnumber: {session.number}\ndate: {session.date}\nform: 集中学习\nplace: 主楼 201 会议室\n'
        f'title: {session.title}\nquestions:\n{questions}---\n{session.introduction}\n'
    )


def _block(block: Block, notes: list[str]) -> str:
    match block:
        case Heading():
            return '#' * block.level + ' ' + block.text
        case Paragraph():
            return _runs(block.runs, notes)
        case Quotation():
            return '> ' + _runs(block.runs, notes)
        case Listing():
            signs = (f'{number}.' if block.is_numbered else '-' for number in range(1, len(block.items) + 1))
            return '\n'.join(f'{sign} {item}' for sign, item in zip(signs, block.items, strict=True))
        case Table():
            rows = [' | '.join(row) for row in block.rows]
            rule = ' | '.join('---' for _ in block.rows[0])
            return '\n'.join(f'| {row} |' for row in (rows[0], rule, *rows[1:]))


def _runs(runs: Runs, notes: list[str]) -> str:
    parts = []
    for run in runs:
        if run.style is Style.NOTE:
            parts.append(f'[^{len(notes) + 1}]')
            notes.append(f'[^{len(notes) + 1}]: {run.text}')
        else:
            parts.append(f'{_AROUND[run.style]}{run.text}{_AROUND[run.style]}')
    return ''.join(parts)
