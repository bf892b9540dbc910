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
    assert slugs(read) == ['front-matter.syntax']
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
