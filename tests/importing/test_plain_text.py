"""Ordinary text files: one article, any encoding, any way of wrapping, and what is no text at all."""

import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.importing import import_file
from tests.importing.law import front_matter, plain, unaccounted

ARTICLE = (
    '冰箱样本的清点办法\n\n'
    '样本入库时登记编号、位置和经手人，三项缺一不可。登记表放在冰箱门上，每月核对一次。\n\n'
    '（一）谁来清点\n\n'
    '清点由两个人一起做，一人念编号，一人对照登记表。念错了就重念，不要凭印象补写。\n'
)
ENGLISH = (
    'Counting the samples in the freezer\n\n'
    'Two people count together: one reads the number on each tube aloud, the\n'
    'other ticks it off on the list. What cannot be found is written down at\n'
    'once and looked for on the same day.\n\n'
    'Nobody writes a number from memory. A tube without a label goes into the\n'
    'red box, and the person in charge decides about it before the week ends.\n'
)


def _only(content: bytes, name: str = 'notes.txt') -> str:
    files = import_file(name, content).value.files
    assert len(files) == 1
    return files[0][1]


def test_a_text_without_a_sheet_is_one_article() -> None:
    made = import_file('freezer-notes.txt', ARTICLE.encode())
    assert [name for name, _ in made.value.files] == ['1-freezer-notes.md']
    content = made.value.files[0][1]
    assert front_matter(content) == {'title': '冰箱样本的清点办法', 'numbering': False}
    assert '\n\n## （一）谁来清点\n\n' in content
    assert not made.value.has_sheet


@pytest.mark.parametrize(
    ('content', 'encoding'),
    [
        (ARTICLE.encode('gb18030'), 'GB18030'),
        (codecs.BOM_UTF16_LE + ARTICLE.encode('utf-16-le'), 'UTF-16'),
        (codecs.BOM_UTF16_BE + ARTICLE.encode('utf-16-be'), 'UTF-16'),
        (ENGLISH.encode('utf-16-le'), 'UTF-16'),
        ('Café rules\n\nWash the cup.\n'.encode('cp1252'), 'Windows-1252'),
    ],
)
def test_other_encodings_are_read_and_named(content: bytes, encoding: str) -> None:
    made = import_file('a.txt', content)
    named = [dict(each.arguments)['encoding'] for each in made.findings if each.slug == 'import.encoding']
    assert named == [encoding]
    assert front_matter(made.value.files[0][1])['title'] in (
        '冰箱样本的清点办法',
        'Counting the samples in the freezer',
        'Café rules',
    )


def test_a_byte_order_mark_and_foreign_line_ends_leave_no_trace() -> None:
    content = codecs.BOM_UTF8 + ARTICLE.replace('\n', '\r\n').encode()
    assert _only(content) == _only(ARTICLE.encode())
    assert import_file('a.txt', content).findings == import_file('a.txt', ARTICLE.encode()).findings


def test_hard_wrapped_english_is_joined_with_spaces() -> None:
    content = _only(ENGLISH.encode())
    assert front_matter(content) == {'title': 'Counting the samples in the freezer', 'language': 'en'}
    paragraphs = content.split('---\n', 2)[2].strip().split('\n\n')
    assert [paragraph.split()[0] for paragraph in paragraphs] == ['Two', 'Nobody']
    assert 'aloud, the other ticks it off' in paragraphs[0]


def test_tightly_wrapped_chinese_is_parted_by_its_indents() -> None:
    text = (
        '样本清点办法\n'
        '　　样本入库的时候，要登记编号和位置，还有\n'
        '经手的人。登记表就放在冰箱门上每月核对。\n'
        '　　清点要由两个人一起来做，一个人念出编\n'
        '号，另一个人对照登记表逐项打钩并且签字。\n'
        '　　念错了就重新念。\n'
    )
    paragraphs = _only(text.encode()).split('---\n', 2)[2].strip().split('\n\n')
    assert [paragraph[:4] for paragraph in paragraphs] == ['样本入库', '清点要由', '念错了就']


@pytest.mark.parametrize('content', [b'', b' \r\n\t\n', codecs.BOM_UTF8])
def test_an_empty_file_is_a_finding(content: bytes) -> None:
    made = import_file('a.txt', content)
    assert made.value.files == ()
    assert [each.slug for each in made.findings] == ['import.empty']


def test_a_broken_byte_costs_one_character_only() -> None:
    made = import_file('a.txt', (ARTICLE + '\n每月核对一次。' * 20).encode() + b'\xe3')
    assert 'import.damaged-character' in [each.slug for each in made.findings]
    assert '不要凭印象补写' in made.value.files[0][1]


def test_binary_junk_is_a_finding() -> None:
    made = import_file('a.txt', bytes(range(256)) * 8)
    assert made.value.files == ()
    assert [each.slug for each in made.findings] == ['import.not-text']


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    made = import_file('a.txt', content)
    assert made.value.files or made.findings


FRAGMENT = st.sampled_from(
    [
        '样本入库登记', '，', '。', '5月 24 日', '——', '一', '二、', '（一）', '“', '”', ' ', '　',
        '1.', '2. ', '- ', '* ', '#', '==', '**', '_a_', '<b>', '[x]', '`', '|', ':::', ': x', '&amp;',
        '\\', 'Tris-HCl ', 'the samples ', '：', '；', '/', '~~~', '{#a}', '---', '"', "'", '%', '\t',
        '一、时间及形式', '二、内容', '2026 年 3月5 日 星期四', '详细内容：', '来源：', '办公室',
        '某某学院 2026 年上半年第 3 次',
    ]
)  # fmt: skip
LINE = st.lists(FRAGMENT, max_size=6).map(''.join)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINE, max_size=14), st.sampled_from(['\n', '\n\n', '\r\n']))
def test_every_character_stands_in_the_result_in_order_or_in_a_finding(lines: list[str], end: str) -> None:
    source = end.join(lines)
    assert unaccounted(source, import_file('a.txt', source.encode())) == []


def test_text_that_looks_like_markdown_is_escaped() -> None:
    odd = ['1. 单独一条', '# 井号', '*星号*与_底线_', '<b>尖括号</b>', '[方括号](x)']
    odd += ['==等号==', '::: lead', 'a | b', '> 大于']
    content = _only(('标题\n\n' + '\n\n'.join(f'{line}。' for line in odd)).encode())
    body = content.split('---\n', 2)[2]
    assert plain(body).split('\n\n') == [*(f'{line}。' for line in odd[:-1]), f'{odd[-1]}。\n']
    for wrong in ('\n1. ', '\n# ', '*星', '_底', '<b>', '[方', '==等', '\n:::', '\n> '):
        assert not re.search(r'(?<!\\)' + re.escape(wrong), '\n' + body), wrong


def test_numbered_lines_in_a_row_stay_a_list() -> None:
    body = _only('标题\n\n1. 先登记。\n2. 再入库。\n'.encode()).split('---\n', 2)[2]
    assert body == '1. 先登记。\n\n2. 再入库。\n'


def test_the_space_after_the_number_of_a_clause_stays() -> None:
    assert '第一条 样本由专人保管。' in _only('样本管理办法\n第一条 样本由专人保管。\n'.encode())


def test_lines_below_the_title_that_say_source_author_and_date_are_front_matter() -> None:
    head = '样本登记\n——从三次返工说起\n来源：学院简报\n作者：沈一鸣\n2026年3月5日\n\n'
    text = head + '登记三项，缺一不可，每月核对。\n'
    fields = {key: str(value) for key, value in front_matter(_only(text.encode())).items()}
    assert fields == {
        'title': '样本登记',
        'subtitle': '从三次返工说起',
        'source': '学院简报',
        'author': '沈一鸣',
        'date': '2026-03-05',
    }


def test_markdown_comes_in_as_it_stands() -> None:
    ready = '---\ntitle: 样本登记\nauthor: 沈一鸣\n---\n登记**三项**，缺一不可。\n'
    assert _only(ready.encode(), 'a.md') == ready
    assert _only('# 样本登记\n\n## 编号\n\n- 登记。\n'.encode(), 'a.md') == (
        '---\ntitle: 样本登记\n---\n## 编号\n\n- 登记。\n'
    )


def test_a_typed_table_of_contents_is_left_out() -> None:
    text = '样本管理办法\n目  录\n第一章 登记……1\n第二章 核对……2\n'
    text += '第一章 登记\n登记三项，缺一不可。\n第二章 核对\n每月核对。\n'
    made = import_file('a.txt', text.encode())
    assert '……' not in made.value.files[0][1]
    assert made.value.files[0][1].count('第一章') == 1
    assert unaccounted(text, made) == []
