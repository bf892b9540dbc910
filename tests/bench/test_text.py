"""Invented text is like real text, always the same, and can be read by what it is written for."""

import random
from pathlib import Path

import pytest

from tests.bench.text import page_html, tex, typst
from tests.bench.text.inventing import invent
from tests.bench.text.manuscript import Heading, Listing, Manuscript, Paragraph, Run, Runs, Style, Table
from tests.bench.text.markdown import article_body, project_files
from tests.bench.text.measuring import MARKS, TextFigures, measure
from tests.bench.text.sentences import marked, sentence

SAMPLE = Path(__file__).parents[2] / 'content' / '2026-spring'


@pytest.fixture(scope='module')
def manuscript() -> Manuscript:
    return invent(100)


@pytest.fixture(scope='module')
def invented(manuscript: Manuscript) -> TextFigures:
    return measure(article_body(each) for session in manuscript.sessions for each in session.articles)


@pytest.fixture(scope='module')
def real() -> TextFigures:
    bodies = (path.read_text(encoding='utf-8').split('---\n', 2)[2] for path in SAMPLE.glob('*/[0-9]-*.md'))
    # One article is English.
    return measure(body for body in bodies if body.count('的') > 20)


def test_the_same_seed_gives_the_same_text(manuscript: Manuscript) -> None:
    assert invent(100) == manuscript
    assert invent(100, seed=2) != manuscript


def test_a_longer_semester_begins_with_a_shorter_one(manuscript: Manuscript) -> None:
    assert invent(200).sessions[:4] == manuscript.sessions


def test_paragraphs_sentences_and_clauses_are_as_long_as_real_ones(
    invented: TextFigures, real: TextFigures
) -> None:
    assert invented.paragraph == pytest.approx(real.paragraph, rel=0.15)
    assert invented.sentence == pytest.approx(real.sentence, rel=0.15)
    assert invented.clause == pytest.approx(real.clause, rel=0.15)


def test_marks_figures_and_western_letters_are_as_frequent(invented: TextFigures, real: TextFigures) -> None:
    for mark in MARKS:
        assert invented.marks[mark] == pytest.approx(real.marks[mark], rel=0.35, abs=0.6), mark
    assert invented.figures == pytest.approx(real.figures, rel=0.35)
    assert invented.letters == pytest.approx(real.letters, rel=0.35)


def test_nearly_as_many_characters_are_in_use(invented: TextFigures, real: TextFigures) -> None:
    assert invented.distinct / real.distinct > 0.75


def test_articles_have_headings_lists_tables_and_marked_words(manuscript: Manuscript) -> None:
    articles = [each for session in manuscript.sessions for each in session.articles]
    blocks = [block for each in articles for block in each.blocks]
    styles = {run.style for block in blocks if isinstance(block, Paragraph) for run in block.runs}
    assert {type(block) for block in blocks} >= {Heading, Listing, Table, Paragraph}
    assert styles == set(Style)


def test_marking_a_sentence_loses_no_character() -> None:
    dice = random.Random(5)
    for style in (Style.STRONG, Style.PIN, Style.EMPHASIS):
        text = ''.join(sentence(dice) for _ in range(4))
        runs: Runs = marked(dice, text, style)
        assert ''.join(run.text for run in runs) == text
    assert marked(dice, '没有句号', Style.PIN) == (Run('没有句号'),)


def test_a_project_has_sixteen_sessions_at_four_hundred_pages() -> None:
    names = project_files(invent(400))
    assert sum(name.endswith('session.md') for name in names) == 16
    assert sum(name.endswith('-article.md') for name in names) == 48


def test_all_engines_get_every_paragraph(manuscript: Manuscript) -> None:
    plain = next(
        block.runs[0].text
        for block in manuscript.sessions[1].articles[2].blocks
        if isinstance(block, Paragraph) and len(block.runs) == 1 and block.runs[0].text.isalpha() is False
        and '%' not in block.runs[0].text and '-' not in block.runs[0].text and '/' not in block.runs[0].text
    )  # fmt: skip
    for writer in (typst, tex, page_html):
        assert plain in writer.document(manuscript)


def test_signs_that_an_engine_would_obey_are_escaped() -> None:
    session = invent(25).sessions[0]
    for writer, expected in ((typst, 'r\\/min'), (tex, '\\%')):
        assert expected in writer.document(Manuscript('', '', (session,)))
