"""What importing writes is read back as the same text."""

import html
import re

import markdown
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.importing.markdown import document, escape

EXTENSIONS = ['footnotes', 'tables', 'def_list', 'attr_list', 'fenced_code', 'sane_lists', 'md_in_html']
SIGNS = '样 本 。 1. 2. - + * ** _ __ # > < & &lt; [ ] ( ) ! ` ~~~ ``` == = : ::: | { } {#a} \\ --- ^ a b'
TEXT = st.lists(st.sampled_from(SIGNS.split()), min_size=1, max_size=8)


def _seen(source: str) -> str:
    made = markdown.markdown(source, extensions=EXTENSIONS)
    return html.unescape(re.sub(r'</?p>', '', made))


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sampled_from(['', ' ']))
def test_escaped_text_is_one_paragraph_that_says_the_same(parts: list[str], between: str) -> None:
    text = between.join(parts).strip()
    assert _seen(escape(text)) == text


def test_signs_of_the_content_format_are_taken_apart() -> None:
    assert '==' not in escape('==要点==')
    assert not escape('::: lead').startswith(':::')


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30).map(str.strip))
def test_front_matter_says_the_same_to_yaml(text: str) -> None:
    front = document([('title', text)], []).split('---\n', 1)[1].rsplit('---\n', 1)[0]
    read = yaml.safe_load(front)
    assert (read or {}).get('title', '') == text


def test_ordinary_titles_need_no_quotes() -> None:
    assert 'title: 数据备份的“三二一”（试行）\n' in document([('title', '数据备份的“三二一”（试行）')], [])
