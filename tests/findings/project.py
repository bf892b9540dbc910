"""What provokes each finding of settings, files and front matter."""

from collections.abc import Callable, Iterable
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.project.settings import read_project
from tests.reading.folders import ARTICLE, HEAD, SEMESTER, read


def settings(text: str | bytes) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with a booklet.toml."""

    def provoke(root: Path) -> Iterable[Finding]:
        (root / 'booklet.toml').write_bytes(text.encode() if isinstance(text, str) else text)
        return read_project(root, root / 'packaged').findings

    return provoke


def theme(text: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with a theme.toml."""

    def provoke(root: Path) -> Iterable[Finding]:
        (root / 'booklet.toml').write_text('')
        (root / 'styles').mkdir()
        (root / 'styles' / 'theme.toml').write_text(text)
        return read_project(root, root / 'packaged').findings

    return provoke


def article(content: str | bytes) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with the file of an article."""
    return lambda root: read(root, {ARTICLE: content}).findings


def missing_settings(root: Path) -> Iterable[Finding]:
    """Read a project without booklet.toml."""
    return read_project(root, root / 'packaged').findings


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'file.unreadable': missing_settings,
    'file.too-large': settings('# ' + '量' * 400_000),
    'file.encoding-guessed': article((HEAD + '称量以前先调平。\n').encode('gb18030')),
    'file.not-text': article(b'\x00\xff\xfe\x01PK'),
    'file.invisible-characters': article(HEAD + '称量\u200b以前先调平。\n'),
    'front-matter.unclosed': article('---\ntitle: 称量\n\n称量以前先调平。\n'),
    'front-matter.tab': article('---\ntitle: 称量\nslides:\n\tcount: 3\n---\n称量以前先调平。\n'),
    'front-matter.syntax': article('---\ntitle: 称量: 三条\n---\n称量以前先调平。\n'),
    'front-matter.no-colon': article('---\ntitle: 称量\n作者 小组\n---\n称量以前先调平。\n'),
    'front-matter.indented': article('---\ntitle: 称量\n  author: 小组\n---\n称量以前先调平。\n'),
    'front-matter.too-long': article(f'---\ntitle: {"量" * 70_000}\n---\n称量以前先调平。\n'),
    'front-matter.too-many': article(f'---\ntitle: 称量\nquestions: [{"甲, " * 201}]\n---\n先调平。\n'),
    'front-matter.cut': article('---\ntitle: 称量 #3\n---\n称量以前先调平。\n'),
    'front-matter.colon': article('---\ntitle：称量\n---\n称量以前先调平。\n'),
    'front-matter.space': article('---\ntitle:\u00a0称量\n---\n称量以前先调平。\n'),
    'front-matter.fence': article('———\ntitle: 称量\n---\n称量以前先调平。\n'),
    'table.twice': settings('[type]\nsize = "10pt"\nsize = "11pt"\n'),
    'table.backslash': settings('[slides]\ntemplate = "C:\\school.pptx"\n'),
    'table.not-utf-8': settings('# 设置\n'.encode('gb18030')),
    'table.syntax': settings('[type]\nsize = “10pt”\n'),
    'field.misspelt': settings('[type]\nchars_per_lines = 27\n'),
    'field.unknown': settings('[pens]\n'),
    'field.duplicate': article('---\ntitle: 称量\ntitle: 移液\n---\n称量以前先调平。\n'),
    'field.missing': lambda root: read(root, {SEMESTER: 'title = "学习汇编"\n'}).findings,
    'field.not-text': lambda root: read(root, {SEMESTER: 'title = 3\n'}).findings,
    'field.not-whole': settings('[type]\nlines_per_page = "many"\n'),
    'field.not-truth': article('---\ntitle: 称量\nnumbering: 也许\n---\n称量以前先调平。\n'),
    'field.not-length': settings('[type]\nsize = 10.5\n'),
    'field.not-date': article('---\ntitle: 称量\ndate: 2026-02-30\n---\n称量以前先调平。\n'),
    'field.not-table': settings('type = 3\n'),
    'field.not-a-choice': settings('[office]\nsheet = "B5"\n'),
    'field.out-of-range': settings('[print]\nbleed = "80mm"\n'),
    'shop.file-names': settings('[print-shop.nearby]\nfile_names = "booklet"\n'),
    'theme.not-a-colour': theme('[palette]\naccent = "red"\n'),
}
