"""Small semesters on disk, and the reading of them."""

from pathlib import Path

from booklet.diagnostics import Checked, Finding
from booklet.model.blocks import Block
from booklet.model.semester import Article, Semester
from booklet.project.settings import DEFAULT_THEME, Project
from booklet.reading.semester import read_semester

FRAME = 'title = "学习汇编"\nterm = "2026 年上半年"\norganisation = "生物化学学院"\n'
SHEET = '---\nnumber: 1\ndate: 2026-03-05\nform: 集中学习\n---\n'
HEAD = '---\ntitle: 移液的手感\n---\n'
ARTICLE = 'content/spring/01-safety/1-pipetting.md'
ARTICLE_2 = 'content/spring/01-safety/2-waste.md'
SESSION = 'content/spring/01-safety/session.md'
SEMESTER = 'content/spring/semester.toml'


def write(root: Path, files: dict[str, str | bytes]) -> Project:
    """Write a semester of one session and one article, with `files` in place of its own or beside them."""
    all_files: dict[str, str | bytes] = {
        SEMESTER: FRAME,
        SESSION: SHEET,
        ARTICLE: f'{HEAD}枪头先润洗一次。\n',
        **files,
    }
    for name, content in all_files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root=root, theme=DEFAULT_THEME, styles=())


def read(root: Path, files: dict[str, str | bytes]) -> Checked[Semester]:
    """Write and read a semester."""
    return read_semester(write(root, files), 'spring')


def read_body(root: Path, body: str, **files: str | bytes) -> tuple[Article, tuple[Finding, ...]]:
    """Read an article with this body."""
    result = read(root, {ARTICLE: HEAD + body, **files})
    return result.value.sessions[0].articles[0], result.findings


def blocks_of(root: Path, body: str) -> tuple[Block, ...]:
    """Read a body that has nothing wrong."""
    article, findings = read_body(root, body)
    assert findings == ()
    return tuple(article.blocks)


def slugs(findings: tuple[Finding, ...]) -> list[str]:
    """Return the slugs in order."""
    return [finding.slug for finding in findings]
