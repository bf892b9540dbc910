"""The law downstream: what the model holds stands in the finished files, clause by clause."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from booklet.model.blocks import Block
from booklet.model.inlines import ON_THE_LINE, Inline, NoteCall, Reference, plain_text
from booklet.model.semester import Semester, Session
from booklet.model.walk import runs
from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from tests.story.project_story import Story, page_texts, squeeze

CLAUSE = re.compile(r'[^\W_]+')
"""Letters, digits and Han characters in one go: between them marks may hang, compress or end a line."""


def semester_of(root: Path) -> Semester:
    project = read_project(root, root / 'styles').value
    return read_semester(project, '2026-spring').value


def clauses(semester: Semester) -> Iterator[str]:
    """Yield every stretch of words in the texts of a semester."""
    blocks = (block for session in semester.sessions for text in _texts(session) for block in text)
    for run in runs(blocks):
        yield from _clauses(run)


def _texts(session: Session) -> Iterator[tuple[Block, ...]]:
    yield session.introduction
    yield from (tuple(article.blocks) for article in session.articles)


def _clauses(run: tuple[Inline, ...]) -> Iterator[str]:
    for inline in run:
        if isinstance(inline, NoteCall):
            yield from _clauses(inline.content)
        # A reference prints the folio in its words.
        elif not isinstance(inline, Reference):
            yield from CLAUSE.findall(plain_text((inline,)).translate(ON_THE_LINE))


def missing(semester: Semester, pdf: Path) -> list[str]:
    """Return the clauses that are on no page; one may go on on the next, so pages are read as one text."""
    printed = ''.join(CLAUSE.findall(squeeze(' '.join(page_texts(pdf)))))
    return [each for each in clauses(semester) if each not in printed and not _is_split(each, printed)]


def _is_split(clause: str, printed: str) -> bool:
    """Tell whether a clause stands on two pages, with foot and head between its parts."""
    return any(clause[:cut] in printed and clause[cut:] in printed for cut in range(1, len(clause)))


@pytest.mark.slow
@pytest.mark.xdist_group('sample')
@pytest.mark.parametrize('file', ['print/booklet.pdf', 'screen/booklet.pdf'])
def test_every_clause_of_the_model_is_printed(sample_build: Story, file: str) -> None:
    semester = semester_of(sample_build.root)
    assert len(list(clauses(semester))) > 2000
    assert missing(semester, sample_build.file(file)) == []
