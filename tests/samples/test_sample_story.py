"""The real session sheet, imported into a fresh project: handout and deck carry everything that it has."""

import re
import subprocess
from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from tests.deck.lint import faults
from tests.deck.rendering import defects, rendered
from tests.story.project_story import REPOSITORY, Story, page_texts, slide_texts, squeeze
from tests.typesetting.measure import measure_pdf
from tests.typesetting.test_measured import check_limits

SHEET = REPOSITORY.parent / 'shared' / 'samples' / '000_1238b3a0cb668605.txt'
SEMESTER = (
    'title = "政治理论学习汇编"\nterm = "2024 年上半年"\norganisation = "生化学院"\nlanguage = "zh-CN"\n'
)


@pytest.fixture(scope='module')
def imported(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A fresh project with the sheet imported and built."""
    story = Story(tmp_path_factory.mktemp('sample') / 'project')
    story.write('booklet.toml', '').write('content/2024-spring/semester.toml', SEMESTER)
    story.run('import', str(SHEET), '--into', 'content/2024-spring/10-sheet')
    return story.build('2024-spring')


def significant(text: str) -> str:
    """Return letters, digits and Han characters: what no page break or generated mark may swallow."""
    return ''.join(char for char in text if char.isalnum())


@pytest.mark.samples
def test_every_paragraph_of_the_sheet_is_printed(imported: Story) -> None:
    printed = significant(''.join(page_texts(imported.file('print/booklet.pdf', '2024-spring'))))
    for article in sorted((imported.root / 'content/2024-spring/10-sheet').glob('*-article.md')):
        for line in article.read_text(encoding='utf-8').split('---\n', 2)[2].splitlines():
            text = significant(line.removeprefix('::: signature').removeprefix('## '))
            # A page's edge puts a running head and a folio into the middle of a paragraph.
            assert text in printed or is_broken_once(text, printed), line


def is_broken_once(text: str, printed: str) -> bool:
    """Tell whether the text is printed in two pieces."""
    cuts = range(1, len(text))
    return any(text[:cut] in printed and text[cut:] in printed for cut in cuts)


@pytest.mark.samples
def test_the_handout_is_the_session(imported: Story) -> None:
    handout = significant(''.join(page_texts(imported.file('office/10.pdf', '2024-spring'))))
    facts = '生化学院 第十次 教职工政治理论学习 2024年上半年 时间及形式 2024年5月30日 星期四 集中自学 内容'
    assert [words for words in facts.split() if words not in handout] == []


@pytest.mark.samples
def test_the_deck_cites_pages_that_print_its_sentences(imported: Story) -> None:
    pages = page_texts(imported.file('print/booklet.pdf', '2024-spring'))
    first = next(index for index, text in enumerate(pages) if '时间及形式' in text)
    cite = re.compile(r'见第(\d+)(?:–(\d+))?页').search
    checked = 0
    for paragraphs in slide_texts(imported.file('slides/10.pptx', '2024-spring')):
        told = [squeeze(text) for text in paragraphs]
        cited = next(filter(None, map(cite, told)), None)
        if cited is None:
            continue
        page = pages[first + int(cited[1]) - 1]
        quoted = [text for text in told if text.endswith('。')]
        assert all(text[:8] in page for text in quoted), told
        checked += len(quoted)
    assert checked >= 6


@pytest.mark.samples
def test_the_deck_is_sound_and_holds_its_text(imported: Story, tmp_path: Path) -> None:
    file = imported.file('slides/10.pptx', '2024-spring')
    content = file.read_bytes()
    assert [str(error) for error in validate_pptx(file).errors] == []
    assert faults(content) == []
    assert defects(content, rendered({'10': content}, tmp_path)['10']) == []


@pytest.mark.samples
def test_the_pdf_is_sound(imported: Story) -> None:
    for name in ('print/booklet.pdf', 'screen/booklet.pdf', 'office/10.pdf'):
        path: Path = imported.file(name, '2024-spring')
        ended = subprocess.run(['qpdf', '--check', str(path)], capture_output=True, check=False)
        assert ended.returncode == 0, ended.stderr


@pytest.mark.samples
def test_its_lines_keep_every_limit(imported: Story) -> None:
    check_limits(measure_pdf(imported.file('screen/booklet.pdf', '2024-spring')))
