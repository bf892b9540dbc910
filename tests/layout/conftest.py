import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.executor import Machine
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet, find_faces
from booklet.layout.fonts.prepare import prepare
from booklet.layout.fonts.rules import font_css
from booklet.model.theme import DeckFaces, Family, Palette, Theme

ROOT = Path(__file__).parents[2]

PAGE = '''
    @page { size: 148mm 210mm; margin: 24mm 23mm 21mm 25mm; @bottom-center { content: counter(page) } }
    html { font: 10.5pt/18pt 'Latin Text', 'Noto Serif CJK SC' }
    body { margin: 0 }
    p { margin: 0; text-align: justify; text-indent: 2em }
    .note { float: footnote }
'''

Render = Callable[..., SectionResult]


def read_theme() -> Theme:
    values = tomllib.loads((ROOT / 'styles' / 'theme.toml').read_text(encoding='utf-8'))
    families = tuple(
        Family(row['role'], row['name'], tuple(row['styles']), row['package'], row['cask'])
        for row in values['family']
    )
    return Theme(Palette(**values['palette']), families, DeckFaces(**values['deck']))


@pytest.fixture(scope='session')
def theme() -> Theme:
    return read_theme()


@pytest.fixture(scope='session')
def fontset(theme: Theme, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> FontSet:
    # All processes of one test run share a folder, as all builds of one machine do.
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == 'master' else base.parent
    return prepare(find_faces(theme).value, shared / 'fonts')


@pytest.fixture(scope='session')
def machine(fontset: FontSet) -> Machine:
    """Return this machine, which keeps nothing."""
    assert fontset.folder is not None
    return Machine(fontset.folder)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / 'content').mkdir()
    (tmp_path / 'styles').mkdir()
    return tmp_path


@pytest.fixture
def job(fontset: FontSet, root: Path) -> Callable[..., SectionJob]:
    """Return what makes a job of a body of HTML with a small style sheet, fetching from `root`."""

    def make(body: str, css: str = PAGE, head: str = '') -> SectionJob:
        html = f'<html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'
        roots = AssetRoots(root, (root / 'styles',))
        return KeyMaker(font_css(fontset) + css, roots, fontset).job('s01a1', html)

    return make


@pytest.fixture
def render(job: Callable[..., SectionJob], machine: Machine) -> Render:
    """Lay out a body of HTML with a small style sheet, fetching from `root`."""

    def lay(body: str, css: str = PAGE, head: str = '') -> SectionResult:
        return lay_out_section(job(body, css, head), machine)

    return lay
