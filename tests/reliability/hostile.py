"""Sixty hostile documents, built while strace watches: no file outside the project is read for them."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.tally import Tally
from tests.story.project_story import Story

SECRET = 'the-secret-of-the-neighbour'
HOME = 'content/2026-spring/01-safety'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 60">'
    '{}</svg>'
)
TARGETS = ('{out}/secret.txt', 'file://{out}/secret.txt', '../../../../outside/secret.txt', '/etc/passwd')
IN_TEXT = (
    '![x]({})', '[x]({})', '<img src="{}">', '<iframe src="{}"></iframe>', '<object data="{}"></object>',
    '<style>@import url("{}");</style>', '{{% include "{}" %}}', '<link rel="stylesheet" href="{}">',
)  # fmt: skip
IN_DRAWINGS = (
    '<image href="{}" width="9" height="9"/>', '<use xlink:href="{}#a"/>', '<style>@import url({});</style>',
    '<rect width="9" height="9" style="fill:url({}#a)"/>',
)  # fmt: skip
ENTITY = '<!DOCTYPE svg [<!ENTITY x SYSTEM "{}">]>' + SVG.format('<text y="9">&x;</text>')
BOMBS = {
    'entities': '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + ''.join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']>' + SVG.format('<text>&j;</text>'),
    'uses': SVG.format(
        '<g id="a0"><rect width="1" height="1"/></g>'
        + ''.join(f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(40))
        + '<use href="#a40"/>'
    ),
    'itself': SVG.format('<g id="a"><use href="#a"/></g>'),
    'deep': SVG.format('<g>' * 5000 + '</g>' * 5000),
}
HEAD = '---\ntitle: 某一篇\n---\n正文在此。\n\n'
FIGURE = HEAD + '![x](figures/@.svg)\n'
ASKED = ('--only', 'screen,slides', '--jobs', '1')
ARTICLE, DRAWING = f'{HOME}/@-x.md', f'{HOME}/figures/@.svg'
OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)"[^)]*\)\s*=\s*\d')


@dataclass(frozen=True)
class Document:
    """Files of a project, and a link or a pipe among them."""

    files: dict[str, str]
    link: tuple[str, Path] | None = None
    pipe: str = ''

    @property
    def is_alone(self) -> bool:
        """Whether it stops a build, so that no other would be looked at."""
        return 'booklet.toml' in self.files or 'styles/' in f'{self.link} {self.pipe}'

    def put(self, root: Path, number: str) -> None:
        """Put it into the project at `root`."""
        for name, text in self.files.items():
            _path(root, name, number).write_text(text.replace('figures/@', f'figures/{number}'))
        if self.link:
            _path(root, self.link[0], number).symlink_to(self.link[1])
        if self.pipe:
            os.mkfifo(_path(root, self.pipe, number))


def _path(root: Path, name: str, number: str) -> Path:
    path = root / name.replace('@', number)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def documents(out: Path) -> Iterator[Document]:
    """Yield the documents; `@` in their names stands for a number of their own."""
    for target in (each.format(out=out) for each in TARGETS):
        for form in IN_TEXT:
            yield Document({ARTICLE: HEAD + form.format(target)})
        for form in IN_DRAWINGS:
            yield Document({ARTICLE: FIGURE, DRAWING: SVG.format(form.format(target))})
        yield Document({ARTICLE: FIGURE, DRAWING: ENTITY.format(target)})
    for bomb in BOMBS.values():
        yield Document({ARTICLE: FIGURE, DRAWING: bomb})
    for name in (ARTICLE, DRAWING, 'content/2026-spring/1@-x', 'styles/own@.css'):
        outside = out if '.' not in name else out / 'secret.txt'
        yield Document({f'{HOME}/9@-y.md': FIGURE}, link=(name, outside))
    for name in (ARTICLE, DRAWING, 'content/2026-spring/1@-x/session.md', 'styles/own@.css'):
        yield Document({f'{HOME}/9@-y.md': FIGURE}, pipe=name)
    yield Document({}, link=(ARTICLE, Path('/dev/zero')))
    command = f'!!python/object/apply:os.system ["cat {out}/secret.txt"]'
    yield Document({ARTICLE: f'---\ntitle: {command}\n---\n甲\n'})
    yield Document({'booklet.toml': f'[slides]\ntemplate = "{out}/secret.txt"\n'})
    yield Document({'booklet.toml': '[slides]\ntemplate = "../outside/secret.txt"\n'})
    shop = '[print-shop.x]\nprofile = "../outside/secret.txt"\n[print]\nshop = "x"\n'
    yield Document({'booklet.toml': shop})


def try_hostile(root: Path, most: int | None = None) -> Tally:
    """Build the documents (or `most` of them, evenly chosen), many in one project, under strace."""
    out = root / 'outside'
    out.mkdir(parents=True)
    (out / 'secret.txt').write_text(SECRET)
    (out / 'a.md').write_text(HEAD + SECRET)
    listed = list(documents(out))
    chosen = listed if most is None else listed[:: -(-len(listed) // most)]
    groups = [[each for each in chosen if not each.is_alone]]
    groups += [[each] for each in chosen if each.is_alone]
    promise = 'no file outside the project is opened, no connection made (strace), nothing of it printed'
    # Sixty documents in one build, watched by strace.
    tally = Tally('hostile documents', promise, limit=180)
    for number, group in enumerate(groups):
        build = functools.partial(watched, root / str(number), out, group)
        tally.try_all(iter([(f'group {number}', build)]))
    tally.trials = len(chosen)
    return tally


def watched(root: Path, out: Path, group: list[Document]) -> str:
    """Build a project with the documents and look at every file that was opened for it."""
    Story.small(root)
    for number, document in enumerate(group, 3):
        document.put(root, str(number))
    trace = root.with_suffix('.trace')
    calls = 'trace=open,openat,connect'
    watch = ['strace', '-f', '--seccomp-bpf', '-qq', '-e', calls, '-s', '300', '-o', str(trace)]
    build = [sys.executable, '-m', 'booklet', 'build', '--root', str(root), *ASKED]
    done = subprocess.run(
        [*watch, *build], capture_output=True, text=True, timeout=300, check=False, env=ENVIRONMENT
    )
    assert done.returncode in (0, 1, 2), done.stderr[-1500:]
    told = trace.read_text(errors='replace')
    opened = [path for path in OPENED.findall(told) if is_forbidden(path, out, root)]
    assert not opened, opened
    assert not re.search(r'connect\(\d+, \{sa_family=AF_INET', told)
    reader = ['pdftotext', str(root / 'build/2026-spring/screen/booklet.pdf'), '-']
    shown = subprocess.run(reader, capture_output=True, text=True, check=False)
    assert SECRET not in shown.stdout + done.stdout + done.stderr
    shutil.rmtree(root)
    return f'exit {done.returncode}'


ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8'}


def is_forbidden(path: str, out: Path, root: Path) -> bool:
    """Tell whether a path leads to the neighbour's folder or to a file of the system that names people."""
    real = os.path.realpath(path)
    return real.startswith(f'{out}/') or real in ('/etc/passwd', '/etc/shadow', '/dev/zero')
