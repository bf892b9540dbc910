"""This machine -> what of the fonts, libraries and programs is there, and what cures the rest."""

import platform
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from booklet.cli.i18n import say
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.layout.fonts.describe import FontReport
    from booklet.model.theme import Family


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked for."""

    name: str
    found: str
    """Its version or path; empty when it is missing."""
    cure: str = ''
    """The command that brings it."""
    is_needed: bool = True
    """A build cannot do without it."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that may be on the machine."""

    name: str
    purpose_en: str
    purpose_zh: str
    package: str
    formula: str
    is_needed: bool


PACKAGES = (
    'click', 'fonttools', 'jinja2', 'lxml', 'latex2mathml', 'markdown', 'pikepdf', 'pillow', 'pypdfium2',
    'python-pptx', 'pyyaml', 'rich', 'segno', 'uharfbuzz',
)  # fmt: skip
"""Python packages; those of the layout are named by its own report."""

LIBRARIES = {
    'pango': ('libpango-1.0-0 libpangoft2-1.0-0', 'pango'),
    'harfbuzz': ('libharfbuzz0b libharfbuzz-subset0', 'harfbuzz'),
    'fontconfig': ('fontconfig', 'fontconfig'),
}
"""System library -> Debian packages, Homebrew formula."""

TOOLS = (
    Tool('fc-list', "finds the fonts", "查找字体", 'fontconfig', 'fontconfig', True),
    Tool('soffice', "makes PDF of slides and notes", "把幻灯片和讲稿转成 PDF", 'libreoffice-impress',
         '--cask libreoffice', False),
    Tool('pdftoppm', "pictures of pages", "把页面转成图片", 'poppler-utils', 'poppler', False),
)  # fmt: skip


def font_items(report: 'FontReport') -> Iterator[Item]:
    """Yield every declared face with the path of its file."""
    for each in report.families:
        for face in each.faces:
            yield Item(f'{each.family.role}: {face.family} {face.style}', str(face.path))
        for style in each.missing:
            yield Item(f'{each.family.role}: {each.family.name} {style}', '', _font_cure(each.family))


def library_items(report: 'FontReport') -> Iterator[Item]:
    """Yield Python, its packages and the system libraries that set the text, with versions."""
    yield Item('Python', platform.python_version())
    for name, version in report.versions:
        debian, formula = LIBRARIES.get(name, ('', ''))
        yield Item(name, version, _install(debian, formula) if debian else _reinstall())
    for name in PACKAGES:
        yield Item(name, _version(name), _reinstall())


def tool_items() -> Iterator[Item]:
    """Yield the programs with their paths."""
    for tool in TOOLS:
        name = say(f'{tool.name} ({tool.purpose_en})', f'{tool.name}（{tool.purpose_zh}）')
        yield Item(name, shutil.which(tool.name) or '', _install(tool.package, tool.formula), tool.is_needed)


def _font_cure(family: 'Family') -> str:
    return _install(family.package, f'--cask {family.cask}' if family.cask else '')


def _install(debian: str, formula: str) -> str:
    if platform.system() == 'Darwin' and formula:
        return f'brew install {formula}'
    return f'sudo apt-get install {debian}'


def _reinstall() -> str:
    return 'pip install --force-reinstall booklet'


def _version(package: str) -> str:
    import importlib.metadata

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ''
