"""What is measured: the works of booklet, the other engines, and the command of each."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.desk import REPOSITORY, Desk
from tests.bench.text.names import SEMESTER

OWN, STOCK, STOCK_FACES = 'booklet', 'WeasyPrint', 'WeasyPrint, our faces'
PEERS = ('Typst', 'XeLaTeX', 'Chromium', 'Paged.js', 'Vivliostyle')
COLD = 'cold'
"""The only case of the other engines: everything from nothing."""

PLACE = REPOSITORY / '.venv-peers'
_PEER_PYTHON = PLACE / 'bin' / 'python'
_NODE = PLACE / 'node' / 'node_modules' / '.bin'


@dataclass(frozen=True, slots=True)
class Case:
    """A command with the state that it needs and the PDF that it leaves."""

    tool: str
    name: str
    prepare: Callable[[], None]
    command: tuple[str, ...]
    product: Path
    ends: Callable[[], None]
    """What is done afterwards."""


def _nothing() -> None:
    return None


def own_cases(desk: Desk) -> Iterator[Case]:
    """Yield the works of booklet in an order in which each finds its state.

    The name is what was edited and what is made: `word-slides`. `print` is the folder for the shop, `all`
    everything.
    """
    yield _own(desk, 'cold-print', desk.empty)
    yield _own(desk, 'cold-slides', desk.empty)
    yield _own(desk, 'cold-all', desk.empty)
    yield _own(desk, 'same-all', _nothing, desk.keep)
    yield _own(desk, 'same-slides', _nothing)
    for made in ('print', 'slides', 'all'):
        yield _own(desk, f'word-{made}', partial(desk.edit, 'word'))
    for edit in ('pages', 'style'):
        for made in ('print', 'slides'):
            yield _own(desk, f'{edit}-{made}', partial(desk.edit, edit))


def _own(desk: Desk, name: str, prepare: Callable[[], None], ends: Callable[[], None] = _nothing) -> Case:
    made = name.split('-')[1]
    build = (sys.executable, '-m', 'booklet', 'build', '--root', str(desk.project))
    commands = {
        'all': build,
        'print': (*build, '--only', 'print'),
        'slides': (*build, '--only', 'slides'),
    }
    results = desk.project / 'build' / SEMESTER
    products = {
        'all': results / 'screen' / 'booklet.pdf',
        'print': results / 'print' / 'booklet.pdf',
        'slides': results / 'slides' / '01.pptx',
    }
    return Case(OWN, name, prepare, commands[made], products[made], ends)


def stock_cases(desk: Desk) -> Iterator[Case]:
    """Yield stock WeasyPrint on one document, with the fonts of the system and with our small faces."""
    target = desk.folder / 'one.pdf'
    command = (sys.executable, '-m', 'weasyprint', '--quiet', str(desk.one_document), str(target))
    yield Case(STOCK, COLD, _nothing, command, target, _nothing)
    with_faces = ('env', f'FONTCONFIG_FILE={desk.faces}', *command)
    yield Case(STOCK_FACES, COLD, _nothing, with_faces, target, _nothing)


def peer_cases(desk: Desk, wanted: tuple[str, ...] = PEERS) -> Iterator[Case]:
    """Yield the engines of `wanted` that are installed."""
    makers = {
        'Typst': _typst, 'XeLaTeX': _xelatex, 'Chromium': _chromium, 'Paged.js': _pagedjs,
        'Vivliostyle': _vivliostyle,
    }  # fmt: skip
    for name in wanted:
        command = makers[name](desk)
        target = desk.folder / ('peer.pdf' if name == 'XeLaTeX' else f'{name}.pdf')
        if command:
            yield Case(name, COLD, partial(_forget, desk.folder), command, target, _nothing)


def _forget(folder: Path) -> None:
    """Remove what a run of LaTeX leaves for the next."""
    for path in folder.glob('peer.*'):
        if path.suffix not in ('.typ', '.tex', '.html'):
            path.unlink()


def _typst(desk: Desk) -> tuple[str, ...]:
    if not any(PLACE.glob('lib/python*/site-packages/typst')):
        return ()
    program = "import typst; typst.compile('peer.typ', output='Typst.pdf')"
    return (str(_PEER_PYTHON), '-c', program)


def _xelatex(desk: Desk) -> tuple[str, ...]:
    # Three passes: the second knows the headings, the third the pages that the contents moved.
    one = 'xelatex -interaction=batchmode peer.tex'
    return ('sh', '-c', f'{one} && {one} && {one}') if shutil.which('xelatex') else ()


def _browser() -> str | None:
    return shutil.which('chromium') or shutil.which('google-chrome')


def _chromium(desk: Desk) -> tuple[str, ...]:
    browser = _browser()
    if browser is None:
        return ()
    options = ('--headless', '--disable-gpu', '--no-pdf-header-footer', '--print-to-pdf=Chromium.pdf')
    return (browser, *_sandbox(), *options, (desk.folder / 'peer.html').as_uri())


def _sandbox() -> tuple[str, ...]:
    """Chromium refuses to put root into its sandbox."""
    return ('--no-sandbox',) if os.geteuid() == 0 else ()


def _pagedjs(desk: Desk) -> tuple[str, ...]:
    program, browser = _NODE / 'pagedjs-cli', _browser()
    if not program.is_file() or browser is None:
        return ()
    options = [f'--browserArgs={option}' for option in _sandbox()]
    place = f'PUPPETEER_EXECUTABLE_PATH={browser}'
    return ('env', place, str(program), 'peer.html', '-o', 'Paged.js.pdf', '-t', '3600000', *options)


def _vivliostyle(desk: Desk) -> tuple[str, ...]:
    program, browser = _NODE / 'vivliostyle', _browser()
    if not program.is_file() or browser is None:
        return ()
    options = ('--executable-browser', browser, '--timeout', '3600')
    return (str(program), 'build', 'peer.html', '-o', 'Vivliostyle.pdf', *options)
