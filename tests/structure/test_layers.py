"""A module imports only from lines below its own; each foreign library has one home."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / 'src'

LINES = (
    ('__main__',),
    ('cli',),
    ('preview',),
    ('build',),
    ('flow',),
    ('commission', 'outputs', 'standing'),
    ('results', 'manifest', 'inputs', 'figures'),
    ('page_tasks',),
    ('order', 'making'),
    ('printing',),
    ('preflight',),
    ('press', 'deck'),
    ('layout',),
    ('selection',),
    ('reading', 'importing'),
    ('text',),
    ('project',),
    ('shops',),
    ('fields',),
    ('model',),
    ('packaged', 'cache', 'work'),
    ('diagnostics', 'errors', 'units', 'files', 'installed', 'progress', 'kinds', 'lazily', 'collecting'),
    ('language',),
    ('values',),
    ('__init__',),
)
"""From top to bottom, as in docs/architecture.md. A part imports itself and lower lines, no neighbours."""

HOMES = {
    'click': {'cli'},
    'rich': {'cli'},
    'weasyprint': {'layout'},
    'pyphen': {'layout'},
    'cffi': {'layout'},  # with a table in place of WeasyPrint's declarations
    '_cffi_backend': {'layout'},
    'tinyhtml5': {'layout'},
    'cssselect2': {'layout'},
    'tinycss2': {'layout'},
    'jinja2': {'layout', 'preflight'},  # the report shows names from foreign files; jinja2 escapes them
    'markupsafe': {'layout'},
    'fontTools': {'layout', 'press'},
    'markdown': {'reading'},
    'nh3': {'reading'},
    'yaml': {'reading'},
    # Reading measures what the editor gave, layout makes PNG of drawings, the press makes inks of pictures,
    # preflight adds the inks up.
    'PIL': {'reading', 'layout', 'press', 'preflight'},
    'pypdfium2': {'layout', 'preflight', 'importing'},
    'pikepdf': {'press', 'preflight'},
    'pptx': {'deck'},
    'lxml': {'deck', 'importing'},
    'segno': {'deck'},
    'uharfbuzz': {'deck', 'press'},
}
"""Foreign library -> the parts that may import it."""


def part_of(module: str) -> str:
    """Return the part that a dotted module name belongs to: `booklet.text.joining` -> `text`."""
    names = module.split('.')
    return names[1] if len(names) > 1 else '__init__'


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of everything a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f'{path}:{node.lineno} imports relatively'
            base = node.module or ''
            if base == 'booklet':
                yield from ((node.lineno, f'booklet.{alias.name}') for alias in node.names)
            else:
                yield node.lineno, base


def modules() -> Iterator[tuple[str, Path]]:
    """Yield (part, path) of every module."""
    for path in sorted((SOURCE / 'booklet').rglob('*.py')):
        relative = path.relative_to(SOURCE / 'booklet').with_suffix('')
        yield relative.parts[0], path


def test_every_part_has_a_line() -> None:
    known = {part for line in LINES for part in line}
    assert {part for part, _ in modules()} <= known


def test_a_module_imports_only_from_lines_below_its_own() -> None:
    rank = {part: index for index, line in enumerate(LINES) for part in line}
    wrong = []
    for part, path in modules():
        for line, name in imports_of(path):
            if not name.startswith('booklet'):
                continue
            target = part_of(name)
            # `from booklet import __version__` names a value of the package itself.
            target = target if target in rank else '__init__'
            if target != part and rank[target] <= rank[part]:
                wrong.append(f'{path.relative_to(SOURCE)}:{line} {part} imports {target}')
    assert wrong == []


def test_each_foreign_library_stays_at_home() -> None:
    wrong = []
    for part, path in modules():
        for line, name in imports_of(path):
            library = name.split('.')[0]
            if library == 'booklet' or library in sys.stdlib_module_names:
                continue
            if part not in HOMES.get(library, set()):
                wrong.append(f'{path.relative_to(SOURCE)}:{line} {part} imports {library}')
    assert wrong == []


def test_only_the_command_line_prints() -> None:
    wrong = []
    for part, path in modules():
        if part == 'cli':
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'print':
                wrong.append(f'{path.relative_to(SOURCE)}:{node.lineno}')
    assert wrong == []
