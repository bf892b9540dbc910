"""A semester of 16 sessions and 400 pages stays within 1.5 GB."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.story.project_story import Story

LIMIT = 1.5 * 1024**3
WORDS = [
    '样品', '试剂', '仪器', '记录', '数据', '规程', '学生', '导师',
    '课程', '实验', '安全', '检查', '标签', '冰箱', '移液', '离心',
    '培养', '溶液', '浓度', '误差', '说明', '讨论', '核对', '保存',
    '登记', '交接', '复核', '清洗', '校准', '预约',
]

MEASURED = """
import pathlib, re, resource, sys
from booklet.cli import main

if __name__ == '__main__':
    code = main(sys.argv[1:])
    status = pathlib.Path('/proc/self/status').read_text()
    print(re.search(r'VmHWM:\\s+(\\d+)', status)[1], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(code)
"""
"""Builds and prints the peak memory of this process and of its largest worker, in KiB.

Not ru_maxrss for this process: that also counts the process it was forked from, which is the test run.
"""


def paragraph(source: random.Random) -> str:
    """Return a paragraph of some 120 to 260 characters."""
    sentences = []
    for _ in range(source.randint(3, 6)):
        sizes = source.choices(range(4, 9), k=source.randint(2, 4))
        clauses = (''.join(source.choices(WORDS, k=size)) for size in sizes)
        sentences.append('，'.join(clauses) + '。')
    return ''.join(sentences)


def article(source: random.Random, number: int) -> str:
    """Return an article of some ten pages."""
    parts = [f'---\ntitle: 第{number}篇文章\n---\n']
    for part in range(4):
        parts.append(f'## 第{part + 1}部分的标题\n')
        parts += [paragraph(source) + '\n' for _ in range(7)]
    return '\n'.join(parts)


@pytest.mark.slow
def test_four_hundred_pages_stay_within_the_memory_of_an_office_machine(tmp_path: Path) -> None:
    source = random.Random(37)
    story = Story.small(tmp_path / 'big')
    story.remove('content/2026-spring/01-safety')
    for number in range(1, 17):
        folder = f'content/2026-spring/{number:02d}-session'
        facts = f'number: {number}\ndate: 2026-03-{number + 1:02d}\nform: 自学'
        story.write(f'{folder}/session.md', f'---\n{facts}\n---\n')
        for each in range(1, 4):
            story.write(f'{folder}/{each}-article.md', article(source, each))
    program = tmp_path / 'measured.py'
    program.write_text(MEASURED, encoding='utf-8')
    ended = subprocess.run(
        [sys.executable, str(program), 'build', '--root', str(story.root), '--jobs', '2'],
        capture_output=True, text=True, check=False,
    )
    assert ended.returncode == 0, ended.stderr
    own, largest_worker = (int(part) * 1024 for part in ended.stdout.split()[-2:])
    assert own + 2 * largest_worker < LIMIT
    pages = subprocess.run(
        ['pdfinfo', str(story.file('print/booklet.pdf'))], capture_output=True, text=True, check=True
    ).stdout
    counted = re.search(r'Pages:\s+(\d+)', pages)
    assert counted
    assert int(counted[1]) >= 400
