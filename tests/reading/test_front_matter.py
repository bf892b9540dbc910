"""Front matter, as people write it."""

import pytest

from booklet.diagnostics import Place
from booklet.reading.frontmatter import FrontMatter, read_front_matter
from booklet.reading.source import Source


def matter(text: str) -> FrontMatter:
    return read_front_matter(Source('a.md', text))


def slugs(read: FrontMatter) -> list[str]:
    return [found.slug for found in read.fields.findings]


@pytest.mark.parametrize(
    ('value', 'title'),
    [
        ('称量', '称量'),
        ('2026', '2026'),
        ('off', 'off'),
        ('"引号: 里"', '引号: 里'),
        ('关于：天平', '关于：天平'),
        ('2026-03-05', '2026-03-05'),
        ('>\n  两行\n  一题', '两行 一题'),
    ],
)
def test_titles_are_taken_as_written(value: str, title: str) -> None:
    read = matter(f'---\ntitle: {value}\n---\n正文')
    assert read.fields.text('title') == title
    assert slugs(read) == []


def test_the_body_begins_behind_the_second_line_of_hyphens() -> None:
    text = '---\ntitle: 称量\n---  \n正文'
    assert text[matter(text).body :] == '正文'
    assert matter('正文\n---\n').body == 0
    assert not matter('正文').is_present


def test_values_have_places() -> None:
    read = matter('---\nslides:\n  skip:\n    - 先调平\n---\n')
    [(text, place)] = read.fields.table('slides').texts('skip')
    assert (text, place) == ('先调平', Place('a.md', 4, 7, 3))


def test_a_broken_line_leaves_the_others() -> None:
    read = matter('---\ntitle: 称量: 三条\nauthor: 小组\ndate： 2026-03-05\n---\n')
    assert slugs(read) == ['front-matter.colon', 'front-matter.syntax']
    assert read.fields.text('title') == '称量: 三条'
    assert read.fields.text('author') == '小组'
    assert read.fields.text('date') == '2026-03-05'


def test_front_matter_without_an_end_ends_where_it_stops() -> None:
    read = matter('---\ntitle: 称量\nauthor: 小组\n\n正文。\n')
    assert slugs(read) == ['front-matter.unclosed']
    assert read.fields.text('author') == '小组'
    assert read.body == len('---\ntitle: 称量\nauthor: 小组\n')


@pytest.mark.parametrize(
    'text', ['a: &x [*x]', 'a: !!python/object:os.system []', '[' * 3000, '? [a]\n: b', '- a']
)
def test_strange_yaml_is_never_obeyed(text: str) -> None:
    read = matter(f'---\n{text}\n---\n')
    read.fields.text('a')
    read.fields.close()
    assert slugs(read)


@pytest.mark.parametrize(
    ('lines', 'slug', 'line'),
    [
        ('author: 小组\ntitle：称量', 'front-matter.colon', 3),
        ('author: 小组\ntitle:称量', 'front-matter.colon', 3),
        ('author: 小组\ntitle:\u00a0称量', 'front-matter.space', 3),
        ('title: 称量\nslides：\n\u3000\u3000count: 3', 'front-matter.space', 4),
    ],
)
def test_what_a_chinese_keyboard_writes_is_mended_and_named_at_its_line(
    lines: str, slug: str, line: int
) -> None:
    read = matter(f'---\n{lines}\n---\n')
    assert read.fields.text('title') == '称量'
    assert {found.slug for found in read.fields.findings} <= {slug, 'front-matter.colon'}
    [found] = [found for found in read.fields.findings if found.slug == slug]
    assert found.place
    assert found.place.line == line


def test_places_behind_a_mended_colon_are_those_of_the_file() -> None:
    read = matter('---\ntitle：称量\nauthor:小组\nsorce: 简报\n---\n')
    read.fields.text('title')
    read.fields.text('author')
    assert read.fields.place('author') == Place('a.md', 3, 8, 2)
    read.fields.close()
    assert read.fields.findings[-1].place == Place('a.md', 4, 1, 5)


@pytest.mark.parametrize('opening', ['\n\n---', '———', '－－－'])
def test_front_matter_that_begins_otherwise_is_found(opening: str) -> None:
    read = matter(f'{opening}\ntitle: 称量\n---\n正文')
    assert read.fields.text('title') == '称量'
    assert slugs(read) == (['front-matter.fence'] if '-' not in opening else [])


def test_a_divider_far_below_does_not_close_front_matter() -> None:
    text = '---\ntitle: 称量\n\n先调平。\n\n---\n\n再称量。\n'
    read = matter(text)
    assert slugs(read) == ['front-matter.unclosed']
    assert text[read.body :].lstrip().startswith('先调平')


@pytest.mark.parametrize(
    ('line', 'words'),
    [('title: 实验 #3 记录', '#3 记录'), ('title: 实验   #3', '#3'), ('title: 实验 # 三', '# 三')],
)
def test_words_behind_a_hash_are_named(line: str, words: str) -> None:
    [found] = matter(f'---\n{line}\n---\n').fields.findings
    assert found.slug == 'front-matter.cut'
    assert dict(found.arguments)['words'] == words
    cured = matter(f'---\n{dict(found.arguments)["cure"]}\n---\n')
    assert slugs(cured) == []
    assert cured.fields.text('title').endswith(words)


def test_a_remark_is_one() -> None:
    text = '---\ntitle: 实验   # 必填\ndate:       # 例如 2026-03-05\nauthor: C#小组\n---\n'
    assert slugs(matter(text)) == []


@pytest.mark.parametrize(
    'value',
    ['称量: 三条', '"未完', '[没有收尾', '{甲', '@甲', '`甲`', '%甲', '*重点* 说明', '&甲 乙', '!重要 通知',
     '"甲" 乙', '- 甲', '| 甲', '"C:\\x"', '*甲'],
)  # fmt: skip
def test_the_cure_of_a_line_that_yaml_reads_otherwise_works(value: str) -> None:
    [found] = matter(f'---\ntitle: {value}\n---\n').fields.findings
    assert found.slug == 'front-matter.syntax'
    cured = matter(f'---\n{dict(found.arguments)["cure"]}\n---\n')
    assert slugs(cured) == []
    assert cured.fields.text('title').strip('"') == value.strip('"')


def test_a_line_that_is_no_entry_is_named() -> None:
    [found] = matter('---\nauthor: 小组\ntitle 称量\nsource: 简报\n---\n').fields.findings
    assert (found.slug, found.place and found.place.line) == ('front-matter.no-colon', 3)


@pytest.mark.parametrize('text', ['a: &x [1]\n' + 'b: [*x, *x]\n', 'a: ' + '[' * 40, 'a: ' + '甲' * 70_000])
def test_yaml_that_grows_is_not_read(text: str) -> None:
    assert matter(f'---\n{text}\n---\n').fields.findings


def test_a_list_of_names_is_one_text() -> None:
    fields = matter('---\nauthor:\n  - 甲某\n  - 乙某\neditor: [A, B]\n---\n').fields
    assert (fields.names('author', 'zh-CN'), fields.names('editor', 'en')) == ('甲某、乙某', 'A, B')
