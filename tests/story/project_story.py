"""A project told as a story: copy, build, check a part of the result, edit, build again."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

from msgspec import Struct

from booklet.cli import main

REPOSITORY = Path(__file__).parents[2]
DRAWING = '{http://schemas.openxmlformats.org/drawingml/2006/main}'


class Ending(Struct, frozen=True, dict=True):
    """How a command ended."""

    code: int
    out: str
    err: str


class Story:
    """A project in a folder of its own, and the last command's ending."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.ending = Ending(0, '', '')

    @classmethod
    def small(cls, root: Path) -> Self:
        """Begin with one session of two short articles."""
        story = cls(root)
        for name, text in SMALL.items():
            story.write(name, text)
        return story

    @classmethod
    def copy_of(cls, source: Path, root: Path) -> Self:
        """Begin with a copy of a project (without its build/)."""
        root.mkdir(parents=True)
        for name in ('booklet.toml', 'content', 'styles'):
            path = source / name
            if path.is_dir():
                shutil.copytree(path, root / name)
            elif path.is_file():
                shutil.copy(path, root / name)
        return cls(root)

    def run(self, *arguments: str, code: int | None = 0) -> Self:
        """Run a command in this process; `code` is the exit code that is expected (None: any)."""
        out, err = (io.TextIOWrapper(io.BytesIO(), 'utf-8', write_through=True) for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            ended = main([arguments[0], '--root', str(self.root), *arguments[1:]])
        self.ending = Ending(ended, *(stream.buffer.getvalue().decode() for stream in (out, err)))
        if code is not None:
            assert ended == code, f'{arguments} ended {ended}\n{self.ending.out}\n{self.ending.err}'
        return self

    def run_apart(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in a process of its own."""
        return subprocess.run(
            [sys.executable, '-m', 'booklet', arguments[0], '--root', str(self.root), *arguments[1:]],
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
            check=False,
        )

    def build(self, *arguments: str, code: int | None = 0) -> Self:
        """Run `booklet build` with one worker."""
        return self.run('build', '--jobs', '1', *arguments, code=code)

    def write(self, name: str, text: str | bytes) -> Self:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def change(self, name: str, old: str, new: str) -> Self:
        """Replace `old`, which must be there, in a file of the project."""
        path = self.root / name
        text = path.read_text(encoding='utf-8')
        assert old in text, f'{old!r} is not in {name}'
        path.write_text(text.replace(old, new, 1), encoding='utf-8')
        return self

    def remove(self, name: str) -> Self:
        """Remove a file or folder of the project."""
        path = self.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self

    def file(self, name: str, semester: str = '2026-spring') -> Path:
        """Return the path of a result."""
        return self.root / 'build' / semester / name

    def bytes_of_results(self, semester: str = '2026-spring') -> dict[str, bytes]:
        """Return name -> bytes of all results but the manifest, which holds timings."""
        folder = self.root / 'build' / semester
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob('*'))
            if path.is_file() and path.name != 'build.json'
        }

    def manifest(self, semester: str = '2026-spring') -> dict[str, object]:
        """Return build.json."""
        stored = json.loads(self.file('build.json', semester).read_text(encoding='utf-8'))
        assert isinstance(stored, dict)
        return stored


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page, by poppler, without white space."""
    text = subprocess.run(
        ['pdftotext', '-raw', str(pdf), '-'], capture_output=True, text=True, check=True
    ).stdout
    return [squeeze(page) for page in text.split('\f')[:-1]]


def slide_texts(deck: Path) -> list[list[str]]:
    """Return the paragraphs of each slide, read from the XML."""
    with zipfile.ZipFile(deck) as archive:
        count = sum(name.startswith('ppt/slides/slide') for name in archive.namelist())
        trees = [ElementTree.fromstring(archive.read(f'ppt/slides/slide{n + 1}.xml')) for n in range(count)]
    return [[_runs(paragraph) for paragraph in tree.iter(f'{DRAWING}p')] for tree in trees]


def _runs(paragraph: ElementTree.Element) -> str:
    return ''.join(run.text or '' for run in paragraph.iter(f'{DRAWING}t'))


def squeeze(text: str) -> str:
    """Return the text without white space and invisible characters."""
    return ''.join(char for char in text if not char.isspace() and char not in '\u200b\u2060\u00ad')


SMALL = {
    'booklet.toml': '',
    'content/2026-spring/semester.toml': (
        'title = "实验室安全学习材料"\nterm = "2026 年上半年"\norganisation = "生物化学学院"\n'
        'audience = "全体教职工"\nseries = "教职工学习"\nlanguage = "zh-CN"\n'
    ),
    'content/2026-spring/01-safety/session.md': (
        '---\nnumber: 1\ndate: 2026-03-05\nform: 集中学习\nplace: 主楼 201\ntitle: 把安全做成习惯\n'
        'questions:\n  - 哪一条规程写了却没有人照做？\n---\n本次学习从两件小事说起。\n'
    ),
    'content/2026-spring/01-safety/1-hood.md': (
        '---\ntitle: 通风橱不是储物柜\nsource: 学院安全简报\n---\n'
        '## 先看风速\n\n通风橱的面风速每学期测一次，读数贴在玻璃窗的左下角。'
        '==低于每秒 0.4 米的通风橱当天停用，修好之后再撕掉封条。==这条规定执行了两年，没有例外。\n\n'
        '橱内只放当天要用的试剂。下班以前，台面清空，玻璃窗拉到底，废液桶盖好盖子。\n\n'
        '## 再看习惯\n\n有人把通风橱当成储物柜，瓶子一多，气流就绕着瓶子走。'
        '检查的时候，安全员用一条纸带就能看出来：纸带不动的地方，风已经到不了了。\n'
    ),
    'content/2026-spring/01-safety/2-label.md': (
        '---\ntitle: 一张标签要写五样东西\n---\n'
        '名称、浓度、日期、配制人和危险标志，一样也不能少。见[第 {页} 页](1-hood.md)的要求。\n\n'
        '==没有日期的瓶子，按过期处理。==这样做看起来浪费，其实省下了猜测的时间。\n'
    ),
}
