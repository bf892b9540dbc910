"""Our template as a reference document of pandoc: its layouts are found, the deck is sound."""

import io
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from tests.deck.rendering import defects, rendered
from tests.deck.sample import png
from tests.office.validating import by_sdk
from tests.story.project_story import Story

pytestmark = pytest.mark.office

COLUMNS = ':::::: columns\n::: column\n左{text}\n:::\n::: column\n右{text}\n:::\n::::::\n'
TABLE = '栏\n\n| 项目 | 说明 |\n|---|---|\n| 先写 | 危险 |\n'
DOCUMENT = (
    '---\ntitle: 实验室安全学习\nauthor: 生物化学学院\ndate: 2026-03-05\n---\n\n# 第一部分\n\n'
    '## 要点\n\n- 先写危险，再写步骤。\n- 谁写规程，谁先照着做一遍。\n\n'
    f'## 两栏\n\n{COLUMNS.format(text="栏")}\n## 比较\n\n{COLUMNS.format(text=TABLE)}\n'
    '## 图\n\n三只废液桶\n\n![标签朝外](bin.png)\n\n---\n\n::: notes\n只有备注\n:::\n'
)
LAYOUTS = [
    'Title Slide', 'Section Header', 'Title and Content', 'Two Content', 'Comparison',
    'Content with Caption', 'Blank',
]  # fmt: skip


def test_pandoc_finds_its_layouts_and_makes_a_sound_deck(small: Story, tmp_path: Path) -> None:
    small.run('new', 'template', 'ours.pptx')
    (small.root / 'talk.md').write_text(DOCUMENT, 'utf-8')
    (small.root / 'bin.png').write_bytes(png())
    made = subprocess.run(
        ['pandoc', 'talk.md', '-o', 'talk.pptx', '--reference-doc=ours.pptx'],
        cwd=small.root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert made.stderr == ''
    content = (small.root / 'talk.pptx').read_bytes()
    slides = Presentation(io.BytesIO(content)).slides
    assert [slide.slide_layout.name for slide in slides] == LAYOUTS
    # The other validator minds that pandoc gives two tables on a slide one id, whatever the template is.
    assert by_sdk(small.root / 'talk.pptx') == []
    assert defects(content, rendered({'talk': content}, tmp_path)['talk']) == []
