"""Each kind of bad input: a finding at its line, an exit code, a hint, and nothing lost."""

import json

import pytest

from tests.story.project_story import Story, page_texts

SESSION = 'content/2026-spring/01-safety'
HEAD = '---\ntitle: 新的文章\n---\n'

BAD: dict[str, tuple[str, str | bytes]] = {
    'reading.unknown-key': (f'{SESSION}/3-bad.md', '---\ntitle: 新的文章\nsorce: 简报\n---\n正文在此。\n'),
    'front-matter': (f'{SESSION}/3-bad.md', '---\ntitle: [没有收尾\n---\n正文在此。\n'),
    'picture': (f'{SESSION}/3-bad.md', HEAD + '![流程](figures/none.png)\n\n正文在此。\n'),
    'heading': (f'{SESSION}/3-bad.md', HEAD + '#### 四级标题\n\n正文在此。\n'),
    'footnote': (f'{SESSION}/3-bad.md', HEAD + '正文在此[^x]。\n'),
    'glyph': (f'{SESSION}/3-bad.md', HEAD + '正文在此\U0001f9ea。\n'),
    'punctuation': (f'{SESSION}/3-bad.md', HEAD + '正文在此,还有下文。\n'),
    'bytes': (f'{SESSION}/3-bad.md', b'\xff\xfe\x00\xff---\n\x00\x01\xe6\xad'),
    'session': (f'{SESSION}/session.md', '---\nnumber: one\ndate: 2026-13-45\n---\n'),
}


@pytest.mark.parametrize('kind', sorted(BAD))
def test_bad_input_is_told_at_its_line(small: Story, kind: str) -> None:
    name, text = BAD[kind]
    small.write(name, text).run('check', '--format', 'json', code=None)
    assert small.ending.code in (0, 1)
    found = [json.loads(line) for line in small.ending.out.splitlines() if line.strip()]
    flat = [each for entry in found for each in (entry if isinstance(entry, list) else [entry])]
    here = [each for each in flat if each.get('file') == name]
    assert here, small.ending.out
    assert all(each['line'] >= 1 and each['hint'] and each['message'] for each in here)


@pytest.mark.parametrize('kind', ['picture', 'heading', 'footnote', 'punctuation', 'glyph'])
def test_the_text_of_bad_input_is_printed_all_the_same(small: Story, kind: str) -> None:
    name, text = BAD[kind]
    small.write(name, text).build(code=None)
    assert small.ending.code in (0, 1)
    assert '正文在此' in ''.join(page_texts(small.file('print/booklet.pdf')))
