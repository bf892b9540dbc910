"""What is remembered of a text is what reading it gives, and nothing else is ever taken for it."""

import pickle
import tempfile
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
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.keep('key', read)
        kept = store.kept('key', Checked[ReadArticle])
    assert kept == read
    assert repr(kept) == repr(read)
    assert pickle.loads(pickle.dumps(kept)) == read


@pytest.mark.parametrize('blob', STRANGE)
def test_what_is_no_reading_counts_as_none(blob: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put('key', {}, blob)
    assert store.kept('key', Checked[ReadArticle]) is None


def test_a_text_nested_very_deep_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    place, store = Place('content/a.md'), Store(tmp_path)
    block: Block = Divider(Anchor('s01a1b1'), place)
    for depth in range(1, 3000):
        block = Quotation((block,), Anchor(f's01a1b{depth + 1}'), place)
        if depth % 400 == 10:
            article = Article('题', Anchor('s01a1'), place, (block,), 'zh-CN')
            store.keep(str(depth), Checked(ReadArticle(article, {}, refers=False)))
            kept = store.kept(str(depth), Checked[ReadArticle])
            assert kept is None or kept.value.article.anchor == 's01a1'


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
