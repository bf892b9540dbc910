"""Files by themselves."""

from pathlib import Path

from booklet.model.blocks import Heading, Paragraph
from booklet.model.inlines import plain_text
from booklet.model.semester import Article
from booklet.reading.standalone import read_loose


def loose(root: Path, name: str, text: str) -> Article:
    (root / name).write_text(text, encoding='utf-8')
    return read_loose(root / name, root).value


def paragraphs(article: Article) -> list[str]:
    return [plain_text(block.inlines) for block in article.blocks if isinstance(block, Paragraph)]


def test_the_title_is_taken_from_where_it_stands(tmp_path: Path) -> None:
    assert loose(tmp_path, 'a.md', '---\ntitle: 称量\n---\n先调平。').title == '称量'
    assert loose(tmp_path, 'a.md', '# 称量\n\n先调平。').title == '称量'
    assert loose(tmp_path, 'a.md', '称量\n\n先调平。').title == '称量'
    assert loose(tmp_path, 'weighing.md', '先调平。再称量。').title == 'weighing'


def test_front_matter_of_others_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / 'a.md').write_text('---\nlayout: post\ntitle: 称量\n---\n## 一\n\n先调平。\n')
    result = read_loose(tmp_path / 'a.md', tmp_path / 'elsewhere')
    assert result.findings == ()
    assert isinstance(result.value.blocks[0], Heading)
    assert result.value.place.file == (tmp_path / 'a.md').as_posix()


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    line = '称量以前先看水平泡是否居中，再看读数是否为零，'
    text = f'称量\n\n　　{line}\n{line}\n{line}\n最后称量。\n　　{line}\n{line}\n混匀。\n'
    article = loose(tmp_path, 'a.txt', text)
    assert article.title == '称量'
    assert paragraphs(article) == [f'{line * 3}最后称量。', f'{line * 2}混匀。']


def test_a_blank_line_after_every_line_means_nothing(tmp_path: Path) -> None:
    line = '称量以前先看水平泡是否居中，再看读数是否为零，'
    text = '\n\n'.join(['称量', line, line, line, '最后称量。', line, line, '混匀。'])
    assert paragraphs(loose(tmp_path, 'a.txt', text)) == [f'{line * 3}最后称量。', f'{line * 2}混匀。']


def test_long_lines_are_paragraphs(tmp_path: Path) -> None:
    line = '称量以前先看水平泡是否居中，再看读数是否为零。' * 4
    article = loose(tmp_path, 'a.txt', f'{line}\n{line}\n短。\n')
    assert paragraphs(article) == [line, line, '短。']
    assert [block.place.line for block in article.blocks] == [1, 2, 3]


def test_english_is_recognised(tmp_path: Path) -> None:
    assert loose(tmp_path, 'a.txt', 'Weigh it first. Then mix it.').language == 'en'
