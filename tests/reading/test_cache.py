"""What is remembered of a text is what reading it gives, and nothing else is ever taken for it."""

import contextlib
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.diagnostics import Checked, Place
from booklet.model.blocks import Block, Divider, Quotation
from booklet.model.pages import Anchor
from booklet.model.semester import Article
from booklet.project.packaged import packaged_styles
from booklet.project.settings import Project, read_project
from booklet.reading.article import read_article
from booklet.reading.cache import Memory
from booklet.reading.parsed import ReadArticle
from booklet.reading.semester import read_semester
from booklet.reading.stored import blocks_from_bytes, from_entry, to_entry
from booklet.store import Store
from tests.story.project_story import REPOSITORY, Story

NAME = '2026-spring'
PIECES = (
    *('## 标题\n', '**重要。**继续', '==要点句在这里。==', '- 条目一\n- 条目二\n', '> 引文。\n', '`code`'),
    *('| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n', '脚注[^1]。\n\n[^1]: 说明。\n', '[见](#a)', '{#a}', '\n\n'),
    *('正文，第二句。', '甲\n:   定义\n', '***\n', '```\nx = 1\n```\n', '<ruby>字<rt>zì</rt></ruby>'),
    *('1. 一\n2. 二\n', '\u200b', '“未闭合', '![图](a.png)', '*强调*', '{页}', '——项目\n'),
)
STRANGE = (b'', b'{', b'[]', b'[99]', b'["a"]', b'[4]', b'[2,"x"]', b'[1,[[],2]]', b'[' * 9000)


@pytest.fixture(scope='module')
def sample() -> Project:
    return read_project(REPOSITORY, packaged_styles()).value


def test_the_sample_semester_is_the_same_from_memory(sample: Project, tmp_path: Path) -> None:
    fresh = read_semester(sample, NAME)
    for _ in range(2):
        assert read_semester(sample, NAME, Memory(Store(tmp_path), 'v')) == fresh
    assert sum(1 for _ in tmp_path.glob('*/*')) > 3


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_reading_comes_back_as_it_went(pieces: list[str]) -> None:
    content = ('---\ntitle: 题\ndate: 2026-03-01\n---\n' + ''.join(pieces)).encode('utf-8', 'replace')
    root = Path('/nowhere')
    read = read_article(content, root / 'content' / 'a.md', root, Anchor('s01a1'), 'zh-CN')
    entry = to_entry(read)
    if entry is None:
        assert 'Figure(' in repr(read)  # its file may change while the text does not
    else:
        assert from_entry(entry, 'key') == read
        assert repr(from_entry(entry, 'key')) == repr(read)
        assert pickle.loads(pickle.dumps(from_entry(entry, 'key'))) == read


@pytest.mark.parametrize('blob', STRANGE)
def test_what_is_no_reading_counts_as_none(blob: bytes) -> None:
    assert from_entry(({}, blob), 'key') is None
    assert blocks_from_bytes(blob) == ()
    with contextlib.suppress(ValueError, RecursionError):
        assert from_entry(({'frame': json.loads(blob)}, b''), 'key') is None


def test_a_text_nested_too_deep_to_be_read_again_is_not_kept() -> None:
    place = Place('content/a.md')
    block: Block = Divider(Anchor('s01a1b1'), place)
    for depth in range(1, 60):
        block = Quotation((block,), Anchor(f's01a1b{depth + 1}'), place)
        article = Article('题', Anchor('s01a1'), place, (block,), 'zh-CN')
        entry = to_entry(Checked(ReadArticle(article, {}, refers=False)))
        assert (entry is not None) == (depth < 49)
        assert entry is None or from_entry(entry, 'key') == Checked(ReadArticle(article, {}, refers=False))


def test_a_damaged_or_foreign_entry_is_read_anew(small: Story) -> None:
    project = read_project(small.root, packaged_styles()).value
    store = small.root / 'store'
    fresh = read_semester(project, NAME, Memory(Store(store), 'v'))
    for number, path in enumerate(sorted(store.glob('*/*'))):
        content = path.read_bytes()
        path.write_bytes(content[:-1] if number % 2 else b'')
    assert read_semester(project, NAME, Memory(Store(store), 'v')) == fresh
    for path in store.glob('*/*'):
        Store(store).put(path.parent.name + path.name, {}, b'[4,1]')
    assert read_semester(project, NAME, Memory(Store(store), 'v')) == fresh


def test_a_moved_line_a_new_picture_and_another_program_are_noticed(small: Story) -> None:
    project = read_project(small.root, packaged_styles()).value
    memory = Memory(Store(small.root / 'store'), 'v')
    file = 'content/2026-spring/01-safety/2-label.md'
    text = (small.root / file).read_text(encoding='utf-8')
    small.write(file, f'{text}\n![图](figures/none.png "说明")\n')
    for _ in range(2):
        assert 'image.missing' in {each.slug for each in read_semester(project, NAME, memory).findings}
    small.write(file, text.replace('\n---\n', '\n---\n\n\n', 1))
    assert read_semester(project, NAME, memory) == read_semester(project, NAME)
    calls: list[str] = []

    def read() -> Checked[str]:
        calls.append('read')
        return Checked('text')

    for version in ('v', 'v', 'w'):
        Memory(Store(small.root / 'store'), version).recall(str, b'text', ('article',), read)
    assert len(calls) == 2
