"""A small semester made by hand, so that layout is tested without the reader."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Place
from booklet.model.blocks import Block, Figure, Paragraph, Picture, Sentence
from booklet.model.inlines import Inline, NoteCall, Reference, Strong, Text
from booklet.model.pages import Anchor
from booklet.model.semester import Article, Semester, Session
from booklet.model.theme import Theme
from booklet.project.settings import Project

ROOT = Path(__file__).parents[2]
SENTENCES = (
    '称量之前先看天平是否水平。', '读数要等到稳定以后再记，不要急。', '废液按酸、碱、有机和含卤素四类收集。',
    '谁借出、何时归还，都写在台账上。', '配制缓冲液时先加八成的水，再调 pH，最后定容。',
)


def make_project(root: Path, theme: Theme) -> Project:
    """Return a project in `root` with the style sheets of this repository."""
    (root / 'content').mkdir(exist_ok=True)
    return Project(root, theme, (ROOT / 'styles',))


def make_semester(paragraphs: int = 4, sessions: int = 1) -> Semester:
    """Return a semester with two articles of `paragraphs` paragraphs in each session."""
    return Semester(
        name='2026-spring', title='实验室安全学习汇编', term='2026 年上半年', organisation='生物化学学院',
        sessions=tuple(make_session(number, paragraphs) for number in range(1, sessions + 1)),
    )


def make_session(number: int, paragraphs: int) -> Session:
    """Return a session with two articles; the first refers to the last paragraph of the second."""
    anchor = f's{number:02}'
    articles = tuple(make_article(f'{anchor}a{order}', paragraphs) for order in (1, 2))
    reference = make_reference(f'{anchor}a1b99', f'{anchor}a2b{paragraphs}', articles[0].place)
    articles = (replace(articles[0], blocks=(*articles[0].blocks, reference)), articles[1])
    return Session(
        number=number, anchor=Anchor(anchor), place=Place(f'content/2026-spring/{anchor}/session.md', 2),
        date=datetime.date(2026, 3, number), form='集中学习', school='生物化学学院', series='教职工学习',
        term='2026 年上半年', articles=articles, title='把安全做成习惯',
    )


def make_article(anchor: str, paragraphs: int) -> Article:
    """Return an article of `paragraphs` paragraphs with five sentences each."""
    file = f'content/2026-spring/{anchor[:3]}/{anchor}.md'
    blocks = (
        make_paragraph(f'{anchor}b{number}', SENTENCES, Place(file, 3 + 2 * number))
        for number in range(1, paragraphs + 1)
    )
    return Article('标准操作规程怎样写才有人看', Anchor(anchor), Place(file, 2, 8), tuple(blocks), 'zh-CN')


def make_paragraph(anchor: str, sentences: Iterable[str], place: Place) -> Paragraph:
    """Return a paragraph of plain text."""
    listed, at = [], 0
    for number, text in enumerate(sentences, 1):
        listed.append(Sentence(text, at, at + len(text), Anchor(f'{anchor}s{number}'), place))
        at += len(text)
    text = ''.join(sentence.text for sentence in listed)
    return Paragraph((Text(text, place),), tuple(listed), Anchor(anchor), place)


def make_reference(anchor: str, target: str, place: Place) -> Paragraph:
    """Return a paragraph with a page reference."""
    inlines: tuple[Inline, ...] = (Text('另'), Reference((Text('见第 {页} 页'),), Anchor(target)), Text('。'))
    sentence = Sentence('另见第 {页} 页。', 0, 11, Anchor(f'{anchor}s1'), place)
    return Paragraph(inlines, (sentence,), Anchor(anchor), place)


def with_blocks(semester: Semester, *blocks: Block) -> Semester:
    """Return `semester` with `blocks` put before those of its first article."""
    session = semester.sessions[0]
    article = session.articles[0]
    article = replace(article, blocks=(*blocks, *article.blocks))
    session = replace(session, articles=(article, *session.articles[1:]))
    return replace(semester, sessions=(session, *semester.sessions[1:]))


def make_figure(path: str, place: Place) -> Figure:
    """Return a figure that shows `path`, relative to the project."""
    return Figure(Picture(path, 40, 40, ''), '天平', (), '', 0.5, Anchor('s01a1b90'), place)


def make_bold(text: str, place: Place) -> Paragraph:
    """Return a paragraph with bold text and a footnote that says the same."""
    note = NoteCall('1', (Text(text, Place(place.file, place.line + 9)),), place)
    sentence = Sentence(text, 0, len(text), Anchor('s01a1b91s1'), place)
    return Paragraph((Strong((Text(text, place),)), note), (sentence,), Anchor('s01a1b91'), place)
