"""Reading never raises, whatever the files hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from booklet.reading.standalone import read_loose
from tests.reading.folders import ARTICLE, HEAD, SEMESTER, SESSION, read

MARKUP = st.lists(
    st.sampled_from(
        [
            *'*_=`[]()<>!#>|\\{}"\'&;:-+~1.。，“”',
            '\n',
            '\n\n',
            '    ',
            '称量',
            '**',
            '==',
            '——',
            '[^a]',
            '[^a]: ',
            ':::',
            '::: verse\n',
            '\n:::\n',
            '![x](y.png)',
            '[x](#y)',
            '{#y}',
            '{:',
            '| a |\n|---|\n',
            '表：',
            '```\n',
            '<ruby>',
            '<rt>',
            '</ruby>',
            '<br>',
            '<!--',
            '&lt;',
            '## ',
            '- ',
            '1. ',
            '> ',
            ':   ',
            '---\n',
            '\t',
            '\u3000',
            '\ufdd0',
            '\x00',
        ]
    ),
    max_size=25,
).map(''.join)
ANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_all(root: Path, files: dict[str, str | bytes]) -> None:
    for found in read(root, files).findings:
        assert found.message('zh')
        assert found.hint('en')


@ANY
@given(st.binary(max_size=80), st.sampled_from([ARTICLE, SESSION, SEMESTER]))
def test_any_bytes_are_read(tmp_path: Path, content: bytes, name: str) -> None:
    read_all(tmp_path, {name: content})


@ANY
@given(MARKUP)
@example('- > - > - > 称量')
@example('[^a]: [^a]\n\n[^a]')
@example('::: verse\n::: lead\n:::')
@example('*称*{:x y="')
def test_any_markup_is_read(tmp_path: Path, body: str) -> None:
    read_all(tmp_path, {ARTICLE: HEAD + body, SESSION: body})


@ANY
@given(MARKUP)
def test_any_front_matter_is_read(tmp_path: Path, text: str) -> None:
    read_all(
        tmp_path, {ARTICLE: f'---\ntitle: {text}\nslides: {text}\n---\n', SESSION: f'---\n{text}\n---\n'}
    )


@ANY
@given(MARKUP, st.sampled_from(['a.txt', 'a.md']))
def test_any_loose_file_is_read(tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / name).write_text(text, encoding='utf-8')
    assert read_loose(tmp_path / name, tmp_path).value.title is not None


TANGLES = {
    'quotations': '>' * 2000 + ' 称',
    'lists': ''.join('    ' * level + '- 称\n' for level in range(200)),
    'definitions': '称\n:   量\n' * 1500,
    'brackets': '[' * 20_000,
    'balanced brackets': '[' * 5_000 + ']' * 5_000,
    'images': '![' * 10_000,
    'tags': '<a ' * 10_000,
    'unknown tags': '<a>' * 5_000,
    'comments': '<!-- ' * 10_000,
    'stars': '*称 ' * 10_000,
    'ticks': ' '.join('`' * count for count in range(200)),
    'footnotes in circles': '称[^a]\n\n[^a]: 量[^b]\n[^b]: 平[^a]\n',
    'containers': '::: verse\n' * 2000,
    'pins': '==称 ' * 2000,
    'quotes': '“' * 5_000,
    'yaml': '---\n' + '[' * 3000 + '\n---\n',
    'hashes': '#' * 20_000,
}


@pytest.mark.parametrize('name', TANGLES)
def test_tangles_are_read_in_time(tmp_path: Path, name: str) -> None:
    read_all(tmp_path, {ARTICLE: (HEAD if name != 'yaml' else '') + TANGLES[name]})


def test_a_long_text_is_read_whole(tmp_path: Path) -> None:
    body = ('先调平，再归零，然后称量。' * 8 + '\n\n') * 5_000
    result = read(tmp_path, {ARTICLE: HEAD + body})
    assert result.findings == ()
    assert len(result.value.sessions[0].articles[0].blocks) == 5_000
